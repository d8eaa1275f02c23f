"""The state of forms: what was typed and picked in them, and the problems said at their fields."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from careerapp.ui.session import notices, work
from careerapp.wording.markdown import escape

_ERRORS = work.begun("form_errors")
_TYPED = work.begun("form_typed")
_NONCE = "form_nonce"
_PICKED = "form_picked"


def tell_problem(form: str, field: str, message: str) -> None:
    """Say something at a field of a form; with an empty field at its end, without a form apart."""
    if form:
        st.session_state.setdefault(_ERRORS, {}).setdefault(form, {})[field] = message
    else:
        notices.notify(escape(message), ":material/error:")


def problems(form: str) -> dict[str, str]:
    """What is to be said at the fields of a form."""
    told: dict[str, str] = st.session_state.get(_ERRORS, {}).get(form, {})
    return told


def forget_problems(form: str) -> None:
    st.session_state.get(_ERRORS, {}).pop(form, None)


def keep_typed(form: str, values: dict[str, Any]) -> None:
    """Keep what a person typed into a form that could not be saved."""
    st.session_state.setdefault(_TYPED, {})[form] = values


def typed(form: str) -> dict[str, Any]:
    """What a person typed into a form that could not be saved; empty for a fresh one."""
    kept: dict[str, Any] = st.session_state.get(_TYPED, {}).get(form, {})
    return kept


def read_widgets(keys: Mapping[str, str]) -> dict[str, Any]:
    """Read the widgets of a form that are on the page, by field: the keys say which is whose."""
    return {name: st.session_state[key] for name, key in keys.items() if key in st.session_state}


def mark_picked(key: str) -> None:
    """Remember that a person picked in a widget themselves: guesses leave it alone from then on."""
    st.session_state.setdefault(_PICKED, set()).add(key)


def is_picked(key: str) -> bool:
    return key in st.session_state.get(_PICKED, ())


def forget_typed(form: str) -> None:
    st.session_state.get(_TYPED, {}).pop(form, None)


def nonce(form: str) -> int:
    """A number that changes when a form is to start afresh; part of its widgets' keys.

    Every version has numbers of its own, so that nothing typed into one is saved in another, and
    what was typed is there again when a person comes back.
    """
    given: dict[tuple[str | None, str], int] = st.session_state.setdefault(_NONCE, {})
    return given.setdefault((work.version_id(), form), max(given.values(), default=0) + 1)


def renew(form: str) -> None:
    """Let a form start afresh."""
    given: dict[tuple[str | None, str], int] = st.session_state.setdefault(_NONCE, {})
    given[work.version_id(), form] = max(given.values(), default=0) + 1
    forget_problems(form)
    forget_typed(form)
