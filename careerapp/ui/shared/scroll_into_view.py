"""Brings a part of the page into view when there is something new in it: on a phone the next step
of a review, or what was just kept, would otherwise begin far off the screen."""

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

_bring = st.components.v2.component("careerapp_into_view", html="<span hidden></span>\n", js=_JS)


def into_view(box: str, *, focus: bool = False) -> None:
    """Mount within a container what brings that into view, once for each `navigation.show`.

    Parameters
    ----------
    box : str
        Key of the container.
    focus : bool
        Whether the keyboard goes on from there: the button that was pressed is not there any more.
    """
    with st.container(key=f"{box}-watch", height=1, border=False):
        _bring(
            key=f"{box}-view", data={"box": box, "number": navigation.shows(box), "focus": focus}
        )
