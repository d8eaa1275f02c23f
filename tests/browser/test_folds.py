"""What is typed into a form stays while folds are opened and closed, which draw it only then."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from careerapp.domain.items import Stone
from careerapp.samples import load_sample
from tests.browser.kept import model_in, put
from tests.browser.steps import click_on_map, drawn, look_at, press
from tests.browser.support import TODAY, Server, settle


@pytest.fixture
def server(tmp_path: Path, serve: Callable[..., Server]) -> Server:
    sample = load_sample("mid_career", date.fromisoformat(TODAY))
    return serve(data=put(tmp_path / "data", sample))


@pytest.fixture
def page(server: Server, open_page: Callable[[Server], Page]) -> Page:
    return open_page(server)


def fold(page: Page, label: str) -> None:
    """Press the line that opens an expander, or closes it."""
    inspector = page.locator(".st-key-inspector")
    inspector.locator("summary").filter(has_text=label).first.click()
    settle(page)


def test_what_was_typed_stays_when_the_rest_of_a_form_is_unfolded_and_folded(
    page: Page, server: Server
):
    look_at(page, server.url, "routes")
    drawn(page)
    click_on_map(page, "Fault study")
    settle(page)
    inspector = page.locator(".st-key-inspector")
    expect(inspector.get_by_role("textbox", name="Title")).to_have_count(0)
    inspector.get_by_role("textbox", name="Note").fill("Asked on Monday.")
    fold(page, "More")
    expect(inspector.get_by_role("textbox", name="Note")).to_have_value("Asked on Monday.")
    inspector.get_by_role("textbox", name="Title").fill("Faults on forty buses")
    fold(page, "More")
    fold(page, "More")
    expect(inspector.get_by_role("textbox", name="Title")).to_have_value("Faults on forty buses")
    press(page, "Save")
    (stone,) = (each for each in model_in(server.data).stones if each.id == "study")
    assert isinstance(stone, Stone)
    assert (stone.title, stone.note) == ("Faults on forty buses", "Asked on Monday.")


def test_what_was_typed_into_a_popover_is_there_when_it_is_opened_again(page: Page, server: Server):
    look_at(page, server.url, "revise")
    opener = page.get_by_role("button", name="Edit").first
    opener.click()
    settle(page)
    box = page.get_by_test_id("stPopoverBody").get_by_role("textbox", name="In your own words")
    box.fill("Written, but not kept yet.")
    page.keyboard.press("Escape")
    settle(page)
    opener.click()
    settle(page)
    expect(box).to_have_value("Written, but not kept yet.")
