"""The map as a page of its own: where nodes, links and arrow tips lie before a browser draws."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

from careerapp.domain.items import Position
from careerapp.domain.model import WorkModel
from careerapp.exchange.html_map import GATE_GAP, _network, html_of
from careerapp.picture.svg.nodes import frame_of
from careerapp.picture.table import rows_of
from careerapp.picture.view import View, view_of
from tests.sketch import sketch
from tests.strategies import models


def placed(model: WorkModel, **places: tuple[float, float]) -> View:
    layout = tuple(Position(node=id, x=x, y=y) for id, (x, y) in places.items())
    return view_of(model.replace(layout=layout))


def drawn(view: View) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    network = _network(view)
    return {node["id"]: node for node in network.nodes}, network.edges


def path(view: View, number: int = 0) -> list[tuple[float, float]]:
    """The points that a link runs through."""
    nodes, edges = drawn(view)
    mine = [edge for edge in edges if str(edge["id"]).startswith(f"link-{number}-")]
    assert all(one["to"] == other["from"] for one, other in pairwise(mine))
    ids = [mine[0]["from"], *(edge["to"] for edge in mine)]
    return [(nodes[id]["x"], nodes[id]["y"]) for id in ids]


@given(models(max_nodes=8))
def test_every_node_lies_within_its_two_corners_and_only_the_last_piece_of_a_link_has_a_tip(model):
    view = view_of(model)
    nodes, edges = drawn(view)
    for number, node in enumerate(view.nodes):
        frame = frame_of(node)
        near, far = (nodes[f"node-{number}-{side}"] for side in (-1, 1))
        assert (nodes[f"node-{number}"]["x"], nodes[f"node-{number}"]["y"]) == (node.x, node.y)
        assert far["x"] - near["x"] == pytest.approx(frame.width)
        assert far["y"] - near["y"] == pytest.approx(frame.height + 16)
        assert (far["x"] + near["x"], far["y"] + near["y"]) == pytest.approx(
            (2 * node.x, 2 * node.y)
        )
    needing_all = {node.id for node in view.nodes if node.needs_all}
    into = [edge.target for edge in view.edges]
    for number, edge in enumerate(view.edges):
        mine = [each for each in edges if str(each["id"]).startswith(f"link-{number}-")]
        tips = [each["arrows"]["to"]["enabled"] for each in mine]
        joined = edge.target in needing_all and into.count(edge.target) > 1
        assert tips == [False] * (len(mine) - 1) + [not joined]


def test_a_link_runs_from_side_to_side_and_one_that_runs_back_meets_the_node_from_where_it_comes():
    model = sketch("a b", "b Lead")
    view = placed(model, a=(0, 0), b=(400, 100), Lead=(800, 0))
    frames = {node.id: frame_of(node) for node in view.nodes}
    a, b = frames["a"], frames["b"]
    assert path(view) == [(a.width / 2, 0), (400 - b.width / 2, 100)]
    for y, side in ((100, -1), (-100, 1)):
        back = placed(model, a=(400, 0), b=(0, y), Lead=(800, 0))
        assert path(back) == [(400, 0), (0, y + side * b.height / 2)]


def test_where_all_are_needed_links_end_before_the_node_where_they_are_joined():
    model = sketch("a b", "c b", nodes={"b": {"needs": "all"}})
    view = placed(model, a=(0, 0), c=(0, 200), b=(400, 100))
    width = {node.id: frame_of(node).width for node in view.nodes}
    for number, (id, y) in enumerate((("a", 0), ("c", 200))):
        assert path(view, number) == [(width[id] / 2, y), (400 - width["b"] / 2 - GATE_GAP, 100)]
    back = placed(model, a=(800, 0), c=(0, 200), b=(400, 100))
    assert path(back) == [(800, 0), (400 - width["b"] / 2 - GATE_GAP, 100)]


def test_where_no_script_runs_the_picture_and_the_words_are_there_all_the_same():
    model = sketch("today a Lead")
    page = html_of(view_of(model), rows_of(model), title="Mine <1>", note="1 March 2027")
    without_script = page.partition("<noscript>")[2].partition("</noscript>")[0]
    assert without_script.startswith("<svg ")
    assert without_script.endswith("</svg>\n")
    assert "<h1>Mine &lt;1&gt;</h1>" in page
    assert '<p class="note">1 March 2027</p>' in page
    assert page.count("<tr>") == 1 + len(rows_of(model))
