"""What a person believes of a link beside what has happened since."""

from datetime import date

import streamlit as st

from careerapp.domain import edits
from careerapp.domain.items import Link
from careerapp.domain.model import WorkModel
from careerapp.ui import saving
from careerapp.ui.charts import belief_and_band


def evidence_panel(model: WorkModel, link: Link, today: date) -> None:
    """Belief, evidence and band side by side; where they part, the person says which is right."""
    if link.confidence is None or not model.journal:
        return
    # NumPy and SciPy wait until there is something to compare.
    from careerapp.analysis.beliefs import belief_said, parts_clearly
    from careerapp.analysis.evidence import evidence

    found = evidence(model, today)[link.id]
    said = belief_said(found)
    if not said:
        return
    st.markdown(said)
    belief_and_band(found)
    if found.value is not None and parts_clearly(found):
        st.markdown("The two part clearly. Which is right?")
        st.button(
            "What happened is right",
            key=f"evidence-{link.id}",
            icon=":material/check:",
            help="Puts your belief where the evidence is; leave it, and both stay as they are",
            on_click=saving.apply,
            args=(edits.change(link.id, confidence=round(found.value, 2)),),
        )
