"""The picker for the effect that a data point had on a node or link."""

from typing import Any

import streamlit as st

from careerapp.domain.effects import effects_on
from careerapp.domain.items import Effect
from careerapp.domain.model import WorkModel
from careerapp.wording.markdown import escape
from careerapp.wording.phrases import capital


def pick_effect(model: WorkModel, id: str, **widget: Any) -> Effect | None:
    """Ask what effect something had on a node or link.

    Parameters
    ----------
    **widget
        Key, default and callback of the widget.
    """
    known = effects_on(model.items.get(id))
    picked: Effect | None = st.segmented_control(
        f"It made *{escape(model.title_of(id))}*",
        list(known),
        required=True,
        format_func=lambda effect: capital(known[effect].word),
        wrap=True,
        **widget,
    )
    return picked
