"""How much closer a model has come, priced so that adding and ticking off steps gains nothing."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import hypot, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from careerapp.analysis.engine.study import Z_95, Study
from careerapp.analysis.evidence import DAYS_A_MONTH
from careerapp.analysis.measures.arrival import MONTHS_WORLDS, arrivals, dated
from careerapp.analysis.measures.assessment import Assessment
from careerapp.domain.items import HELD_STATUSES, LOST_STATUSES, Outcome, Stone
from careerapp.domain.model import WorkModel

NEVER_MONTHS = 60.0
"""What counts for an outcome that is not reached, or later than this."""

PACE_DAYS = 90
LEAST_POINTS = 3
LEAST_DAYS = 30


class ToGo(NamedTuple):
    """Months still to go, on average over worlds and outcomes.

    Attributes
    ----------
    months : outcomes weighed by importance, one that is not reached counts 60; ``None`` while no
        outcome has its beliefs and months.
    margin : half-width of the 95 % interval.
    outcomes : ids of the outcomes that count: not let go, and with no way or with every link on
        their routes judged and every stone's months said.
    """

    months: float | None
    margin: float | None
    outcomes: tuple[str, ...]


class Earned(NamedTuple):
    """Months closer from one model to a later one.

    Attributes
    ----------
    months : at the old plan's prices; ``None`` while nothing on it has any.
    margin : half-width of the 95 % interval, from sampling.
    """

    months: float | None
    margin: float | None


class Step(NamedTuple):
    """How much has been earned up to a date, since the first."""

    at: date
    months: float
    margin: float


class Pace(NamedTuple):
    """Months earned per calendar month, the standard error of that, and the date it counts from."""

    months_a_month: float
    standard_error: float
    since: date


class Progress(NamedTuple):
    """The curve of a version.

    Attributes
    ----------
    steps : what has been earned at each date since the first on which anything had its months.
    pace : over the last 90 days; ``None`` when it is too early to say: fewer than 3 dates, or less
        than 30 days between them.
    """

    steps: tuple[Step, ...]
    pace: Pace | None


class Moved(NamedTuple):
    """How the numbers of one outcome moved between two assessments; None where there is none."""

    id: str
    chance: tuple[float | None, float | None]
    median_months: tuple[float | None, float | None]
    rigidity: tuple[float | None, float | None]


def to_go(model: WorkModel, as_of: date) -> ToGo:
    """Give the months still to go.

    Examples
    --------
    >>> from careerapp.domain.items import Link, Months
    >>> span = Months(low=6, likely=6, high=6)
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
    ...     stones=(Stone(id="course", kind="skill", title="Course", months=span),),
    ...     links=(
    ...         Link(id="a", source="today", target="course", confidence=1.0),
    ...         Link(id="b", source="course", target="lead", confidence=1.0),
    ...     ),
    ... )
    >>> to_go(model, as_of=date(2027, 3, 1)).months
    6.0
    """
    study = Study(model, as_of)
    outcomes = _priced(study)
    if not outcomes:
        return ToGo(None, None, ())
    months = _months_to_go(study, outcomes, _shares(model, outcomes))
    return ToGo(float(months.mean()), _margin(months), outcomes)


def earned(old: WorkModel, new: WorkModel, as_of: date) -> Earned:
    """Say how much closer the old plan is to its hopes with what has been done since.

    Parameters
    ----------
    old, new : WorkModel
        Matched by id.
    as_of : date
        The date of the old model, up to when its data points fade.

    Notes
    -----
    The months to go of the old model, less those of the old model with what the new one says is
    done, reached, or under way and how far. Steps that are new have no price in the old plan, so
    ticking them off earns exactly nothing. A step that is blocked or dropped counts as not begun,
    so that giving up, losing and regaining it add up to nothing. Both are counted in the same
    worlds.

    Examples
    --------
    >>> from careerapp.domain.items import Link, Months
    >>> span = Months(low=6, likely=6, high=6)
    >>> old = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
    ...     stones=(Stone(id="course", kind="skill", title="Course", months=span),),
    ...     links=(
    ...         Link(id="a", source="today", target="course", confidence=1.0),
    ...         Link(id="b", source="course", target="lead", confidence=1.0),
    ...     ),
    ... )
    >>> new = old.replace(stones=(old.stones[0].replace(status="active", progress=0.5),))
    >>> earned(old, new, as_of=date(2027, 3, 1)).months
    3.0
    """
    return _earned(Study(old, as_of), new)


def progress(points: Sequence[tuple[date, WorkModel]]) -> Progress:
    """Add up what has been earned from date to date, and at what pace of late.

    Parameters
    ----------
    points : sequence of (date, WorkModel)
        Snapshots and daily heads of one version, the oldest first.

    Notes
    -----
    A date on which no hope had its beliefs and months yet has no price, so nothing is told from it.

    The pace is a ratio: all that was earned by all the time, with the usual error of a ratio of
    sums, and that of sampling beside it.

    Examples
    --------
    >>> from careerapp.domain.items import Link, Months
    >>> span = Months(low=6, likely=6, high=6)
    >>> course = Stone(id="course", kind="skill", title="Course", months=span, status="active")
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
    ...     stones=(course,),
    ...     links=(
    ...         Link(id="a", source="today", target="course", confidence=1.0),
    ...         Link(id="b", source="course", target="lead", confidence=1.0),
    ...     ),
    ... )
    >>> points = [
    ...     (date(2027, month, 1), model.replace(stones=(course.replace(progress=share),)))
    ...     for month, share in ((1, 0.0), (2, 0.25), (3, 0.5))
    ... ]
    >>> found = progress(points)
    >>> [step.months for step in found.steps], round(found.pace.months_a_month, 2)
    ([0.0, 1.5, 3.0], 1.55)
    """
    past = [study for at, model in points[:-1] if _tells(study := Study(model, at))]
    told = [*((study.as_of, study.model) for study in past), *points[-1:]]
    steps = [Step(at, 0.0, 0.0) for at, _ in told[:1]]
    for study, (at, model) in zip(past, told[1:], strict=True):
        gain = _earned(study, model)
        steps.append(
            Step(
                at,
                steps[-1].months + (gain.months or 0.0),
                hypot(steps[-1].margin, gain.margin or 0.0),
            )
        )
    return Progress(tuple(steps), _pace(steps))


def moved(before: Assessment, after: Assessment) -> tuple[Moved, ...]:
    """Put the numbers of outcomes that are in both assessments side by side.

    Examples
    --------
    >>> from careerapp.analysis.measures.assessment import assess
    >>> from careerapp.domain.items import Link
    >>> hope = Outcome(id="lead", kind="role", title="Team lead")
    >>> link = Link(id="a", source="today", target="lead", confidence=0.5)
    >>> old = WorkModel(outcomes=(hope,), links=(link,))
    >>> new = old.replace(links=(link.replace(confidence=0.75),))
    >>> day = date(2027, 3, 1)
    >>> [(each.id, each.chance) for each in moved(assess(old, day), assess(new, day))]
    [('lead', (0.5, 0.75))]
    """
    found = []
    for id, old in before.outcomes.items():
        new = after.outcomes.get(id)
        if new is not None:
            found.append(
                Moved(
                    id,
                    (old.chance, new.chance),
                    (old.months and old.months[1], new.months and new.months[1]),
                    (old.rigidity, new.rigidity),
                )
            )
    return tuple(found)


def _earned(old: Study, new: WorkModel) -> Earned:
    was, now = _with_doing(old.model, new)
    before = old if was.stones == old.model.stones else Study(was, old.as_of)
    after = Study(now, old.as_of)
    outcomes = tuple(id for id in _priced(before) if id in _priced(after))
    if not outcomes:
        return Earned(None, None)
    shares = _shares(was, outcomes)
    gained = _months_to_go(before, outcomes, shares) - _months_to_go(after, outcomes, shares)
    return Earned(float(gained.mean()), _margin(gained))


def _pace(steps: Sequence[Step]) -> Pace | None:
    if not steps:
        return None
    first = steps[-1].at - timedelta(days=PACE_DAYS)
    late = [step for step in steps if step.at >= first]
    days = (late[-1].at - late[0].at).days
    if len(late) < LEAST_POINTS or days < LEAST_DAYS:
        return None
    months = days / DAYS_A_MONTH
    rate = (late[-1].months - late[0].months) / months
    off = [
        step.months - last.months - rate * (step.at - last.at).days / DAYS_A_MONTH
        for last, step in pairwise(late)
    ]
    spread = sqrt(len(off) / (len(off) - 1) * sum(each * each for each in off))
    sampling = sqrt(max(0.0, late[-1].margin ** 2 - late[0].margin ** 2)) / Z_95
    return Pace(rate, hypot(spread, sampling) / months, late[0].at)


def _priced(study: Study) -> tuple[str, ...]:
    """Outcomes not let go whose months to go can be said; those with no way are at their worst."""
    known = {*dated(study), *(id for id in study.hopes if study.part(id) is None)}
    return tuple(
        outcome.id
        for outcome in study.model.outcomes
        if outcome.id in known or outcome.status == "reached"
    )


def _tells(study: Study) -> bool:
    """Whether anybody can come closer to anything on it, or all is reached."""
    return bool(dated(study)) or (
        not study.hopes and any(each.status == "reached" for each in study.model.outcomes)
    )


def _shares(model: WorkModel, outcomes: Sequence[str]) -> dict[str, float]:
    weights = {each.id: each.importance for each in model.outcomes if each.id in outcomes}
    total = sum(weights.values())
    return {id: weight / total for id, weight in weights.items()}


def _months_to_go(
    study: Study, outcomes: Sequence[str], shares: Mapping[str, float]
) -> NDArray[np.float64]:
    """Months to go, one world after the other."""
    total = np.zeros(MONTHS_WORLDS)
    for id, times in arrivals(study, outcomes).items():
        total += shares[id] * np.minimum(times, NEVER_MONTHS).astype(np.float64)
    return total


def _margin(months: NDArray[np.float64]) -> float:
    return float(Z_95 * months.std() / sqrt(months.size))


def _with_doing(old: WorkModel, new: WorkModel) -> tuple[WorkModel, WorkModel]:
    """The old model, and the same with what the new one says is done, reached or under way."""
    stones = [_doing(stone, new.nodes.get(stone.id)) for stone in old.stones]

    def outcome(each: Outcome) -> Outcome:
        now = new.nodes.get(each.id)
        is_told = isinstance(now, Outcome) and {now.status, each.status} & HELD_STATUSES
        if not is_told or now is None or now.status in LOST_STATUSES:
            return each
        return each.replace(status=now.status)

    return (
        old.replace(stones=tuple(before for before, _ in stones)),
        old.replace(
            stones=tuple(after for _, after in stones), outcomes=tuple(map(outcome, old.outcomes))
        ),
    )


def _doing(old: Stone, new: Outcome | Stone | None) -> tuple[Stone, Stone]:
    """A stone before and after; what was or is lost counts as not begun, unless it is so still."""
    if not isinstance(new, Stone) or {old.status, new.status} <= LOST_STATUSES:
        return old, old
    before, now = (
        each.replace(status="idea") if each.status in LOST_STATUSES else each for each in (old, new)
    )
    return before, old.replace(status=now.status, progress=now.progress)
