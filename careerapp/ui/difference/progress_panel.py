"""Progress in words and as a curve: how much closer a version came, by a person's own estimates."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from careerapp import analysis
from careerapp.domain.model import WorkModel
from careerapp.storage.records import Head
from careerapp.ui.difference.progress_history import Past, progress_of
from careerapp.ui.shared.charts import draw_months_earned
from careerapp.ui.shared.widgets import note
from careerapp.wording.markdown import marked
from careerapp.wording.numbers import count
from careerapp.wording.phrases import capital, listed, named

if TYPE_CHECKING:
    from careerapp.analysis.measures.progress import EarnedSoFar

TOO_EARLY = "How much closer you have come is too early to say."
WHAT_IT_TAKES = (
    "It is told from days on which you changed something or kept a snapshot: at least two before"
    " today, the first of them a month ago or longer."
)

MOST_NAMED = 3
"""Up to so many hopes are named; more are counted."""


class ProgressWords(NamedTuple):
    """The progress of a version: headline, remarks, and the points of the curve, oldest first."""

    headline: str
    more: tuple[str, ...] = ()
    steps: "tuple[EarnedSoFar, ...]" = ()


def describe_progress(head: Head, past: Past, today: date) -> ProgressWords:
    """Describe how many months closer a version came; an empty headline where it has no months."""
    model = head.model
    if not any(stone.months for stone in model.stones):
        return ProgressWords("")
    from careerapp.analysis.measures.progress import LEAST_DAYS, LEAST_POINTS  # it imports NumPy

    (steps, pace), counted = progress_of(head, past, today)
    if not counted:
        return ProgressWords("")
    if len(steps) < LEAST_POINTS or (today - steps[0].at).days < LEAST_DAYS:
        return ProgressWords(TOO_EARLY, (WHAT_IT_TAKES,))
    last = steps[-1]
    goal = named(model.title_of(counted[0])) if len(counted) == 1 else "what you hope for"
    more = (describe_counted(model, counted), describe_pace(pace))
    return ProgressWords(
        describe_distance(last.months, last.margin, steps[0].at, today, goal),
        tuple(filter(None, more)),
        steps,
    )


def draw_progress(found: ProgressWords) -> None:
    """Draw the words of progress, and its curve once there is one."""
    if not found.headline:
        return
    with st.container(gap="xsmall"):
        st.markdown(f"**{marked(found.headline)}**")
        for sentence in found.more:
            note(marked(sentence))
    if any(step.months for step in found.steps):
        draw_months_earned(found.steps)


def describe_distance(months: float, margin: float, since: date, today: date, goal: str) -> str:
    """Describe the months earned since a day, rounded to what is known.

    >>> describe_distance(3.7, 0.4, date(2026, 3, 2), date(2026, 9, 1), "what you hope for")
    'Since March, about 4 months closer to what you hope for, by your own estimates.'
    >>> describe_distance(0.2, 0.4, date(2025, 3, 2), date(2026, 9, 1), "*Team lead*")
    'Since March 2025, about as far from *Team lead* as before, by your own estimates.'
    """
    when = f"Since {since:%B}" if (today - since).days < 330 else f"Since {since:%B %Y}"
    if abs(months) <= max(margin, 0.5):
        return f"{when}, about as far from {goal} as before, by your own estimates."
    number = round(abs(months))
    span = "a month" if number <= 1 else f"{number} months"
    way = "closer to" if months > 0 else "further away from"
    return f"{when}, about {span} {way} {goal}, by your own estimates."


def describe_counted(model: WorkModel, counted: tuple[str, ...]) -> str:
    """Describe which hopes count in progress, and how they are weighed.

    A hope counts once everything on the way to it is judged and has months.
    """
    missing = sum(each.status != "let_go" for each in model.outcomes) - len(counted)
    found = []
    if len(counted) > 1:
        hopes = count(len(counted), "hope")
        who = capital(hopes) if missing else f"All {hopes}"
        if len(counted) <= MOST_NAMED:
            who = listed([named(model.title_of(id)) for id in counted])
        found.append(f"{who} count, each weighed by how much it matters to you.")
    if missing:
        others = (
            "One more hope does" if missing == 1 else f"{capital(count(missing, 'more hope'))} do"
        )
        found.append(f"{others} not count yet: a guess is missing on the way there.")
    return " ".join(found)


def describe_pace(pace: "analysis.Pace | None") -> str:
    """Describe how fast progress is of late, and how far that may be off.

    >>> from careerapp.analysis.measures.progress import Pace
    >>> describe_pace(Pace(1.9, 0.8, date(2026, 4, 3)))
    'Lately, since 3 April, about 2 months closer each month, give or take a month.'
    >>> describe_pace(Pace(-0.4, 0.1, date(2026, 4, 3)))
    'Lately, since 3 April, about half a month further away each month, give or take a few days.'
    >>> describe_pace(Pace(0.4, 0.5, date(2026, 4, 3)))
    'Lately, since 3 April, too unevenly to tell how fast.'
    """
    if pace is None:
        return "How fast of late is too early to say."
    when = f"Lately, since {pace.since.day} {pace.since:%B}"
    rate, error = pace.months_a_month, pace.standard_error
    if max(abs(rate), error) < 1 / 8:
        return f"{when}, neither closer nor further away."
    if abs(rate) <= error:
        return f"{when}, too unevenly to tell how fast."
    way = "closer" if rate > 0 else "further away"
    return f"{when}, about {_span(abs(rate))} {way} each month, give or take {_span(error)}."


def _span(months: float) -> str:
    """Describe a number of months roughly."""
    for least, words in ((1 / 8, "a few days"), (3 / 8, "a week"), (3 / 4, "half a month")):
        if months < least:
            return words
    if months < 1.25:
        return "a month"
    halves = round(2 * months)
    if halves % 2 and months < 3:
        return f"{halves // 2}½ months"
    return f"{round(months)} months"
