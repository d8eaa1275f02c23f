"""Links and names by hand: refused in words, taken as typed, never over somebody else's."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from careerapp.domain.edits import change, remove
from tests.browser.by_hand.small_map import (
    HOSTILE,
    MODEL,
    at,
    elsewhere,
    empty_spot,
    links,
    on_the_map,
)
from tests.browser.kept import model_in
from tests.browser.map_state import map_state
from tests.browser.map_work import answered, focused, hold_handle, looks
from tests.browser.steps import notice
from tests.browser.support import settle

# --- links ---


@pytest.mark.parametrize(
    ("source", "target", "why"),
    [
        ("Maria", "Today", "A link cannot lead back to Today."),
        ("Maria", "Stock-loss study", "These two are linked already."),
        (
            "Evening course in SQL",
            "Evening course in SQL",
            "A link cannot join something to itself.",
        ),
    ],
)
def test_a_refused_end_says_why_before_the_drop(page: Page, data: Path, source, target, why):
    hold_handle(page, source)
    x, y = at(page, target)
    page.mouse.move(x - 20, y, steps=4)
    expect(page.locator(".map .why")).to_have_text(why)
    assert looks(page, "linking.why") == why
    page.mouse.up()
    answered(page)
    expect(page.locator(".map .live")).to_have_text(f"Not linked. {why}")
    assert model_in(data).links == MODEL.links


def test_an_outcome_has_no_handle_and_no_key_to_begin_a_link(page: Page):
    page.mouse.move(*at(page, "Team lead"))
    assert looks(page, "hovered") == "Lead"
    assert looks(page, "handles") == []
    page.mouse.click(*at(page, "Team lead"))
    settle(page)
    on_the_map(page)
    page.keyboard.press("l")
    assert not looks(page, "linking.on")
    expect(page.get_by_role("button", name="Link from here")).to_be_disabled()


def test_a_link_dropped_on_nothing_becomes_something_new_in_one_edit(page: Page, data: Path):
    hold_handle(page, "Maria")
    page.mouse.move(*empty_spot(page), steps=4)
    page.mouse.up()
    editor = page.locator(".map .editor")
    expect(editor).to_have_accessible_name("Add what Maria leads to")
    page.keyboard.type("Coffee with her boss")
    page.keyboard.press("Enter")
    answered(page)
    notice(page, "Saved: Added stepping stone Coffee with her boss after Maria")
    assert ("Maria", "Coffee with her boss") in links(model_in(data))
    on_the_map(page)
    page.keyboard.press("Control+z")
    answered(page)
    assert model_in(data).links == MODEL.links
    assert model_in(data).stones == MODEL.stones


def test_a_link_is_drawn_by_arrow_keys_and_let_go_by_escape(page: Page, data: Path):
    page.mouse.click(*at(page, "Maria"))
    settle(page)
    on_the_map(page)
    page.keyboard.press("l")
    page.keyboard.press("ArrowRight")
    assert looks(page, "linking.target") == "study"
    expect(page.locator(".map .why")).to_have_text("These two are linked already.")
    page.keyboard.press("ArrowDown")
    assert looks(page, "linking.target") == "analyst"
    page.keyboard.press("Enter")
    answered(page)
    assert ("Maria", "Reporting analyst") in links(model_in(data))
    page.keyboard.press("l")
    page.keyboard.press("Escape")
    assert not looks(page, "linking.on")
    assert map_state(page).selected == "maria"


# --- names ---


def test_a_name_is_changed_where_it_stands(page: Page, data: Path):
    page.mouse.dblclick(*at(page, "Maria"))
    title = page.get_by_role("textbox", name="Title", exact=True)
    expect(title).to_have_value("Maria")
    title.fill("Maria K.")
    title.press("Enter")
    answered(page)
    assert model_in(data).title_of("maria") == "Maria K."
    notice(page, "Saved: Renamed Maria to Maria K.")
    assert "canvas" in focused(page)
    page.keyboard.press("F2")
    page.keyboard.press("Escape")
    expect(page.locator(".map .editor")).to_be_hidden()
    assert model_in(data).title_of("maria") == "Maria K."


def test_a_title_that_is_too_long_is_said_and_kept_in_the_editor(page: Page, data: Path):
    page.mouse.dblclick(*empty_spot(page))
    title = page.locator(".map .editor .title")
    for typed, why in (
        ("t" * 4_000, "This is too long: at most 200 characters."),
        ("   ", "This may not be empty."),
    ):
        title.fill(typed)
        title.press("Enter")
        expect(page.locator(".map .editor .said")).to_have_text(why)
        expect(title).to_have_value(typed)
    title.press("Escape")
    assert model_in(data).stones == MODEL.stones


def test_whatever_is_typed_is_shown_as_typed_and_never_run(page: Page, data: Path):
    on_the_map(page)
    for typed in HOSTILE:
        page.keyboard.press("n")
        page.locator(".map .editor .title").fill(typed)
        page.keyboard.press("Enter")
        answered(page)
        assert model_in(data).stones[-1].title == typed
        assert typed in {node.title for node in map_state(page).nodes.values()}
        settle(page)
        assert typed in page.locator(".st-key-inspector").inner_text().replace("\u2060", "")
        page.keyboard.press("F2")
        expect(page.locator(".map .editor .title")).to_have_value(typed)
        page.keyboard.press("Escape")
    assert page.locator(".map img").count() == 0


def test_a_name_changed_elsewhere_meanwhile_is_not_overwritten(page: Page, data: Path):
    page.mouse.dblclick(*at(page, "Maria"))
    elsewhere(data, change("maria", title="Mary"))
    page.locator(".map .editor .title").fill("Maria K.")
    page.keyboard.press("Enter")
    answered(page)
    assert model_in(data).title_of("maria") == "Mary"
    assert "Mary" in {node.title for node in map_state(page).nodes.values()}


def test_a_link_to_what_was_removed_elsewhere_is_refused_in_words(page: Page, data: Path):
    hold_handle(page, "Maria")
    page.mouse.move(*at(page, "Reporting analyst"), steps=3)
    elsewhere(data, remove("analyst"))
    page.mouse.up()
    answered(page)
    notice(page, "That is not there any more")
    assert "analyst" not in map_state(page).nodes
