"""The stones of the map with their kinds, each kind changed by one click."""

import streamlit as st

from careerapp.domain.model import WorkModel
from careerapp.ui.forms.kind_picker import kind_picker
from careerapp.ui.shared.widgets import note
from careerapp.wording.markdown import escape

MOST = 40
"""More stones than this are changed on the map: every row of kinds is a widget to be drawn."""


def kinds_list(model: WorkModel) -> None:
    """List the stones, the newest first: their kinds were guessed last."""
    note("Where nobody picked a kind it was guessed from the title. One click puts it right.")
    for stone in reversed(model.stones[-MOST:]):
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            st.markdown(escape(stone.title), width=320)
            kind_picker(stone, "stones")
    if len(model.stones) > MOST:
        note(f"These are the newest {MOST}; the kind of any other stands beside the map.")
