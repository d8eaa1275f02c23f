"""The tray of ideas that are not on the map yet."""

import streamlit as st

from careerapp.domain import edits
from careerapp.domain.items import Idea
from careerapp.domain.model import WorkModel
from careerapp.ui.forms.fields import line
from careerapp.ui.forms.form import add_form
from careerapp.ui.session import clock, map_state, saving
from careerapp.ui.shared.widgets import note
from careerapp.wording.markdown import escape


def ideas_tray(model: WorkModel) -> None:
    """List the ideas, each to put on the map or remove, with a form for one more."""
    for idea in model.ideas:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f":material/lightbulb: {escape(idea.text)}")
            with st.container(horizontal=True, gap="small"):
                st.button(
                    "Put on the map",
                    key=f"map-{idea.id}",
                    icon=":material/add_location:",
                    type="tertiary",
                    on_click=_put_on_map,
                    args=(idea.id,),
                )
                st.button(
                    "Remove",
                    key=f"drop-{idea.id}",
                    icon=":material/close:",
                    type="tertiary",
                    on_click=saving.apply,
                    args=(edits.remove(idea.id),),
                )
    if not model.ideas:
        note("Nothing is waiting here. What else has crossed your mind?")
    add_form(
        "add-idea",
        (line("text", "An idea", placeholder="It does not have to be a good one yet"),),
        lambda values: edits.add(Idea(id=clock.new_id(), at=clock.today(), text=values["text"])),
        {"text": ""},
        submit="Keep the idea",
        border=False,
    )


def _put_on_map(idea_id: str) -> None:
    stone = clock.new_id()
    if saving.save(edits.map_idea(idea_id, stone)):
        map_state.select(stone)
