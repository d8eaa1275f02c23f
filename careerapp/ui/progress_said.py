"""How much closer a version has come, by a person's own estimates, once there is enough to say."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from careerapp.domain.model import WorkModel
from careerapp.storage.records import Head
from careerapp.ui import state
from careerapp.ui.charts import earned

if TYPE_CHECKING:
    from careerapp.analysis import Progress
    from careerapp.analysis.progress import Step

MOST_POINTS = 8
"""Snapshots that are looked at; each costs a look at many possible futures."""

BACK = 400
"""Days that are looked back."""

LEAST_POINTS, LEAST_DAYS = 3, 30

TOO_EARLY = "How much closer you have come is too early to say."


@dataclass(frozen=True)
class _Question:
    """Moments of a version, known by what never changes of them, so that no model is compared."""

    key: Hashable
    points: tuple[tuple[date, WorkModel], ...] = field(compare=False)


@lru_cache(maxsize=16)
def _answer(question: _Question) -> "Progress":
    from careerapp.analysis.progress import progress  # NumPy waits until a number is wanted

    return progress(question.points)


class Closer(NamedTuple):
    """How much closer a version has come, in words, and the curve of it, oldest first."""

    said: str
    steps: "tuple[Step, ...]" = ()


def closer(head: Head, today: date) -> Closer:
    """Say how many months closer the old plan is; empty where no month of it is known."""
    if not any(stone.months for stone in head.model.stones):
        return Closer("")
    from careerapp.analysis import to_go

    if to_go(head.model, today).months is None:
        return Closer("")
    repo = state.repository()
    kept = [
        each
        for each in reversed(repo.snapshots(head.version.id))
        if 0 < (today - each.at).days <= BACK
    ]
    by_day = sorted({each.at: each for each in kept}.items())
    if len(by_day) < LEAST_POINTS - 1 or (today - by_day[0][0]).days < LEAST_DAYS:
        return Closer(TOO_EARLY)
    step = max(1.0, (len(by_day) - 1) / (MOST_POINTS - 1))
    places = sorted({min(len(by_day) - 1, round(number * step)) for number in range(MOST_POINTS)})
    chosen = [by_day[place][1] for place in places]
    points = [(each.at, repo.snapshot_model(each.id)) for each in chosen]
    key = (*(each.id for each in chosen), head.version.id, head.seq, today)
    found = _answer(_Question(key, (*points, (today, head.model))))
    last = found.steps[-1]
    return Closer(said(last.months, last.margin, points[0][0], today), found.steps)


def show_closer(found: Closer) -> None:
    """Write how much closer it is, with the curve below once there is one."""
    if found.said:
        st.markdown(f"**{found.said}**")
    if any(step.months for step in found.steps):
        earned(found.steps)


def said(months: float, margin: float, since: date, today: date) -> str:
    """Put months earned since a day in a sentence, no finer than they are known.

    >>> said(3.7, 0.4, date(2026, 3, 2), date(2026, 9, 1))
    'Since March, about 4 months closer, by your own estimates.'
    >>> said(0.2, 0.4, date(2025, 3, 2), date(2026, 9, 1))
    'Since March 2025, about as far as before, by your own estimates.'
    """
    when = f"Since {since:%B}" if (today - since).days < 330 else f"Since {since:%B %Y}"
    if abs(months) <= max(margin, 0.5):
        return f"{when}, about as far as before, by your own estimates."
    number = round(abs(months))
    span = "a month" if number <= 1 else f"{number} months"
    way = "closer" if months > 0 else "further away"
    return f"{when}, about {span} {way}, by your own estimates."
