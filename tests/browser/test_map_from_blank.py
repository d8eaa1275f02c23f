"""The graduate's map, built from a blank page by mouse alone and by keyboard alone: the same."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page

from careerapp.domain.edits.items import without
from careerapp.domain.items import Node, Outcome
from careerapp.domain.model import WorkModel
from careerapp.domain.workspace import Version, Workspace
from careerapp.exchange.bundle import read_bundle
from careerapp.picture.view import view_of
from tests.browser.kept import model_in, put
from tests.browser.map_state import map_state
from tests.browser.map_work import (
    add_by_key,
    add_by_mouse,
    link_by_key,
    link_by_mouse,
    tab_to_map,
)
from tests.browser.steps import drawn, press
from tests.browser.support import Server, Watch

GRADUATE = Path(__file__).parents[2] / "careerapp" / "samples" / "graduate.json"


def wanted() -> WorkModel:
    """The newest version of the sample."""
    versions = read_bundle(GRADUATE.read_bytes()).versions
    return max(versions, key=lambda version: version.order).model


WANTED = wanted()
PLACES = {node.label: (node.x, node.y) for node in view_of(WANTED, show_dropped=True).nodes}


def part(model: WorkModel) -> WorkModel:
    """What leads to the outcome that fewest lead to, but more than a stone or two."""
    kept = [leading_to(model, outcome.id) for outcome in model.outcomes]
    return without(
        model, model.nodes.keys() - min((each for each in kept if len(each) > 5), key=len)
    )


def leading_to(model: WorkModel, goal: str) -> set[str]:
    kept, pending = set[str](), [goal]
    while pending:
        node = pending.pop()
        if node not in kept:
            kept.add(node)
            pending += [link.source for link in model.links_into.get(node, ())]
    return kept


def blank_page(data: Path) -> None:
    """Somebody begins with nothing on the map."""
    put(
        data, Workspace(versions=(Version(id=uuid4().hex, name="One", order=1, model=WorkModel()),))
    )


@pytest.fixture
def at_work(
    browser: Browser, serve: Callable[..., Server], tmp_path: Path
) -> Iterator[tuple[Page, Path, str]]:
    """A page that is nowhere yet, where its work is kept, and the address of Routes."""
    blank_page(tmp_path / "data")
    server = serve(data=tmp_path / "data")
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 1200})
    page = context.new_page()
    page.set_default_timeout(15_000)
    watch = Watch(page, server.url)
    yield page, tmp_path / "data", f"{server.url}/routes"
    context.close()
    watch.assert_clean()


def by_title(model: WorkModel) -> dict[str, Any]:
    """All there is of a model but its ids and where nodes lie; every node named by its title."""
    return {
        "nodes": sorted(
            [type(node).__name__, *node.model_dump(exclude={"id"}).items()]
            for node in model.nodes.values()
        ),
        "links": sorted(
            [
                (model.title_of(link.source), model.title_of(link.target)),
                *link.model_dump(exclude={"id", "source", "target"}).items(),
            ]
            for link in model.links
        ),
    }


def make_room(page: Page) -> None:
    """Zoom out, and drag the ground until Today stands at the left."""
    for _ in range(6):
        press(page, "Zoom out")
    frame = map_state(page).frame
    x, y = frame["left"] + frame["width"] * 0.75, frame["top"] + 40
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - frame["width"] * 0.42, y, steps=4)
    page.mouse.up()


def kind_of(node: Node) -> str:
    return "outcome" if isinstance(node, Outcome) else node.kind


def build(
    page: Page, model: WorkModel, add: Callable[..., None], link: Callable[..., None]
) -> None:
    for node in model.nodes.values():
        add(page, node.title, kind_of(node))
    for each in model.links:
        link(page, model.title_of(each.source), model.title_of(each.target))


def put_down(page: Page, title: str, kind: str) -> None:
    add_by_mouse(page, title, kind, PLACES[title])


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(part(WANTED), id="the ways to one outcome"),
        pytest.param(WANTED, id="all of it", marks=pytest.mark.slow),
    ],
)
def test_the_graduates_map_built_from_a_blank_page_by_mouse_is_the_one_built_by_keyboard(
    at_work: tuple[Page, Path, str], wanted: WorkModel
):
    page, data, address = at_work
    come(page, address)
    assert map_state(page).nodes.keys() == {"today"}
    make_room(page)
    build(page, wanted, put_down, link_by_mouse)
    by_mouse = model_in(data)
    assert len(by_mouse.layout) == len(wanted.nodes), "each lies where the mouse put it"

    blank_page(data)
    come(page, address)
    assert map_state(page).nodes.keys() == {"today"}
    tab_to_map(page)
    build(page, wanted, add_by_key, link_by_key)
    by_key = model_in(data)
    assert not by_key.layout, "each lies where the layout puts it"

    assert by_title(by_mouse) == by_title(by_key)
    for built in (by_mouse, by_key):
        assert drawn_of(built) == drawn_of(wanted)
    shown = {node.title for node in map_state(page).nodes.values()}
    assert shown == {"Today", *(node.title for node in wanted.nodes.values())}


def come(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("heading", level=1, name="Routes").wait_for()
    drawn(page)


def drawn_of(model: WorkModel) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What was asked to be drawn: titles with their kinds, and links by title, in order."""
    return (
        [(node.title, kind_of(node)) for node in model.nodes.values()],
        [(model.title_of(link.source), model.title_of(link.target)) for link in model.links],
    )


def test_the_sample_is_large_enough_to_mean_something():
    assert len(WANTED.nodes) >= 20
    assert len(WANTED.links) >= 25
    assert 5 <= len(part(WANTED).nodes) < len(WANTED.nodes)
    assert len(PLACES) == len(WANTED.nodes) + 1, "titles tell nodes apart"
