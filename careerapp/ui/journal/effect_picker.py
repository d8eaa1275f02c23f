"""What something made of a part of the map: guessed, and picked in one click."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from careerapp.domain.items import DataPointKind, Made, Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.wording.markdown import escape
from careerapp.wording.phrases import capital

NODE_MADE: tuple[Made, ...] = ("unchanged", "done", "easier", "harder", "gone")
LINK_MADE: tuple[Made, ...] = ("unchanged", "easier", "harder")

USUALLY_MADE: Mapping[DataPointKind, Made] = {
    "win": "easier",
    "setback": "harder",
    "change": "unchanged",
}
"""What is taken for what it made of things until that is picked."""

NEWS: Mapping[Made, DataPointKind] = {
    "done": "win",
    "easier": "win",
    "harder": "setback",
    "gone": "setback",
    "unchanged": "change",
}
"""What kind of news it is that made that of something."""


def pick_made(model: WorkModel, id: str, **widget: Any) -> Made | None:
    """Ask what something made of a node or link.

    Parameters
    ----------
    **widget
        The key of the widget, what it starts with, and what is called when it changes.
    """
    picked: Made | None = st.segmented_control(
        f"It made *{escape(model.title_of(id))}*",
        NODE_MADE if isinstance(model.items.get(id), Outcome | Stone) else LINK_MADE,
        required=True,
        format_func=capital,
        wrap=True,
        **widget,
    )
    return picked
