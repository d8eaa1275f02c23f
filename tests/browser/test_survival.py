"""Work survives the browser: reloads, deep links, Back, lost connections, restarts, two tabs."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from careerapp.domain.workspace import Version, Workspace
from tests.browser.kept import model_in, put
from tests.browser.steps import VIEWS, go, look_at, notice, press, write
from tests.browser.support import Server, Watch, settle
from tests.sketch import sketch

MODEL = sketch(
    "today maria Lead", nodes={"maria": {"title": "Maria"}, "Lead": {"title": "Team lead"}}
)
WORKSPACE = Workspace(name="My work", versions=(Version(id="v", name="One", model=MODEL),))
NEW_HOPE = "What do you hope is true of your work?"
WORDS = "In your own words"
WORK = [view for view in VIEWS if view != "first" and not view.endswith(("History", "Review"))]

KEEP_SOCKETS = """
    window.sockets = [];
    window.WebSocket = class extends WebSocket {
        constructor(...how) { super(...how); window.sockets.push(this); }
    };
"""
"""Lets a test cut the connection as a sleeping laptop does."""

CONNECTED_AGAIN = "() => window.sockets.length > 1 && window.sockets.at(-1).readyState === 1"


@pytest.fixture(scope="module")
def served(serve: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The app with work in it."""
    return serve(data=put(tmp_path_factory.mktemp("work") / "data", WORKSPACE))


@pytest.fixture
def tab(browser: Browser, served: Server) -> Iterator[Callable[[], Page]]:
    """Open tabs of one browser; each is watched."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.add_init_script(KEEP_SOCKETS)
    watches: list[Watch] = []

    def open_() -> Page:
        page = context.new_page()
        page.set_default_timeout(15_000)
        watches.append(Watch(page, served.url))
        page.watch = watches[-1]  # type: ignore[attr-defined]
        return page

    yield open_
    context.close()
    for watch in watches:
        watch.assert_clean()


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


@pytest.mark.parametrize("view", WORK)
def test_a_deep_link_and_a_reload_show_the_page_with_the_work_on_it(
    tab: Callable[[], Page], served: Server, view: str
):
    page = tab()
    look_at(page, served.url, view)
    before = heading(page)
    assert "Start with what you hope for" not in before
    page.reload()
    page.get_by_role("heading", level=1).wait_for()
    settle(page)
    assert heading(page) == before


def test_a_deep_link_before_there_is_any_work_leads_to_the_questions(page: Page, server: Server):
    page.goto(f"{server.url}/routes")
    expect(page.get_by_role("heading", level=1)).to_have_text("Start with what you hope for")
    settle(page)


def test_back_and_forward_go_from_page_to_page(tab: Callable[[], Page], served: Server):
    page = tab()
    look_at(page, served.url, "")
    go(page, "Outcomes")
    go(page, "Routes")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("What do you hope for?")
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text("Routes")
    settle(page)


def test_a_half_filled_form_leaves_nothing_half_saved(tab: Callable[[], Page], served: Server):
    before = model_in(served.data)
    page = tab()
    look_at(page, served.url, "outcomes")
    page.get_by_role("textbox", name=NEW_HOPE).fill("Half a tho")
    page.reload()
    page.get_by_role("textbox", name=NEW_HOPE).wait_for()
    settle(page)
    assert model_in(served.data) == before
    write(page, NEW_HOPE, "A whole thought")
    press(page, "Add this hope")
    notice(page, "Added outcome A whole thought")


def test_a_lost_connection_comes_back_with_what_was_typed(tab: Callable[[], Page], served: Server):
    page = tab()
    look_at(page, served.url, "outcomes")
    page.get_by_role("textbox", name=NEW_HOPE).fill("Typed before the train went into a tunnel")
    with page.watch.server_away():  # type: ignore[attr-defined]
        page.evaluate("window.sockets.forEach((socket) => socket.close())")
        settle(page)
    press(page, "Add this hope")
    notice(page, "Typed before the train went into a tunnel")
    titles = [outcome.title for outcome in model_in(served.data).outcomes]
    assert titles.count("Typed before the train went into a tunnel") == 1


def test_after_a_restart_the_open_tab_goes_on_with_what_was_typed(
    tab: Callable[[], Page], served: Server
):
    page = tab()
    look_at(page, served.url, "outcomes")
    box = page.get_by_role("textbox", name=NEW_HOPE)
    box.fill("Typed before the restart")
    with page.watch.server_away():  # type: ignore[attr-defined]
        served.restart()
        page.wait_for_function(CONNECTED_AGAIN)
        settle(page)
    assert box.input_value() == "Typed before the restart"
    press(page, "Add this hope")
    if box.input_value():
        # A new server learns of the page with the first press, and acts upon the second.
        press(page, "Add this hope")
    notice(page, "Added outcome Typed before the restart")
    titles = [outcome.title for outcome in model_in(served.data).outcomes]
    assert titles.count("Typed before the restart") == 1


def test_a_second_tab_shows_the_same_work_and_each_sees_what_the_other_did(
    tab: Callable[[], Page], served: Server
):
    one, other = tab(), tab()
    look_at(one, served.url, "outcomes")
    look_at(other, served.url, "outcomes")
    write(one, NEW_HOPE, "Written in the first tab")
    press(one, "Add this hope")
    notice(one, "Written in the first tab")
    write(other, NEW_HOPE, "Written in the second tab")
    press(other, "Add this hope")
    notice(other, "Written in the second tab")
    expect(other.get_by_role("heading", name="Written in the first tab")).to_be_visible()
    titles = {outcome.title for outcome in model_in(served.data).outcomes}
    assert titles >= {"Written in the first tab", "Written in the second tab"}


def test_what_was_written_down_survives_a_reload_right_after(
    tab: Callable[[], Page], served: Server
):
    page = tab()
    look_at(page, served.url, "revise")
    write(page, WORDS, "A talk at the library.")
    press(page, "Keep it")
    notice(page, "Logged")
    page.reload()
    expect(page.get_by_text("A talk at the library.")).to_be_visible()
    settle(page)
