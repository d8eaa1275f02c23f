"""What is selected on the map, where nodes were dragged, and the route being built."""

from collections.abc import Collection, Mapping

import streamlit as st

from careerapp.domain.items import StoneKind
from careerapp.domain.model import WorkModel
from careerapp.ui.session import work

_SELECTED = work.begun("selected_id")
_PICKED = work.begun("picked_ids")
_HEARD = "map_heard"
_DRAFT = work.begun("route_draft")
_AIM = work.begun("route_aim")
_UNTIDY = "before_tidying"


def selected(model: WorkModel) -> str | None:
    """The node or link that is selected on the map, if it is still there."""
    chosen = st.session_state.get(_SELECTED)
    return chosen if chosen in model.items or chosen == "today" else None


def select(id: str | None) -> None:
    st.session_state[_SELECTED] = id
    st.session_state.pop(_PICKED, None)


def picked(model: WorkModel) -> tuple[str, ...]:
    """The nodes that are selected together and still there; empty unless there are several."""
    there = tuple(id for id in st.session_state.get(_PICKED, ()) if id in model.nodes)
    return there if len(there) > 1 else ()


def pick(ids: Collection[str]) -> None:
    """Select several nodes together."""
    st.session_state[_SELECTED] = None
    st.session_state[_PICKED] = tuple(ids)


def heard(map_key: str) -> tuple[str, int, str] | None:
    """The last event of a map in the browser that was answered."""
    last: tuple[str, int, str] | None = st.session_state.get(_HEARD, {}).get(map_key)
    return last


def hear(map_key: str, last: tuple[str, int, str] | None) -> None:
    if last is not None:
        st.session_state.setdefault(_HEARD, {})[map_key] = last


def draft() -> list[tuple[str, StoneKind]]:
    """The steps of a route being built: titles and kinds."""
    steps: list[tuple[str, StoneKind]] = st.session_state.setdefault(_DRAFT, [])
    return steps


def clear_draft() -> None:
    st.session_state[_DRAFT] = []


def aim_at(outcome: str | None) -> None:
    """Let the route builder start with this outcome."""
    st.session_state[_AIM] = outcome
    select(None)


def aim() -> str | None:
    """The outcome the route builder leads to."""
    aimed: str | None = st.session_state.get(_AIM)
    return aimed


def place(positions: Mapping[str, tuple[float, float] | None]) -> None:
    """Keep where nodes were dragged to; no revision, never a conflict."""
    version = work.version_id()
    if version is not None:
        work.repository().place(version, positions)


def tidy_up() -> None:
    """Forget all dragged places; `untidy` takes it back."""
    version = work.version_id()
    if version is None:
        return
    before = work.repository().tidy_up(version)
    st.session_state[_UNTIDY] = (version, before)


def untidy() -> None:
    """Put the nodes back where they were before the last tidying up."""
    version, before = st.session_state.pop(_UNTIDY, (None, {}))
    if version is not None and version == work.version_id():
        work.repository().place(version, before)


def can_untidy() -> bool:
    version, before = st.session_state.get(_UNTIDY, (None, {}))
    return version is not None and version == work.version_id() and bool(before)
