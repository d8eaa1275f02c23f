"""Answering a small test and reporting a sign, with a preview of what that changes."""

from collections.abc import Callable
from datetime import date, timedelta

import streamlit as st
from pydantic import ValidationError

from careerapp.analysis.journal.mentions import likely_kind
from careerapp.domain import edits
from careerapp.domain.edits import make
from careerapp.domain.follow_up import follow_up
from careerapp.domain.items import About, Answer, DataPoint, DataPointKind, Experiment, Signpost
from careerapp.domain.kinds import DATA_POINT_KINDS, NEWS
from careerapp.domain.model import WorkModel
from careerapp.domain.statuses import ANSWERS
from careerapp.domain.types import MAX_TEXT, TODAY_ID
from careerapp.errors import EditError
from careerapp.ui.journal import entry_result
from careerapp.ui.journal.consequences import find_consequences, show_consequences
from careerapp.ui.journal.effect_picker import Made, MadeForm
from careerapp.ui.session import clock, form_state, saving
from careerapp.ui.shared.widgets import kind_with_icon, note
from careerapp.wording.markdown import escape

A_WEEK, TWO_WEEKS, TWELVE_WEEKS = (timedelta(weeks=weeks) for weeks in (1, 2, 12))


def _data_point(id: str, today: date, kind: DataPointKind, note: str, made: Made) -> DataPoint:
    return make(
        DataPoint,
        id=id,
        at=today,
        kind=kind,
        note=note[:MAX_TEXT],
        about=made.about,
        spoke_for=made.spoke_for,
    )


def _what_it_made(
    form: MadeForm, about: str, today: date, keep: Callable[[], None], label: str, key: str
) -> None:
    """Ask what it made of its subject, say what follows from that, and offer to keep it."""
    subjects = [] if about == TODAY_ID else [about]
    form.draw(subjects)
    made = form.read(subjects)
    try:
        point = _data_point("preview", today, form.kind, "", made)
        found = find_consequences(form.model, point, today, rests=made.rests)
    except (EditError, ValidationError):
        found = None  # shown once it is kept
    if found is not None:
        show_consequences(found, "**If you keep this:**")
    st.button(label, key=key, type="primary", icon=":material/check:", on_click=keep)


# --- small tests -------------------------------------------------------------------------------


def answer_test(model: WorkModel, test: Experiment, today: date, place: str) -> None:
    """Ask what happened in a small test, how it turned out, and what that made of its subject.

    Parameters
    ----------
    place : str
        Part of the keys: the same test may be on a page twice.
    """
    st.markdown(f"**{escape(test.question)}**")
    for remark in (escape(" ".join(test.plan.split())), entry_result.describe_expectation(test)):
        if remark:
            note(remark)
    note_key, how = f"answer-note-{test.id}-{place}", f"how-{test.id}-{place}"
    st.text_area("What happened?", key=note_key, height=74, max_chars=MAX_TEXT)
    result: Answer | None = st.segmented_control(
        "How did it turn out?",
        list(ANSWERS),
        format_func=lambda answer: ANSWERS[answer].button,
        key=how,
        wrap=True,
    )
    if result is None:
        pass
    elif (kind := ANSWERS[result].kind) is None:
        _another_day(test, today, place)
    else:
        form_place = f"answer-{test.id}-{place}-{result}"
        _what_it_made(
            MadeForm(model, form_place, kind, wants=False),
            test.about,
            today,
            lambda: _keep_answer(test, result, note_key, form_place),
            "Keep this answer",
            f"keep-answer-{test.id}-{place}",
        )
    st.button(
        "Let it go",
        key=f"let-go-{test.id}-{place}",
        type="tertiary",
        icon=":material/close:",
        help="Takes it off the list, as if it had never stood there; undo brings it back",
        on_click=saving.apply,
        args=(edits.remove(test.id),),
    )


def _another_day(test: Experiment, today: date, place: str) -> None:
    """Offer another day for a test that nobody got to, or to leave it at that."""
    key = f"another-day-{test.id}-{place}"
    day = st.date_input("Another day?", today + TWO_WEEKS, key=key, format="YYYY-MM-DD")
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Try it then",
            key=f"later-{test.id}-{place}",
            icon=":material/event:",
            on_click=saving.apply,
            args=(edits.change(test.id, due=day),),
        )
        st.button(
            "Leave it at that",
            key=f"not-tried-{test.id}-{place}",
            type="tertiary",
            help="It stays in the story as not tried; that says nothing about you or the question",
            on_click=saving.apply,
            args=(edits.resolve(test.id, "not_tried", today, None),),
        )


