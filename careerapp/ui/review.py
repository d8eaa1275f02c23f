"""The review: what happened, what is still true, three questions, one small thing, a snapshot."""

from datetime import date

import streamlit as st

from careerapp.analysis.sentences import count, main_finding, untried
from careerapp.domain import edits
from careerapp.domain.items import Question, Reflection
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import capital
from careerapp.domain.types import MAX_TEXT
from careerapp.domain.workflow import next_review
from careerapp.storage.records import Head
from careerapp.ui import clock, saving, state
from careerapp.ui.checks import small_thing_form
from careerapp.ui.text import ago, day, escape, marked, paragraphs
from careerapp.ui.widgets import happening, note, titled

QUESTIONS: dict[Question, str] = {
    "rigid": "What in your plan is most rigid, or most exposed?",
    "other_routes": "Which other ways have crossed your mind but are not on the map?",
    "updating": "How often do you look at your assumptions again?",
}


def review_card(head: Head, today: date) -> None:
    """When the next review is, and how often they come round."""
    repo = state.repository()
    settings = repo.settings(head.version.workspace_id)
    review = next_review(settings, state.first_day(head.version.id))
    with st.container(border=True, gap="small"):
        overdue = " Whenever you have ten minutes." if review < today else ""
        st.markdown(f"**{day(review)},** {ago(review, today)}.{overdue}")
        key = f"rhythm-{settings.review_every_weeks}"
        st.number_input(
            "Every how many weeks?",
            1,
            52,
            settings.review_every_weeks,
            key=key,
            on_change=_set_rhythm,
            args=(head.version.workspace_id, key),
        )
        st.download_button(
            "Into my calendar",
            lambda: _calendar(head.version.workspace_id, review, settings.review_every_weeks),
            file_name="careerapp-reviews.ics",
            mime="text/calendar",
            type="tertiary",
            icon=":material/event:",
            on_click="ignore",
            help="A calendar file with this review and all that follow",
        )


def _calendar(workspace: str, first: date, weeks: int) -> bytes:
    # Few ever ask for it, and the library takes a while to import.
    from careerapp.exchange.calendar import review_calendar

    return review_calendar(workspace, first, weeks, clock.now())


def _set_rhythm(workspace: str, key: str) -> None:
    repo = state.repository()
    weeks = st.session_state[key]
    settings = repo.settings(workspace).replace(review_every_weeks=weeks)
    if saving.attempt(lambda: repo.save_settings(workspace, settings)):
        state.notify(f"A review every {count(weeks, 'week')}", ":material/event_upcoming:")


def review_sitting(head: Head, today: date) -> None:
    """The sitting itself, in the order that helps: ten minutes, or two when nothing happened."""
    model = head.model
    settings = state.repository().settings(head.version.workspace_id)
    since = settings.last_review or state.first_day(head.version.id)
    st.subheader("1. What happened since", anchor=False)
    recent = [point for point in model.journal if point.at >= since]
    for point in sorted(recent, key=lambda each: each.at, reverse=True)[:6]:
        happening(point, model, today)
    if not recent:
        st.markdown(f"Nothing was written down since {day(since)}. That is an answer too.")
    _still_true(model)
    st.subheader("3. Three questions, your answers first", anchor=False)
    for question, text in QUESTIONS.items():
        _reflection(head, question, text, today)
    st.subheader("4. One small thing to try", anchor=False)
    small_thing_form(model, today, key="review-try")
    st.subheader("5. Keep it", anchor=False)
    st.markdown("A snapshot closes the sitting, so that you can see next time what has moved.")
    st.button(
        "Keep a snapshot and finish",
        key="review-finish",
        type="primary",
        icon=":material/done_all:",
        on_click=_finish,
        args=(head,),
    )


def _still_true(model: WorkModel) -> None:
    """Balance and environment are states, not arrivals: each review asks again."""
    lasting = [
        outcome
        for outcome in model.outcomes
        if outcome.status == "reached" and outcome.kind in ("balance", "environment")
    ]
    st.subheader("2. Still true?", anchor=False)
    if not lasting:
        note("This asks about balance and surroundings you have reached; there are none yet.")
    for outcome in lasting:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(titled(outcome))
            st.button(
                "No longer",
                key=f"still-{outcome.id}",
                on_click=saving.apply,
                args=(edits.change(outcome.id, status="open"),),
                help="Puts it back among what you hope for",
            )


def _reflection(head: Head, question: Question, text: str, today: date) -> None:
    """A question, the answers so far, and the map's own answer once there is one from today."""
    model = head.model
    answers = [each for each in model.reflections if each.question == question]
    with st.container(border=True, gap="small"):
        st.markdown(f"**{text}**")
        given = next((each for each in reversed(answers) if each.at == today), None)
        if given is None:
            key = f"reflection-{question}-{len(answers)}"
            with st.form(f"form-{question}", border=False):
                st.text_area(
                    "Your answer",
                    key=key,
                    height=84,
                    max_chars=MAX_TEXT,
                    label_visibility="collapsed",
                    placeholder="In your own words",
                )
                st.form_submit_button("Answer", on_click=_answer, args=(question, key))
        else:
            mine, maps = st.columns(2, gap="medium")
            with mine:
                note("You")
                st.markdown(paragraphs(given.answer))
            with maps:
                note("The map")
                for sentence in _answer_of_the_map(head, question):
                    st.markdown(marked(sentence))
        if older := [each for each in answers if each.at != today]:
            with st.expander(f"Earlier answers ({len(older)})", key=f"older-{question}"):
                for each in reversed(older):
                    note(day(each.at))
                    st.markdown(paragraphs(each.answer))


def _answer(question: Question, key: str) -> None:
    text = st.session_state[key].strip()
    if not text:
        state.notify("A few words first; the map answers after you.")
        return
    saving.save(
        edits.add(Reflection(id=clock.new_id(), at=clock.today(), question=question, answer=text))
    )


def _answer_of_the_map(head: Head, question: Question) -> tuple[str, ...]:
    model = head.model
    if question == "rigid":
        found = main_finding(model)
        return (found.headline, found.detail)
    if question == "other_routes":
        waiting = count(len(model.ideas), "idea")
        first = f"{capital(waiting)} {'waits' if len(model.ideas) == 1 else 'wait'} in the tray."
        return (first, *untried(model)[:2])
    return (_how_often(head),)


def _how_often(head: Head) -> str:
    """How often the model was really revised, from its own history."""
    days = state.days_changed(head.version.id, 90)
    last = ago(head.changed_at.astimezone().date(), clock.today())
    changed = f"You changed something on {count(days, 'day')} of the last ninety"
    return f"{changed}; the last time was {last}."


def _finish(head: Head) -> None:
    repo, today = state.repository(), clock.today()
    workspace = head.version.workspace_id
    settings = repo.settings(workspace).replace(last_review=today)

    def close() -> None:
        repo.keep_snapshot(head.version.id, f"Review of {today.day} {today:%B %Y}", "")
        repo.save_settings(workspace, settings)

    if saving.attempt(close):
        following = day(next_review(settings, today))
        state.notify(f"Review done. The next one: {escape(following)}", ":material/done_all:")
