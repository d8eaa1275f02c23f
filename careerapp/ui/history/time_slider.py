"""Any moment of a version: slide to it, see the map then, go back, or start a version there."""

from datetime import date

import streamlit as st

from careerapp.domain.types import MAX_TITLE
from careerapp.storage.records import Head, Moment, SnapshotRecord
from careerapp.ui.difference.moments import Then, date_of, day_of
from careerapp.ui.session import form_state, map_state, notices, revise_state, saving, work
from careerapp.ui.shared import folds
from careerapp.ui.shared.widgets import noted
from careerapp.wording.dates import short_day
from careerapp.wording.markdown import escape, marked
from careerapp.wording.phrases import short

THEN, OTHER = "then", "other"
MOST_NAMED = 100
"""So many of the latest snapshots can be chosen by name, however many moments there are."""


def name_of(moment: Moment, snapshots: tuple[SnapshotRecord, ...]) -> str:
    """What the history is to call a moment: its snapshot's name, or its step and date."""
    step = f"step {moment.seq:,} of {date_of(moment)}"
    return next((each.name for each in snapshots if each.seq == moment.seq), step)


def all_moments(
    head: Head, snapshots: tuple[SnapshotRecord, ...]
) -> tuple[dict[int, Moment], int, int]:
    """Give the moments to choose from, that looked at, and the one it is compared with.

    What is offered first is the latest snapshot that is not of how it is now.
    """
    version = head.version.id
    then, other = (
        revise_state.chosen_moment(version, THEN),
        revise_state.chosen_moment(version, OTHER),
    )
    also = {then or 1, other or 1, *(each.seq for each in snapshots[:MOST_NAMED])}
    moments = work.repository().moments(version, also=also)
    known = {moment.seq: moment for moment in moments}
    offered = next((each.seq for each in snapshots if each.seq < head.seq), moments[0].seq)
    return (
        known,
        then if then in known else offered,
        other if other in known else head.seq,
    )


def slider(head: Head, known: dict[int, Moment], chosen: int, today: date) -> None:
    """Slide over the moments, or go one step at a time."""
    version = head.version.id
    # The same for as long as it is this slider that moves: a new one would not hold the focus.
    key = f"moment-{version}-{head.seq}-{form_state.nonce('moment-then')}"
    st.select_slider(
        "Your map as it was on",
        list(known),
        chosen,
        format_func=lambda seq: f"{short_day(day_of(known[seq]), today)}, step {seq}",
        key=key,
        on_change=lambda: revise_state.choose_moment(
            version, THEN, st.session_state[key], moved=True
        ),
    )
    moment = known[chosen]
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        is_now = " That is how it is now." if chosen == head.seq else ""
        step = f"Step {chosen:,} of {head.seq:,}, {date_of(moment)}.{is_now}"
        with st.container():  # a text alone would take the whole width
            noted(marked(moment.description), step)
        with st.container(horizontal=True, gap="small", width="content"):
            _step(version, chosen - 1, "Earlier", off=chosen <= min(known))
            _step(version, chosen + 1, "Later", off=chosen >= head.seq)


def _step(version: str, seq: int, word: str, *, off: bool) -> None:
    back = word == "Earlier"
    st.button(
        word,
        key=f"moment-{word.lower()}",
        icon=f":material/chevron_{'left' if back else 'right'}:",
        icon_position="left" if back else "right",
        help="One step back" if back else "One step on",
        disabled=off,
        on_click=revise_state.choose_moment,
        args=(version, THEN, seq),
    )


def actions(head: Head, moment: Moment, name: str) -> None:
    """Go back to a moment, or start a version from it."""
    if moment.seq == head.seq:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        key = f"go-back-{head.seq}"
        with folds.popover("Go back to this", icon=":material/history:", key=key) as drawn:
            if drawn:
                _back_form(head, moment, name)
        with folds.popover(
            "Start a version from here", icon=":material/call_split:", key="split"
        ) as drawn:
            if drawn:
                _split_form(head, moment, name)


def _back_form(head: Head, moment: Moment, name: str) -> None:
    st.markdown(
        "The map becomes what it was then, and so do the ideas and open tests. What you"
        " wrote down since, and what you tested, stays. A snapshot of how it is now is"
        " kept first, and undo takes it back."
    )
    st.button(
        "Go back",
        key="go-back-now",
        type="primary",
        icon=":material/history:",
        on_click=_go_back,
        args=(head.version.id, moment.seq, name),
    )


def _split_form(head: Head, moment: Moment, name: str) -> None:
    st.markdown(
        "A version of its own, beside this one: the map of then, with what you have"
        " learned since. This one stays as it is."
    )
    key = f"split-name-{form_state.nonce('split')}"
    with st.form(f"form-{key}", border=False):
        st.text_input(
            "What is it called?",
            key=key,
            max_chars=MAX_TITLE,
            placeholder="For example: the clinic way",
        )
        started = st.form_submit_button(
            "Start the version", type="primary", icon=":material/call_split:"
        )
    if started and _start(head, moment.seq, name, st.session_state[key]):
        st.rerun()  # another version: all of the page changes


def _go_back(version: str, seq: int, name: str) -> None:
    if saving.attempt(lambda: work.repository().restore_moment(version, seq, name)):
        map_state.select(None)
        revise_state.choose_moment(version, THEN, None)
        notices.notify(f"Went back to *{escape(name)}*", ":material/history:")


def _start(head: Head, seq: int, moment: str, typed: str) -> bool:
    repo, version = work.repository(), head.version
    name = " ".join(typed.split())
    if not name:
        notices.notify("Give the version a name.", ":material/error:")
        st.rerun()

    def start() -> None:
        with repo.saving_together():
            fresh = repo.branch_at(version.id, seq, name, moment)
            work.open_work(version.workspace_id, fresh)

    if not saving.attempt(start):
        st.rerun()
    form_state.renew("split")
    notices.notify(f"You are in the new version *{escape(name)}*", ":material/call_split:")
    return True


def between(then: Then, other: Then, head: Head, today: date) -> str:
    """Head what lies between two moments, the earlier first; within a day by their steps."""
    first, last = sorted((then.moment, other.moment), key=lambda each: each.seq)
    same_day = day_of(first) == day_of(last)
    start, end = (
        f"step {each.seq:,}" if same_day else short_day(day_of(each), today)
        for each in (first, last)
    )
    if last.seq == head.seq:
        return f"What has changed since {start}"
    return f"What changed from {start} to {end}"


def compared_with(
    head: Head,
    known: dict[int, Moment],
    snapshots: tuple[SnapshotRecord, ...],
    chosen: int,
    today: date,
) -> None:
    """Choose the other moment: now, a snapshot by its name, or any step."""
    version = head.version.id
    names = {each.seq: f"{each.name}, " for each in reversed(snapshots)}

    def say(seq: int) -> str:
        if seq == head.seq:
            return "Now"
        return f"{short(names.get(seq, ''), 60)}{short_day(day_of(known[seq]), today)}, step {seq}"

    options = sorted(known, reverse=True)
    key = f"other-{version}-{head.seq}-{chosen}-{form_state.nonce('moment-other')}"
    st.selectbox(
        "Compared with",
        options,
        options.index(chosen),
        format_func=say,
        key=key,
        on_change=lambda: revise_state.choose_moment(
            version, OTHER, _other(st.session_state[key], head)
        ),
    )


def _other(seq: int, head: Head) -> int | None:
    """The present moves on: it is kept as such, not as the step it is now."""
    return None if seq == head.seq else seq
