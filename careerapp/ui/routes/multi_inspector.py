"""The panel beside the map for several selected stones and outcomes."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from careerapp.domain import edits
from careerapp.domain.items import Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.statuses import STATUSES, STONE_STATUSES
from careerapp.errors import EditError
from careerapp.ui.forms import fields
from careerapp.ui.forms.form import Field, add_form
from careerapp.ui.session import map_state, saving
from careerapp.ui.shared.widgets import title_with_icon
from careerapp.wording.numbers import count
from careerapp.wording.phrases import capital

MOST_NAMED = 12


def multi_inspector(model: WorkModel, ids: tuple[str, ...]) -> None:
    """Name the selected nodes, and offer to change all of them: status, tag, delete."""
    stones = tuple(id for id in ids if isinstance(model.nodes[id], Stone))
    with st.container(border=True, gap="small", key="several"):
        st.subheader(f"{capital(count(len(ids), 'thing'))} selected", anchor=False)
        st.markdown("  \n".join(title_with_icon(model.nodes[id]) for id in ids[:MOST_NAMED]))
        if len(ids) > MOST_NAMED:
            st.markdown(f"and {len(ids) - MOST_NAMED} more")
        if stones:
            _status_form(stones)
            _tag_form(model, stones)
        with st.container(horizontal=True, gap="small"):
            st.button(
                "Delete them",
                key="several-delete",
                icon=":material/delete:",
                on_click=_delete,
                args=(ids,),
            )
            st.button(
                "Close",
                key="several-close",
                type="tertiary",
                icon=":material/close:",
                on_click=map_state.select,
                args=(None,),
            )


def _status_form(stones: tuple[str, ...]) -> None:
    status = fields.choice(
        "status",
        "Where are the stones now?",
        {each: STATUSES[each].word for each in STONE_STATUSES},
    )
    add_form(
        "several-status",
        (status,),
        lambda values: edits.set_status(stones, values["status"]),
        {"status": "idea"},
        submit="Set them all",
        border=False,
    )


def _tag_form(model: WorkModel, stones: tuple[str, ...]) -> None:
    known = sorted({tag for stone in model.stones for tag in stone.tags})

    def draw(key: str, start: Any) -> None:
        st.selectbox(
            "Give the stones a tag",
            known,
            index=None,
            accept_new_options=True,
            format_func=lambda tag: tag,
            placeholder="Employer, industry, place, …",
            key=key,
        )

    add_form(
        "several-tag",
        (Field("tags", draw),),
        _tag_maker(stones),
        {"tags": None},
        submit="Tag them",
        border=False,
    )


def _tag_maker(stones: tuple[str, ...]) -> Callable[[dict[str, Any]], edits.Edit]:
    def make(values: dict[str, Any]) -> edits.Edit:
        if not values["tags"]:
            raise EditError("Pick a tag or type one first.", "tags")
        return edits.tag(stones, values["tags"])

    return make


def _delete(ids: tuple[str, ...]) -> None:
    if saving.save(edits.remove(*ids)):
        map_state.select(None)
