"""The assumptions behind the links that carry most and were tested least."""

from collections.abc import Mapping
from datetime import date, timedelta

import streamlit as st

from careerapp import analysis
from careerapp.analysis.drawing.assumptions import Assumption, aged_assumptions
from careerapp.domain import edits
from careerapp.domain.items import Experiment, Link
from careerapp.domain.model import WorkModel
from careerapp.storage.records import Head
from careerapp.ui.session import clock, saving
from careerapp.ui.shared import assessments
from careerapp.ui.shared.widgets import note
from careerapp.wording.dates import day
from careerapp.wording.markdown import escape
from careerapp.wording.numbers import count, in_ten
from careerapp.wording.phrases import capital, listed, short

Assessments = Mapping[str, "analysis.OutcomeAssessment"]

FIRST = 3
MOST = 12
TEST_WITHIN = timedelta(weeks=2)


def assumptions_panel(head: Head, today: date) -> None:
    """List the links that carry most, the longest untested first, each with a button to test it."""
    model = head.model
    known: Assessments = {}
    if any(link.confidence is not None for link in model.links):
        known = assessments.assess_head(head, today).outcomes
    losses = {id: each.losses for id, each in known.items()} or None
    assumptions = aged_assumptions(model, today, losses)[:MOST]
    if not assumptions:
        return
    st.subheader("Carries most, tested least", anchor=False)
    for assumption in assumptions[:FIRST]:
        _assumption(model, assumption, known, today)
    if rest := assumptions[FIRST:]:
        with st.expander(
            capital(count(len(rest), "more", "more")), key="more-assumptions", on_change="rerun"
        ) as more:
            if more.open:
                for assumption in rest:
                    _assumption(model, assumption, known, today)


def _assumption(model: WorkModel, assumption: Assumption, known: Assessments, today: date) -> None:
    link = assumption.link
    tests = [test for test in model.experiments if test.about == link.id and test.is_open]
    with st.container(gap="xsmall"):
        with st.container(gap=None):
            source, target = (escape(model.title_of(id)) for id in (link.source, link.target))
            st.markdown(f"*{source}* leads to *{target}*")
            note(f"{_stakes(model, assumption, known)}{_last_tested(assumption.last, today)}")
            if link.assumption:
                note(f"It rests on: {escape(short(link.assumption, 160))}")
        if tests:
            note(":material/science: Being tested.")
        else:
            st.button(
                "Test this",
                key=f"test-this-{link.id}",
                type="tertiary",
                icon=":material/science:",
                help="Puts a question about it on the list, due in two weeks; change it there",
                on_click=_add_test,
                args=(model, link, today),
            )


def _stakes(model: WorkModel, assumption: Assumption, known: Assessments) -> str:
    if assumption.ends:
        titles = listed([f"*{escape(model.title_of(id))}*" for id in assumption.ends[:2]])
        return f"If it no longer leads there, no way leads to {titles}. "
    if assumption.hurts:
        worst = known[assumption.hurts[0]]
        left = next(loss.chance for loss in worst.losses if loss.id == assumption.link.id)
        was, now = in_ten(worst.chance or 0.0), in_ten(left or 0.0)
        falls = f"goes from {was} to {now}" if was != now else f"is a little under {was}"
        return f"If it no longer leads there, *{escape(model.title_of(worst.id))}* {falls}. "
    return ""


def _last_tested(last: date | None, today: date) -> str:
    if last is None:
        return "Never tested yet."
    if (today - last).days <= 1:
        return "Something spoke for or against it just now."
    return f"Nothing has spoken for or against it since {day(last, today)}."


def _add_test(model: WorkModel, link: Link, today: date) -> None:
    source, target = (short(model.title_of(id), 70) for id in (link.source, link.target))
    check = Experiment(
        id=clock.new_id(),
        about=link.id,
        question=f"Does {source} lead to {target}?",
        prediction=link.confidence,
        due=today + TEST_WITHIN,
    )
    saving.save(edits.add(check))
