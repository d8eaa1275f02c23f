"""The ways to every hope, one by one and by name, with the weakest link of each."""

import streamlit as st

from careerapp.analysis.sentences import count, untried, way_name, way_remark
from careerapp.analysis.structure import ways
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import capital
from careerapp.ui import state
from careerapp.ui.text import marked
from careerapp.ui.widgets import note, titled


def ways_list(model: WorkModel, *, columns: int) -> None:
    """A card for each open hope with its really different ways."""
    hopes = sorted(
        (outcome for outcome in model.outcomes if outcome.status == "open"),
        key=lambda outcome: -outcome.importance,
    )
    with st.grid(columns, min_column_width=300, gap="medium"):
        for outcome in hopes:
            found = ways(model, outcome.id)
            with st.container(border=True, height="stretch", gap="small"):
                with st.container(gap=None):
                    st.markdown(f"#### {titled(outcome)}")
                    note(capital(count(len(found), "way")) if found else "No way yet")
                for way in found:
                    with st.container(gap=None):
                        st.markdown(f":material/route: {marked(way_name(model, way, found))}")
                        note(marked(way_remark(model, way)))
                st.space("stretch")
                st.button(
                    "Add a way" if found else "Find a way",
                    key=f"aim-{outcome.id}",
                    type="tertiary",
                    icon=":material/add_link:",
                    on_click=state.aim_at,
                    args=(outcome.id,),
                )
    for sentence in untried(model)[:1]:
        st.markdown(f":gray[{marked(sentence)}]")
