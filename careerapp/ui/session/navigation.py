"""Requests that a callback makes of the next run: another page, a part to scroll to, a redraw."""

import streamlit as st

_GO_TO = "go_to"
_REDRAW = "redraw"
_SHOWN = "shown"
NARROW = "viewport"
"""Key under which the browser says how wide the window is."""


def go_to(page: str) -> None:
    """Show another page at the next run: a callback runs before Streamlit knows the pages."""
    st.session_state[_GO_TO] = page


def take_destination() -> str | None:
    """Give the page that was asked for, once."""
    page: str | None = st.session_state.pop(_GO_TO, None)
    return page


def bring_into_view(box: str) -> None:
    """Scroll to a part of the page at the next run, because there is something new in it."""
    st.session_state.setdefault(_SHOWN, {})[box] = count_views(box) + 1


def count_views(box: str) -> int:
    """Count how often a part of the page was to be scrolled to so far."""
    return int(st.session_state.get(_SHOWN, {}).get(box, 0))


def request_redraw() -> None:
    """Draw the whole page at the next run, though the callback belongs to a part of it."""
    st.session_state[_REDRAW] = True


def take_redraw_request() -> bool:
    """Tell whether the whole page is to be drawn, once."""
    return bool(st.session_state.pop(_REDRAW, False))


def is_narrow() -> bool:
    """Tell whether the window is as narrow as a phone's; False until the browser has answered."""
    return bool((st.session_state.get(NARROW) or {}).get("narrow"))
