"""Short messages that are shown as toasts at the next run."""

import streamlit as st

_NOTICES = "notices"


def notify(message: str, icon: str = ":material/info:") -> None:
    """Show a toast at the next run; the message is Markdown, already escaped."""
    st.session_state.setdefault(_NOTICES, []).append((message, icon))


def show_notices() -> None:
    """Show the toasts that are waiting."""
    for message, icon in st.session_state.pop(_NOTICES, []):
        st.toast(message, icon=icon)
