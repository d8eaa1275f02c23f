"""What has happened, as a strip of marks over time and as a list."""

from datetime import date

import streamlit as st

from careerapp.domain import edits
from careerapp.domain.items import DataPoint
from careerapp.domain.model import WorkModel
from careerapp.picture.palette import HAPPENINGS
from careerapp.ui import saving
from careerapp.ui.charts import Mark, strip
from careerapp.ui.forms import fields
from careerapp.ui.forms.form import item_form
from careerapp.ui.text import short
from careerapp.ui.widgets import happening

SHOWN = 8


def timeline(model: WorkModel, today: date) -> None:
    """Draw the strip and the list, newest first; each entry can be corrected or taken out."""
    points = sorted(model.journal, key=lambda point: point.at, reverse=True)
    if not points:
        st.markdown("Nothing yet. The first thing you write down starts the story.")
        return
    if len(points) > 2:
        strip(
            [
                Mark(point.at.isoformat(), HAPPENINGS[point.kind][2], short(point.note, 80))
                for point in points
            ]
        )
    everything = len(points) <= SHOWN or st.session_state.get("timeline-all", False)
    for point in points if everything else points[:SHOWN]:
        _entry(model, point, today)
    if len(points) > SHOWN:
        st.toggle(f"Show all {len(points)}", key="timeline-all", persist_state="session")


def _entry(model: WorkModel, point: DataPoint, today: date) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="top", wrap=False):
        with st.container():
            happening(point, model, today)
        with st.popover(
            "",
            icon=":material/edit:",
            type="tertiary",
            key=f"point-{point.id}",
            help="Correct or remove this",
        ):
            item_form(
                f"point-{point.id}",
                point,
                (
                    fields.area("note", "In your own words"),
                    fields.choice("kind", "It was a", {k: v[2] for k, v in HAPPENINGS.items()}),
                    fields.due("at", "When was it?"),
                ),
            )
            st.button(
                "Remove it",
                key=f"point-remove-{point.id}",
                type="tertiary",
                icon=":material/delete:",
                on_click=saving.apply,
                args=(edits.remove(point.id),),
            )
