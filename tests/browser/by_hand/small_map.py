"""Somebody with a small map before them: what the tests of working on the map have in common."""

from pathlib import Path

from playwright.sync_api import Page

from careerapp.domain.edits import Edit
from careerapp.domain.items import Idea
from careerapp.domain.model import WorkModel
from careerapp.storage.repository import Repository
from tests.browser.kept import kept_in
from tests.browser.map_state import map_state
from tests.browser.map_work import id_of
from tests.browser.steps import drawn
from tests.browser.support import settle
from tests.sketch import sketch

MODEL = sketch(
    "today maria study Lead",
    "today sql analyst Lead",
    nodes={
        "maria": {"kind": "relationship", "title": "Maria"},
        "study": {"kind": "experience", "title": "Stock-loss study"},
        "sql": {"title": "Evening course in SQL"},
        "analyst": {"kind": "role", "title": "Reporting analyst"},
        "Lead": {"title": "Team lead"},
    },
    ideas=(Idea(id="teach", text="Teach an evening class"), Idea(id="ask", text="Ask Ana")),
)
HOSTILE = (
    '<img src=x onerror="alert(1)">',
    "![x](http://evil.example/x.png)",
    "مسار جديد في العمل",
    "\u202ereversed",
    "${alert(1)} {{7*7}} `x`",
)


def the_version(repository: Repository) -> str:
    return repository.versions(repository.last_opened() or "")[0].id


def elsewhere(data: Path, edit: Edit) -> None:
    """Edit what is kept, as another tab does."""
    with kept_in(data) as repository:
        repository.save(the_version(repository), edit)


def come(page: Page) -> Page:
    page.goto(page.address)  # type: ignore[attr-defined]
    page.get_by_role("heading", level=1, name="Routes").wait_for()
    settle(page)
    drawn(page)
    return page


def at(page: Page, title: str) -> tuple[float, float]:
    state = map_state(page)
    node = state.nodes[id_of(state, title)]
    return node.x, node.y


def links(model: WorkModel) -> set[tuple[str, str]]:
    return {(model.title_of(link.source), model.title_of(link.target)) for link in model.links}


def empty_spot(page: Page) -> tuple[float, float]:
    frame = map_state(page).frame
    return frame["left"] + frame["width"] / 2, frame["top"] + 24


def on_the_map(page: Page) -> None:
    """Turn to the map with the keyboard."""
    page.locator(".map .canvas").focus()
