"""Progress in words: first what happened; two signed numbers and their lines where asked for."""

from datetime import date

import streamlit as st

from careerapp import analysis
from careerapp.analysis.findings.progress import (
    describe_each,
    describe_happened,
    describe_judged,
    describe_likelier,
    describe_nearer,
    describe_over,
    describe_pace,
    describe_since,
)
from careerapp.domain.model import WorkModel
from careerapp.storage.records import Head
from careerapp.ui.difference.progress_history import Past, happened_since, progress_of
from careerapp.ui.shared import folds
from careerapp.ui.shared.charts import draw_likelier, draw_nearer
from careerapp.ui.shared.widgets import note
from careerapp.wording.markdown import marked

TOO_EARLY = "How far this moved your hopes is too early to say."
WHAT_IT_TAKES = (
    "It is told from days on which you changed something or kept a snapshot: at least two before"
    " today, the first of them a month ago or longer."
)
NO_GUESSES = (
    "No hope can be counted yet: every link on the ways to it would need a guess, now and then."
)
AT_OLD_PRICES = (
    "Counted on the ways as they were drawn and judged at the time, so drawing more steps or"
    " guessing anew earns nothing. What came true is no longer counted."
)


def draw_progress(head: Head, past: Past, today: date) -> None:
    """Draw what happened since the first of some days, and the numbers once they are asked for."""
    if not past.days:
        return
    found = happened_since(head, past)
    since = describe_since(past.days[0].on, today)
    with st.container(gap="xsmall", key="progress"):
        if found.is_nothing:
            st.markdown(f"Since {since} nothing was finished, lost or written down.")
        else:
            st.markdown(f"**Since {since}**")
            lines = (f"- {marked(sentence)}" for sentence in describe_happened(found))
            st.markdown("\n".join(lines))
    if any(link.confidence is not None for link in head.model.links):
        with folds.expander("Show the numbers", key="progress-numbers") as drawn:
            if drawn:
                _numbers(head.model, progress_of(head, past, today), today)


def _numbers(model: WorkModel, found: "analysis.Progress", today: date) -> None:
    """Draw the two numbers in words, over which hopes they are, and their lines."""
    nearer, likelier, pace = found
    if not likelier.points:
        note(NO_GUESSES)
        return
    if not likelier.tells:
        st.markdown(TOO_EARLY)
        note(WHAT_IT_TAKES)
        return
    with st.container(gap="xsmall"):
        for line, describe in ((likelier, describe_likelier), (nearer, describe_nearer)):
            if line.tells:
                since = describe_since(line.points[0].at, today)
                figure = line.points[-1].figure
                st.markdown(marked(describe(figure, since, describe_over(model, line))))
        if nearer.tells:
            note(marked(describe_pace(pace)))
        else:
            note("How much shorter the way became is too early to say: months are not guessed.")
        if each := " ".join(describe_each(model, nearer, likelier)):
            note(marked(each))
        if apart := describe_judged(nearer.judged, likelier.judged):
            note(apart)
        note(AT_OLD_PRICES)
    if any(point.value for point in likelier.points):
        draw_likelier(likelier.points)
    if nearer.tells and any(point.value for point in nearer.points):
        draw_nearer(nearer.points)
