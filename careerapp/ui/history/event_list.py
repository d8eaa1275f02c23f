"""The history of a version as a list by page: data points, edits, snapshots, reviews, turns."""

import re
from datetime import date
from typing import NamedTuple

import streamlit as st

from careerapp.domain.kinds import DATA_POINT_KINDS
from careerapp.domain.types import MAX_TEXT, MAX_TITLE
from careerapp.storage.records import Event, EventKind, Head, SnapshotRecord
from careerapp.ui.history.time_slider import THEN
from careerapp.ui.session import form_state, notices, revise_state, saving, work
from careerapp.ui.shared import folds
from careerapp.ui.shared.widgets import describe_data_point, note
from careerapp.wording.dates import short_day
from careerapp.wording.markdown import escape, marked, paragraphs, unmarked
from careerapp.wording.phrases import short

A_PAGE = 12

EVENT_LOOKS: dict[EventKind, tuple[str, str, str]] = {
    "data point": ("edit_note", "green", "Happened"),
    "edit": ("edit", "gray", "Edit"),
    "undo": ("undo", "gray", "Undone"),
    "redo": ("redo", "gray", "Done again"),
    "snapshot": ("photo_camera", "blue", "Snapshot"),
    "review": ("event_available", "green", "Review"),
    "restore": ("history", "orange", "Went back"),
    "branch": ("call_split", "violet", "New version"),
    "start": ("flag", "gray", "Beginning"),
}
"""Icon, colour and word of each kind of event."""

GROUPS: dict[str, tuple[EventKind, ...]] = {
    "What happened": ("data point",),
    "Edits": ("edit", "undo", "redo"),
    "Snapshots": ("snapshot", "review"),
    "Reviews": ("review",),
    "Turns": ("restore", "branch", "start"),
}
"""The filters of the list; a review closes with a snapshot, and is among both."""


class StoryPage(NamedTuple):
    """A page of a version's history.

    Attributes
    ----------
    groups : how many events each group of `GROUPS` has; those without any are left out.
    page, pages : the number of this page, and how many there are.
    pages_key : key of the widget that turns pages.
    events : the events on this page, newest first.
    """

    groups: dict[str, int]
    page: int
    pages: int
    pages_key: str
    events: tuple[Event, ...]


