"""The list of checks: small tests to answer, signs to watch for, and those that are settled."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from careerapp.domain import edits
from careerapp.domain.follow_up import did_you, follows_up
from careerapp.domain.items import Check, Experiment, Signpost
from careerapp.domain.model import WorkModel
from careerapp.domain.statuses import ANSWERS
from careerapp.domain.types import TODAY_ID
from careerapp.domain.workflow import next_review
from careerapp.storage.records import Head
from careerapp.ui.checks.answers import (
    TWELVE_WEEKS,
    answer_test,
    follow_up_buttons,
    report_sign,
)
from careerapp.ui.forms import fields
from careerapp.ui.forms.form import item_form
from careerapp.ui.journal import entry_result
from careerapp.ui.session import map_state, revise_state, saving, work
from careerapp.ui.shared import folds
from careerapp.ui.shared.widgets import note, noted
from careerapp.wording.dates import ago, day, lately
from careerapp.wording.markdown import escape, marked
from careerapp.wording.numbers import count
from careerapp.wording.phrases import capital

BRIEFLY = 4
"""How many checks are shown on the first page, unless more are due."""


def when_due(check: Check) -> date | None:
    """Give the day by which a test is to be answered, or until which a sign is watched for."""
    return check.due if isinstance(check, Experiment) else check.by


def open_checks(model: WorkModel) -> list[Check]:
    """List the open tests and signs, the soonest first, those without a date last."""
    everything: tuple[Check, ...] = (*model.experiments, *model.signposts)
    waiting = [check for check in everything if check.is_open]
    return sorted(waiting, key=_due_or_last)


def look_back_on(model: WorkModel, today: date) -> list[Check]:
    """List what a review asks about: what is due, and all signs, those whose day came first."""
    waiting = open_checks(model)
    due = [check for check in waiting if is_due(check, today)]
    return [*due, *(each for each in waiting if isinstance(each, Signpost) and each not in due)]


def is_due(check: Check, today: date) -> bool:
    """Tell whether a check is due; a sign is watched for until the end of its last day."""
    by = when_due(check)
    return by is not None and (by <= today if isinstance(check, Experiment) else by < today)


def check_list(
    head: Head, today: date, *, brief: bool, only: Sequence[Check] | None = None
) -> None:
    """Draw the open checks, the soonest first; with `brief` a few of them and the next review.

    Parameters
    ----------
    only : sequence of Check, optional
        The checks to draw, where it is not all of them; nothing is told beside them then.
    """
    model = head.model
    waiting = open_checks(model) if only is None else list(only)
    late = [check for check in waiting if is_due(check, today)]
    shown = waiting[: max(BRIEFLY, len(late))] if brief else waiting
    answered = entry_result.answered_check(head)
    with st.container(border=True, gap="small"):
        if any(not isinstance(each, Experiment) or not follows_up(model, each) for each in late):
            note("A good moment to look back. A guess at what happened will do.")
        place = _place_of(model.items.get(answered), shown) if answered else None
        for number, check in enumerate(shown):
            if number == place:
                entry_result.draw_entry_result(head, today, check=answered)
            if isinstance(check, Experiment):
                _experiment_row(model, check, today, brief)
            else:
                _signpost_row(model, check, today, brief)
        if place == len(shown):
            entry_result.draw_entry_result(head, today, check=answered)
        if brief:
            if more := len(waiting) - len(shown):
                st.page_link(
                    "app_pages/revise.py",
                    label=f"{capital(count(more, 'more', 'more'))} on the list",
                    icon=":material/checklist:",
                )
            _review_row(today)
        elif not waiting and only is None:
            st.markdown("Nothing is waiting to be checked.")
            note("A small test turns a guess into something you know.")
    if not brief and only is None:
        _settled(model, today)


def _place_of(answered: object, shown: list[Check]) -> int:
    """Give the place that a settled check had among the open ones."""
    due = _due_or_last(answered) if isinstance(answered, Experiment | Signpost) else date.max
    return next(
        (place for place, each in enumerate(shown) if _due_or_last(each) >= due), len(shown)
    )


def _due_or_last(check: Check) -> date:
    return when_due(check) or date.max


def _review_row(today: date) -> None:
    settings = work.opened().settings
    review = next_review(settings, work.first_day())
    overdue = review < today
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        with st.container():
            _check_row(
                "event_upcoming",
                "orange" if overdue else "gray",
                "Review" if not overdue else "A good moment to look back",
                f"Your review, whenever you have ten minutes. It was for {day(review, today)}."
                if overdue
                else f"{day(review, today)}, {ago(review, today)}",
            )
        if st.button("Go on with it" if settings.sitting else "Sit down", key="to-review"):
            revise_state.open_tab("Review")
            st.switch_page("app_pages/revise.py")


def _check_row(icon: str, colour: str, text: str, remark: str) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center", wrap=False):
        st.markdown(f":{colour}[:material/{icon}:]", width="content")
        noted(text, remark)


def _remove_button(id: str) -> None:
    st.button(
        "Remove",
        key=f"remove-{id}",
        type="tertiary",
        icon=":material/delete:",
        on_click=saving.apply,
        args=(edits.remove(id),),
    )


# --- tests -------------------------------------------------------------------------------------


def _experiment_row(model: WorkModel, experiment: Experiment, today: date, brief: bool) -> None:
    colour = "orange" if is_due(experiment, today) else "gray"
    if follows_up(model, experiment):
        _follow_up_row(model, experiment, today, brief)
        return
    about = _describe_subject(model, experiment) if not brief else ""
    plan = " ".join(experiment.plan.split())
    ends = "" if plan.endswith((".", "!", "?", "…")) else "."
    plan = f"{escape(plan)}{ends} " if plan else ""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(f":{colour}[:material/science:]", width="content")
        with st.container():  # a text alone would take the whole width
            noted(
                escape(experiment.question),
                f"{plan}{describe_due(experiment.due, today)}"
                f"{_describe_prediction(experiment)}{about}",
            )
        with folds.popover("Answer", key=f"answer-{experiment.id}-{brief}") as drawn:
            if not drawn:
                return
            answer_test(model, experiment, today, str(brief))
            if not brief:
                with folds.expander("Change it", key=f"change-{experiment.id}") as changing:
                    if not changing:
                        return
                    item_form(
                        f"experiment-{experiment.id}",
                        experiment,
                        (
                            fields.line("question", "The question"),
                            fields.area("plan", "When and where?"),
                            fields.PREDICTION,
                            fields.due("due", "Due on"),
                        ),
                    )
                    _remove_button(experiment.id)


def _follow_up_row(model: WorkModel, test: Experiment, today: date, brief: bool) -> None:
    """Ask whether what a person decided for a sign was done, now that it was seen."""
    again = f" Asked again {ago(test.due, today)}." if test.due and test.due > today else ""
    remark = f"The sign was seen.{again}{_describe_subject(model, test)}"
    with st.container(gap="xsmall"):
        _check_row("arrow_forward", "gray" if again else "orange", marked(did_you(test)), remark)
        follow_up_buttons(test, today, str(brief))


def describe_due(due_on: date | None, today: date) -> str:
    """Describe by when something is to be answered; how long a day has passed is not counted."""
    if due_on is None:
        return "No date set."
    if due_on < today:
        return f"It was for {day(due_on, today)}."
    return f"By {day(due_on, today)}, {ago(due_on, today)}."


def _describe_prediction(experiment: Experiment) -> str:
    expectation = entry_result.describe_expectation(experiment)
    return f" {expectation}" if expectation else ""


def _describe_subject(model: WorkModel, check: Check) -> str:
    there = check.about in model.items or check.about == TODAY_ID
    title = model.title_of(check.about) if there else check.about_title
    return f" About *{escape(title)}*." if title else ""


# --- signs -------------------------------------------------------------------------------------


def _signpost_row(model: WorkModel, signpost: Signpost, today: date, brief: bool) -> None:
    late = is_due(signpost, today)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(f":{'orange' if late else 'gray'}[:material/visibility:]", width="content")
        then = f" Then: {escape(signpost.then)}" if signpost.then else ""
        with st.container():
            noted(escape(signpost.watch_for), f"{_describe_watch(signpost.by, today)}{then}")
        with folds.popover("Seen?", key=f"seen-{signpost.id}-{brief}") as drawn:
            if not drawn:
                return
            report_sign(model, signpost, today, str(brief))
            with st.container(horizontal=True, gap="small"):
                if late:
                    st.button(
                        "Watch on",
                        key=f"longer-{signpost.id}-{brief}",
                        help="For twelve more weeks",
                        on_click=saving.apply,
                        args=(edits.change(signpost.id, by=today + TWELVE_WEEKS),),
                    )
                st.button(
                    "Stop watching",
                    key=f"retired-{signpost.id}-{brief}",
                    type="tertiary",
                    on_click=saving.apply,
                    args=(edits.settle(signpost.id, "retired"),),
                )
            if not brief:
                with folds.expander("Change it", key=f"change-{signpost.id}") as changing:
                    if not changing:
                        return
                    item_form(
                        f"signpost-{signpost.id}",
                        signpost,
                        (
                            fields.line("watch_for", "What to watch for"),
                            fields.due("by", "Last day"),
                            fields.area("then", "Then I will"),
                        ),
                    )
                    _remove_button(signpost.id)


def _describe_watch(by: date | None, today: date) -> str:
    if by is None:
        return "Watching."
    if by < today:
        return f"Was watched for until {day(by, today)}. Did it happen?"
    return f"Watching until {day(by, today)}."


# --- what became of them -----------------------------------------------------------------------


def _settled(model: WorkModel, today: date) -> None:
    """List the answered tests and the signs that were seen, newest first."""
    answered = [check for check in model.experiments if not check.is_open]
    answered.sort(key=lambda check: check.resolved_at or date.min, reverse=True)
    seen = [sign for sign in model.signposts if sign.status == "fired"]
    if not answered and not seen:
        return
    label = f"Answered and seen ({len(answered) + len(seen)})"
    with folds.expander(label, icon=":material/checklist:", key="settled") as drawn:
        if not drawn:
            return
        for sign in reversed(seen):
            then = f" You decided: {escape(sign.then)}" if sign.then else ""
            _check_row(
                "visibility",
                "green",
                escape(sign.watch_for),
                f"Seen.{then}{_describe_subject(model, sign)}",
            )
            if entry_result.is_on_map(model, sign.about) and st.button(
                "See its way on the map",
                key=f"lit-{sign.id}",
                type="tertiary",
                icon=":material/conversion_path:",
            ):
                map_state.select(sign.about)
                st.switch_page("app_pages/routes.py")
        for test in answered[:20]:
            when = f", {lately(test.resolved_at, today)}" if test.resolved_at else ""
            answer = capital(ANSWERS[test.answer].short) if test.answer else ""
            remark = f"{answer}{when}.{_describe_prediction(test)}{_describe_subject(model, test)}"
            _check_row("science", "gray", escape(test.question), remark)
        if len(answered) > 20:
            note(f"The newest 20 of {len(answered):,} tests.")
