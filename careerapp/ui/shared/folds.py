"""Expanders and popovers whose content is not drawn before they are opened."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from careerapp.ui.session import folds


@contextmanager
def expander(label: str, *, key: str, icon: str | None = None) -> Iterator[bool]:
    """Draw an expander; give whether to draw its content.

    Use it as ``with expander("More", key="more") as drawn:`` and draw within ``if drawn:``.
    """
    with st.expander(label, icon=icon, key=key, on_change="rerun") as box:
        yield folds.is_drawn(key, open=bool(box.open))


@contextmanager
def popover(
    label: str, *, key: str, icon: str | None = None, help: str | None = None
) -> Iterator[bool]:
    """Draw a button that opens a popover; give whether to draw its content."""
    with st.popover(label, icon=icon, key=key, help=help, on_change="rerun") as box:
        yield folds.is_drawn(key, open=bool(box.open))
