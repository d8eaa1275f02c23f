"""Answering a test and saying that a sign was seen: what that would change is said before."""

from datetime import date

import streamlit as st
from pydantic import ValidationError

from careerapp.analysis.journal.mentions import likely_kind
from careerapp.domain import edits
from careerapp.domain.items import (
    About,
    Answer,
    DataPoint,
    DataPointKind,
    Effect,
    Experiment,
    Signpost,
)
from careerapp.domain.kinds import DATA_POINT_KINDS, news_of
from careerapp.domain.model import WorkModel
from careerapp.domain.statuses import ANSWERS
from careerapp.domain.types import MAX_TEXT, TODAY_ID
from careerapp.errors import EditError
from careerapp.ui.journal import entry_result
from careerapp.ui.journal.effect_picker import pick_effect
from careerapp.ui.session import clock, work
from careerapp.ui.shared.widgets import note
from careerapp.wording.markdown import escape


def _point(
    id: str, today: date, kind: DataPointKind, note: str, about: str, made: Effect = "unchanged"
) -> DataPoint:
    return DataPoint(
        id=id,
        at=today,
        kind=kind,
        note=note[:MAX_TEXT],
        about=() if about == TODAY_ID else (About(id=about, made=made),),
    )


def _preview(model: WorkModel, point: DataPoint, today: date, lead: str) -> None:
    """Say what keeping a data point would change, as the form for what happened does."""
    try:
        said = entry_result.consequences_of(model, point, today)
    except (EditError, ValidationError):
        return  # said when it is kept
    if any(said):
        entry_result.show_consequences(said, f"**{lead}**")
    else:
        st.markdown(f"**{lead}** {entry_result.STAYS}")


# --- tests -------------------------------------------------------------------------------------


def answer_test(model: WorkModel, test: Experiment, today: date, place: str) -> None:
    """Ask what happened and how it turned out.

    Parameters
    ----------
    place : str
        Part of the keys: the same test may be on a page twice.
    seen : bool
        Whether somebody looks; what each answer would change is worked out only then.
    """
    st.markdown(f"**{escape(test.question)}**")
    if said := entry_result.expected(test):
        note(said)
    key = f"answer-note-{test.id}-{place}"
    st.text_area("What happened?", key=key, height=74, max_chars=MAX_TEXT)
    with st.container(horizontal=True, gap="small"):
        for result, known in ANSWERS.items():
            st.button(
                known.button,
                key=f"result-{result}-{test.id}-{place}",
                on_click=_answer,
                args=(test, result, key),
            )
    if test.about != TODAY_ID:
        likely: tuple[Answer, ...] = ("worked", "failed")
        for result in likely:
            lead = f"If {ANSWERS[result].words}:"
            point = _point("preview", today, ANSWERS[result].kind, lead, test.about)
            _preview(model, point, today, lead)


def _answer(test: Experiment, result: Answer, key: str) -> None:
    known = ANSWERS[result]
    # With the question: what is told later stands alone.
    text = st.session_state.get(key, "").strip() or f"{known.button}."
    today = clock.today()
    point = _point(clock.new_id(), today, known.kind, f"{test.question} {text}", test.about)
    entry_result.keep(edits.resolve(test.id, result, today, point), point.id, today, check=test.id)


# --- signs -------------------------------------------------------------------------------------


def sign_seen(model: WorkModel, sign: Signpost, today: date, place: str) -> None:
    """Ask what happened and what it made of what the sign is about, with what that would change."""
    st.markdown(f"**{escape(sign.watch_for)}**")
    if sign.then:
        st.markdown(f"You decided: {escape(sign.then)}")
    key, made_key = f"seen-note-{sign.id}-{place}", f"seen-made-{sign.id}-{place}"
    st.text_area("What happened?", key=key, height=74, max_chars=MAX_TEXT)
    if _can_be_touched(model, sign.about):
        made = pick_effect(model, sign.about, key=made_key, default=_guess(sign)) or "unchanged"
        point = _point("preview", today, news_of(made), sign.watch_for, sign.about, made)
        _preview(model, point, today, "If you keep this:")
    st.button(
        "It happened", key=f"fired-{sign.id}-{place}", on_click=_fire, args=(sign, key, made_key)
    )


def _can_be_touched(model: WorkModel, id: str) -> bool:
    return id in model.nodes or id in {link.id for link in model.links}


def _guess(sign: Signpost) -> Effect:
    """What it says it watches for is good or bad news, or nobody can tell."""
    return DATA_POINT_KINDS[likely_kind(sign.watch_for)].effect


def _fire(sign: Signpost, key: str, made_key: str) -> None:
    today, model = clock.today(), work.head().model
    text = st.session_state.get(key, "").strip() or sign.watch_for
    made: Effect = "unchanged"
    if _can_be_touched(model, sign.about):
        made = st.session_state.get(made_key) or _guess(sign)
    kind = news_of(made)
    point = _point(clock.new_id(), today, kind, text, sign.about, made)
    entry_result.keep(
        edits.settle(sign.id, "fired", point),
        point.id,
        today,
        # Bad news speaks for no way over what it hit; what still stands is told instead.
        lit=None if kind == "setback" else sign.about,
        then=sign.then,
        check=sign.id,
    )
