"""The state of the map: its selection, the events answered, the route being built, tidying up."""

from collections.abc import Collection, Mapping

import streamlit as st

from careerapp.domain.items import StoneKind
from careerapp.domain.model import WorkModel
from careerapp.ui.session import work

_SELECTED = work.cleared_on_open("selected_id")
_PICKED = work.cleared_on_open("picked_ids")
_HEARD = "map_heard"
_STEPS = work.cleared_on_open("route_draft")
_GOAL = work.cleared_on_open("route_aim")
_BEFORE_TIDYING = "before_tidying"


def selected(model: WorkModel) -> str | None:
    """Give the id of the node or link that is selected on the map, if it is still there."""
    chosen = st.session_state.get(_SELECTED)
    return chosen if chosen in model.items or chosen == "today" else None


def select(id: str | None) -> None:
    st.session_state[_SELECTED] = id
    st.session_state.pop(_PICKED, None)


def picked(model: WorkModel) -> tuple[str, ...]:
    """Give the ids of nodes that are selected together and still there; empty for one or none."""
    there = tuple(id for id in st.session_state.get(_PICKED, ()) if id in model.nodes)
    return there if len(there) > 1 else ()


def pick(ids: Collection[str]) -> None:
    """Select several nodes together."""
    st.session_state[_SELECTED] = None
    st.session_state[_PICKED] = tuple(ids)


def last_heard(map_key: str) -> tuple[str, int, str] | None:
    """Give the last event of a map that was answered, as fields of `pathway_map.events.Heard`."""
    last: tuple[str, int, str] | None = st.session_state.get(_HEARD, {}).get(map_key)
    return last


def keep_heard(map_key: str, last: tuple[str, int, str] | None) -> None:
    if last is not None:
        st.session_state.setdefault(_HEARD, {})[map_key] = last


def route_steps() -> list[tuple[str, StoneKind]]:
    """Give the steps of the route being built, titles and kinds; the list can be changed."""
    steps: list[tuple[str, StoneKind]] = st.session_state.setdefault(_STEPS, [])
    return steps


def clear_route_steps() -> None:
    st.session_state[_STEPS] = []


def set_route_goal(outcome: str | None) -> None:
    """Set the outcome that the route builder leads to, and open the builder."""
    st.session_state[_GOAL] = outcome
    select(None)


def route_goal() -> str | None:
    """Give the outcome that the route builder leads to."""
    goal: str | None = st.session_state.get(_GOAL)
    return goal


def place(positions: Mapping[str, tuple[float, float] | None]) -> None:
    """Save where nodes were dragged to; that makes no revision and never a conflict."""
    version = work.version_id()
    if version is not None:
        work.repository().place(version, positions)


def tidy_up() -> None:
    """Forget where nodes were dragged to; `undo_tidying` brings it back."""
    version = work.version_id()
    if version is None:
        return
    before = work.repository().tidy_up(version)
    st.session_state[_BEFORE_TIDYING] = (version, before)


def undo_tidying() -> None:
    """Put the nodes back where they were before the last tidying up."""
    version, before = st.session_state.pop(_BEFORE_TIDYING, (None, {}))
    if version is not None and version == work.version_id():
        work.repository().place(version, before)


def can_undo_tidying() -> bool:
    version, before = st.session_state.get(_BEFORE_TIDYING, (None, {}))
    return version is not None and version == work.version_id() and bool(before)
