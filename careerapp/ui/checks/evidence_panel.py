"""The belief in a link beside its data points, and the question which of the two is right."""

from datetime import date

import streamlit as st

from careerapp.analysis.findings.beliefs import belief_said, parts_clearly
from careerapp.analysis.measures.beliefs import Evidence, evidence
from careerapp.domain import edits
from careerapp.domain.items import Link
from careerapp.domain.model import WorkModel
from careerapp.ui.session import revise_state, saving
from careerapp.ui.shared.charts import draw_belief
from careerapp.ui.shared.widgets import note
from careerapp.wording.markdown import escape
from careerapp.wording.numbers import in_ten


def evidence_panel(model: WorkModel, link: Link, today: date) -> None:
    """Draw belief and data points of a link; where they clearly differ, ask which is right."""
    if not _is_believed(link) or not model.journal:
        return
    found = evidence(model, today)[link.id]
    description = belief_said(found)
    if not description:
        return
    st.markdown(description)
    _draw_belief(found)
    if parts_clearly(found) and not revise_state.is_question_settled(_question(link, found)):
        st.markdown("The two part clearly. Which is right?")
        _answer_buttons(link, found, "panel")


def ask_about_conflict(model: WorkModel, today: date) -> None:
    """Ask about the link whose belief differs most from its data points, if any clearly does."""
    judged = [link for link in model.links if _is_believed(link)]
    if not judged or not model.journal:
        return
    found = evidence(model, today)
    apart = [
        link
        for link in judged
        if parts_clearly(found[link.id])
        and not revise_state.is_question_settled(_question(link, found[link.id]))
    ]
    if not apart:
        return
    link = max(apart, key=lambda each: _distance(found[each.id]))
    st.subheader("Which is right?", anchor=False)
    with st.container(border=True, gap="small", key="parted"):
        source, target = (escape(model.title_of(id)) for id in (link.source, link.target))
        st.markdown(f"*{source}* leads to *{target}*")
        st.markdown(belief_said(found[link.id]))
        _draw_belief(found[link.id])
        _answer_buttons(link, found[link.id], "parted")


def _is_believed(link: Link) -> bool:
    """Whether there is a belief to ask about: of a link that is closed it is settled."""
    return link.confidence is not None and not link.closed


def _draw_belief(found: Evidence) -> None:
    draw_belief(found)
    note(
        "Happened: how many of those went well. Together: your belief with that, and the band it"
        " may lie in."
    )


def _answer_buttons(link: Link, found: Evidence, place: str) -> None:
    if found.value is None or found.belief is None:
        return
    value = round(found.value, 2)
    # A belief that is set from data points is no guess any more.
    grounds = "some" if link.grounds == "guess" else link.grounds
    with st.container(horizontal=True, gap="small"):
        st.button(
            f"Set my belief to {in_ten(value)}",
            key=f"evidence-{place}-{link.id}",
            icon=":material/check:",
            help="It then rests on some grounds; undo brings the old one back",
            on_click=saving.apply,
            args=(edits.change(link.id, confidence=value, grounds=grounds),),
        )
        st.button(
            f"Keep mine: {in_ten(found.belief)}",
            key=f"mine-{place}-{link.id}",
            type="tertiary",
            help="Both stay as they are, and this asks again when more has happened",
            on_click=revise_state.settle_question,
            args=(_question(link, found),),
        )


def _question(link: Link, found: Evidence) -> tuple[str, float | None, int, int]:
    """Give the key of a question: another belief, win or setback makes it a new one."""
    return (link.id, found.belief, found.wins, found.setbacks)


def _distance(found: Evidence) -> float:
    return abs((found.belief or 0.0) - (found.value or 0.0))
