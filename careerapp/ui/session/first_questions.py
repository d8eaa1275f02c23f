"""What is asked once, right after the first map: which way a thing one has helps with."""

from collections.abc import Iterable

import streamlit as st

from careerapp.domain.edits import Pairing, is_linked
from careerapp.domain.model import WorkModel
from careerapp.ui.session import work

_OPEN = work.cleared_on_open("open_pairings")


def ask(pairings: Iterable[Pairing]) -> None:
    """Ask these in this tab, until they are answered or other work is opened."""
    st.session_state[_OPEN] = tuple(pairings)


def still_open(model: WorkModel) -> tuple[Pairing, ...]:
    """Give what is not answered yet, neither by a button nor by a link or removal on the map."""
    return tuple(
        pairing
        for pairing in st.session_state.get(_OPEN, ())
        if {pairing.thing, *pairing.steps} <= model.nodes.keys()
        and not is_linked(model, pairing.thing)
    )


def settle(*things: str) -> None:
    """Do not ask about these again; an answer that is undone is not asked for again either."""
    left = st.session_state.get(_OPEN, ())
    st.session_state[_OPEN] = tuple(each for each in left if each.thing not in things)
