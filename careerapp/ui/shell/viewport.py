"""Asks the browser whether the window is as narrow as a phone's: there pages put the route builder
and the lists before the map. Only a narrow window costs a second run."""

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

_component = st.components.v2.component("careerapp_viewport", html="<span hidden></span>\n", js=_JS)


def watch_viewport(narrow: bool) -> None:
    """Mount the script that asks; `navigation.is_narrow` gives the answer from the next run on."""
    with st.container(key="viewport-watch", height=1, border=False):
        _component(key=NARROW, data={"narrow": narrow}, on_narrow_change=lambda: None)
