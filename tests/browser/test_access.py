"""Every page can be read and used by everybody: axe finds nothing grave, nothing hangs over."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from careerapp.samples import load_sample
from tests.browser.kept import put
from tests.browser.steps import VIEWS, click_on_map, drawn, look_at, press, unfold_all
from tests.browser.support import TODAY, Server, Watch, assert_accessible, settle

Look = tuple[int, Literal["light", "dark"]]
LOOKS = [
    pytest.param(((1280, "light"), (400, "dark")), id="most"),
    pytest.param(((1280, "dark"), (400, "light")), id="others", marks=pytest.mark.slow),
]
"""Widths in pixels and colour schemes; each of both is looked at each time."""

PAPER = {"light": "rgb(251, 248, 243)", "dark": "rgb(20, 18, 16)"}

STREAMLITS_OWN = ('[data-testid="stSidebarNavItems"]',)
"""In its drawer on a phone Streamlit puts the headings of sections between the items of a list."""

BUTTON = re.compile(r"^ *- button(?: \"(.*?)\")?(?: \[.*\])?:?", re.MULTILINE)
"""A button in an accessibility tree as it is written down, by what it is called."""


class Visit:
    """One tab, used for everything here: opening it anew for each look would take minutes."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.url = server.url
        context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 800})
        self.page: Page = context.new_page()
        self.page.set_default_timeout(15_000)
        self.watch = Watch(self.page, server.url)

    def look(self, view: str) -> Page:
        """Open a view as a person with a wide window sees it."""
        self.page.set_viewport_size({"width": 1280, "height": 800})
        self.page.emulate_media(color_scheme="light")
        look_at(self.page, self.url, view)
        return self.page

    def close(self) -> None:
        self.page.context.close()
        self.watch.assert_clean()


def assert_for_everybody(page: Page, looks: Iterable[Look]) -> None:
    """Hold a page, as it stands, to axe and to its width: wide and narrow, light and dark."""
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        app = page.get_by_test_id("stApp")
        expect(app).to_have_css("background-color", PAPER[scheme])
        drawn(page)
        try:
            assert_accessible(page, but=STREAMLITS_OWN)
            assert_fits(page)
        except AssertionError as error:
            raise AssertionError(f"{scheme}, {width} pixels wide: {error}") from None


def assert_fits(page: Page) -> None:
    """No page is to be pushed sideways."""
    wide, room = page.evaluate(
        "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= room, f"{wide} pixels wide in a window of {room}"


def assert_called_by_words(page: Page) -> None:
    """No button is read out as nothing more than what its icon is called."""
    names = BUTTON.findall(page.locator("body").aria_snapshot())
    assert names
    assert not [name for name in names if name.endswith(" icon")]


@pytest.fixture(scope="module")
def newcomer(browser: Browser, server: Server) -> Iterator[Visit]:
    visit = Visit(browser, server)
    yield visit
    visit.close()


@pytest.fixture(scope="module")
def at_work(
    browser: Browser, serve: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visit]:
    """Somebody in a copy of the sample that has most in it."""
    sample = load_sample("mid_career", date.fromisoformat(TODAY))
    server = serve(data=put(tmp_path_factory.mktemp("sample") / "data", sample, "sample"))
    visit = Visit(browser, server)
    yield visit
    visit.close()


@pytest.fixture(params=LOOKS)
def looks(request: pytest.FixtureRequest) -> tuple[Look, ...]:
    """Half of the looks; the other half in the long series."""
    both: tuple[Look, ...] = request.param
    return both


def test_the_first_page_of_a_newcomer_is_accessible(newcomer: Visit, looks: tuple[Look, ...]):
    assert_for_everybody(newcomer.look(""), looks)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_accessible(at_work: Visit, view: str, looks: tuple[Look, ...]):
    page = at_work.look(view)
    unfold_all(page)
    assert_called_by_words(page)
    assert_for_everybody(page, looks)


@pytest.fixture(scope="module")
def in_a_review(at_work: Visit) -> Visit:
    """The same person, with the first question of a review answered."""
    page = at_work.look("revise Review")
    press(page, "Begin the review")
    press(page, "Next")
    press(page, "Next")
    page.get_by_role("textbox", name="Your answer").fill("Maria.")
    press(page, "Answer")
    return at_work


def test_a_question_of_a_review_and_the_maps_answer_are_accessible(
    in_a_review: Visit, looks: tuple[Look, ...]
):
    page = in_a_review.look("revise Review")  # goes on there, without the notice of having saved
    unfold_all(page)
    assert_for_everybody(page, looks)


def test_the_differences_on_the_map_are_accessible(at_work: Visit, looks: tuple[Look, ...]):
    page = at_work.look("revise History")
    page.get_by_role("radio", name="What has changed").click()
    page.get_by_role("radio", name="As a table").click()
    page.mouse.move(0, 0)  # what the mouse is on has Streamlit's own colour for that
    settle(page)
    assert_for_everybody(page, looks)


def test_what_is_selected_on_the_map_is_accessible(at_work: Visit, looks: tuple[Look, ...]):
    page = at_work.look("routes")
    click_on_map(page, "Fault study")
    page.get_by_role("heading", name="Fault study").wait_for()
    unfold_all(page)
    assert_called_by_words(page)
    assert_for_everybody(page, looks)


def test_the_first_page_can_be_answered_with_the_keyboard_alone(newcomer: Visit):
    page = newcomer.look("")
    page.get_by_role("textbox").first.focus()
    for answer in ("Fridays at home", "Maria", "four-day contract", "own practice"):
        page.keyboard.type(answer)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Two ways lead to Fridays at home.").wait_for()
    settle(page)
