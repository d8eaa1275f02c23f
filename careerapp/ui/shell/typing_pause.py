"""Lets a page answer while somebody is still writing: a pause does what Ctrl+Enter does.

Streamlit takes in a text area when it is left. Without this the effect of what happened could be
read before it is kept only by those who leave the box first.
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

_listen = st.components.v2.component("careerapp_as_typed", html="<span hidden></span>\n", js=_JS)


def take_in_as_typed() -> None:
    """Mount the listener, once for all pages."""
    with st.container(key="typing-watch", height=1, border=False):
        _listen(key="typing")
