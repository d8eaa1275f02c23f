"""The component that draws a work model as a map and hands its events to the page."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from careerapp.domain.model import WorkModel
from careerapp.picture.overlay import Overlay
from careerapp.picture.recall import Recall
from careerapp.picture.view import view_of
from careerapp.ui.pathway_map.events import Heard, MapEvent, parse_events, unheard
from careerapp.ui.pathway_map.payload import as_sent, find_nodes, map_of, moment_of
from careerapp.ui.session import map_state

FRONTEND = Path(__file__).parent / "frontend"

layouts = Recall()
"""The layouts of maps, shared by all tabs: a map looks the same in each and in a file."""

_component = st.components.v2.component(
    "pathway_map",
    # This is sent at every run; the browser fetches the rest once.
    html='<div class="map"></div>',
    js=(FRONTEND / "index.js").read_text(encoding="utf-8"),
)


def pathway_map(
    model: WorkModel,
    *,
    key: str,
    on_events: Callable[[tuple[MapEvent, ...]], None] | None = None,
    height: int = 520,
    selected: str | None = None,
    overlay: Overlay | None = None,
    only: Collection[str] | None = None,
    show_dropped: bool = False,
    picked: Collection[str] = (),
    picking: bool = False,
    editing: bool = False,
    still: bool = False,
    legend: bool = True,
    focus: bool = True,
    find: str = "",
) -> None:
    """Draw a work model as a map.

    Parameters
    ----------
    model : WorkModel
    key : str
        Unique on the page. The browser remembers zoom and place under it: let it name the version.
    on_events : callable, optional
        Called with the events before the page runs, so that the page shows their effect.
    height : int
        In CSS pixels. On a phone, where routes run down, the map is as high as it needs.
    selected : str, optional
        Id of the node or link to show as selected.
    overlay, only, show_dropped
        See `careerapp.picture.view.view_of`. With `only` nodes cannot be dragged.
    picked : collection of str
        Ids of several nodes that are selected together; then ``selected`` is None.
    picking : bool
        Whether a click only sends an event: nothing stays selected, so that a second click on the
        same node sends one too.
    editing : bool
        Whether nodes can be added, linked, renamed and removed on it; ideas lie beside it then.
    still : bool
        Whether it is a picture only: nothing to select, drag or zoom.
    legend : bool
        Whether the colours and shapes are explained below it.
    focus : bool
        Whether nodes fade that neither lead to the selected node nor from it.
    find : str
        Words to look for in titles, notes and tags; other nodes fade.
    """
    known = map_state.last_heard(key)
    heard = known and Heard(*known)
    view = view_of(
        model,
        overlay=overlay,
        only=only,
        show_dropped=show_dropped,
        arrange=layouts.arrange,
    )
    drawing = map_of(view, legend=legend, ideas=model.ideas if editing else ())
    moment = moment_of(
        view,
        key=key,
        map=drawing.id,
        height=height,
        selected=selected,
        picked=picked,
        focus=focus,
        found=find_nodes(model, find),
        picking=picking,
        editing=editing,
        still=still,
        placing=only is None,
        heard=heard,
    )
    has_it = heard is not None and heard.has == drawing.id

    def answer() -> None:
        raw = _raw_events(st.session_state.get(key))
        last = map_state.last_heard(key)
        fresh, now = unheard(raw, last and Heard(*last))
        map_state.keep_heard(key, now)
        events = parse_events(fresh, model)
        if on_events and events:
            on_events(events)

    # In a container of its own: the component would restart when elements before it change.
    with st.container():
        _component(
            key=key, data=as_sent(moment, None if has_it else drawing), on_events_change=answer
        )


def _raw_events(state: Any) -> Any:
    """Give the value of the component's one trigger: a list, or None."""
    return state.get("events") if isinstance(state, Mapping) else getattr(state, "events", None)