def read_story(version: str) -> StoryPage:
    """Read the page of a version's history that the widgets of `draw_story` ask for."""
    repo = work.repository()
    with repo.reading_together():
        counts = repo.story_counts(version)
        groups = {
            name: number
            for name, kinds in GROUPS.items()
            if (number := sum(counts.get(kind, 0) for kind in kinds))
        }
        chosen = st.session_state.get(_kinds_key(version)) or ()
        picked = [name for name in chosen if name in groups]
        kinds = list(dict.fromkeys(kind for name in picked for kind in GROUPS[name]))
        number = sum(counts.get(kind, 0) for kind in set(kinds) or counts)
        pages = -(-number // A_PAGE)
        # The key has the filter, so that each filter starts on its first page.
        pages_key = f"story-page-{version}-{'-'.join(picked)}-{pages}"
        page = st.session_state.get(pages_key) or 1
        events = repo.story(version, kinds=kinds, most=A_PAGE, skip=(page - 1) * A_PAGE)
    return StoryPage(groups, page, pages, pages_key, events)


def draw_story(head: Head, story: StoryPage, today: date) -> None:
    """List the events of a version, newest first, each with a button to its moment."""
    st.pills(
        "Show only",
        list(story.groups),
        selection_mode="multi",
        format_func=lambda name: f"{name} {story.groups[name]:,}",
        label_visibility="collapsed",
        key=_kinds_key(head.version.id),
        wrap=True,
    )
    with st.container(gap="small"):
        for place, event in enumerate(story.events):
            _event_row(head, event, place, today)
    if story.pages > 1:
        st.pagination(story.pages, key=story.pages_key, max_visible_pages=5)


def _kinds_key(version: str) -> str:
    return f"story-kinds-{version}"


def day_of_event(event: Event) -> date:
    """Give the local date of an event: its own, or that on which it was recorded."""
    return event.on or event.at.astimezone().date()


def _event_row(head: Head, event: Event, place: int, today: date) -> None:
    with st.container(horizontal=True, gap="small", wrap=False, key=f"event-{place}"):
        with st.container(gap=None):
            st.markdown(f"{_badge(event)} :small[:gray[{short_day(day_of_event(event), today)}]]")
            _draw_event(head, event, today)
        if event.snapshot:
            _snapshot_menu(event.snapshot)
        shown = revise_state.chosen_moment(head.version.id, THEN) == event.seq
        st.button(
            "Shown above" if shown else "Show",
            key=f"look-{place}-{event.seq}",
            icon=":material/arrow_upward:" if shown else ":material/visibility:",
            type="tertiary",
            help="The map as it was then",
            disabled=shown,
            on_click=revise_state.choose_moment,
            args=(head.version.id, THEN, event.seq),
        )


def _badge(event: Event) -> str:
    icon, colour, word = EVENT_LOOKS[event.kind]
    if len(event.points) == 1:
        kind = DATA_POINT_KINDS[event.points[0].kind]
        icon, colour, word = kind.icon, kind.colour, kind.word
    return f":{colour}-badge[:material/{icon}: {word}]"


def _draw_event(head: Head, event: Event, today: date) -> None:
    """Write an event: a snapshot by its name, a data point in the person's own words."""
    if event.kind == "snapshot" and event.snapshot:
        st.markdown(f"**{escape(event.snapshot.name)}**")
    elif len(event.points) != 1 or _has_words_of_its_own(event):
        st.markdown(marked(event.description))
    for point in event.points:
        word = DATA_POINT_KINDS[point.kind].word
        text = short(_without_question(event, point.note), 300)
        if text or not _has_words_of_its_own(event):
            st.markdown(escape(text) or f"*{word} without a note*")
        about = describe_data_point(point, head.model, "")
        late = point.at != day_of_event(event)
        remarks = [f"of {short_day(point.at, today)}" if late else "", about.removeprefix(" · ")]
        if any(remarks):
            note(" · ".join(filter(None, remarks)))
    if event.snapshot and event.snapshot.note:
        note(paragraphs(short(event.snapshot.note, 300)))


def _without_question(event: Event, text: str) -> str:
    """Give a note without the question that is named beside it."""
    question = re.match(r"Answered \*((?:[^*\\]|\\.)*[^…])\*: ", event.description)
    asked = unmarked(f"*{question[1]}*") if question else ""
    return text.removeprefix(asked).strip() if asked else text


def _has_words_of_its_own(event: Event) -> bool:
    """Tell whether an event says more than its note: an answered test, a sign that was seen."""
    return bool(event.description) and not event.description.startswith("Logged a ")


def _snapshot_menu(record: SnapshotRecord) -> None:
    """Draw the menu that renames a snapshot, changes its note, or removes it."""
    key, help = f"snapshot-{record.id}", "Rename or remove this snapshot"
    with folds.popover("More", key=key, help=help) as drawn:
        if not drawn:
            return
        number = form_state.nonce(f"snapshot-{record.id}")
        name_key, note_key = f"s-name-{record.id}-{number}", f"s-note-{record.id}-{number}"
        with st.form(f"form-{name_key}", border=False):
            st.text_input("Name", record.name, key=name_key, max_chars=MAX_TITLE)
            st.text_area("Note", record.note, key=note_key, max_chars=MAX_TEXT, height=74)
            st.form_submit_button("Save", on_click=_change, args=(record, name_key, note_key))
        st.button(
            "Remove this snapshot",
            key=f"forget-{record.id}",
            type="tertiary",
            icon=":material/delete:",
            on_click=_remove,
            args=(record,),
        )


def _change(record: SnapshotRecord, name_key: str, note_key: str) -> None:
    name = " ".join(st.session_state[name_key].split())
    text = st.session_state[note_key].strip()
    if not name:
        notices.notify("A name may not be empty.", ":material/error:")
        return
    repo = work.repository()
    if saving.attempt(lambda: repo.change_snapshot(record.id, name=name, note=text)):
        form_state.renew(f"snapshot-{record.id}")
        notices.notify(f"Saved the snapshot *{escape(name)}*", ":material/check:")


def _remove(record: SnapshotRecord) -> None:
    if saving.attempt(lambda: work.repository().remove_snapshot(record.id)):
        notices.notify(f"Removed the snapshot *{escape(record.name)}*", ":material/delete:")
