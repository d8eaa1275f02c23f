"""What each hope hangs on: its ways, the single losses that end it, and how sturdy it is."""

import streamlit as st

from careerapp.analysis.fates import listed
from careerapp.analysis.sentences import count, way_name, way_remark
from careerapp.analysis.structure import hinges, ways
from careerapp.domain.items import Outcome
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import capital
from careerapp.ui import state
from careerapp.ui.text import escape, marked
from careerapp.ui.widgets import note, titled


def hangs_on(model: WorkModel) -> None:
    """A card for each open hope, the weightiest first."""
    hopes = sorted(
        (outcome for outcome in model.outcomes if outcome.status == "open"),
        key=lambda outcome: -outcome.importance,
    )
    with st.grid(3, min_column_width=300, gap="medium"):
        for outcome in hopes:
            with st.container(border=True, height="stretch", gap="small"):
                _card(model, outcome)


def _card(model: WorkModel, outcome: Outcome) -> None:
    found = ways(model, outcome.id)
    critical = [id for id in hinges(model, outcome.id) if id in model.nodes]
    with st.container(gap=None):
        st.markdown(f"#### {titled(outcome)}")
        note(capital(count(len(found), "way")) if found else "No way yet")
    if critical:
        names = listed([f"*{escape(model.title_of(id))}*" for id in critical[:3]])
        st.markdown(
            f"**Hinges on** {names}. Losing {'it' if len(critical) == 1 else 'one'} ends it."
        )
    elif found:
        st.markdown("**Survives any one loss** of a stone.")
    for way in found[:4]:
        with st.container(gap=None):
            st.markdown(f":material/route: {marked(way_name(model, way, found))}")
            note(marked(way_remark(model, way)))
    st.space("stretch")
    if critical:
        st.button(
            f"Without {escape(model.title_of(critical[0]))}",
            key=f"suppose-{outcome.id}",
            type="tertiary",
            icon=":material/alt_route:",
            on_click=state.suppose,
            args=((critical[0],),),
            wrap=True,
        )
