"""The expanders and popovers that were opened in this tab: their content is drawn from then on."""

import streamlit as st

_OPENED = "opened_folds"


def is_drawn(key: str, *, open: bool) -> bool:
    """Tell whether to draw the content of an expander or popover: once it was opened, always.

    So text typed into a form in it is still there when it is closed and opened again.
    """
    opened: set[str] = st.session_state.setdefault(_OPENED, set())
    if open:
        opened.add(key)
    return key in opened
