"""The ways to every hope by name, with their chances and weakest links."""

from contextlib import nullcontext
from datetime import date

import streamlit as st

from careerapp.analysis.evidence import effective_confidences
from careerapp.analysis.findings.chances import describe_chance, describe_way_chance
from careerapp.analysis.findings.sentences import untried, way_remark
from careerapp.analysis.findings.way_words import count_ways, way_name
from careerapp.domain.workflow import open_hopes
from careerapp.storage.records import Head
from careerapp.ui.session import map_state
from careerapp.ui.shared import assessments
from careerapp.ui.shared.explanation import why_popover
from careerapp.ui.shared.widgets import note, noted, title_with_icon
from careerapp.wording.markdown import marked
from careerapp.wording.phrases import capital


def ways_list(head: Head, today: date, *, columns: int) -> None:
    """Draw a card for each open hope with its ways."""
    model = head.model
    different = assessments.ways_of(head)
    beliefs = effective_confidences(model, today)
    with st.grid(columns, min_column_width=300, gap="medium"):
        for outcome in open_hopes(model):
            found = different[outcome.id]
            known = assessments.assess_hope(head, outcome.id, today)
            with st.container(border=True, height="stretch", gap="small"):
                summary = [capital(count_ways(model, outcome.id))]
                summary += [describe_chance(known)] if known and known.has_way else []
                with st.container(gap=None):
                    st.markdown(f"#### {title_with_icon(outcome)}")
                    note(" · ".join(summary))
                for way in found:
                    remarks = [describe_way_chance(way, beliefs), marked(way_remark(model, way))]
                    name = marked(way_name(model, way, found))
                    noted(f":material/route: {name}", " · ".join(filter(None, remarks)))
                st.space("stretch")
                row = st.container(horizontal=True, gap="medium") if known else nullcontext()
                with row:
                    st.button(
                        "Add a way" if found else "Find a way",
                        key=f"aim-{outcome.id}",
                        type="tertiary",
                        icon=":material/add_link:",
                        on_click=map_state.set_route_goal,
                        args=(outcome.id,),
                    )
                    if known:
                        why_popover(model, outcome, known, today)
    for sentence in untried(model)[:1]:
        st.markdown(f":gray[{marked(sentence)}]")
