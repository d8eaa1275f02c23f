"""The three steps and how far a person is in them; the next review; open hopes."""

from datetime import date, timedelta
from typing import Literal, NamedTuple

from careerapp.domain.items import Outcome, OutcomeKind
from careerapp.domain.kinds import OUTCOME_KINDS
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import reachable
from careerapp.domain.workspace import Settings

StepName = Literal["outcomes", "routes", "revise"]


class ThreeSteps(NamedTuple):
    """Where a person stands in the three steps.

    Attributes
    ----------
    empty_kinds : kinds that no outcome has yet, those let go aside.
    without_way : ids of open outcomes that no way leads to.
    snapshots : how many there are.
    complete : the steps that are complete for now.
    next : the step to look at next.
    """

    empty_kinds: tuple[OutcomeKind, ...]
    without_way: tuple[str, ...]
    snapshots: int
    complete: frozenset[StepName]
    next: StepName


def three_steps(model: WorkModel, snapshots: int = 0) -> ThreeSteps:
    """Tell which of the three steps are complete and which is next.

    Parameters
    ----------
    model : WorkModel
    snapshots : int
        How many snapshots the version has.

    Notes
    -----
    Outcomes are complete with one that is open or reached; routes when a way leads to each open
    one; revising when what there is has been kept in a snapshot once. None is ever closed.
    """
    alive = [outcome for outcome in model.outcomes if outcome.status != "let_go"]
    used = {outcome.kind for outcome in alive}
    reached = reachable(model)
    without_way = tuple(
        outcome.id for outcome in alive if outcome.status == "open" and outcome.id not in reached
    )
    complete: set[StepName] = set()
    if alive:
        complete.add("outcomes")
    if alive and not without_way:
        complete.add("routes")
    if snapshots:
        complete.add("revise")
    steps: tuple[StepName, ...] = ("outcomes", "routes", "revise")
    return ThreeSteps(
        empty_kinds=tuple(kind for kind in OUTCOME_KINDS if kind not in used),
        without_way=without_way,
        snapshots=snapshots,
        complete=frozenset(complete),
        next=next((step for step in steps if step not in complete), "revise"),
    )


def next_review(settings: Settings, started: date) -> date:
    """Give the date of the next review: the rhythm's weeks after the last, or after `started`."""
    last = settings.last_review or started
    # A file may hold any date, and there is none after the last one that a calendar has.
    return last + min(timedelta(weeks=settings.review_every_weeks), date.max - last)


def first_trace(model: WorkModel) -> date | None:
    """Give the earliest day that a model tells of: it may be older than the copy one opened.

    >>> from careerapp.domain.items import DataPoint
    >>> first_trace(WorkModel(journal=(DataPoint(id="d", at=date(2027, 3, 1), kind="win"),)))
    datetime.date(2027, 3, 1)
    """
    days = [
        *(point.at for point in model.journal),
        *(answer.at for answer in model.reflections),
        *(idea.at for idea in model.ideas if idea.at),
        *(test.resolved_at for test in model.experiments if test.resolved_at),
    ]
    return min(days, default=None)


def open_hopes(model: WorkModel) -> list[Outcome]:
    """Give the open hopes, the weightiest first."""
    hopes = (outcome for outcome in model.outcomes if outcome.status == "open")
    return sorted(hopes, key=lambda outcome: -outcome.importance)
