"""One server and one tab for all tests here; each begins with the small map as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from careerapp.domain.edits import Edited
from careerapp.domain.workspace import Version, Workspace
from tests.browser.by_hand.small_map import MODEL, come, elsewhere, the_version
from tests.browser.forked import ForkedServer
from tests.browser.kept import kept_in, put
from tests.browser.map_state import FIND_MAP
from tests.browser.map_work import answered
from tests.browser.support import Server, Watch, settle

LET_GO = (
    "(element) => { const map = ("
    + FIND_MAP
    + """)(element);
    map.editor.form.hidden = true;
    map.menu.list.hidden = true;
    map.root.querySelector('dialog').close();
    map.desk.hideNote();
    map.linking.stop();
    map.cursor = null;
    map.selection = [];
    map.outbox.post({ op: 'select', id: null });
    map.camera.showAll(); }"""
)
"""Quicker than to open the page anew, and it asks Python for the model as it is now."""


@pytest.fixture(scope="package")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    version = Version(id="v", name="One", order=1, model=MODEL)
    return put(tmp_path_factory.mktemp("hands") / "data", Workspace(versions=(version,)))


@pytest.fixture(scope="package")
def at_work(data: Path) -> Iterator[Server]:
    server = ForkedServer(data)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="package")
def visit(browser: Browser, at_work: Server) -> Iterator[Page]:
    """Opening the app anew for each test would take minutes."""
    context = browser.new_context(
        locale="en-GB", viewport={"width": 1280, "height": 950}, accept_downloads=True
    )
    yield from watched(context, at_work)


@pytest.fixture
def page(visit: Page, data: Path) -> Page:
    """The Routes page with the map as it was in the beginning; nothing on it is open."""
    begin_again(data)
    visit.locator(".map").first.evaluate(LET_GO)
    answered(visit)
    settle(visit)
    return visit


@pytest.fixture
def by_finger(browser: Browser, at_work: Server, data: Path) -> Iterator[Page]:
    """The same on a tablet."""
    begin_again(data)
    context = browser.new_context(
        locale="en-GB", viewport={"width": 1024, "height": 900}, has_touch=True
    )
    yield from watched(context, at_work)


def watched(context: BrowserContext, at_work: Server) -> Iterator[Page]:
    """Open the Routes page in a context, and close it when the test is done with it."""
    page = context.new_page()
    page.set_default_timeout(15_000)
    watch = Watch(page, at_work.url)
    page.address = f"{at_work.url}/routes"  # type: ignore[attr-defined]
    yield come(page)
    context.close()
    watch.assert_clean()


def begin_again(data: Path) -> None:
    elsewhere(data, lambda _: Edited(MODEL, "Begin"))
    with kept_in(data) as repository:
        repository.tidy_up(the_version(repository))
