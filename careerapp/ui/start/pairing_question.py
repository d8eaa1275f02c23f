"""The question beside the first map: does a thing one has help with a way?"""

import streamlit as st

from careerapp.domain import edits
from careerapp.domain.edits import Pairing
from careerapp.domain.model import WorkModel
from careerapp.ui.session import clock, first_questions, saving
from careerapp.ui.shared.widgets import note
from careerapp.wording.markdown import escape
from careerapp.wording.numbers import count


def pairing_question(model: WorkModel) -> Pairing | None:
    """Ask about the first thing nobody has placed yet; give what is asked, if anything."""
    left = first_questions.still_open(model)
    if not left:
        return None
    asked = left[0]
    thing, first, *others = (escape(model.title_of(id)) for id in (asked.thing, *asked.steps))
    with st.container(border=True, gap="small", key="pairing"):
        with st.container(gap=None):
            st.markdown(f"**Does *{thing}* help with *{first}*?**")
            remarks = [f"The other way begins with *{other}*." for other in others]
            if len(left) > 1:
                remarks.append(f"{count(len(left) - 1, 'more question')} after this.".capitalize())
            if remarks:
                note(" ".join(remarks))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            answers = {"Yes": asked.steps[:1]}
            if others:
                answers |= {"With the other": asked.steps[1:], "Both": asked.steps}
            for label, steps in (answers | {"No": ()}).items():
                st.button(
                    label,
                    key=f"pairing-{label}-{asked.thing}",
                    on_click=_answer,
                    args=(asked.thing, steps),
                )
            if len(left) > 1:
                st.button(
                    "Leave the rest",
                    key="pairing-leave",
                    type="tertiary",
                    help="Nothing is drawn; on the map you can link them whenever you like",
                    on_click=first_questions.settle,
                    args=tuple(each.thing for each in left),
                )
    return asked


def _answer(thing: str, steps: tuple[str, ...]) -> None:
    if not steps or saving.save(edits.start_with(thing, steps, clock.new_ids())):
        first_questions.settle(thing)
