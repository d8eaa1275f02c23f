"""Snapshots: keep one with a note, compare any two moments in sentences, go back to one."""

import streamlit as st

from careerapp.domain.difference import difference, sentences
from careerapp.domain.model import WorkModel
from careerapp.domain.types import MAX_TEXT, MAX_TITLE
from careerapp.errors import CareerAppError
from careerapp.storage.records import Head, SnapshotRecord
from careerapp.ui import clock, saving, state
from careerapp.ui.forms.form import problem
from careerapp.ui.text import escape, marked, paragraphs, short_day
from careerapp.ui.widgets import note

NOW = "now"
MOST_SENTENCES = 40


def keep_form(head: Head) -> None:
    """Keep a snapshot: a name is offered, a note is welcome."""
    today = clock.today()
    number = state.nonce("snapshot")
    name_key, note_key = f"snapshot-name-{number}", f"snapshot-note-{number}"
    with st.form("form-snapshot"):
        st.text_input("Name", f"{today.day} {today:%B %Y}", key=name_key, max_chars=MAX_TITLE)
        st.text_area(
            "A note to yourself",
            key=note_key,
            max_chars=MAX_TEXT,
            height=74,
            placeholder="What is true now, and what you are curious about",
        )
        st.form_submit_button(
            "Keep a snapshot",
            type="primary",
            icon=":material/photo_camera:",
            on_click=_keep,
            args=(head.version.id, name_key, note_key),
        )
        for message in state.problems("snapshot").values():
            problem(message)


def _keep(version: str, name_key: str, note_key: str) -> None:
    name = " ".join(st.session_state[name_key].split())
    if not name:
        state.tell_problem("snapshot", "name", "Give it a name; the date will do.")
        return
    try:
        kept = state.repository().keep_snapshot(version, name, st.session_state[note_key].strip())
    except CareerAppError as error:
        state.tell_problem("snapshot", "", str(error))
        return
    state.renew("snapshot")
    state.notify(f"Kept the snapshot *{escape(kept.name)}*", ":material/photo_camera:")


def snapshot_list(snapshots: tuple[SnapshotRecord, ...]) -> None:
    """All snapshots, newest first, each with the way back to it."""
    today = clock.today()
    for record in snapshots:
        with st.container(border=True, gap="xsmall"):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                with st.container(gap=None):
                    st.markdown(f"**{escape(record.name)}**")
                    note(short_day(record.at, today))
                with st.popover("Go back to this", key=f"back-{record.id}"):
                    st.markdown(
                        "The map becomes what it was then. What you wrote down since, and what you"
                        " tested, stays. A snapshot of how it is now is kept first, and undo takes"
                        " it back."
                    )
                    st.button(
                        "Go back",
                        key=f"restore-{record.id}",
                        type="primary",
                        icon=":material/history:",
                        on_click=_restore,
                        args=(record,),
                    )
                    st.button(
                        "Remove this snapshot",
                        key=f"forget-{record.id}",
                        type="tertiary",
                        icon=":material/delete:",
                        on_click=_remove,
                        args=(record,),
                    )
            if record.note:
                st.markdown(paragraphs(record.note))


def _restore(record: SnapshotRecord) -> None:
    if saving.attempt(lambda: state.repository().restore(record.version_id, record.id)):
        state.select(None)
        state.notify(f"Went back to *{escape(record.name)}*", ":material/history:")


def _remove(record: SnapshotRecord) -> None:
    if saving.attempt(lambda: state.repository().remove_snapshot(record.id)):
        state.notify(f"Removed the snapshot *{escape(record.name)}*", ":material/delete:")


def compare(head: Head, snapshots: tuple[SnapshotRecord, ...]) -> None:
    """Pick two moments and read what lies between them, as sentences."""
    names = {NOW: "Now"} | {
        record.id: f"{record.name} ({short_day(record.at, clock.today())})" for record in snapshots
    }
    oldest_first = [record.id for record in reversed(snapshots)]
    left, right = st.columns(2)
    earlier = left.selectbox(
        "From",
        oldest_first,
        index=len(oldest_first) - 1,
        format_func=lambda id: names.get(id, ""),
        key=f"compare-from-{len(snapshots)}",
    )
    later = right.selectbox(
        "To",
        [NOW, *oldest_first],
        format_func=lambda id: names.get(id, ""),
        key=f"compare-to-{len(snapshots)}",
    )
    if earlier is None or later is None:
        return
    said = sentences(difference(_model(head, earlier), _model(head, later)))
    if not said:
        st.markdown("Nothing differs between the two.")
    for sentence in said[:MOST_SENTENCES]:
        st.markdown(f"- {marked(sentence)}")
    if len(said) > MOST_SENTENCES:
        note(f"And {len(said) - MOST_SENTENCES} more.")


def _model(head: Head, id: str) -> WorkModel:
    return head.model if id == NOW else state.repository().snapshot_model(id)
