"""What something made of a part of the map: guessed, and picked in one click."""

from typing import Any

import streamlit as st

from careerapp.domain.items import Effect, Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.wording.markdown import escape
from careerapp.wording.phrases import capital

NODE_EFFECTS: tuple[Effect, ...] = ("unchanged", "done", "easier", "harder", "gone")
LINK_EFFECTS: tuple[Effect, ...] = ("unchanged", "easier", "harder")


def pick_effect(model: WorkModel, id: str, **widget: Any) -> Effect | None:
    """Ask what something made of a node or link.

    Parameters
    ----------
    **widget
        The key of the widget, what it starts with, and what is called when it changes.
    """
    picked: Effect | None = st.segmented_control(
        f"It made *{escape(model.title_of(id))}*",
        NODE_EFFECTS if isinstance(model.items.get(id), Outcome | Stone) else LINK_EFFECTS,
        required=True,
        format_func=capital,
        wrap=True,
        **widget,
    )
    return picked
