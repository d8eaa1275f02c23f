"""What is drawn of a model: everything, once, where it belongs, in words as well as in looks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.domain.items import Outcome, Position
from careerapp.domain.statuses import LEFT_STATUSES
from careerapp.domain.types import TODAY_ID
from careerapp.picture.layout import arrange
from careerapp.picture.overlay import FADED, Mark, Overlay
from careerapp.picture.view import view_of
from tests.sketch import sketch
from tests.strategies import models
from tests.unit.picture.maps import grown_maps

LOOKS = {
    "done": "have it",
    "active": "under way",
    "idea": "not started",
    "blocked": "blocked",
    "dropped": "dropped",
}


@given(models(), st.booleans())
def test_every_node_and_link_is_drawn_unless_it_is_gone(model, show_dropped):
    view = view_of(model, show_dropped=show_dropped)
    there = {
        id for id, node in model.nodes.items() if show_dropped or node.status not in LEFT_STATUSES
    } | {TODAY_ID}
    drawn = [node.id for node in view.nodes]
    assert len(drawn) == len(set(drawn))
    assert set(drawn) == there
    assert {edge.id for edge in view.edges} == {
        link.id for link in model.links if {link.source, link.target} <= there
    }


@given(models())
def test_what_was_dragged_stays_where_it_was_put(model):
    put = {place.node: (place.x, place.y) for place in model.layout}
    for node in view_of(model, show_dropped=True).nodes:
        assert node.placed == (node.id in put)
        if node.placed:
            assert (node.x, node.y) == put[node.id]


def test_a_link_at_a_dragged_node_runs_straight():
    model = sketch("today a b Lead", "today Lead", "today c Lead", "c b", "a c")
    bent = [edge.id for edge in view_of(model).edges if edge.bends]
    assert bent
    moved = model.replace(layout=(Position(node="Lead", x=900, y=-300),))
    assert not any(edge.bends for edge in view_of(moved).edges if edge.target == "Lead")


def test_a_part_of_the_map_is_laid_out_by_itself():
    model = sketch("today a b Lead", "today c Lead", layout=(Position(node="a", x=5_000, y=5_000),))
    view = view_of(model, only={TODAY_ID, "a", "Lead"})
    assert {node.id for node in view.nodes} == {TODAY_ID, "a", "Lead"}
    assert [edge.id for edge in view.edges] == ["today>a"]
    assert all(abs(node.x) < 1_000 for node in view.nodes)


def test_a_part_without_today_is_drawn_without_it():
    view = view_of(sketch("today a Lead"), only={"a", "Lead"})
    assert [node.id for node in view.nodes] == ["a", "Lead"]


@pytest.mark.parametrize(("status", "word"), LOOKS.items())
def test_every_status_is_told_in_words_too(status, word):
    model = sketch("today a Lead", nodes={"a": {"status": status}})
    (node,) = (node for node in view_of(model, show_dropped=True).nodes if node.id == "a")
    assert node.status == status
    assert word in node.text


def test_bold_stones_and_nodes_that_need_everything_say_so():
    model = sketch("today a b", nodes={"a": {"bold": True}, "b": {"needs": "all"}})
    words = {node.id: node.text for node in view_of(model).nodes}
    assert "bold" in words["a"]
    assert "bold" not in words["b"]
    assert "needs all" in words["b"]


def test_outcomes_that_matter_more_are_drawn_larger():
    model = sketch("Less", "More", nodes={"Less": {"importance": 1}, "More": {"importance": 5}})
    importance = {node.id: node.importance for node in view_of(model).nodes}
    assert (importance["Less"], importance["More"]) == (1, 5)


@given(models())
def test_the_legend_explains_what_is_there_and_nothing_else(model):
    view = view_of(model)
    samples = [entry.sample for entry in view.legend]
    assert len(samples) == len(set(samples))
    assert {name.split()[1] for name in samples if name.startswith("kind")} == {
        node.kind for node in view.nodes if node.kind != "today"
    }
    statuses = {node.status for node in view.nodes}
    told = {name.split()[1] for name in samples if name.startswith("status")} - {"bold"}
    # An outcome still open looks like any; one that is reached looks like a stone one has.
    assert told == statuses - {"", "open", "reached"}
    assert ("status bold" in samples) == any(node.bold for node in view.nodes)
    still = [edge for edge in view.edges if not edge.closed]
    assert ("link unjudged" in samples) == any(edge.confidence is None for edge in still)
    assert ("link closed" in samples) == any(edge.closed for edge in view.edges)


@given(models())
def test_one_line_counts_what_is_drawn(model):
    view = view_of(model)
    outcomes = sum(isinstance(model.nodes.get(node.id), Outcome) for node in view.nodes)
    stones = len(view.nodes) - outcomes - 1
    for count, noun in (
        (outcomes, "outcome"),
        (stones, "stepping stone"),
        (len(view.edges), "link"),
    ):
        assert f"{count} {noun}" + ("" if count == 1 else "s") in view.label


@given(grown_maps(), st.data())
def test_marks_are_laid_over_the_plain_map_and_change_nothing_else(model, data):
    marked = data.draw(st.sampled_from([*model.nodes]))
    link = data.draw(st.sampled_from(model.links)).id
    mark = Mark(ring=True, badge="both ways need this")
    plain = view_of(model)
    view = view_of(model, overlay=Overlay("Name", {marked: mark}, {link: FADED}))
    for before, after in zip(plain.nodes, view.nodes, strict=True):
        assert after.mark == (mark if after.id == marked else Mark())
        assert after.text.endswith(mark.badge) == (after.id == marked)
        assert after._replace(mark=before.mark, text=before.text) == before
    for edge in view.edges:
        assert edge.mark == (FADED if edge.id == link else Mark())
    assert view_of(model) == plain
    assert view.label != plain.label


def test_what_would_be_lost_is_told_in_words():
    view = view_of(sketch("today a"), overlay=Overlay("What if", {"a": Mark(lost=True)}, {}))
    assert view.nodes[1].text.endswith("lost")


def test_drawing_the_same_map_again_does_not_lay_it_out_again():
    asked = []

    def counted(boxes, arrows, direction):
        asked.append(direction)
        return arrange(boxes, arrows, direction)

    model = sketch("today a b Lead")
    first = view_of(model, arrange=counted)
    again = view_of(model.replace(today="Somewhere else"), arrange=counted)
    marked = view_of(model, arrange=counted, overlay=Overlay("Name", {"a": FADED}, {}))
    assert asked == ["right", "down"]
    assert again == first
    assert marked != first
    view_of(sketch("today a b Lead", "today b"), arrange=counted)
    assert asked == ["right", "down"] * 2


@pytest.mark.parametrize(
    ("beliefs", "told"),
    [((0.5, 0.5), False), ((0.5, 0.9), True), ((0.5, None), False), ((None, None), False)],
)
def test_that_wider_is_likelier_is_told_where_links_differ(beliefs, told):
    links = {
        id: {"confidence": belief}
        for id, belief in zip(("today>a", "a>Lead"), beliefs, strict=True)
    }
    samples = {entry.sample for entry in view_of(sketch("today a Lead", links=links)).legend}
    assert ("link likely" in samples) == told
    assert ("link unjudged" in samples) == (None in beliefs)
