"""The buttons for undo and redo, each with the edit it would take back or do again."""

import streamlit as st

from careerapp.storage.records import Head
from careerapp.ui.session import saving
from careerapp.wording.markdown import unmarked


def undo_buttons(head: Head, *, key: str = "", beside_history: bool = False) -> None:
    """Draw both buttons side by side.

    Parameters
    ----------
    head : Head
        The version they step through.
    key : str
        The beginning of their keys.
    beside_history : bool
        Whether the edits are listed beside them: then the help is the edit alone.
    """
    steps = (("Undo", head.undoes, saving.undo), ("Redo", head.redoes, saving.redo))
    for label, edit, step in steps:
        name = unmarked(edit) if edit else None
        lead = f"{label}: {name}" if name else f"Nothing to {label.lower()}"
        st.button(
            label,
            key=f"{key}{label.lower()}",
            icon=f":material/{label.lower()}:",
            help=name if beside_history else lead,
            disabled=edit is None,
            on_click=step,
        )
