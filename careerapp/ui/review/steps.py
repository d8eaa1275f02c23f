"""The steps of a review, each drawn by a function of its own."""

from datetime import date

import streamlit as st

from careerapp.domain import edits
from careerapp.domain.items import About, DataPoint, Experiment, Idea, Outcome, Question, Reflection
from careerapp.domain.model import WorkModel
from careerapp.domain.types import MAX_TEXT, MAX_TITLE
from careerapp.domain.workspace import Sitting
from careerapp.storage.records import Head
from careerapp.ui.checks.assumptions_panel import assumptions_panel
from careerapp.ui.checks.check_list import check_list, describe_due, look_back_on, open_checks
from careerapp.ui.checks.forms import small_thing_form
from careerapp.ui.difference.progress_history import Past
from careerapp.ui.difference.progress_panel import draw_progress
from careerapp.ui.forms import fields
from careerapp.ui.forms.form import item_form
from careerapp.ui.journal.entry_result import answered_check
from careerapp.ui.review.map_answers import answers_from_map
from careerapp.ui.review.sitting import Since, list_new, mark_still_true
from careerapp.ui.session import clock, notices, revise_state, saving
from careerapp.ui.shared import folds
from careerapp.ui.shared.widgets import data_point_row, note, title_with_icon
from careerapp.wording.dates import ago, day
from careerapp.wording.markdown import escape, marked, paragraphs
from careerapp.wording.numbers import count
from careerapp.wording.phrases import capital, short

ASKED: dict[Question, str] = {
    "rigid": "What on your map is most rigid, or most exposed?",
    "other_routes": "Which other ways have crossed your mind but are not on the map?",
    "updating": "How often do you look at your assumptions again?",
}

MOST_POINTS = 8
MOST_IDEAS = 20


def happened_step(head: Head, since: Since, past: Past, today: date) -> None:
    """Draw new data points, what is due, all signs, and assumptions untested for long."""
    model = head.model
    draw_progress(head, past, today)
    points = list_new(model, since)
    points.sort(key=lambda each: each.at, reverse=True)
    for point in points[:MOST_POINTS]:
        data_point_row(point, model, today)
    if len(points) > MOST_POINTS:
        note(f"And {len(points) - MOST_POINTS:,} more since {day(since.day, today)}.")
    if not points:
        began = f" since {day(since.day, today)}" if since.day < today else " yet"
        st.markdown(f"Nothing was written down{began}. That is an answer too.")
    st.button(
        "Write something down",
        key="review-log",
        icon=":material/edit_note:",
        type="tertiary",
        help="You come back to this step afterwards",
        on_click=revise_state.open_tab,
        args=("What happened",),
    )
    asked = look_back_on(model, today)
    if asked or answered_check(head):
        st.subheader("What came of these?", anchor=False)
        check_list(head, today, brief=False, only=asked)
    assumptions_panel(head, today)


def still_true_step(outcomes: list[Outcome], now: Sitting) -> None:
    """Ask about each lasting hope that was reached; one that is no longer true is open again."""
    st.markdown("These are not arrivals: they can be lost again, and then hoped for again.")
    for outcome in outcomes:
        with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(title_with_icon(outcome), width="stretch")
            if outcome.id in now.still_true:
                st.markdown(":green-badge[:material/check: Still true]", width="content")
            else:
                st.button(
                    "Still true",
                    key=f"true-{outcome.id}",
                    icon=":material/check:",
                    on_click=mark_still_true,
                    args=(outcome.id,),
                )
            st.button(
                "No longer",
                key=f"still-{outcome.id}",
                type="tertiary",
                on_click=_no_longer_true,
                args=(outcome,),
                help="Puts it back among what you hope for; the story says so",
            )


def _no_longer_true(outcome: Outcome) -> None:
    saving.save(
        edits.log(
            DataPoint(
                id=clock.new_id(),
                at=clock.today(),
                kind="setback",
                note=f"{outcome.title.rstrip('.')}: no longer true.",
                about=(About(id=outcome.id, made="no_longer_true"),),
            )
        )
    )


