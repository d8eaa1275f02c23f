"""What no hand can do: events made up by some script, or late ones, over the real wire."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.by_hand.small_map import MODEL, at, on_the_map
from tests.browser.kept import model_in
from tests.browser.map_state import FIND_MAP, map_state
from tests.browser.map_work import answered
from tests.browser.steps import notice
from tests.browser.support import settle

SEND = (
    "(element, events) => { const map = ("
    + FIND_MAP
    + """)(element);
    map.component.setTriggerValue('events', events); }"""
)

NONSENSE: tuple[Any, ...] = (
    None,
    7,
    "remove",
    [],
    {"op": "remove"},
    {"op": "remove", "ids": [["maria"], {"id": "sql"}, 3, None]},
    {"op": "select", "id": {"toString": "maria"}},
    {"op": "move", "to": {"maria": [1e300, 0], "sql": ["1", "2"], "__proto__": [0, 0]}},
    {"op": "move", "to": {"maria": [1]}},
    {"op": "add", "title": ["x"], "kind": "skill"},
    {"op": "add", "title": "x", "kind": "__class__"},
    {"op": "link", "from": "maria"},
    {"op": "rename", "id": "maria", "title": "x"},
    {"op": "__init__", "ids": ["maria"]},
    {"op": "idea", "id": ""},
)

REFUSED = (
    ({"op": "link", "from": "Lead", "to": "maria"}, "an outcome is where routes end"),
    ({"op": "link", "from": "nobody", "to": "maria"}, "not there any more"),
    ({"op": "remove", "ids": ["nobody"]}, "not there any more"),
    ({"op": "remove", "ids": ["today"]}, "it stays as it is"),
    ({"op": "add", "title": "t" * 4_000, "kind": "skill"}, "at most 200 characters"),
    ({"op": "rename", "id": "maria", "title": "x", "was": "Somebody"}, "in another tab"),
)


def send(page: Page, *events: Any, first: int = 1) -> None:
    numbered = [
        {**event, "by": "forged", "n": n} if isinstance(event, dict) else event
        for n, event in enumerate(events, first)
    ]
    page.locator(".map").first.evaluate(SEND, numbered)
    settle(page)


def test_nonsense_is_passed_over_and_the_map_goes_on(page: Page, data: Path):
    send(page, *NONSENSE)
    assert model_in(data) == MODEL
    assert page.get_by_test_id("stException").count() == 0
    page.mouse.click(*at(page, "Maria"))
    settle(page)
    assert map_state(page).selected == "maria"
    expect(page.locator(".st-key-inspector")).to_contain_text("Maria")


def test_what_makes_sense_but_cannot_be_done_is_refused_in_words(page: Page, data: Path):
    for number, (event, words) in enumerate(REFUSED, 1):
        send(page, event, first=number)
        notice(page, words)
    assert model_in(data) == MODEL


def test_an_event_that_arrives_twice_is_done_once(page: Page, data: Path):
    event = {"op": "add", "title": "Museum night", "kind": "experience"}
    send(page, event)
    send(page, event)
    assert [stone.title for stone in model_in(data).stones].count("Museum night") == 1


def test_what_hands_do_faster_than_the_page_runs_is_all_done(page: Page, data: Path):
    page.mouse.click(*at(page, "Maria"))
    on_the_map(page)
    for title in ("One", "Two", "Three", "Four"):
        page.keyboard.press("n")
        page.keyboard.type(title)
        page.keyboard.press("Enter")
    answered(page)
    added = [stone.title for stone in model_in(data).stones][len(MODEL.stones) :]
    assert added == ["One", "Two", "Three", "Four"]


def test_a_link_is_deleted_by_key(page: Page, data: Path):
    maria, study = at(page, "Maria"), at(page, "Stock-loss study")
    page.mouse.click((maria[0] + study[0]) / 2, (maria[1] + study[1]) / 2)
    settle(page)
    assert map_state(page).selected == "maria>study"
    on_the_map(page)
    page.keyboard.press("Delete")
    answered(page)
    assert "maria>study" not in model_in(data).items
    expect(page.locator(".map .note")).to_contain_text("Removed the link")
