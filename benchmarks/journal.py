"""Logging a data point, and a timeline of thousands, beside bare Streamlit on bare sqlite3."""

import logging
import os
import sqlite3
from contextlib import AbstractContextManager
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from uuid import uuid4

from playwright.sync_api import Browser, Page
from streamlit.testing.v1 import AppTest

import careerapp.ui.journal.timeline
from benchmarks.common import APP, chromium, drawn, folder, keep_work, milliseconds, table
from benchmarks.pages import opened, switch
from benchmarks.saving import sample_model
from careerapp.domain.items import About, DataPoint
from careerapp.domain.model import WorkModel
from tests.app.support import Person
from tests.browser.support import SETTLED, TODAY

ROUNDS = 12
WARM_UP = 2
SIZES = (25, 100)
POINTS = (50, 5_000)

BARE = """
import sqlite3
from pathlib import Path
import streamlit as st

connection = sqlite3.connect(Path(__file__).with_name("bare.db"))
connection.execute("PRAGMA synchronous = FULL")
connection.execute("CREATE TABLE IF NOT EXISTS point (id INTEGER PRIMARY KEY, note TEXT NOT NULL)")
st.title("What happened?")
with st.form("form", clear_on_submit=True):
    note = st.text_area("In your own words")
    if st.form_submit_button("Keep it"):
        with connection:
            connection.execute("INSERT INTO point (note) VALUES (?)", (note,))
for (note,) in connection.execute("SELECT note FROM point ORDER BY id DESC LIMIT 10"):
    st.markdown(note)
connection.close()
"""
"""A form that inserts one row, and the latest ten rows below it."""

BARE_LIST = """
import sqlite3
import streamlit as st

connection = sqlite3.connect({path!r})
rows = connection.execute("SELECT at, kind, note FROM point ORDER BY at DESC").fetchall()
connection.close()
st.dataframe([dict(zip(("at", "kind", "note"), row)) for row in rows])
"""
"""All rows, in Streamlit's own table."""

Times = dict[str, list[float]]


def log(page: Page, note: str) -> float:
    """Type (not counted), then time the click until the page says what was kept."""
    page.get_by_role("textbox", name="In your own words").first.fill(note)

    def keep() -> None:
        page.get_by_role("button", name="Keep it", exact=True).first.click()
        page.get_by_test_id("stMarkdown").get_by_text(note).first.wait_for()
        page.wait_for_function(SETTLED)

    return milliseconds(keep)


def measure_logging(browser: Browser, times: Times) -> None:
    """Log in a bare form, and in careerapp on maps of several sizes."""
    with folder() as here:
        script = here / "bare.py"
        script.write_text(BARE, encoding="utf-8")
        with opened(browser, script, 0) as page:
            taken = [log(page, f"Something, bare {number}") for number in range(ROUNDS)]
    times["bare: one row inserted"] = taken[WARM_UP:]
    numbers = count()
    for nodes in SIZES:
        with opened(browser, APP, nodes) as page:
            switch(page, "Revise")
            taken = [log(page, f"A word on it, {next(numbers)}") for _ in range(ROUNDS)]
            times[f"{nodes} nodes: data point logged"] = taken[WARM_UP:]
            taken = [
                log(page, f"Stepping stone number 3 went well, {next(numbers)}")
                for _ in range(ROUNDS)
            ]
            times[f"{nodes} nodes: one that moves beliefs"] = taken[WARM_UP:]


def with_points(number: int) -> WorkModel:
    """Give a map of 100 nodes on which so much has happened, over five years."""
    model = drawn(sample_model(100))
    ids = list(model.nodes)
    return model.replace(
        journal=tuple(
            DataPoint(
                id=uuid4().hex,
                at=date.fromisoformat(TODAY) - timedelta(days=each % 1_800),
                kind=("win", "setback", "change")[each % 3],
                note=f"Something of number {each} happened, told in a few words. " * 2,
                about=(About(id=ids[each % len(ids)]),),
            )
            for each in range(number)
        )
    )


class Timed:
    """The timeline, with a clock around it."""

    def __init__(self) -> None:
        self.taken: list[float] = []
        self._draw = careerapp.ui.journal.timeline.timeline

    def __call__(self, model: WorkModel, today: date) -> None:
        self.taken.append(milliseconds(lambda: self._draw(model, today)))


def measure_timeline(here: Path, number: int, times: Times) -> None:
    """Draw the page again and again on the server, without a browser."""
    data = here / f"data-{number}"
    os.environ |= {"CAREERAPP_DATA_DIR": str(data), "CAREERAPP_TODAY": TODAY}
    model = with_points(number)
    keep_work(data, model)
    person = Person().go("revise")
    timed = Timed()
    careerapp.ui.journal.timeline.timeline = timed
    whole = [milliseconds(person.at.run) for _ in range(ROUNDS)]
    careerapp.ui.journal.timeline.timeline = timed._draw
    times[f"{number:,} points: the timeline"] = timed.taken[WARM_UP:]
    times[f"{number:,} points: all of Revise"] = whole[WARM_UP:]

    path = here / f"bare-{number}.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE point (at TEXT, kind TEXT, note TEXT)")
        rows = [(point.at.isoformat(), point.kind, point.note) for point in model.journal]
        connection.executemany("INSERT INTO point VALUES (?, ?, ?)", rows)
    connection.close()
    bare = AppTest.from_string(BARE_LIST.format(path=str(path)), default_timeout=30).run()
    taken = [milliseconds(bare.run) for _ in range(ROUNDS)]
    times[f"{number:,} points: bare st.dataframe"] = taken[WARM_UP:]


def main() -> None:
    """Print the tables."""
    logging.disable(logging.CRITICAL)  # Streamlit says of every run that no browser is there
    times: Times = {}
    here: AbstractContextManager[Path] = folder()
    with here as place:
        for number in POINTS:
            measure_timeline(place, number, times)
    beside = {
        name: f"{name.split(':')[0]}: bare st.dataframe" for name in times if "bare" not in name
    }
    print(table("on the server, ms", times, beside))
    print()
    times = {}
    with chromium() as browser:
        measure_logging(browser, times)
    beside = {name: "bare: one row inserted" for name in times if "bare" not in name}
    print(table("click to page there whole, ms", times, beside))


if __name__ == "__main__":
    main()
