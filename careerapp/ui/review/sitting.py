"""A sitting of a review: its steps, how far it is, what it looks back on; saved at each step."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from careerapp.analysis.journal.search import count_of
from careerapp.domain.items import DataPoint, Outcome, Question, Reflection
from careerapp.domain.kinds import OUTCOME_KINDS
from careerapp.domain.model import WorkModel
from careerapp.domain.workflow import first_trace, next_review
from careerapp.domain.workspace import Settings, Sitting
from careerapp.storage.records import Event, EventKind, Head
from careerapp.ui.session import clock, navigation, notices, revise_state, saving, work
from careerapp.wording.dates import day, full_day
from careerapp.wording.markdown import escape
from careerapp.wording.numbers import count

TITLES = {
    "happened": "What happened since",
    "still_true": "Still true?",
    "rigid": "What is rigid",
    "other_routes": "Other ways",
    "updating": "Your assumptions",
    "try": "One small thing to try",
    "keep": "Keep it",
}
"""The steps in order, with their titles."""

QUESTIONS: dict[str, Question] = {
    "rigid": "rigid",
    "other_routes": "other_routes",
    "updating": "updating",
}
"""The steps that ask one of the three questions."""


STEP = "review-step"
"""Key of the container of a step."""

REVIEWS: tuple[EventKind, ...] = ("review",)


class Since(NamedTuple):
    """The time since the last review.

    Attributes
    ----------
    day : day of the last review, or the first day that the version tells of.
    last : the last review, where this version's history has one.
    points : ids of the data points that were kept since.
    """

    day: date
    last: Event | None
    points: frozenset[str]


def read_since(head: Head, settings: Settings) -> Since:
    """Read the last review: by its moment where the history has it, else by its day."""
    repo, version = work.repository(), head.version.id
    # Before the first review all of it is new, what came with a copy too.
    began = min(work.first_day(), first_trace(head.model) or work.first_day())
    then = settings.last_review or began
    journal = head.model.journal
    with repo.reading_together():
        last = next(iter(repo.story(version, kinds=REVIEWS, most=1)), None)
        before = repo.model_at(version, last.seq).journal if last else ()
    if last is None:
        return Since(then, None, frozenset(point.id for point in journal if point.at >= then))
    known = {point.id for point in before}
    # By id, not by date: something may be kept now that happened before the last review.
    return Since(then, last, frozenset(point.id for point in journal) - known)


def list_new(model: WorkModel, since: Since) -> list[DataPoint]:
    """List the data points that were kept since the last review."""
    return [point for point in model.journal if point.id in since.points]


def list_steps(model: WorkModel) -> list[str]:
    """List the steps of a sitting; without "Still true?" where no hope can be lost again."""
    return [step for step in TITLES if step != "still_true" or list_lasting(model)]


def list_lasting(model: WorkModel) -> list[Outcome]:
    """List the reached hopes of lasting kinds, which each review asks about again."""
    return [
        outcome
        for outcome in model.outcomes
        if outcome.status == "reached" and OUTCOME_KINDS[outcome.kind].lasting
    ]


def current_step(steps: list[str], sitting: Sitting) -> str:
    """Give the first step that is not done."""
    return next((step for step in steps if step not in sitting.done), steps[-1])


def find_answer(model: WorkModel, step: str, sitting: Sitting) -> Reflection | None:
    """Give the answer that a question got in this sitting; None for the other steps too."""
    begun = min(sitting.begun, clock.today())  # the clock may have been set back since
    given = (
        each
        for each in reversed(model.reflections)
        if each.question == QUESTIONS.get(step) and each.at >= begun
    )
    return next(given, None)


# --- going on ----------------------------------------------------------------------------------


def begin() -> None:
    """Begin a sitting, unless one is under way in another tab."""
    revise_state.set_last_entry(None)  # its result would stand in the way of the first step
    _change(lambda sitting: sitting or Sitting(begun=clock.today()))


def advance(step: str) -> None:
    """Mark a step as done and go on to the next."""
    _change(lambda sitting: sitting and sitting.replace(done=_added(sitting.done, step)))
    navigation.bring_into_view(STEP)


def return_to(step: str) -> None:
    """Go back to a step: it and all after it are not done any more."""

    def back(sitting: Sitting | None) -> Sitting | None:
        if sitting is None:
            return None
        steps = list(TITLES)
        before = steps[: steps.index(step)]
        return sitting.replace(done=tuple(each for each in sitting.done if each in before))

    _change(back)
    navigation.bring_into_view(STEP)


def mark_still_true(outcome_id: str) -> None:
    """Note that a lasting hope was found to be true still."""
    _change(
        lambda sitting: (
            sitting and sitting.replace(still_true=_added(sitting.still_true, outcome_id))
        )
    )


def stop() -> None:
    """End a sitting without a review; the answers stay in the model."""
    _change(lambda _: None)


def _added(some: tuple[str, ...], one: str) -> tuple[str, ...]:
    return some if one in some else (*some, one)


def _change(change: Callable[[Sitting | None], Sitting | None]) -> None:
    """Change the sitting as it is stored now: another tab may have gone on with it, or ended it."""
    workspace = work.opened().workspace.id
    saving.attempt(
        lambda: work.repository().change_settings(
            workspace, lambda settings: settings.replace(sitting=change(settings.sitting))
        )
    )


def finish(head: Head, note: str) -> None:
    """Finish the sitting: it enters the history, with a snapshot and the date of the next one."""
    repo, today = work.repository(), clock.today()
    workspace, version = head.version.workspace_id, head.version.id

    def close() -> None:
        with repo.saving_together():
            settings = repo.settings(workspace)
            if settings.sitting is None:
                notices.notify("This review was finished in another tab.")
                return
            now = repo.head(version)
            description = describe_sitting(now, settings.sitting, read_since(now, settings))
            name = f"Review of {full_day(today)}"
            repo.finish_review(version, name=name, note=note, description=description)
        following = day(next_review(settings.replace(last_review=today), today), today)
        notices.notify(f"Review done. The next one: {escape(following)}", ":material/done_all:")

    saving.attempt(close)


def describe_sitting(head: Head, sitting: Sitting, since: Since) -> str:
    """Describe for the history what was done in a sitting."""
    model = head.model
    answered = sum(find_answer(model, step, sitting) is not None for step in QUESTIONS)
    waiting = sum(check.is_open for check in model.experiments)
    parts = [
        f"looked back on {count_of(list_new(model, since))}",
        f"answered {count(answered, 'question')}" if answered else "",
        f"with {count(waiting, 'small thing')} to try" if waiting else "",
    ]
    return f"Reviewed: {', '.join(filter(None, parts))}"
