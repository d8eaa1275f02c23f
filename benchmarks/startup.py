"""From starting the server to a first page that can be used, beside an app of one title."""

from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

from benchmarks.common import (
    APP,
    chromium,
    drawn,
    first_page,
    folder,
    keep_work,
    milliseconds,
    table,
)
from benchmarks.saving import sample_model
from tests.browser.support import Server

ROUNDS = 7
NODES = 25
BARE = 'import streamlit as st\n\nst.title("Bare")\n'

BARE_FIRST = "bare title, first start"
BARE_AGAIN = "bare title, started again"
FIRST = "careerapp, first start: the questions"
AGAIN = f"careerapp, started again: a map of {NODES}"


def started(server: Server, context: BrowserContext) -> float:
    """Time a start until the first page can be used; the server is stopped afterwards."""
    page = context.new_page()

    def start() -> None:
        server.start()
        first_page(page, server.url)

    try:
        return milliseconds(start)
    finally:
        page.close()
        server.stop()


def first_and_again(browser: Browser, script: Path, here: Path, nodes: int) -> tuple[float, float]:
    """Start with nothing kept and a browser that has seen nothing, then again with both."""
    server = Server(here / "empty", script=script)
    context = browser.new_context()
    first = started(server, context)
    if nodes:
        server.data = here / "kept"
        keep_work(server.data, drawn(sample_model(nodes)))
    again = started(server, context)
    context.close()
    return first, again


def pair(times: dict[str, list[float]], names: tuple[str, str], taken: tuple[float, float]) -> None:
    """Put two times where they belong."""
    for name, each in zip(names, taken, strict=True):
        times[name].append(each)


def main() -> None:
    """Print the table."""
    times: dict[str, list[float]] = {BARE_FIRST: [], FIRST: [], BARE_AGAIN: [], AGAIN: []}
    with chromium() as browser:
        for _ in range(ROUNDS):
            with folder() as here:
                bare = here / "bare.py"
                bare.write_text(BARE, encoding="utf-8")
                pair(times, (BARE_FIRST, BARE_AGAIN), first_and_again(browser, bare, here, 0))
            with folder() as here:
                pair(times, (FIRST, AGAIN), first_and_again(browser, APP, here, NODES))
    print(table("server start to usable page, ms", times, {FIRST: BARE_FIRST, AGAIN: BARE_AGAIN}))


if __name__ == "__main__":
    main()
