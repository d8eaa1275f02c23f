"""The picker for the effect that a data point had on a node or link."""

from typing import Any

import streamlit as st

from careerapp.domain.items import Effect, Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.wording.markdown import escape
from careerapp.wording.phrases import capital

NODE_EFFECTS: tuple[Effect, ...] = ("unchanged", "done", "easier", "harder", "gone")
LINK_EFFECTS: tuple[Effect, ...] = ("unchanged", "easier", "harder")


def pick_effect(model: WorkModel, id: str, **widget: Any) -> Effect | None:
    """Ask what effect something had on a node or link.

    Parameters
    ----------
    **widget
        Key, default and callback of the widget.
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
