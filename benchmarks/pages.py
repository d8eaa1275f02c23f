"""Switching pages and saving a form, beside a bare app of two pages with a form as large."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from playwright.sync_api import Browser, Page

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
from tests.browser.support import SETTLED, Server

ROUNDS = 15
WARM_UP = 2
SIZES = (25, 100)
PAGES = ("Outcomes", "Routes", "Revise", "Start")
BARE = """
import streamlit as st

def one():
    st.title("Page one")

def two():
    st.title("Page two")
    st.header(st.session_state.get("title", "Nothing yet"))
    with st.form("form"):
        st.text_input("Title", key="title")
        for number, options in enumerate((5, 3, 2)):
            st.pills(f"Choice {number}", [f"Option {each}" for each in range(options)])
        for number in range(2):
            st.text_area(f"Text {number}")
        st.selectbox("Month", ["none", "soon", "later"])
        st.form_submit_button("Save")

st.navigation([st.Page(one, title="One"), st.Page(two, title="Two")], position="top").run()
"""
"""Its form has the widgets of the form that changes a hope."""

OTHER_TITLE = f"""(old) => {{
    const title = document.querySelector("h1");
    return title !== null && title.innerText !== old && ({SETTLED})();
}}"""

Times = dict[str, list[float]]


@contextmanager
def opened(browser: Browser, script: Path, nodes: int) -> Iterator[Page]:
    """Open an app on its first page, with a map of so many nodes kept."""
    with folder() as here:
        if nodes:
            keep_work(here / "data", drawn(sample_model(nodes)))
        server = Server(here / "data", script=script)
        server.start()
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        try:
            page = context.new_page()
            first_page(page, server.url)
            yield page
        finally:
            context.close()
            server.stop()


def switch(page: Page, to: str) -> float:
    """Time a click on a page's name until that page is there whole."""
    old = page.locator("h1").inner_text()

    def click() -> None:
        page.get_by_role("link", name=to).first.click()
        page.wait_for_function(OTHER_TITLE, arg=old)

    return milliseconds(click)


def saved(page: Page, click: Callable[[], None], said: str) -> float:
    """Time a click on a form's button until the page says the new words and is there whole."""

    def save() -> None:
        click()
        page.get_by_text(said).first.wait_for()
        page.wait_for_function(SETTLED)

    return milliseconds(save)


def rename_a_hope(page: Page, title: str) -> float:
    """Change a title in the form on the Outcomes page; its heading says the new one."""
    form = page.get_by_test_id("stForm").filter(has_text="Where is it now?").first
    form.get_by_role("textbox").first.fill(title)
    return saved(page, form.get_by_role("button", name="Save").click, f"to {title}")


def add_a_stone(page: Page, title: str) -> float:
    """Add a stone beside the map, and take it back, so that the map keeps its size."""
    form = page.get_by_test_id("stForm").filter(has_text="What is it?").first
    form.get_by_role("textbox").first.fill(title)
    taken = saved(page, form.get_by_role("button", name="Add the stone").click, f"stone {title}")
    saved(page, page.get_by_role("button", name="Undo").first.click, "Undone")
    return taken


def fill_the_bare_form(page: Page, title: str) -> float:
    """Send the bare form; a heading says what was typed."""
    page.get_by_role("textbox").first.fill(title)
    return saved(page, page.get_by_role("button", name="Save").click, title)


def measure_bare(browser: Browser, times: Times) -> None:
    """Measure the bare app."""
    with folder() as here:
        script = here / "bare.py"
        script.write_text(BARE, encoding="utf-8")
        with opened(browser, script, 0) as page:
            switches = [switch(page, to) for _ in range(ROUNDS) for to in ("Two", "One")]
            switch(page, "Two")
            saves = [fill_the_bare_form(page, f"Title {number}") for number in range(ROUNDS)]
    times["bare: page switch"] = switches[2 * WARM_UP :]
    times["bare: form saved"] = saves[WARM_UP:]


def measure_careerapp(browser: Browser, nodes: int, times: Times) -> None:
    """Measure careerapp with a map of so many nodes."""
    numbers = count()
    with opened(browser, APP, nodes) as page:
        for _ in range(ROUNDS):
            for to in PAGES:
                times.setdefault(f"{nodes} nodes: to {to}", []).append(switch(page, to))
        switch(page, "Outcomes")
        page.get_by_text("Change it").first.click()
        hopes = [rename_a_hope(page, f"Renamed {next(numbers)}") for _ in range(ROUNDS)]
        switch(page, "Routes")
        page.get_by_text("Add a single stone").first.click()
        stones = [add_a_stone(page, f"Something {next(numbers)}") for _ in range(ROUNDS)]
    for to in PAGES:
        del times[f"{nodes} nodes: to {to}"][:WARM_UP]
    times[f"{nodes} nodes: hope changed"] = hopes[WARM_UP:]
    times[f"{nodes} nodes: stone added, map drawn"] = stones[WARM_UP:]


def main() -> None:
    """Print the table."""
    times: Times = {}
    with chromium() as browser:
        measure_bare(browser, times)
        for nodes in SIZES:
            measure_careerapp(browser, nodes, times)
    beside = {
        name: "bare: page switch" if " to " in name else "bare: form saved"
        for name in times
        if not name.startswith("bare")
    }
    print(table("click to page there whole, ms", times, beside))


if __name__ == "__main__":
    main()
