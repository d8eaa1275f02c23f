"""The question whether what one has would go with what is taken away; asked once for each."""

from collections.abc import Iterator, Sequence

import streamlit as st

from careerapp.domain import edits
from careerapp.domain.effects import may_rest_on
from careerapp.domain.model import WorkModel
from careerapp.ui.session import saving, what_if_state
from careerapp.wording.markdown import escape


def resting_question(model: WorkModel, picked: Sequence[str]) -> None:
    """Ask about the first thing of which nobody said yet whether it would go too.

    Parameters
    ----------
    picked : sequence of str
        Ids of what is taken away.
    """
    asked = next(_open_questions(model, picked), None)
    if asked is None:
        return
    _, id = asked
    gone, thing = (escape(model.title_of(each)) for each in asked)
    with st.container(border=True, gap="small", key="rests-question"):
        st.markdown(f"If *{gone}* went, would *{thing}* go too?")
        with st.container(horizontal=True, gap="small"):
            st.button("Yes", key=f"rests-yes-{id}", on_click=_answer_yes, args=asked)
            for label in ("No", "Not sure"):
                st.button(
                    label,
                    key=f"rests-{label}-{id}",
                    type="tertiary",
                    on_click=what_if_state.mark_asked,
                    args=asked,
                )


def _open_questions(model: WorkModel, picked: Sequence[str]) -> Iterator[tuple[str, str]]:
    gone = set(picked)
    for support in picked:
        for id, known in may_rest_on(model, support).items():
            open_question = not known and not model.nodes[id].rests and id not in gone
            if open_question and not what_if_state.was_asked(support, id):
                yield support, id


def _answer_yes(support: str, id: str) -> None:
    what_if_state.mark_asked(support, id)
    saving.apply(edits.rest_on(id, support))
