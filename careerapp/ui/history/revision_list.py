"""The latest revisions of a version by name, with undo and redo."""

from collections.abc import Sequence

import streamlit as st

from careerapp.storage.records import Head, RevisionRecord
from careerapp.ui.history.event_list import EVENT_LOOKS
from careerapp.ui.session import clock, revise_state, work
from careerapp.ui.shared.undo_buttons import undo_buttons
from careerapp.ui.shared.widgets import note
from careerapp.wording.dates import short_day
from careerapp.wording.markdown import marked

FIRST_PAGE = 12


def read_revisions(version: str) -> tuple[RevisionRecord, ...]:
    """Read the latest revisions, as many as `history_list` shows."""
    most = 200 if st.session_state.get("history-all") else FIRST_PAGE
    return work.repository().history(version, most=most)


def history_list(head: Head, revisions: Sequence[RevisionRecord]) -> None:
    """List the latest revisions, with undo and redo above."""
    with st.container(horizontal=True, gap="small"):
        undo_buttons(head, key="history-", beside_history=True)
    today = clock.today()
    for record in revisions:
        with st.container(horizontal=True, gap="small", wrap=False):
            st.markdown(f":gray[{short_day(record.at.astimezone().date(), today)}]", width=58)
            st.markdown(f":gray[:material/{EVENT_LOOKS[record.kind][0]}:]", width=22)
            st.markdown(marked(record.description))
    if head.seq > FIRST_PAGE:
        st.toggle("Show more of it", key="history-all", persist_state="session")
    else:
        note("Every edit is kept. Undo works even after a restart.")
    if st.button(
        "The map at any moment",
        key="history-moments",
        type="tertiary",
        icon=":material/history:",
        help="Slide through the history, see what has changed, go back",
    ):
        revise_state.open_tab("History")
        st.switch_page("app_pages/revise.py")
