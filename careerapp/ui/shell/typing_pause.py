"""Sends the text of the log form to the page at each pause in typing, as Ctrl+Enter would.

Streamlit reads a text area only when the box is left; the preview of a data point's effects would
not be there while somebody still writes.
"""

import streamlit as st

_JS = """
const PAUSE = 600; // milliseconds
const BOX = ".st-key-log-form textarea";

export default function () {
  let pausing;
  const takeIn = (box) => {
    const enter = { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true };
    if (box.isConnected) box.dispatchEvent(new KeyboardEvent("keydown", enter));
  };
  const wait = ({ target, isComposing }) => {
    if (isComposing || !target.matches?.(BOX)) return;
    clearTimeout(pausing);
    pausing = setTimeout(takeIn, PAUSE, target);
  };
  const events = ["input", "compositionend"];
  for (const event of events) document.addEventListener(event, wait);
  return () => {
    for (const event of events) document.removeEventListener(event, wait);
  };
}
"""

_component = st.components.v2.component("careerapp_as_typed", html="<span hidden></span>\n", js=_JS)


def take_in_as_typed() -> None:
    """Mount the script that listens for pauses, once for all pages."""
    with st.container(key="typing-watch", height=1, border=False):
        _component(key="typing")
