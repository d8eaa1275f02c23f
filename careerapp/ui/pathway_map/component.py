"""The typed wrapper around the component: a model in, events out."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from careerapp.domain.model import WorkModel
from careerapp.picture.overlay import Overlay
from careerapp.picture.recall import Recall
from careerapp.picture.view import view_of
from careerapp.ui.pathway_map.events import Heard, MapEvent, parse_events, unheard
from careerapp.ui.pathway_map.payload import as_sent, found_by, map_of, moment_of
from careerapp.ui.session import map_state

FRONTEND = Path(__file__).parent / "frontend"

layouts = Recall()
"""For all tabs: a map looks the same in each of them, after a reload and in a file."""

_component = st.components.v2.component(
    "pathway_map",
    # The rest of it the browser fetches once: this much is sent with every answer.
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
        Called with the events before the page runs, so that the page already shows what they did.
    height : int
        In CSS pixels. On a phone, where routes run down, the map is as high as it needs.
    selected : str, optional
        Id of the node or link to show as selected: the page's own truth, sent back to the map.
    overlay, only, show_dropped
        See `careerapp.picture.view.view_of`. With `only` nodes cannot be dragged.
    picked : collection of str
        Ids of several nodes that are selected together; then ``selected`` is nothing.
    picking : bool
        A click is only told: nothing stays selected, so that the next one on the same is told too.
    editing : bool
        Whether hands can add, link, rename and remove on it; its ideas wait beside it then.
    still : bool
        A picture only: nothing to select, drag or zoom.
    legend : bool
        Whether what is on the map is explained below it.
    focus : bool
        Whether what neither leads to the selected node nor from it fades.
    find : str
        Words to look for in titles, notes and tags; the rest fades.
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
        found=found_by(model, find),
        picking=picking,
        editing=editing,
        still=still,
        placing=only is None,
        heard=heard,
    )
    has_it = heard is not None and heard.has == drawing.id

    def answer() -> None:
        raw = _events_in(st.session_state.get(key))
        last = map_state.last_heard(key)
        fresh, now = unheard(raw, last and Heard(*last))
        map_state.keep_heard(key, now)
        events = parse_events(fresh, model)
        if on_events and events:
            on_events(events)

    # A container of its own: the component starts anew when what stands around it shifts.
    with st.container():
        _component(
            key=key, data=as_sent(moment, None if has_it else drawing), on_events_change=answer
        )


def _events_in(said: Any) -> Any:
    """Give the value of the component's one trigger, a list or None."""
    return said.get("events") if isinstance(said, Mapping) else getattr(said, "events", None)
