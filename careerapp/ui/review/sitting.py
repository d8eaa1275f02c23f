"""A sitting of a review: its steps, how far it is, what it looks back on; kept with each step."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from careerapp.domain.items import Outcome, Question, Reflection
from careerapp.domain.kinds import OUTCOME_KINDS
from careerapp.domain.model import WorkModel
from careerapp.domain.workflow import next_review
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
"""The steps in order, and how they are called."""

QUESTIONS: dict[str, Question] = {
    "rigid": "rigid",
    "other_routes": "other_routes",
    "updating": "updating",
}
"""The steps that ask one of the three questions."""


STEP = "review-step"
"""Key of what a step is drawn in."""

REVIEWS: tuple[EventKind, ...] = ("review",)


class Since(NamedTuple):
    """What a review looks back on.

    Attributes
    ----------
    day : of the last review, or the first day of the version.
    last : the last review, where this version's history has one.
    points : ids of the data points that are new since.
    """

    day: date
    last: Event | None
    points: frozenset[str]


def since_last(head: Head, settings: Settings) -> Since:
    """Look up the last review: by its moment where the history has it, else by its day."""
    repo, version = work.repository(), head.version.id
    then = settings.last_review or work.first_day()
    journal = head.model.journal
    with repo.reading_together():
        last = next(iter(repo.story(version, kinds=REVIEWS, most=1)), None)
        before = repo.model_at(version, last.seq).journal if last else ()
    if last is None:
        return Since(then, None, frozenset(point.id for point in journal if point.at >= then))
    known = {point.id for point in before}
    # By id and not by date: what happened before may have been written down since.
    return Since(then, last, frozenset(point.id for point in journal) - known)


def steps_of(model: WorkModel) -> list[str]:
    """The steps of a sitting; what is true now is asked after only where something is."""
    return [step for step in TITLES if step != "still_true" or lasting(model)]


def lasting(model: WorkModel) -> list[Outcome]:
    """Balance and environment are states, not arrivals: each review asks again."""
    return [
        outcome
        for outcome in model.outcomes
        if outcome.status == "reached" and OUTCOME_KINDS[outcome.kind].lasting
    ]


def here(steps: list[str], sitting: Sitting) -> str:
    """The step that a sitting is at: the first that was not gone through."""
    return next((step for step in steps if step not in sitting.done), steps[-1])


def answer_of(model: WorkModel, step: str, sitting: Sitting) -> Reflection | None:
    """What a question was answered with in a sitting; None for other steps too."""
    begun = min(sitting.begun, clock.today())  # where a clock was set back since
    given = (
        each
        for each in reversed(model.reflections)
        if each.question == QUESTIONS.get(step) and each.at >= begun
    )
    return next(given, None)


# --- going on ----------------------------------------------------------------------------------


def begin() -> None:
    """Begin a sitting, unless one is under way in another tab."""
    revise_state.set_last_entry(None)  # a sitting has its own things to tell
    _change(lambda sitting: sitting or Sitting(begun=clock.today()))


def advance(step: str) -> None:
    """Leave a step behind."""
    _change(lambda sitting: sitting and sitting.replace(done=_with(sitting.done, step)))
    navigation.bring_into_view(STEP)


def go_back_to(step: str) -> None:
    """Take up a step again."""

    def back(sitting: Sitting | None) -> Sitting | None:
        if sitting is None:
            return None
        steps = list(TITLES)
        before = steps[: steps.index(step)]
        return sitting.replace(done=tuple(each for each in sitting.done if each in before))

    _change(back)
    navigation.bring_into_view(STEP)


def say_still_true(outcome_id: str) -> None:
    """Note that a state was found to be true still."""
    _change(
        lambda sitting: (
            sitting and sitting.replace(still_true=_with(sitting.still_true, outcome_id))
        )
    )


def drop() -> None:
    """End a sitting without a review; what was answered stays in the model."""
    _change(lambda _: None)


def _with(some: tuple[str, ...], one: str) -> tuple[str, ...]:
    return some if one in some else (*some, one)


def _change(change: Callable[[Sitting | None], Sitting | None]) -> None:
    """Change the sitting that is kept now: another tab may have gone on with it, or ended it."""
    workspace = work.opened().workspace.id
    saving.attempt(
        lambda: work.repository().change_settings(
            workspace, lambda settings: settings.replace(sitting=change(settings.sitting))
        )
    )


def finish(head: Head, note: str) -> None:
    """Close the sitting: into the history, with a snapshot and the date of the next one."""
    repo, today = work.repository(), clock.today()
    workspace, version = head.version.workspace_id, head.version.id

    def close() -> None:
        with repo.saving_together():
            settings = repo.settings(workspace)
            if settings.sitting is None:
                notices.notify("This review was finished in another tab.")
                return
            now = repo.head(version)
            said = describe_sitting(now, settings.sitting, since_last(now, settings))
            name = f"Review of {full_day(today)}"
            repo.finish_review(version, name=name, note=note, description=said)
        following = day(next_review(settings.replace(last_review=today), today), today)
        notices.notify(f"Review done. The next one: {escape(following)}", ":material/done_all:")

    saving.attempt(close)


def describe_sitting(head: Head, sitting: Sitting, since: Since) -> str:
    """Say for the history what a sitting went through."""
    model = head.model
    answered = sum(answer_of(model, step, sitting) is not None for step in QUESTIONS)
    waiting = sum(check.is_open for check in model.experiments)
    parts = [
        f"looked back on {count(len(since.points), 'data point')}",
        f"answered {count(answered, 'question')}" if answered else "",
        f"with {count(waiting, 'small thing')} to try" if waiting else "",
    ]
    return f"Reviewed: {', '.join(filter(None, parts))}"
