"""The toggle that says that something one has is there only while what leads to it stands."""

import streamlit as st

from careerapp.domain import edits
from careerapp.domain.edits import Shown
from careerapp.domain.items import Node
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import resting
from careerapp.domain.statuses import HELD_STATUSES
from careerapp.domain.types import TODAY_ID
from careerapp.ui.session import saving
from careerapp.ui.shared.widgets import note
from careerapp.wording.markdown import escape
from careerapp.wording.phrases import listed

MOST_NAMED = 3


def resting_toggle(model: WorkModel, node: Node) -> None:
    """Draw the toggle for what one has and something else leads to; it saves at once."""
    sources = [
        link.source
        for link in model.links_into.get(node.id, ())
        if link.source != TODAY_ID and not link.closed
    ]
    if node.status not in HELD_STATUSES or not (sources or node.rests):
        return
    key = f"rests-{node.id}-{node.rests}"
    st.toggle(
        f"Only while {_what_stands(model, node, sources)}",
        node.rests,
        key=key,
        help="Then it goes too, when you try what its loss would do. Otherwise it stays your own.",
        on_change=_change,
        args=(node, key),
    )
    if node.rests and node.id not in resting(model):
        note("Nothing that you have holds it up as it is drawn, so it never falls.")


def _what_stands(model: WorkModel, node: Node, sources: list[str]) -> str:
    titles = [f"*{escape(model.title_of(id))}*" for id in sources]
    if not titles or len(titles) > MOST_NAMED:
        return "what leads to it stands"
    if len(titles) == 1:
        return f"{titles[0]} stands"
    if node.needs == "all":
        return f"{listed(titles)} stand"
    return f"{' or '.join(titles)} stands"


def _change(node: Node, key: str) -> None:
    rests = st.session_state[key]
    if rests != node.rests:
        saving.save(edits.change(node.id, rests=rests), Shown(node.id, {"rests": node.rests}))
