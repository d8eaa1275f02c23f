"""A data point with the hands of a person: type, read what it would change, press, let go."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from careerapp.domain.workspace import Workspace
from careerapp.samples import load_sample
from tests.browser.kept import model_in, put
from tests.browser.steps import look_at, press
from tests.browser.support import TODAY, Server, settle

PRESSED = 150
"""Milliseconds between the mouse button going down, which leaves the box, and coming up again."""


@pytest.fixture
def ruth() -> Workspace:
    return load_sample("mid_career", date.fromisoformat(TODAY))


@pytest.fixture
def server(tmp_path: Path, serve: Callable[..., Server], ruth: Workspace) -> Server:
    return serve(data=put(tmp_path / "data", ruth))


@pytest.fixture
def page(server: Server, open_page: Callable[[Server], Page]) -> Page:
    page = open_page(server)
    look_at(page, server.url, "revise")
    return page


def test_who_types_and_presses_slowly_has_it_kept_and_is_told_what_it_changed(
    page: Page, server: Server, ruth: Workspace
):
    for number in range(2):
        note = f"The fault study was cancelled, they said at meeting {number}."
        page.get_by_role("textbox", name="In your own words").first.fill(note)
        box = page.get_by_role("button", name="Keep it", exact=True).bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.wait_for_timeout(PRESSED)
        page.mouse.up()
        expect(page.get_by_test_id("stMarkdown").get_by_text(note).first).to_be_visible()
        settle(page)
        point = model_in(server.data).journal[-1]
        assert (point.note, point.kind, point.about_ids) == (note, "setback", ("study",))
    expect(page.get_by_text("No other way to").first).to_be_visible()
    expect(page.get_by_role("button", name="Take it back")).to_be_visible()
    assert len(model_in(server.data).journal) == len(ruth.versions[0].model.journal) + 2


def test_what_it_would_change_is_said_while_it_is_written_and_before_it_is_kept(
    page: Page, server: Server, ruth: Workspace
):
    box = page.get_by_role("textbox", name="In your own words")
    box.click()
    page.keyboard.type("The fault study was cancelled")
    expect(page.get_by_text("counts as 82% now, 86% before")).to_be_visible()
    page.keyboard.type(" for two years.\nIn autumn.")
    settle(page)
    expect(box).to_be_focused()
    expect(box).to_have_value("The fault study was cancelled for two years.\nIn autumn.")
    page.get_by_role("radio", name="Gone", exact=True).click()
    expect(page.get_by_text("is left on the map.").first).to_be_visible()
    assert model_in(server.data) == ruth.versions[0].model
    press(page, "Keep it")
    assert model_in(server.data).nodes["study"].status == "blocked"


def top_of(page: Page, part: str) -> float:
    box = page.locator(f".st-key-{part}").bounding_box()
    assert box is not None
    return box["y"]


def test_on_a_phone_the_next_step_of_a_review_and_what_was_kept_are_in_view(
    page: Page, server: Server
):
    page.set_viewport_size({"width": 400, "height": 800})
    look_at(page, server.url, "revise Review")
    press(page, "Begin the review")
    following = page.get_by_role("button", name="Next", exact=True)
    following.scroll_into_view_if_needed()
    press(page, "Next")
    expect(page.get_by_text("Step 2 of")).to_be_in_viewport()
    assert page.evaluate("document.activeElement.className").count("st-key-review-step")
    look_at(page, server.url, "revise")
    page.get_by_role("button", name="Seen?", exact=True).first.click()
    settle(page)
    press(page, "It happened")
    expect(page.locator(".st-key-just-kept")).to_be_in_viewport()
    assert 0 < top_of(page, "just-kept") < 700


def test_the_slider_of_the_history_is_moved_step_after_step_by_its_keys(page: Page, server: Server):
    look_at(page, server.url, "revise History")
    slider = page.get_by_role("slider", name="Your map as it was on")
    slider.focus()
    for key, step in (("End", 5), ("ArrowLeft", 4), ("ArrowLeft", 3), ("ArrowRight", 4)):
        page.keyboard.press(key)
        expect(page.get_by_text(f"Step {step} of 5")).to_be_visible()
        expect(slider).to_be_focused()
