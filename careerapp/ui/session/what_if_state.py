"""The stones, links and tags that the What if…? page takes away."""

from collections.abc import Collection

import streamlit as st

WHAT_IF = "what-if"
"""Key of the widget that picks what is taken away."""
_ANSWER = "what-if-answer"
_ASKED = "what-if-asked"


def picked_losses() -> tuple[str, ...]:
    """Give the keys of what is taken away: ids of stones and links, and ``tag:…``."""
    return tuple(st.session_state.get(WHAT_IF) or ())


def pick_losses(keys: Collection[str], *, answer: bool = False) -> None:
    """Take away just these on the What if…? page: ids of stones and links, and ``tag:…``.

    With `answer` the headline is shown as a notice too, for buttons far from where it stands.
    """
    st.session_state[WHAT_IF] = list(keys)
    st.session_state[_ANSWER] = answer


def take_announcement() -> bool:
    """Tell whether the headline is to be shown as a notice, once."""
    return bool(st.session_state.pop(_ANSWER, False))


def toggle_loss(key: str) -> None:
    """Take one more away, or put it back if it was taken away already."""
    picked = list(picked_losses())
    st.session_state[WHAT_IF] = (
        [each for each in picked if each != key] if key in picked else [*picked, key]
    )


def drop_unknown_losses(known: Collection[str]) -> None:
    """Forget picked keys that are no longer on the map."""
    picked = picked_losses()
    if any(key not in known for key in picked):
        st.session_state[WHAT_IF] = [key for key in picked if key in known]


def was_asked(support: str, id: str) -> bool:
    """Tell whether it was asked in this tab already whether a thing would go with another."""
    return (support, id) in st.session_state.get(_ASKED, ())


def mark_asked(support: str, id: str) -> None:
    """Do not ask that again in this tab."""
    st.session_state[_ASKED] = (*st.session_state.get(_ASKED, ()), (support, id))
