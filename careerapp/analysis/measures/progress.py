"""Progress: months closer to outcomes, at the prices of the older plan."""

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
from careerapp.domain.items import Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.statuses import HELD_STATUSES, LOST_STATUSES

NEVER_MONTHS = 60.0
"""Months that count for an outcome that is reached later than this, or never."""

PACE_DAYS = 90
LEAST_POINTS = 3
LEAST_DAYS = 30


class ToGo(NamedTuple):
    """Months still to go, on average over worlds and outcomes.

    Attributes
    ----------
    months : weighed by the importance of outcomes, `NEVER_MONTHS` where one is not reached;
        ``None`` while no outcome has all its beliefs and months.
    margin : half-width of the 95 % interval.
    outcomes : ids of the outcomes that count: those reached, those without a way, and those with
        a belief in each link and months on each stone of their routes.
    """

    months: float | None
    margin: float | None
    outcomes: tuple[str, ...]


class Earned(NamedTuple):
    """Months closer from one model to a later one.

    Attributes
    ----------
    months : at the prices of the earlier plan; ``None`` while no outcome on it has a price.
    margin : half-width of the 95 % interval, from sampling.
    """

    months: float | None
    margin: float | None


class EarnedSoFar(NamedTuple):
    """Months earned from the first date up to this one, and the half-width of the 95 % interval."""

    at: date
    months: float
    margin: float


class Pace(NamedTuple):
    """Months earned per calendar month, the standard error of that, and the date it counts from."""

    months_a_month: float
    standard_error: float
    since: date


class Progress(NamedTuple):
    """The progress of a version over time.

    Attributes
    ----------
    steps : months earned at each date, since the first on which any outcome had a price.
    pace : over the last `PACE_DAYS`; ``None`` with fewer than `LEAST_POINTS` dates, or less than
        `LEAST_DAYS` between them.
    """

    steps: tuple[EarnedSoFar, ...]
    pace: Pace | None


class OutcomeChange(NamedTuple):
    """Figures of one outcome as (before, after), ``None`` where an assessment has none."""

    id: str
    chance: tuple[float | None, float | None]
    median_months: tuple[float | None, float | None]
    rigidity: tuple[float | None, float | None]


def to_go(model: WorkModel, as_of: date) -> ToGo:
    """Give the months still to go, on average over sampled worlds and outcomes.

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
    """Give the months that the older plan is closer to its outcomes, by what was done since.

    Parameters
    ----------
    old, new : WorkModel
        Matched by id.
    as_of : date
        The date of the old model, up to when its data points fade.

    Notes
    -----
    The months to go of the old model, less those of the old model with the statuses and progress of
    the new one, in the same worlds. New stones have no price in the old plan, so finishing them
    earns nothing. A stone that is blocked or dropped counts as not begun, so that losing and
    regaining it adds up to nothing.

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
    """Add up the months earned from date to date, with the pace of the last days.

    Parameters
    ----------
    points : sequence of (date, WorkModel)
        Snapshots and daily heads of one version, the oldest first.

    Notes
    -----
    Dates on which no outcome has a price are left out. The pace is the ratio of all months earned
    to all months passed, with the standard error of a ratio estimator (Cochran, Sampling
    Techniques, chapter 6) and that of sampling.

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
    past = [study for at, model in points[:-1] if _can_come_closer(study := Study(model, at))]
    dates = [*((study.as_of, study.model) for study in past), *points[-1:]]
    steps = [EarnedSoFar(at, 0.0, 0.0) for at, _ in dates[:1]]
    for study, (at, model) in zip(past, dates[1:], strict=True):
        gain = _earned(study, model)
        steps.append(
            EarnedSoFar(
                at,
                steps[-1].months + (gain.months or 0.0),
                hypot(steps[-1].margin, gain.margin or 0.0),
            )
        )
    return Progress(tuple(steps), _pace(steps))


def compare_assessments(before: Assessment, after: Assessment) -> tuple[OutcomeChange, ...]:
    """Compare the figures of each outcome that is in both assessments.

    Examples
    --------
    >>> from careerapp.analysis.measures.assessment import assess
    >>> from careerapp.domain.items import Link
    >>> hope = Outcome(id="lead", kind="role", title="Team lead")
    >>> link = Link(id="a", source="today", target="lead", confidence=0.5)
    >>> old = WorkModel(outcomes=(hope,), links=(link,))
    >>> new = old.replace(links=(link.replace(confidence=0.75),))
    >>> day = date(2027, 3, 1)
    >>> [(each.id, each.chance) for each in compare_assessments(assess(old, day), assess(new, day))]
    [('lead', (0.5, 0.75))]
    """
    found = []
    for id, old in before.outcomes.items():
        new = after.outcomes.get(id)
        if new is not None:
            found.append(
                OutcomeChange(
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


def _pace(steps: Sequence[EarnedSoFar]) -> Pace | None:
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
    """List outcomes with a price: reached, without a way (the highest price), or dated."""
    known = {*dated(study), *(id for id in study.hopes if study.subgraph(id) is None)}
    return tuple(
        outcome.id
        for outcome in study.model.outcomes
        if outcome.id in known or outcome.status == "reached"
    )


def _can_come_closer(study: Study) -> bool:
    """Whether one can come closer to an outcome, or all outcomes are reached."""
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
    """Give the months to go in each world, shape (worlds,)."""
    total = np.zeros(MONTHS_WORLDS)
    for id, times in arrivals(study, outcomes).items():
        total += shares[id] * np.minimum(times, NEVER_MONTHS).astype(np.float64)
    return total


def _margin(months: NDArray[np.float64]) -> float:
    return float(Z_95 * months.std() / sqrt(months.size))


def _with_doing(old: WorkModel, new: WorkModel) -> tuple[WorkModel, WorkModel]:
    """Give the old model, and the same with the statuses and progress of the new one."""
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
    """Give a stone before and after; a stone lost in one of both counts as not begun there."""
    if not isinstance(new, Stone) or {old.status, new.status} <= LOST_STATUSES:
        return old, old
    before, now = (
        each.replace(status="idea") if each.status in LOST_STATUSES else each for each in (old, new)
    )
    return before, old.replace(status=now.status, progress=now.progress)
