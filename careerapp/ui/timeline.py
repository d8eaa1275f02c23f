"""What has happened, as a strip of marks over time and as a list."""

from datetime import date

import streamlit as st

from careerapp.domain import edits
from careerapp.domain.items import DataPoint
from careerapp.domain.model import WorkModel
from careerapp.picture.palette import HAPPENINGS
from careerapp.ui import saving
from careerapp.ui.forms import fields
from careerapp.ui.forms.form import item_form
from careerapp.ui.text import short
from careerapp.ui.widgets import happening

SHOWN = 8
LANES = ("Win", "Change", "Setback")


def timeline(model: WorkModel, today: date) -> None:
    """Draw the strip and the list, newest first; each entry can be corrected or taken out."""
    points = sorted(model.journal, key=lambda point: point.at, reverse=True)
    if not points:
        st.markdown("Nothing yet. The first thing you write down starts the story.")
        return
    if len(points) > 2:
        _strip(points)
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


def _strip(points: list[DataPoint]) -> None:
    """Three lanes of marks, older ones fainter; said in words for those who do not see it."""
    import altair as alt  # takes a moment to import; only pages with a chart need it

    dark = st.context.theme.type == "dark"
    colours = ["#8DD8BD", "#C96C46", "#D7C5FE"] if dark else ["#2F635B", "#842C0A", "#4A158A"]
    ink, grid = ("#C4BAAC", "#3D3830") if dark else ("#5E564C", "#E0D7C8")
    rows = [
        {
            "when": point.at.isoformat(),
            "kind": HAPPENINGS[point.kind][2],
            "note": short(point.note, 80),
        }
        for point in points
    ]
    kinds = ["Win", "Setback", "Change"]
    chart = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_point(filled=True, size=130)
        .encode(
            x=alt.X(
                "when:T",
                title=None,
                axis=alt.Axis(
                    format="%b", tickCount="month", grid=False, domain=False, labelColor=ink
                ),
            ),
            y=alt.Y(
                "kind:N",
                title=None,
                sort=list(LANES),
                scale=alt.Scale(domain=list(LANES)),
                axis=alt.Axis(
                    ticks=False,
                    domain=False,
                    grid=True,
                    labelColor=ink,
                    gridColor=grid,
                    labelFontSize=13,
                ),
            ),
            color=alt.Color("kind:N", legend=None, scale=alt.Scale(domain=kinds, range=colours)),
            shape=alt.Shape(
                "kind:N",
                legend=None,
                scale=alt.Scale(domain=kinds, range=["triangle-up", "triangle-down", "diamond"]),
            ),
            opacity=alt.Opacity("when:T", legend=None, scale=alt.Scale(range=[0.45, 1])),
            tooltip=[alt.Tooltip("when:T", title="When"), alt.Tooltip("note:N", title="What")],
        )
        .properties(height=110)
    )
    counts = {word: sum(HAPPENINGS[point.kind][2] == word for point in points) for word in LANES}
    said = ", ".join(f"{number} of kind {word.lower()}" for word, number in counts.items())
    st.altair_chart(chart, alt=f"Happenings over time: {said}")
