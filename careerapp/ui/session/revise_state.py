"""The state of Revise: its tab, the moments compared, the data point begun or kept last."""

from collections.abc import Hashable
from typing import Any

import streamlit as st

from careerapp.ui.session import form_state, work

_SUBJECT = work.cleared_on_open("log_about")
_LAST_ENTRY = work.cleared_on_open("just_kept")
_LOG_FORM = work.cleared_on_open("logging_here")
_SETTLED = "beliefs_kept"
REVISE_TABS = "revise-tabs"
"""Key of the tabs."""
_MOMENTS = "moments"


def chosen_moment(version: str, which: str) -> int | None:
    """Give the moment that is shown (``"then"``) or compared with (``"other"``), as its number."""
    chosen: int | None = st.session_state.get(_MOMENTS, {}).get((version, which))
    return chosen


def choose_moment(version: str, which: str, seq: int | None, *, moved: bool = False) -> None:
    """Choose the moment to show or to compare with; None for the one that is offered first.

    With ``moved`` its own widget chose it, and keeps its place; otherwise that is drawn anew.
    """
    st.session_state.setdefault(_MOMENTS, {})[version, which] = seq
    if not moved:
        form_state.renew(f"moment-{which}")


def open_tab(name: str) -> None:
    """Open a tab of the Revise page."""
    st.session_state[REVISE_TABS] = name


def set_entry_subject(id: str | None) -> None:
    """Set the node or link that the next data point is about."""
    st.session_state[_SUBJECT] = id


def take_entry_subject() -> str | None:
    """Give the node or link that the next data point is about, once."""
    about: str | None = st.session_state.pop(_SUBJECT, None)
    return about


def set_last_entry(kept: object) -> None:
    """Set the result to show of the data point kept last; None to show none."""
    st.session_state[_LAST_ENTRY] = kept


def last_entry() -> Any:
    """Give the result to show of the data point kept last, or None."""
    return st.session_state.get(_LAST_ENTRY)


def show_log_form(open: bool) -> None:
    """Show the form for data points on the first page, or hide it."""
    st.session_state[_LOG_FORM] = open


def is_log_form_shown() -> bool:
    return bool(st.session_state.get(_LOG_FORM))


def settle_question(question: Hashable) -> None:
    """Do not ask in this tab again whether a belief or the data points about it are right."""
    st.session_state.setdefault(_SETTLED, set()).add(question)


def is_question_settled(question: Hashable) -> bool:
    return question in st.session_state.get(_SETTLED, ())
