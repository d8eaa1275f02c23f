"""The Routes page, step 2: the map, its inspector, the route builder, the ways, the ideas."""

from typing import Any

import streamlit as st

from careerapp.analysis.findings.sentences import summary
from careerapp.domain.items import StoneStatus
from careerapp.domain.kinds import STONE_KINDS
from careerapp.domain.statuses import STATUSES
from careerapp.picture.table import rows_of
from careerapp.ui.forms import fields
from careerapp.ui.forms.form import add_form
from careerapp.ui.map.map_panel import MapOptions, draw_map, draw_toolbar
from careerapp.ui.routes.ideas_tray import ideas_tray
from careerapp.ui.routes.inspector import inspector
from careerapp.ui.routes.kinds_list import kinds_list
from careerapp.ui.routes.multi_inspector import multi_inspector
from careerapp.ui.routes.route_builder import make_stone, route_builder
from careerapp.ui.routes.ways_list import ways_list
from careerapp.ui.session import clock, map_state, navigation, notices, work
from careerapp.ui.shared import assessments, folds
from careerapp.ui.shared.widgets import note
from careerapp.wording.markdown import marked

COLUMNS: dict[str, Any] = {
    "title": st.column_config.TextColumn("What", width="medium", pinned=True),
    "kind": "Kind",
    "status": "Status",
    "comes_from": st.column_config.TextColumn("Comes from", width="large"),
    "leads_to": st.column_config.TextColumn("Leads to", width="large"),
    "remarks": "Remarks",
    "shown": st.column_config.TextColumn("Shown on the map", width="medium"),
}


head = work.head()
model = head.model
today = clock.today()
narrow = navigation.is_narrow()


@work.part("routes")
def map_with_tools() -> None:
    """Draw the toolbar and the map, as one fragment."""
    options = draw_toolbar(work.head())
    map_and_panel(options)
    in_words(options)
    kinds()


@work.part("map")
def map_and_panel(options: MapOptions) -> None:
    """Draw the map and the panel beside it, as one fragment: a click reruns this alone."""
    now = work.head()
    if (now.version.id, now.seq) != (head.version.id, head.seq):
        st.rerun()  # the rest of the page shows the former model
    notices.show_notices()
    chosen, picked = map_state.selected(now.model), map_state.picked(now.model)

    def panel() -> None:
        if chosen:
            inspector(now.model, chosen, today)
        elif picked:
            multi_inspector(now.model, picked)
        elif not narrow:
            builder()
        if chosen or picked:
            st.button(
                "Add a way",
                key="tools-add",
                icon=":material/add_link:",
                type="tertiary",
                on_click=map_state.select,
                args=(None,),
            )

    if narrow:
        draw_map(now, options)
        panel()
    else:
        wide, side = st.columns([12, 5], gap="medium")
        with side:  # drawn first: somebody who clicked on the map waits for it
            panel()
        with wide:
            draw_map(now, options)


def in_words(options: MapOptions) -> None:
    """Draw the map as a table, once it is unfolded."""
    label, icon = "The map in words", ":material/table_rows:"
    with st.expander(label, icon=icon, key="in-words", on_change="rerun") as words:
        if words.open:
            st.dataframe(
                [row._asdict() for row in rows_of(model, options.overlay)],
                hide_index=True,
                height="content",
                column_config=COLUMNS | ({} if options.overlay else {"shown": None}),
                alt="Every node of the map with its kind, status and links",
            )


def kinds() -> None:
    """List the stones with their kinds, each to be put right by a click, once it is unfolded."""
    if model.stones:
        with folds.expander("Kinds of stones", icon=":material/category:", key="kinds") as drawn:
            if drawn:
                kinds_list(model)


NEW_STATUSES: tuple[StoneStatus, ...] = ("idea", "active", "done")
"""The statuses that a new stone can have."""


def builder() -> None:
    with st.container(border=True, gap="small", key="builder"):
        route_builder(model)
    label, icon = "Add a single stone", ":material/add_circle:"
    with folds.expander(label, icon=icon, key="one-stone") as drawn:
        if drawn:
            stone_form()


def stone_form() -> None:
    add_form(
        "add-stone",
        (
            fields.line("title", "What is it?", placeholder="A skill, role, person, …"),
            fields.kind(STONE_KINDS, guess=True),
            fields.choice(
                "status",
                "Where is it now?",
                {each: STATUSES[each].word for each in NEW_STATUSES},
            ),
        ),
        make_stone,
        {"title": "", "kind": "", "status": "idea"},
        submit="Add the stone",
        border=False,
    )


def ways(columns: int) -> None:
    st.subheader("Ways, one by one", anchor=False)
    if not model.outcomes:
        note("Put something you hope for on the map, and the ways to it stand here by name.")
    ways_list(head, today, columns=columns)


def ideas() -> None:
    st.subheader("Ideas not on the map yet", anchor=False)
    ideas_tray(model)


with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
    st.title("Routes", anchor=False, width="content")
    remark = "Nothing is on the map yet."
    if not model.is_empty:
        remark = marked(summary(model, assessments.ways_of(head)))
    st.markdown(f":gray[{remark}]", width="stretch")
if narrow:
    builder()
    ways(columns=1)
    st.subheader("The map", anchor=False)
    map_with_tools()
    ideas()
else:
    map_with_tools()
    st.space("xsmall")
    listed, tray = st.columns([12, 5], gap="medium")
    with listed:
        ways(columns=2)
    with tray:
        ideas()
