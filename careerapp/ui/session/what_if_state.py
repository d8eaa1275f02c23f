"""What the What if…? page takes away."""

from collections.abc import Collection

import streamlit as st

WHAT_IF = "what-if"
"""Key of the widget that picks what is taken away."""
_ANSWER = "what-if-answer"


def supposed() -> tuple[str, ...]:
    """What is taken away on the What if…? page: ids of stones and links, and tags."""
    return tuple(st.session_state.get(WHAT_IF) or ())


def suppose(keys: Collection[str], *, answer: bool = False) -> None:
    """Let the What if…? page take away just these: ids of stones and links, and tags.

    Where that is asked for far from where it is told, `answer` has the headline told at once.
    """
    st.session_state[WHAT_IF] = list(keys)
    st.session_state[_ANSWER] = answer


def wants_answer() -> bool:
    """Whether what a loss comes to is to be told where the person is; only once."""
    return bool(st.session_state.pop(_ANSWER, False))


def suppose_too(key: str) -> None:
    """Take one more away, or put it back if it was away already."""
    picked = list(supposed())
    st.session_state[WHAT_IF] = (
        [each for each in picked if each != key] if key in picked else [*picked, key]
    )


def keep_known_losses(known: Collection[str]) -> None:
    """Forget what was picked and is no longer on the map."""
    picked = supposed()
    if any(key not in known for key in picked):
        st.session_state[WHAT_IF] = [key for key in picked if key in known]
