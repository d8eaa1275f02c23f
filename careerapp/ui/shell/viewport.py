"""Asks the browser once whether the window is as narrow as a phone's, so that pages can put the
route builder and the lists before the map there; a desktop never pays a second run for it."""

import streamlit as st

from careerapp.ui.session.navigation import NARROW

_JS = """
export default function (component) {
  const query = globalThis.matchMedia("(max-width: 640px)");
  const tell = () => {
    if (query.matches !== component.data.narrow) {
      component.setStateValue("narrow", query.matches);
    }
  };
  tell();
  query.addEventListener("change", tell);
  return () => query.removeEventListener("change", tell);
}
"""

_ask = st.components.v2.component("careerapp_viewport", html="<span hidden></span>\n", js=_JS)


def watch_viewport(narrow: bool) -> None:
    """Mount the question; the answer is read by `navigation.is_narrow` from the next run on."""
    with st.container(key="viewport-watch", height=1, border=False):
        _ask(key=NARROW, data={"narrow": narrow}, on_narrow_change=lambda: None)
