"""The kind of a hope or stone, shown as a row to pick from: one click changes it and saves."""

import streamlit as st

from careerapp.domain.edits import Shown, change
from careerapp.domain.items import Node
from careerapp.domain.kinds import kinds_like
from careerapp.ui.session import saving
from careerapp.ui.shared.widgets import kind_with_icon
from careerapp.wording.markdown import escape


def kind_picker(node: Node, place: str) -> None:
    """Draw the kinds a node could be of, its own picked; another one is saved at once.

    Parameters
    ----------
    node : Outcome or Stone
    place : str
        Where it is drawn: the same node in two places needs two.
    """
    kinds = kinds_like(node)
    # With the kind in its key it is drawn anew after an undo, or a change in another tab.
    key = f"kind-{place}-{node.id}-{node.kind}"

    def describe(kind: str) -> str:
        return kind_with_icon(kinds[kind])

    st.pills(
        f"Kind of {escape(node.title)}",
        list(kinds),
        default=node.kind,
        required=True,
        format_func=describe,
        key=key,
        on_change=_change,
        args=(node, key),
        label_visibility="collapsed",
        wrap=True,
    )


def _change(node: Node, key: str) -> None:
    kind = st.session_state[key]
    if kind != node.kind:
        saving.save(change(node.id, kind=kind), Shown(node.id, {"kind": node.kind}))
