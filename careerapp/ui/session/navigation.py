"""Where a person goes next, and which part of a page is brought into view."""

import streamlit as st

_GO_TO = "go_to"
_REDRAW = "redraw"
_SHOWN = "shown"
NARROW = "viewport"
"""Key under which the browser says how wide the window is."""


def go_to(page: str) -> None:
    """Show another page at the next run; for callbacks, which run before pages are known."""
    st.session_state[_GO_TO] = page


def take_destination() -> str | None:
    page: str | None = st.session_state.pop(_GO_TO, None)
    return page


def show(box: str) -> None:
    """Have a part of the page brought into view: there is something new in it."""
    st.session_state.setdefault(_SHOWN, {})[box] = shows(box) + 1


def shows(box: str) -> int:
    """How often a part of the page was to be brought into view so far."""
    return int(st.session_state.get(_SHOWN, {}).get(box, 0))


def redraw() -> None:
    """Let the whole page be drawn after a callback that belongs to a part of it."""
    st.session_state[_REDRAW] = True


def take_redraw() -> bool:
    return bool(st.session_state.pop(_REDRAW, False))


def is_narrow() -> bool:
    """Whether the window is as narrow as a phone's; False until the browser has said so."""
    return bool((st.session_state.get(NARROW) or {}).get("narrow"))
