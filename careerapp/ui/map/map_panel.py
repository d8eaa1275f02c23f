"""The map on the Routes page: its toolbar, what is laid over it, and what a click does."""

from typing import NamedTuple

import streamlit as st

from careerapp.domain.model import WorkModel
from careerapp.picture.overlay import Overlay
from careerapp.storage.records import Head
from careerapp.ui.map.filters import filters, what_is_hidden
from careerapp.ui.map.map_edits import handle
from careerapp.ui.map.overlays import choose_overlay
from careerapp.ui.pathway_map import pathway_map
from careerapp.ui.session import map_state
from careerapp.ui.shared.map_export import picture_menu
from careerapp.ui.shared.undo_buttons import undo_buttons
from careerapp.ui.shared.widgets import note

MANY = 800
"""With more nodes than this a map opens and moves slowly, and says so."""


class Look(NamedTuple):
    """What is shown of the map, and how."""

    overlay: Overlay | None
    only: frozenset[str] | None
    find: str
    show_dropped: bool


def map_toolbar(head: Head) -> Look:
    """Overlay, search, filters, undo and redo, and the rest in a menu."""
    model = head.model
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="map-tools"):
        overlay = choose_overlay(head)
        find = st.text_input(
            "Find on the map",
            placeholder="Find on the map",
            label_visibility="collapsed",
            icon=":material/search:",
            key="map-find",
            live=True,
            width=190,
        )
        with st.container(horizontal=True, width="content", gap="xsmall"):
            undo_buttons(head)
            only, show_dropped = filters(model)
            picture_menu(head, overlay=overlay, only=only, show_dropped=show_dropped)
        _tidying(model)
        said = what_is_hidden(model, only, find or "", show_dropped)
        if said:
            note(said)
    return Look(overlay, only, find or "", show_dropped)


def _tidying(model: WorkModel) -> None:
    """Where something was dragged, the way back to the map's own order; and back again."""
    if map_state.can_undo_tidying():
        st.button(
            "Put them back where they were",
            icon=":material/undo:",
            key="untidy",
            type="tertiary",
            on_click=map_state.undo_tidying,
        )
    elif model.layout:
        st.button(
            "Tidy up",
            icon=":material/mop:",
            key="tidy",
            type="tertiary",
            help="Forget where nodes were dragged to",
            on_click=map_state.tidy_up,
        )


def the_map(head: Head, look: Look) -> None:
    """Draw the map, to be worked on: what hands do there is done to the model."""
    chosen = map_state.selected(head.model)
    only = look.only
    if only is None and len(head.model.nodes) > MANY:
        note(
            f"A map of {len(head.model.nodes):,} nodes takes a moment to draw. "
            "*Filter* shows a part of it, *Find on the map* leads to one."
        )
    if only is not None and chosen in head.model.nodes:
        only |= {chosen}  # what was just added is seen, whatever the filter asks for
    pathway_map(
        head.model,
        key=f"routes-map-{head.version.id}",
        height=520,
        selected=chosen,
        picked=map_state.picked(head.model),
        overlay=look.overlay,
        only=only,
        find=look.find,
        show_dropped=look.show_dropped,
        editing=True,
        on_events=handle,
    )
