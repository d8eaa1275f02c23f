"""What each hope hangs on: its ways, the single losses that end or hurt it, and its numbers."""

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from careerapp.analysis.sentences import way_name
from careerapp.analysis.structure import ways
from careerapp.domain.items import Outcome
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import capital
from careerapp.storage.records import Head
from careerapp.ui import numbers, state
from careerapp.ui.text import escape, marked
from careerapp.ui.ways_list import open_hopes
from careerapp.ui.why import why_popover
from careerapp.ui.widgets import note, titled

if TYPE_CHECKING:
    from careerapp.analysis import OutcomeAssessment, SingleLoss

MOST_LOSSES = 3
LONG_SHOT = 0.2
"""Below this a hope that survives every loss is called what it is all the same."""

LOSS_BADGES = {
    "ends it": ":gray-badge[ends it]",
    "would hurt": ":yellow-badge[would hurt]",
    "matters little": ":green-badge[matters little]",
}


def hangs_on(head: Head, today: date) -> None:
    """A card for each open hope, the weightiest first."""
    found = numbers.assessment(head, today)
    with st.grid(3, min_column_width=300, gap="medium"):
        for outcome in open_hopes(head.model):
            with st.container(border=True, height="stretch", gap="small"):
                _card(head.model, outcome, found.outcomes[outcome.id], today)


def _card(model: WorkModel, outcome: Outcome, found: "OutcomeAssessment", today: date) -> None:
    with st.container(gap=None):
        st.markdown(f"#### {titled(outcome)}")
        months = numbers.months_said(found.months)
        note(". ".join(capital(said) for said in (numbers.chance_said(found), months) if said))
    if not found.has_way:
        return
    st.markdown(f"**{_sturdiness(found)}**")
    said = [loss for loss in found.losses if loss.phrase][:MOST_LOSSES]
    for loss in said:
        _loss_row(model, outcome.id, loss)
    if not said:
        different = ways(model, outcome.id)
        for way in different[:MOST_LOSSES]:
            note(f":material/route: {marked(way_name(model, way, different))}")
    if found.survives_any_one and found.chance is not None and found.chance < LONG_SHOT:
        note("No single loss ends it, but it is a long shot anyway.")
    st.space("stretch")
    why_popover(model, outcome, found, today)


def _sturdiness(found: "OutcomeAssessment") -> str:
    if not found.survives_any_one:
        return "One loss ends it"
    if found.survives_any_two:
        return "Survives any two losses"
    return "Survives any one loss"


def _loss_row(model: WorkModel, outcome: str, loss: "SingleLoss") -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        title = escape(model.title_of(loss.id))
        icon = ":material/linear_scale: " if loss.id not in model.nodes else ""
        st.markdown(f":small[{icon}*{title}*]", width="stretch")
        st.markdown(LOSS_BADGES[loss.phrase or "matters little"], width="content")
        st.button(
            "",
            key=f"suppose-{outcome}-{loss.id}",
            icon=":material/alt_route:",
            type="tertiary",
            help=f"Suppose it away: {escape(model.title_of(loss.id))}",
            on_click=state.suppose,
            args=((loss.id,),),
        )