def _keep_answer(test: Experiment, result: Answer, note_key: str, form_place: str) -> None:
    known = ANSWERS[result]
    kind = known.kind or "nothing"
    # The note has the question too: later it stands alone.
    text = st.session_state.get(note_key, "").strip() or f"{known.button}."
    today, id = clock.today(), clock.new_id()

    def edit(model: WorkModel) -> edits.Edited:
        """Read what was picked within the save: another tab may have changed the map."""
        form = MadeForm(model, form_place, kind, wants=False)
        made = form.read([] if test.about == TODAY_ID else [test.about])
        point = _data_point(id, today, kind, f"{test.question} {text}", made)
        return edits.resolve(test.id, result, today, point, made.rests)(model)

    entry_result.keep_entry(edit, id, today, check=test.id)


def follow_up_buttons(test: Experiment, today: date, place: str) -> None:
    """Draw the answers to whether what was decided for a sign was done."""
    done = DataPoint(
        id=clock.new_id(),
        at=today,
        kind="change",
        note=f"Done, as decided: {test.question}"[:MAX_TEXT],
        about=() if test.about == TODAY_ID else (About(id=test.about),),
    )
    with st.container(horizontal=True, gap="small"):
        for label, edit in (
            ("Yes", edits.carry_out(test.id, done)),
            ("Not yet", edits.change(test.id, due=today + A_WEEK)),
            ("Let it go", edits.remove(test.id)),
        ):
            st.button(
                label,
                key=f"follow-{label}-{test.id}-{place}",
                type="tertiary" if label == "Let it go" else "secondary",
                on_click=saving.apply,
                args=(edit,),
            )


# --- signs -------------------------------------------------------------------------------------


def report_sign(model: WorkModel, sign: Signpost, today: date, place: str) -> None:
    """Ask what happened and its effect on what the sign is about, with a preview of changes."""
    st.markdown(f"**{escape(sign.watch_for)}**")
    if sign.then:
        st.markdown(f"You decided: {escape(sign.then)}")
    note_key, form_place = f"seen-note-{sign.id}-{place}", f"seen-{sign.id}-{place}"
    st.text_area("What happened?", key=note_key, height=74, max_chars=MAX_TEXT)
    kind_key = f"{form_place}-kind"
    form_state.follow_guess(kind_key, likely_kind(sign.watch_for))
    st.segmented_control(
        "It was a",
        NEWS,
        required=True,
        format_func=lambda kind: kind_with_icon(DATA_POINT_KINDS[kind]),
        key=kind_key,
        on_change=form_state.mark_picked,
        args=(kind_key,),
    )
    _what_it_made(
        MadeForm(model, form_place, _kind_of_sign(sign, kind_key), wants=False),
        sign.about,
        today,
        lambda: _keep_seen(sign, note_key, form_place, kind_key),
        "It happened",
        f"fired-{sign.id}-{place}",
    )


def _kind_of_sign(sign: Signpost, key: str) -> DataPointKind:
    """Give what was picked, or a guess from the words of a sign whether it is good or bad news."""
    kind: DataPointKind = form_state.picked_or(key, likely_kind(sign.watch_for))
    return kind


def _keep_seen(sign: Signpost, note_key: str, form_place: str, kind_key: str) -> None:
    today, id, next_id = clock.today(), clock.new_id(), clock.new_id()
    kind = _kind_of_sign(sign, kind_key)
    text = st.session_state.get(note_key, "").strip() or sign.watch_for

    def edit(model: WorkModel) -> edits.Edited:
        """Read what was picked within the save, as in `_keep_answer`."""
        form = MadeForm(model, form_place, kind, wants=False)
        made = form.read([] if sign.about == TODAY_ID else [sign.about])
        point = _data_point(id, today, kind, text, made)
        to_do = follow_up(sign, next_id, today)
        settle = edits.settle(sign.id, "fired", point, follow_up=to_do, rests=made.rests)
        return settle(model)

    entry_result.keep_entry(
        edit,
        id,
        today,
        supported=sign.about,
        then=sign.then,
        check=sign.id,
    )
