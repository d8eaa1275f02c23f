"""The map on the Routes page with its toolbar."""

from typing import NamedTuple

import streamlit as st

from careerapp.domain.model import WorkModel
from careerapp.picture.overlay import Overlay
from careerapp.storage.records import Head
from careerapp.ui.map.filters import describe_hidden, draw_filters
from careerapp.ui.map.map_edits import handle_events
from careerapp.ui.map.overlays import choose_overlay
from careerapp.ui.pathway_map import pathway_map
from careerapp.ui.session import map_state
from careerapp.ui.shared.map_export import picture_menu
from careerapp.ui.shared.undo_buttons import undo_buttons
from careerapp.ui.shared.widgets import note

MANY = 800
"""With more nodes than this a map is slow, and a remark says so."""


class MapOptions(NamedTuple):
    """What the toolbar chose: the overlay, the nodes to draw, the words to find."""

    overlay: Overlay | None
    only: frozenset[str] | None
    find: str
    show_dropped: bool


def draw_toolbar(head: Head) -> MapOptions:
    """Draw the toolbar: overlay, search, undo and redo, filter, downloads, tidying up."""
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
            only, show_dropped = draw_filters(model)
            picture_menu(head, overlay=overlay, only=only, show_dropped=show_dropped)
        _tidy_button(model)
        hidden = describe_hidden(model, only, find or "", show_dropped)
        if hidden:
            note(hidden)
    return MapOptions(overlay, only, find or "", show_dropped)


def _tidy_button(model: WorkModel) -> None:
    """Draw the button that forgets where nodes were dragged to, or the one that undoes that."""
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


def draw_map(head: Head, options: MapOptions) -> None:
    """Draw the map for editing: its events become edits."""
    chosen = map_state.selected(head.model)
    only = options.only
    if only is None and len(head.model.nodes) > MANY:
        note(
            f"A map of {len(head.model.nodes):,} nodes takes a moment to draw. "
            "*Filter* shows a part of it, *Find on the map* leads to one."
        )
    if only is not None and chosen in head.model.nodes:
        only |= {chosen}  # a node that was just added is drawn in spite of the filter
    pathway_map(
        head.model,
        key=f"routes-map-{head.version.id}",
        height=520,
        selected=chosen,
        picked=map_state.picked(head.model),
        overlay=options.overlay,
        only=only,
        find=options.find,
        show_dropped=options.show_dropped,
        editing=True,
        on_events=handle_events,
    )
