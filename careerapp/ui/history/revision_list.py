"""The history of a version: every edit by name, undo and redo."""

from collections.abc import Sequence

import streamlit as st

from careerapp.storage.records import Head, RevisionKind, RevisionRecord
from careerapp.ui.session import clock, revise_state, saving, work
from careerapp.ui.shared.widgets import note
from careerapp.wording.dates import short_day
from careerapp.wording.markdown import marked, unmarked

KIND_ICONS: dict[RevisionKind, str] = {
    "start": "flag",
    "edit": "edit",
    "undo": "undo",
    "redo": "redo",
    "restore": "history",
    "branch": "call_split",
    "review": "event_available",
}

FIRST_PAGE = 12


def read_revisions(version: str) -> tuple[RevisionRecord, ...]:
    """Read the revisions that `history_list` shows: the latest few, or more of them."""
    most = 200 if st.session_state.get("history-all") else FIRST_PAGE
    return work.repository().history(version, most=most)


def history_list(head: Head, revisions: Sequence[RevisionRecord]) -> None:
    """List the latest revisions, each kind with its own sign, with undo and redo above."""
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Undo",
            key="history-undo",
            icon=":material/undo:",
            disabled=head.undoes is None,
            help=unmarked(head.undoes) if head.undoes else None,
            on_click=saving.undo,
        )
        st.button(
            "Redo",
            key="history-redo",
            icon=":material/redo:",
            disabled=head.redoes is None,
            help=unmarked(head.redoes) if head.redoes else None,
            on_click=saving.redo,
        )
    today = clock.today()
    for record in revisions:
        with st.container(horizontal=True, gap="small", wrap=False):
            st.markdown(f":gray[{short_day(record.at.astimezone().date(), today)}]", width=58)
            st.markdown(f":gray[:material/{KIND_ICONS[record.kind]}:]", width=22)
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
