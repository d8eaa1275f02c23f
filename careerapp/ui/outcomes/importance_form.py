"""The form in which the importance of all hopes is set, one against the others."""

from collections.abc import Sequence

import streamlit as st

from careerapp.domain.edits import Edited, Shown, change, conflicts
from careerapp.domain.items import Outcome
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import IMPORTANCE_WORDS
from careerapp.ui.session import notices, saving
from careerapp.wording.markdown import escape


def importance_form(hopes: Sequence[Outcome]) -> None:
    """Draw one form with every hope in it, so that they are weighed against one another."""
    shown = {hope.id: hope.importance for hope in hopes}
    keys = {id: f"importance-{id}-{value}" for id, value in shown.items()}
    with st.form("form-importance", border=False):
        for hope in hopes:
            st.select_slider(
                escape(hope.title),
                options=list(IMPORTANCE_WORDS),
                value=hope.importance,
                format_func=lambda value: IMPORTANCE_WORDS[value],
                key=keys[hope.id],
            )
        st.form_submit_button(
            "Save what matters", icon=":material/check:", on_click=_save, args=(shown, keys)
        )


def _save(shown: dict[str, int], keys: dict[str, str]) -> None:
    new = {id: st.session_state[keys[id]] for id in shown}
    changed = {id: value for id, value in new.items() if value != shown[id]}
    if not changed:
        notices.notify("Nothing to save: nothing was changed.")
        return

    def edit(model: WorkModel) -> Edited:
        for id, value in changed.items():
            conflicts(model, Shown(id, {"importance": shown[id]}))
            model = change(id, importance=value)(model).model
        return Edited(model, "Weighed what matters")

    saving.save(edit)
