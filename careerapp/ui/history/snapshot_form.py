"""The form that keeps a snapshot, with a name and a note."""

import streamlit as st

from careerapp.domain.types import MAX_TEXT, MAX_TITLE
from careerapp.errors import CareerAppError
from careerapp.storage.records import Head
from careerapp.ui.forms.form import problem
from careerapp.ui.session import clock, form_state, notices, work
from careerapp.wording.dates import full_day
from careerapp.wording.markdown import escape


def snapshot_form(head: Head) -> None:
    """Draw the form that keeps a version as it is now."""
    today = clock.today()
    number = form_state.nonce("snapshot")
    name_key, note_key = f"snapshot-name-{number}", f"snapshot-note-{number}"
    with st.form("form-snapshot"):
        st.text_input("Name", full_day(today), key=name_key, max_chars=MAX_TITLE)
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
        for message in form_state.problems("snapshot").values():
            problem(message)


def _keep(version: str, name_key: str, note_key: str) -> None:
    name = " ".join(st.session_state[name_key].split())
    if not name:
        form_state.report_problem("snapshot", "name", "Give it a name; the date will do.")
        return
    try:
        kept = work.repository().keep_snapshot(version, name, st.session_state[note_key].strip())
    except CareerAppError as error:
        form_state.report_problem("snapshot", "", str(error))
        return
    form_state.renew("snapshot")
    notices.notify(f"Kept the snapshot *{escape(kept.name)}*", ":material/photo_camera:")
