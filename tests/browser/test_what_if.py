"""What if…?: a loss supposed by a click on the map, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import click_on_map, look_at, on_map, open_sample, settle
from tests.browser.support import Server


@pytest.fixture
def page(open_page: Callable[[Server], Page], serve: Callable[..., Server]) -> Page:
    server = serve()
    page = open_page(server)
    open_sample(page, "Ruth, 46, bus depot supervisor")
    look_at(page, server.url, "what_if")
    return page


def test_a_loss_is_supposed_by_a_click_told_drawn_explained_and_taken_back(page: Page):
    told = page.locator(".st-key-stands-out")
    expect(told).to_contain_text("Three ways lead to Train drivers for a living")

    click_on_map(page, "Depot supervisor")
    loss = page.locator(".st-key-loss")
    expect(loss).to_contain_text("Asked before a route changes would have no way left")
    expect(loss).to_contain_text("From 4 in 10 to 3 in 10, by your own guesses")
    expect(page.get_by_test_id("stVegaLiteChart").first).to_be_visible()
    expect(told).to_have_count(0)

    page.get_by_role("button", name="Why?").first.click()
    settle(page)
    why = page.get_by_test_id("stPopoverBody")
    expect(why).to_contain_text("Three ways, each mostly of its own links")
    expect(why).to_contain_text("By when")
    expect(why).to_contain_text("Sooner, or surer")
    expect(why.get_by_test_id("stVegaLiteChart")).to_have_count(2)
    page.keyboard.press("Escape")
    settle(page)
    expect(why).to_have_count(0)

    click_on_map(page, "Depot supervisor")
    expect(loss).to_have_count(0)
    expect(told).to_be_visible()


def test_a_link_is_taken_away_by_a_click_on_it(page: Page):
    page.locator(".map").first.scroll_into_view_if_needed()
    nodes = on_map(page)
    one, other = nodes["Assessor's certificate"], nodes["Driving college instructor"]
    page.mouse.click((one.x + other.x) / 2, (one.y + other.y) / 2)
    settle(page)
    loss = page.locator(".st-key-loss")
    expect(loss).to_contain_text("Train drivers for a living would have two of three ways left")
    expect(
        page.get_by_text("The step Assessor's certificate to Driving college instructor")
    ).to_be_visible()
    page.mouse.click((one.x + other.x) / 2, (one.y + other.y) / 2)
    settle(page)
    expect(loss).to_have_count(0)
