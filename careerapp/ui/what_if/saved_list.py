"""The saved what-ifs: losses kept by name, to look at again."""

from collections.abc import Iterable, Iterator, Sequence

import streamlit as st

from careerapp.domain.model import WorkModel
from careerapp.domain.naming import name_item
from careerapp.domain.types import MAX_TITLE
from careerapp.domain.workspace import Future
from careerapp.storage.records import Head
from careerapp.ui.session import clock, form_state, notices, saving, what_if_state, work
from careerapp.ui.shared.losses import (
    LossChoice,
    known_loss_keys,
    list_losses,
    loss_keys,
    parse_loss_keys,
)
from careerapp.ui.shared.widgets import note
from careerapp.wording.markdown import escape, marked
from careerapp.wording.numbers import count
from careerapp.wording.phrases import capital, listed, named, short


def saved_what_ifs(head: Head, choice: LossChoice) -> None:
    """List the saved what-ifs, and offer to save the present one."""
    workspace = head.version.workspace_id
    names = list_losses(head.model)
    futures = work.opened().futures
    for future in futures:
        keys = known_loss_keys(future, names)
        with st.container(gap=None):
            with st.container(
                horizontal=True, vertical_alignment="center", gap="small", wrap=False
            ):
                st.markdown(f":material/bookmark: {escape(future.name)}", width="stretch")
                if keys:
                    st.button(
                        "Look",
                        key=f"future-{future.id}",
                        type="tertiary",
                        help=f"Take it away and see: {escape(short(future.name))}",
                        on_click=what_if_state.pick_losses,
                        args=(keys,),
                        kwargs={"answer": True},
                    )
                st.button(
                    "Forget",
                    key=f"forget-{future.id}",
                    type="tertiary",
                    help=f"Forget the what-if {escape(short(future.name))}",
                    on_click=_forget,
                    args=(workspace, future),
                )
            missing = [key for key in loss_keys(future.without, future.tags) if key not in names]
            if missing:
                note(" ".join(_describe_missing(head, missing)))
    if choice.items or choice.tags:
        key = f"future-name-{form_state.nonce('future')}"
        with st.form("form-future", border=False):
            st.text_input(
                "Keep this what-if as",
                key=key,
                max_chars=MAX_TITLE,
                placeholder="For example: retail shrinks",
            )
            st.form_submit_button(
                "Keep it",
                icon=":material/bookmark_add:",
                on_click=_keep,
                args=(workspace, choice, key),
            )
    elif not futures:
        note("Take something away first; a what-if worth coming back to can be kept here.")


def _describe_missing(head: Head, missing: Iterable[str]) -> Iterator[str]:
    """Describe where the parts of a what-if are that cannot fall away on this map."""
    rest = list(missing)
    if gone := [key for key in rest if key in head.model.nodes]:
        yield f"{_name(head.model, gone)} {_are(gone)} gone on this map already."
    rest = [key for key in rest if key not in gone]
    for other in work.other_heads() if rest else ():
        version, model = other.version, other.model
        there = list_losses(model)
        if found := [key for key in rest if key in there]:
            yield f"{_name(model, found)} {_are(found)} in *{escape(version.name)}*, not here."
            rest = [key for key in rest if key not in found]
    if rest:
        yield f"{capital(count(len(rest), 'part'))} of it {_are(rest)} on no map any more."


def _name(model: WorkModel, keys: Sequence[str]) -> str:
    tags = (f"everything tagged {named(tag)}" for tag in parse_loss_keys(keys).tags)
    return marked(
        capital(listed([*(name_item(model, id) for id in parse_loss_keys(keys).items), *tags]))
    )


def _are(keys: Sequence[str]) -> str:
    return "is" if len(keys) == 1 else "are"


def _keep(workspace: str, choice: LossChoice, key: str) -> None:
    name = " ".join(st.session_state[key].split())
    if not name:
        notices.notify("Give it a name; a few words will do.", ":material/error:")
        return
    future = Future(id=clock.new_id(), name=name, without=choice.items, tags=choice.tags)
    if saving.attempt(lambda: work.repository().keep_future(workspace, future)):
        form_state.renew("future")
        notices.notify(f"Kept the what-if *{escape(name)}*", ":material/bookmark_added:")


def _forget(workspace: str, future: Future) -> None:
    saving.attempt(lambda: work.repository().forget_future(workspace, future.id))
