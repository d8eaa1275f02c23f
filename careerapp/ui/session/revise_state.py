"""What the Revise page has open: the tab, the moments compared, the data point begun."""

from collections.abc import Hashable
from typing import Any

import streamlit as st

from careerapp.ui.session import form_state, work

_LOG_ABOUT = work.begun("log_about")
_KEPT = work.begun("just_kept")
_LOGGING = work.begun("logging_here")
_BELIEFS = "beliefs_kept"
REVISE_TABS = "revise-tabs"
"""Key of the tabs."""
_MOMENTS = "moments"


def moment(version: str, which: str) -> int | None:
    """The moment of a version that is looked at (``"then"``), or compared with (``"other"``)."""
    chosen: int | None = st.session_state.get(_MOMENTS, {}).get((version, which))
    return chosen


def look_at(version: str, which: str, seq: int | None, *, moved: bool = False) -> None:
    """Look at another moment (``None``: the offered one); ``moved`` where its own widget did it."""
    st.session_state.setdefault(_MOMENTS, {})[version, which] = seq
    if not moved:
        form_state.renew(f"moment-{which}")


def open_tab(name: str) -> None:
    """Let the Revise page open at a tab."""
    st.session_state[REVISE_TABS] = name


def log_about(id: str | None) -> None:
    """Let the next data point start with being about this node or link."""
    st.session_state[_LOG_ABOUT] = id


def take_log_about() -> str | None:
    """What the next data point is to start with, told once."""
    about: str | None = st.session_state.pop(_LOG_ABOUT, None)
    return about


def tell_kept(kept: object) -> None:
    """Keep what is to be told of the data point written down last; None to put it away."""
    st.session_state[_KEPT] = kept


def told_kept() -> Any:
    return st.session_state.get(_KEPT)


def log_here(open: bool) -> None:
    """Let the first page show the form for what happened, or put it away."""
    st.session_state[_LOGGING] = open


def logs_here() -> bool:
    return bool(st.session_state.get(_LOGGING))


def keep_belief(question: Hashable) -> None:
    """Ask no more, in this tab, whether a belief or what happened is right."""
    st.session_state.setdefault(_BELIEFS, set()).add(question)


def keeps_belief(question: Hashable) -> bool:
    return question in st.session_state.get(_BELIEFS, ())
