"""The Review tab of Revise: a guided sitting, one step at a time, which can be interrupted."""

from datetime import date

import streamlit as st

from careerapp.analysis.journal.search import count_of
from careerapp.domain.types import MAX_TEXT
from careerapp.domain.workspace import Settings, Sitting
from careerapp.storage.records import Head
from careerapp.ui.checks.check_list import is_due, open_checks
from careerapp.ui.difference.progress_history import past_days
from careerapp.ui.review import sitting, steps
from careerapp.ui.review.schedule import review_card
from careerapp.ui.review.sitting import QUESTIONS, TITLES, Since
from careerapp.ui.session import work
from careerapp.ui.shared.scroll_into_view import scroll_into_view
from careerapp.ui.shared.widgets import note
from careerapp.wording.dates import ago, day
from careerapp.wording.markdown import escape, paragraphs


def review_tab(head: Head, today: date) -> None:
    """Draw the sitting, and beside it how far it is and when the next review comes."""
    left, right = st.columns([8, 5], gap="large")
    with left:
        st.title("Ten minutes with your map", anchor=False)
        _sitting(head, today)
    with right:
        st.space(12)
        _progress_card(head, today)
        st.subheader("Next review", anchor=False)
        review_card(head, today)
        note(f"For {escape(head.version.name)}.")


def _sitting(head: Head, today: date) -> None:
    """Draw the invitation to a sitting, or its current step."""
    settings = work.opened().settings
    if settings.sitting is None:
        _invitation(head, settings, today)
    else:
        _step(head, settings, settings.sitting, today)


def _invitation(head: Head, settings: Settings, today: date) -> None:
    since = sitting.read_since(head, settings)
    st.markdown(
        "One question at a time; two minutes when nothing happened. Your own answers come first,"
        " then the map's, and each is kept at once."
    )
    points = sitting.list_new(head.model, since)
    news = f"{count_of(points)} written down" if points else "nothing was written down"
    fine = "" if points else " That is fine too."
    due = any(is_due(check, today) for check in open_checks(head.model))
    waits = " Something on your list asks to be looked at again." if due else ""
    st.markdown(f"{_describe_since(since, today)}: {news}.{fine}{waits}")
    st.button(
        "Begin the review",
        key="review-begin",
        type="primary",
        icon=":material/play_arrow:",
        on_click=sitting.begin,
    )
    if since.last and since.last.snapshot:
        st.subheader("Last time", anchor=False)
        with st.container(gap="xsmall"):
            st.markdown(f"**{escape(since.last.snapshot.name)}**")
            note(escape(since.last.description.removeprefix("Reviewed: ").capitalize()))
            if since.last.snapshot.note:
                st.markdown(paragraphs(since.last.snapshot.note))
        _former_answers(head, since.day, today)


def _former_answers(head: Head, last: date, today: date) -> None:
    """List the last answers to the three questions."""
    given = {each.question: each for each in head.model.reflections if each.at <= last}
    if not given:
        return
    with st.expander("What you answered", key="answered-then"):
        for question in sitting.QUESTIONS.values():
            if found := given.get(question):
                st.markdown(f"**{steps.ASKED[question]}**")
                if found.at < last:
                    note(f"{day(found.at, today)}, {ago(found.at, today)}")
                st.markdown(paragraphs(found.answer))


def _describe_since(since: Since, today: date) -> str:
    """Begin a sentence with the time since the last review."""
    if since.day < today:
        return f"Since {day(since.day, today)}, {ago(since.day, today)}"
    return "Since the last review" if since.last else "So far"


def _step(head: Head, settings: Settings, now: Sitting, today: date) -> None:
    order = sitting.list_steps(head.model)
    step = sitting.current_step(order, now)
    place = order.index(step)
    with st.container(key=sitting.STEP):
        scroll_into_view(sitting.STEP, focus=True)
        st.progress((place + 1) / len(order), f"Step {place + 1} of {len(order)}")
        st.subheader(TITLES[step], anchor=False)
        given = sitting.find_answer(head.model, step, now)
        if step == "happened":
            with work.repository().reading_together():
                since, past = sitting.read_since(head, settings), past_days(head, today)
            steps.happened_step(head, since, past, today)
        elif step == "still_true":
            steps.still_true_step(sitting.list_lasting(head.model), now)
        elif step in QUESTIONS:
            steps.question_step(head, QUESTIONS[step], given, today)
        elif step == "try":
            steps.try_step(head.model, today)
        else:
            _keep_step(head, now, sitting.read_since(head, settings))
        with st.container(horizontal=True, gap="small"):
            if step != "keep":
                _next_button(step, asks=step in QUESTIONS and given is None)
            if place:
                st.button(
                    "Back",
                    key="review-back",
                    type="tertiary",
                    icon=":material/arrow_back:",
                    on_click=sitting.return_to,
                    args=(order[place - 1],),
                )


def _next_button(step: str, *, asks: bool) -> None:
    """Draw the button to the next step; a question can be skipped."""
    words, kind = ("Skip this one", "tertiary") if asks else ("Next", "primary")
    st.button(
        words,
        key=f"review-next-{step}",
        type=kind,  # type: ignore[arg-type]
        icon=":material/arrow_forward:",
        icon_position="right",
        on_click=sitting.advance,
        args=(step,),
    )


def _keep_step(head: Head, now: Sitting, since: Since) -> None:
    st.markdown(
        "A snapshot closes the sitting, so that you can see next time what has moved. In the"
        " history it will say:"
    )
    st.markdown(f"> {escape(sitting.describe_sitting(head, now, since))}.")
    key = "review-note"
    with st.form("form-review", border=False):
        st.text_area(
            "A line to yourself, for next time",
            key=key,
            height=84,
            max_chars=MAX_TEXT,
            placeholder="What is true now, and what you are curious about",
        )
        st.form_submit_button(
            "Keep a snapshot and finish",
            key="review-finish",
            type="primary",
            icon=":material/done_all:",
            on_click=lambda: sitting.finish(head, st.session_state[key].strip()),
        )


def _progress_card(head: Head, today: date) -> None:
    """List the steps of the sitting under way, and how far it is."""
    now = work.opened().settings.sitting
    if now is None:
        return
    order = sitting.list_steps(head.model)
    step = sitting.current_step(order, now)
    st.subheader("This sitting", anchor=False)
    with st.container(border=True, gap="small"):
        with st.container(gap="xsmall"):
            for each in order:
                if each == step:
                    st.markdown(f":material/arrow_forward: **{TITLES[each]}**")
                elif each in now.done:
                    st.markdown(f":green[:material/check_circle:] {TITLES[each]}")
                else:
                    st.markdown(f":gray[:material/circle: {TITLES[each]}]")
        if now.begun < today:
            note(f"Begun {ago(now.begun, today)}. What you answered is kept.")
        st.button(
            "Stop this sitting",
            key="review-drop",
            type="tertiary",
            icon=":material/close:",
            help="What you answered stays; next time the sitting starts afresh",
            on_click=sitting.stop,
        )
