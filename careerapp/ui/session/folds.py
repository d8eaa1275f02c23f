"""Which expanders and popovers a person has opened: their content is drawn from then on."""

import streamlit as st

_OPENED = "opened_folds"


def is_drawn(key: str, *, open: bool) -> bool:
    """Tell whether what a fold holds is drawn: while it is open, and ever after it once was.

    So what was typed into a form within is still there when the fold is closed and opened again.
    """
    opened: set[str] = st.session_state.setdefault(_OPENED, set())
    if open:
        opened.add(key)
    return key in opened
