"""Answering a small test and reporting a sign, with a preview of what that changes."""

from datetime import date

import streamlit as st
from pydantic import ValidationError

from careerapp.analysis.journal.mentions import likely_kind
from careerapp.domain import edits
from careerapp.domain.effects import effects_on
from careerapp.domain.items import (
    About,
    Answer,
    DataPoint,
    DataPointKind,
    Effect,
    Experiment,
    Signpost,
)
from careerapp.domain.kinds import DATA_POINT_KINDS
from careerapp.domain.model import WorkModel
from careerapp.domain.statuses import ANSWERS
from careerapp.domain.types import MAX_TEXT, TODAY_ID
from careerapp.errors import EditError
from careerapp.ui.journal import entry_result
from careerapp.ui.journal.effect_picker import pick_effect
from careerapp.ui.session import clock, saving, work
from careerapp.ui.shared.widgets import note
from careerapp.wording.markdown import escape


def _data_point(
    id: str, today: date, kind: DataPointKind, note: str, about: str, effect: Effect = "unchanged"
) -> DataPoint:
    return DataPoint(
        id=id,
        at=today,
        kind=kind,
        note=note[:MAX_TEXT],
        about=() if about == TODAY_ID else (About(id=about, made=effect),),
    )


def _preview(model: WorkModel, point: DataPoint, today: date, lead: str) -> None:
    """Show what keeping a data point would change, as the log form does."""
    try:
        found = entry_result.find_consequences(model, point, today)
    except (EditError, ValidationError):
        return  # shown once it is kept
    if any(found):
        entry_result.show_consequences(found, f"**{lead}**")
    else:
        st.markdown(f"**{lead}** {entry_result.STAYS}")


# --- tests -------------------------------------------------------------------------------------


def answer_test(model: WorkModel, test: Experiment, today: date, place: str) -> None:
    """Ask what happened in a test and how it turned out.

    Parameters
    ----------
    place : str
        Part of the keys: the same test may be on a page twice.
    """
    st.markdown(f"**{escape(test.question)}**")
    if expectation := entry_result.describe_expectation(test):
        note(expectation)
    key = f"answer-note-{test.id}-{place}"
    st.text_area("What happened?", key=key, height=74, max_chars=MAX_TEXT)
    with st.container(horizontal=True, gap="small"):
        for result, known in ANSWERS.items():
            st.button(
                known.button,
                key=f"result-{result}-{test.id}-{place}",
                on_click=_keep_answer,
                args=(test, result, key),
            )
    if test.about != TODAY_ID:
        likely: tuple[Answer, ...] = ("worked", "failed")
        for result in likely:
            lead = f"If {ANSWERS[result].words}:"
            kind = ANSWERS[result].kind or "nothing"
            point = _data_point("preview", today, kind, lead, test.about)
            _preview(model, point, today, lead)


def _keep_answer(test: Experiment, result: Answer, key: str) -> None:
    known = ANSWERS[result]
    # The note has the question too: later it stands alone.
    text = st.session_state.get(key, "").strip() or f"{known.button}."
    today = clock.today()
    if known.kind is None:
        saving.save(edits.resolve(test.id, result, today, None))
        return
    point = _data_point(clock.new_id(), today, known.kind, f"{test.question} {text}", test.about)
    entry_result.keep_entry(
        edits.resolve(test.id, result, today, point), point.id, today, check=test.id
    )


# --- signs -------------------------------------------------------------------------------------


def report_sign(model: WorkModel, sign: Signpost, today: date, place: str) -> None:
    """Ask what happened and its effect on what the sign is about, with a preview of changes."""
    st.markdown(f"**{escape(sign.watch_for)}**")
    if sign.then:
        st.markdown(f"You decided: {escape(sign.then)}")
    key, effect_key = f"seen-note-{sign.id}-{place}", f"seen-made-{sign.id}-{place}"
    st.text_area("What happened?", key=key, height=74, max_chars=MAX_TEXT)
    if _can_have_effect(model, sign.about):
        effect = (
            pick_effect(model, sign.about, key=effect_key, default=_guess_effect(sign))
            or "unchanged"
        )
        point = _data_point(
            "preview",
            today,
            effects_on(model.items[sign.about])[effect].news,
            sign.watch_for,
            sign.about,
            effect,
        )
        _preview(model, point, today, "If you keep this:")
    st.button(
        "It happened",
        key=f"fired-{sign.id}-{place}",
        on_click=_keep_seen,
        args=(sign, key, effect_key),
    )


def _can_have_effect(model: WorkModel, id: str) -> bool:
    return id in model.nodes or id in {link.id for link in model.links}


def _guess_effect(sign: Signpost) -> Effect:
    """Guess from the words of a sign whether it is good or bad news."""
    return DATA_POINT_KINDS[likely_kind(sign.watch_for)].effect


def _keep_seen(sign: Signpost, key: str, effect_key: str) -> None:
    today, model = clock.today(), work.head().model
    text = st.session_state.get(key, "").strip() or sign.watch_for
    effect: Effect = "unchanged"
    if _can_have_effect(model, sign.about):
        effect = st.session_state.get(effect_key) or _guess_effect(sign)
    kind = effects_on(model.items.get(sign.about))[effect].news
    point = _data_point(clock.new_id(), today, kind, text, sign.about, effect)
    entry_result.keep_entry(
        edits.settle(sign.id, "fired", point),
        point.id,
        today,
        # After bad news what still stands is shown, not the ways that it hit.
        supported=None if kind == "setback" else sign.about,
        then=sign.then,
        check=sign.id,
    )
