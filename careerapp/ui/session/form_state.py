"""The state of forms: values typed and picked in them, and the problems at their fields."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from careerapp.ui.session import notices, work
from careerapp.wording.markdown import escape

_ERRORS = work.cleared_on_open("form_errors")
_TYPED = work.cleared_on_open("form_typed")
_NONCE = "form_nonce"
_PICKED = "form_picked"


def report_problem(form: str, field: str, message: str) -> None:
    """Show a problem at a field of a form from the next run on.

    With an empty field it stands below the form; without a form it is shown as a notice.
    """
    if form:
        st.session_state.setdefault(_ERRORS, {}).setdefault(form, {})[field] = message
    else:
        notices.notify(escape(message), ":material/error:")


def problems(form: str) -> dict[str, str]:
    """Give the problems of a form by field; the field ``""`` is the form as a whole."""
    found: dict[str, str] = st.session_state.get(_ERRORS, {}).get(form, {})
    return found


def forget_problems(form: str) -> None:
    st.session_state.get(_ERRORS, {}).pop(form, None)


def keep_typed(form: str, values: dict[str, Any]) -> None:
    """Keep the values typed into a form that could not be saved."""
    st.session_state.setdefault(_TYPED, {})[form] = values


def typed(form: str) -> dict[str, Any]:
    """Give the values typed into a form that could not be saved; empty for any other form."""
    kept: dict[str, Any] = st.session_state.get(_TYPED, {}).get(form, {})
    return kept


def read_widgets(keys: Mapping[str, str]) -> dict[str, Any]:
    """Give the values of a form's widgets by field, from their keys by field.

    A widget that is not drawn has none.
    """
    return {name: st.session_state[key] for name, key in keys.items() if key in st.session_state}


def mark_picked(key: str) -> None:
    """Remember that a person changed a widget, so that guesses no longer change its value."""
    st.session_state.setdefault(_PICKED, set()).add(key)


def is_picked(key: str) -> bool:
    return key in st.session_state.get(_PICKED, ())


def follow_guess(key: str, value: object) -> None:
    """Set a widget to a guess, until a person has picked in it."""
    if not is_picked(key):
        st.session_state[key] = value


def picked_or(key: str, guess: Any) -> Any:
    """Give the value of a widget that a person picked in, else the guess."""
    return st.session_state.get(key, guess) if is_picked(key) else guess


def forget_typed(form: str) -> None:
    st.session_state.get(_TYPED, {}).pop(form, None)


def nonce(form: str) -> int:
    """Give the number that a form's widgets have in their keys; `renew` changes it.

    Each version has its own number for a form, so that text typed while one version is open is
    never saved in another, and is still there when a person comes back to the first.
    """
    given: dict[tuple[str | None, str], int] = st.session_state.setdefault(_NONCE, {})
    return given.setdefault((work.version_id(), form), max(given.values(), default=0) + 1)


def renew(form: str) -> None:
    """Empty a form: its widgets get new keys, its problems and kept values are dropped."""
    given: dict[tuple[str | None, str], int] = st.session_state.setdefault(_NONCE, {})
    given[work.version_id(), form] = max(given.values(), default=0) + 1
    forget_problems(form)
    forget_typed(form)
