"""The slider over the moments of a version: see the map then, go back, start a version there."""

from datetime import date

import streamlit as st

from careerapp.domain.types import MAX_TITLE
from careerapp.storage.records import Head, Moment, SnapshotRecord
from careerapp.ui.difference.moments import PastModel, day_of, describe_date
from careerapp.ui.session import form_state, map_state, notices, revise_state, saving, work
from careerapp.ui.shared import folds
from careerapp.ui.shared.widgets import noted
from careerapp.wording.dates import short_day
from careerapp.wording.markdown import escape, marked
from careerapp.wording.phrases import short

THEN, OTHER = "then", "other"
MOST_NAMED = 100
"""How many of the latest snapshots can always be chosen, however many moments there are."""


def name_moment(moment: Moment, snapshots: tuple[SnapshotRecord, ...]) -> str:
    """Name a moment by its snapshot, or else by its step and date."""
    step = f"step {moment.seq:,} of {describe_date(moment)}"
    return next((each.name for each in snapshots if each.seq == moment.seq), step)


def read_moments(
    head: Head, snapshots: tuple[SnapshotRecord, ...]
) -> tuple[dict[int, Moment], int, int]:
    """Read the moments to choose from; give them, the one shown and the one compared with.

    The one shown at first is the latest snapshot that differs from the present.
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


def moment_slider(head: Head, known: dict[int, Moment], chosen: int, today: date) -> None:
    """Draw the slider over the moments, with buttons for one step earlier or later."""
    version = head.version.id
    # The key stays the same while this slider moves: with a new one it would lose the focus.
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
        step = f"Step {chosen:,} of {head.seq:,}, {describe_date(moment)}.{is_now}"
        with st.container():  # a text alone would take the whole width
            noted(marked(moment.description), step)
        with st.container(horizontal=True, gap="small", width="content"):
            _step_button(version, chosen - 1, "Earlier", off=chosen <= min(known))
            _step_button(version, chosen + 1, "Later", off=chosen >= head.seq)


def _step_button(version: str, seq: int, word: str, *, off: bool) -> None:
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


def moment_actions(head: Head, moment: Moment, name: str) -> None:
    """Offer to go back to a moment, or to start a version from it."""
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
        st.rerun()  # another version is open now: redraw the whole page


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


def describe_span(then: PastModel, other: PastModel, head: Head, today: date) -> str:
    """Write the heading for what changed between two moments; within a day it names their steps."""
    first, last = sorted((then.moment, other.moment), key=lambda each: each.seq)
    same_day = day_of(first) == day_of(last)
    start, end = (
        f"step {each.seq:,}" if same_day else short_day(day_of(each), today)
        for each in (first, last)
    )
    if last.seq == head.seq:
        return f"What has changed since {start}"
    return f"What changed from {start} to {end}"


def choose_other_moment(
    head: Head,
    known: dict[int, Moment],
    snapshots: tuple[SnapshotRecord, ...],
    chosen: int,
    today: date,
) -> None:
    """Draw the choice of the moment to compare with: now, a snapshot by its name, or any step."""
    version = head.version.id
    names = {each.seq: f"{each.name}, " for each in reversed(snapshots)}

    def describe(seq: int) -> str:
        if seq == head.seq:
            return "Now"
        return f"{short(names.get(seq, ''), 60)}{short_day(day_of(known[seq]), today)}, step {seq}"

    options = sorted(known, reverse=True)
    key = f"other-{version}-{head.seq}-{chosen}-{form_state.nonce('moment-other')}"
    st.selectbox(
        "Compared with",
        options,
        options.index(chosen),
        format_func=describe,
        key=key,
        on_change=lambda: revise_state.choose_moment(
            version, OTHER, _as_chosen(st.session_state[key], head)
        ),
    )


def _as_chosen(seq: int, head: Head) -> int | None:
    """Give None for the present, which moves on with each edit, so that it stays chosen."""
    return None if seq == head.seq else seq
