"""Fixtures for tests in a real browser; without one they skip, and say so."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.forked import ForkedServer
from tests.browser.support import (
    CHROMIUM_FLAGS,
    FOR_TESTS,
    TODAY,
    Server,
    Watch,
    find_chromium,
    settle,
)

HERE = Path(__file__).parent

NO_BROWSER = (
    "NO BROWSER TEST WAS RUN: there is no Chromium. Install one (Debian: apt-get install chromium)"
    " or name one in CAREERAPP_CHROMIUM."
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all that stands in this folder, so that no test of it forgets to."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


# Not for the whole session: while Playwright lives, its event loop runs in this thread, and tests
# elsewhere could start none.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this folder."""
    path = find_chromium()
    if path is None:
        pytest.skip(NO_BROWSER)
    with sync_playwright() as playwright:
        flags = [*CHROMIUM_FLAGS, *FOR_TESTS]
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def serve(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Server]]:
    """Start further servers, ``serve(today="2026-06-15", data=...)``; they end with the module."""
    started: list[Server] = []

    def start(today: str = TODAY, data: Path | None = None) -> Server:
        server = ForkedServer(data or tmp_path_factory.mktemp("data"), today)
        started.append(server)
        server.start()
        return server

    yield start
    for server in started:
        server.stop()


@pytest.fixture(scope="module")
def server(serve: Callable[..., Server]) -> Server:
    """One server, with data of its own, for all tests of a module."""
    return serve()


@pytest.fixture
def color_scheme(request: pytest.FixtureRequest) -> str:
    """``"light"``, unless a test is parametrised (indirectly) with another."""
    return str(getattr(request, "param", "light"))


@pytest.fixture
def viewport(request: pytest.FixtureRequest) -> tuple[int, int]:
    """1280 by 800, unless a test is parametrised (indirectly) with another."""
    width, height = getattr(request, "param", (1280, 800))
    return width, height


@pytest.fixture
def open_page(
    browser: Browser, color_scheme: str, viewport: tuple[int, int]
) -> Iterator[Callable[[Server], Page]]:
    """Open a fresh, watched page on a server; its ``Watch`` is checked when the test ends."""
    watches: list[Watch] = []

    def open_(server: Server) -> Page:
        context = browser.new_context(
            color_scheme=color_scheme,  # type: ignore[arg-type]
            viewport={"width": viewport[0], "height": viewport[1]},
            accept_downloads=True,
            locale="en-GB",
        )
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.watch = watches_page = Watch(page, server.url)  # type: ignore[attr-defined]
        watches.append(watches_page)
        page.goto(server.url)
        settle(page)
        return page

    yield open_
    for watch in watches:
        watch.page.context.close()
    for watch in watches:
        watch.assert_clean()


@pytest.fixture
def page(open_page: Callable[[Server], Page], server: Server) -> Page:
    """The app, open in a fresh browser context; ``page.watch`` says what it did wrong."""
    return open_page(server)
