"""Where a person stands today, and how far ahead they look."""

import streamlit as st

from careerapp.domain.edits import Shown, describe
from careerapp.domain.model import WorkModel
from careerapp.domain.types import MAX_TEXT
from careerapp.ui import state


def today_form(model: WorkModel) -> None:
    """The situation in a few sentences, and the horizon of 3 to 5 years."""
    shown = {"today": model.today, "horizon_years": model.horizon_years}
    keys = {name: f"today-{name}-{hash(value)}" for name, value in shown.items()}
    with st.form("form-today", border=False):
        st.text_area(
            "In a few sentences",
            model.today,
            key=keys["today"],
            max_chars=MAX_TEXT,
            placeholder="What you do now, what is good about it, what is not",
        )
        st.segmented_control(
            "How far ahead do you look?",
            [3, 4, 5],
            default=model.horizon_years,
            required=True,
            format_func=lambda years: f"{years} years",
            key=keys["horizon_years"],
        )
        st.form_submit_button("Save", icon=":material/check:", on_click=_save, args=(shown, keys))


def _save(shown: dict[str, object], keys: dict[str, str]) -> None:
    new = {name: st.session_state[key] for name, key in keys.items()}
    changed = {name: value for name, value in new.items() if value != shown[name]}
    if not changed:
        state.notify("Nothing to save: nothing was changed.")
        return
    state.save(describe(**changed), Shown(None, {name: shown[name] for name in changed}))
