"""Scrolls a part of the page into view when something new appears in it: on a phone the next step
of a review, or the result of a new data point, would otherwise begin far off the screen."""

import streamlit as st

from careerapp.ui.session import navigation

_JS = """
const TOP = 72; // pixels under the navigation
const shown = new Map();

export default function ({ data: { box, number, focus } }) {
  const before = shown.get(box) ?? 0;
  shown.set(box, number);
  if (number === before) return;
  requestAnimationFrame(() => {
    const part = document.querySelector(`.st-key-${box}`);
    if (!part) return;
    const { top } = part.getBoundingClientRect();
    part.style.scrollMarginTop = `${TOP}px`;
    if (top < TOP || top > innerHeight * 0.8) part.scrollIntoView({ block: "start" });
    if (!focus) return;
    part.tabIndex = -1;
    part.style.outline = "none";
    part.focus({ preventScroll: true });
  });
}
"""

_scroll = st.components.v2.component("careerapp_into_view", html="<span hidden></span>\n", js=_JS)


def scroll_into_view(box: str, *, focus: bool = False) -> None:
    """Scroll a container into view, once for each call of `navigation.bring_into_view`.

    Called within that container: it mounts the script that scrolls.

    Parameters
    ----------
    box : str
        Key of the container.
    focus : bool
        Whether the container takes the keyboard focus too: the button that was pressed is gone.
    """
    with st.container(key=f"{box}-watch", height=1, border=False):
        number = navigation.count_views(box)
        _scroll(key=f"{box}-view", data={"box": box, "number": number, "focus": focus})
