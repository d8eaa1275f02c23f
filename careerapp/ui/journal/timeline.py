"""The timeline of data points: a chart of marks, and a list to search and filter."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from careerapp.analysis.journal.search import EVERYTHING, Sieve, sift, spoken_of
from careerapp.domain.items import DataPoint
from careerapp.domain.kinds import DATA_POINT_KINDS
from careerapp.domain.model import WorkModel
from careerapp.ui.journal.entry_editor import entry_editor
from careerapp.ui.shared import folds
from careerapp.ui.shared.charts import TimeMark, draw_happenings
from careerapp.ui.shared.widgets import data_point_row, kind_with_icon, note
from careerapp.wording.numbers import count
from careerapp.wording.phrases import short

A_PAGE = 10
FEW = 5
"""Up to so many data points there is no search."""

MOST_MARKS = 150
"""Above this number a mark stands for all of one kind in a month."""

STRIP_BACK, STRIP_AHEAD = timedelta(days=3 * 365), timedelta(days=92)
"""How far the chart reaches: one mistyped year would squeeze all else into a line."""

PERIODS = {"At any time": None, "Last month": 31, "Last 3 months": 92, "Last year": 365}


def timeline(model: WorkModel, today: date) -> None:
    """Draw the chart and the list, newest first; each data point can be corrected or removed."""
    if not model.journal:
        st.markdown("Nothing yet. The first thing you write down starts the story.")
        return
    sieve = _search_bar(model, today) if len(model.journal) > FEW else EVERYTHING
    points = sift(model, sieve)
    _draw_marks(points, today)
    if not points:
        st.markdown("Nothing like that is written down.")
        return
    if sieve != EVERYTHING:
        note(f"{len(points):,} of {count(len(model.journal), 'entry', 'entries')}, newest first.")
    pages = -(-len(points) // A_PAGE)
    shown = st.container(gap="small")
    page = 1
    if pages > 1:
        # The key has the search, so that each search starts on its first page.
        digest = hashlib.blake2b(repr(sieve).encode(), digest_size=6).hexdigest()
        page = st.pagination(pages, key=f"timeline-page-{digest}-{pages}", max_visible_pages=7)
    with shown:
        for point in points[(page - 1) * A_PAGE : page * A_PAGE]:
            _entry(model, point, today)


def _search_bar(model: WorkModel, today: date) -> Sieve:
    """Draw search and filters, in a row that wraps on a phone; give what to look for."""
    about = spoken_of(model)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="sieve"):
        words = st.text_input(
            "Search what has happened",
            placeholder="Search what has happened",
            label_visibility="collapsed",
            icon=":material/search:",
            key="timeline-words",
            live=True,
            width=230,
        )
        kinds = st.segmented_control(
            "Kinds",
            list(DATA_POINT_KINDS),
            selection_mode="multi",
            format_func=lambda kind: kind_with_icon(DATA_POINT_KINDS[kind]),
            label_visibility="collapsed",
            key="timeline-kinds",
            wrap=True,
        )
        subject = None
        if about:
            subject = st.selectbox(
                "About",
                list(about),
                index=None,
                format_func=lambda id: short(about[id] or "something removed", 46),
                placeholder="About anything",
                label_visibility="collapsed",
                key="timeline-about",
                width=230,
            )
        period = st.selectbox(
            "When",
            list(PERIODS),
            label_visibility="collapsed",
            key="timeline-period",
            width=150,
        )
    days = PERIODS.get(period)
    since = None if days is None else today - timedelta(days=days)
    return Sieve(words or "", tuple(kinds or ()), subject, since)


def _draw_marks(points: Sequence[DataPoint], today: date) -> None:
    """Draw the data points of the last few years, or one mark a month and kind of very many."""
    first, last = _long_before(today, STRIP_BACK), today + STRIP_AHEAD
    near = [point for point in points if first <= point.at <= last]
    if len(near) < 3:
        return
    if len(near) <= MOST_MARKS:
        draw_happenings(
            [
                TimeMark(
                    point.at.isoformat(), DATA_POINT_KINDS[point.kind].word, short(point.note, 80)
                )
                for point in near
            ]
        )
        return
    months = Counter((point.at.replace(day=15), point.kind) for point in near)
    draw_happenings(
        [
            TimeMark(
                middle.isoformat(),
                DATA_POINT_KINDS[kind].word,
                "Nothing happened that month"
                if kind == "nothing"
                else f"{count(number, kind)} that month",
            )
            for (middle, kind), number in months.items()
        ]
    )


def _long_before(today: date, span: timedelta) -> date:
    """Give the day so long before another, or the first day there is."""
    return date.min if today - date.min < span else today - span


def _entry(model: WorkModel, point: DataPoint, today: date) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="top", wrap=False):
        with st.container():
            data_point_row(point, model, today)
        key, help = f"point-{point.id}", "Correct or remove this"
        with folds.popover("Edit", key=key, help=help) as drawn:
            if drawn:
                entry_editor(model, point, today, "point")