def question_step(head: Head, asked: Question, given: Reflection | None, today: date) -> None:
    """Draw one of the three questions: first the person's own answer, then the map's."""
    answers = [each for each in head.model.reflections if each.question == asked]
    st.markdown(f"#### {ASKED[asked]}")
    if given is None:
        key = f"reflection-{asked}-{len(answers)}"
        with st.form(f"form-{asked}", border=False):
            st.text_area(
                "Your answer",
                key=key,
                height=116,
                max_chars=MAX_TEXT,
                label_visibility="collapsed",
                placeholder="In your own words; the map answers after you",
            )
            st.form_submit_button("Answer", type="primary", on_click=_answer, args=(asked, key))
    else:
        mine, maps = st.columns(2, gap="medium")
        with mine, st.container(border=True, height="stretch", gap="small"):
            note("You")
            st.markdown(paragraphs(given.answer))
            with folds.popover("Say it differently", key=f"again-{asked}") as drawn:
                if drawn:
                    item_form(
                        f"reflection-{given.id}", given, (fields.area("answer", "Your answer"),)
                    )
        with maps, st.container(border=True, height="stretch", gap="small"):
            note("The map")
            for sentence in answers_from_map(head, asked, today):
                st.markdown(marked(sentence))
            if asked == "other_routes":
                _tray_buttons(head.model, given)
    if older := [each for each in answers if given is None or each.at < given.at]:
        label, key = f"Earlier answers ({len(older)})", f"older-{asked}"
        with folds.expander(label, key=key) as drawn:
            for each in reversed(older[-20:]) if drawn else ():
                note(f"{day(each.at, today)}, {ago(each.at, today)}")
                st.markdown(paragraphs(each.answer))


def _tray_buttons(model: WorkModel, given: Reflection) -> None:
    """Offer to put the answer into the tray, an idea a line, and lead to the tray."""
    known = {" ".join(idea.text.split()) for idea in model.ideas}
    new = [line for line in _answer_lines(given.answer) if line not in known]
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if new:
            st.button(
                "Put mine into the tray",
                key="review-into-tray",
                icon=":material/lightbulb:",
                help="Each line of your answer as an idea of its own",
                on_click=_add_ideas,
                args=(new,),
            )
        if model.ideas:
            st.page_link("app_pages/routes.py", label="To the tray", icon=":material/inbox:")


def _answer_lines(answer: str) -> list[str]:
    """Part an answer into lines without bullets, each as short as an idea may be."""
    lines = (" ".join(line.strip(" \t-*•").split()) for line in answer.splitlines())
    return list(dict.fromkeys(short(line, MAX_TITLE) for line in lines if line))


def _add_ideas(lines: list[str]) -> None:
    today = clock.today()
    saving.save(
        edits.take_up([Idea(id=clock.new_id(), text=line, at=today) for line in lines[:MOST_IDEAS]])
    )


def _answer(asked: Question, key: str) -> None:
    text = st.session_state[key].strip()
    if not text:
        notices.notify("A few words first; the map answers after you.")
        return
    saving.save(
        edits.add(Reflection(id=clock.new_id(), at=clock.today(), question=asked, answer=text))
    )


def try_step(model: WorkModel, today: date) -> None:
    """Draw the form for one small thing to try, below those that are open already."""
    waiting = [check for check in open_checks(model) if isinstance(check, Experiment)]
    if waiting:
        st.markdown(f"{capital(count(len(waiting), 'small thing'))} to try already:")
        with st.container(gap=None):
            for check in waiting[:5]:
                by = f" :small[:gray[{describe_due(check.due, today)}]]" if check.due else ""
                st.markdown(f"- {escape(check.question)}{by}")
            if len(waiting) > 5:
                note(f"And {len(waiting) - 5:,} more.")
    else:
        st.markdown("Small enough that nothing is lost if it fails: a question, a visit, an hour.")
    small_thing_form(today, key="review-try")
