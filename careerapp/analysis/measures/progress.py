"""Progress: how much nearer and how much likelier hopes are, at the prices of the older plan."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import hypot, sqrt
from typing import NamedTuple

from careerapp.analysis.engine.study import Z_95
from careerapp.analysis.evidence import DAYS_A_MONTH
from careerapp.analysis.measures.assessment import Assessment
from careerapp.analysis.measures.movement import (
    NOTHING_MOVED,
    Figure,
    Moment,
    Movement,
    Shift,
    add,
    mean,
)
from careerapp.domain.model import WorkModel

PACE_DAYS = 90
LEAST_POINTS = 3
LEAST_DAYS = 30


class LinePoint(NamedTuple):
    """The sum of a number's shifts from its first date to this one, and its margin."""

    at: date
    value: float
    margin: float

    @property
    def figure(self) -> Figure:
        return Figure(self.value, self.margin)


class Line(NamedTuple):
    """One of the two numbers over time.

    Attributes
    ----------
    points : running sums, the first of them 0, on the dates on which a hope had a figure.
    hopes : the sum of each hope that ever had a figure, by id.
    judged : what judging anew and data points did in all; in none of the sums above.
    """

    points: tuple[LinePoint, ...] = ()
    hopes: Mapping[str, Figure] = {}
    judged: Figure = NOTHING_MOVED

    @property
    def tells(self) -> bool:
        """Whether there is enough to say anything: `LEAST_POINTS` over `LEAST_DAYS`."""
        return len(self.points) >= LEAST_POINTS and (
            self.points[-1].at - self.points[0].at
        ) >= timedelta(LEAST_DAYS)


class Pace(NamedTuple):
    """Months nearer per calendar month, the standard error of that, and the date it counts from."""

    months_a_month: float
    standard_error: float
    since: date


class Progress(NamedTuple):
    """The progress of a version over time: two numbers, never one.

    Attributes
    ----------
    nearer : in months; likelier : in chance.
    pace : of `nearer` over the last `PACE_DAYS`; ``None`` with fewer than `LEAST_POINTS` dates, or
        less than `LEAST_DAYS` between them.
    """

    nearer: Line
    likelier: Line
    pace: Pace | None


class OutcomeChange(NamedTuple):
    """Figures of one outcome as (before, after), ``None`` where an assessment has none."""

    id: str
    chance: tuple[float | None, float | None]
    median_months: tuple[float | None, float | None]
    rigidity: tuple[float | None, float | None]


def progress(points: Sequence[tuple[date, WorkModel]]) -> Progress:
    """Add up how much nearer and likelier hopes became from date to date, with the late pace.

    Parameters
    ----------
    points : sequence of (date, WorkModel)
        Snapshots and daily heads of one version, the oldest first.

    Notes
    -----
    Each hope is compared with the last plan that it had a price in: a new link that nobody has
    judged hides no setback, and what was done while there was no way counts afterwards. The pace
    is the ratio of all months nearer to all months passed, with the standard error of a ratio
    estimator (Cochran, Sampling Techniques, chapter 6) and that of sampling.

    Examples
    --------
    >>> from careerapp.domain.items import Link, Months, Outcome, Stone
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
    >>> [point.value for point in found.nearer.points], round(found.pace.months_a_month, 2)
    ([0.0, 1.5, 3.0], 1.55)
    """
    moments = [Moment(model, at) for at, model in points]
    moved: dict[tuple[int, int], Movement] = {}

    def between(base: int, place: int) -> Movement:
        if (base, place) not in moved:
            now = moments[place]
            moved[base, place] = moments[base].moved_to(now.model, now.as_of)
        return moved[base, place]

    nearer = _line(moments, between, lambda shift: shift.nearer, lambda then: then.dated)
    likelier = _line(moments, between, lambda shift: shift.likelier, lambda then: then.judged)
    return Progress(nearer, likelier, _pace(nearer.points))


def compare_assessments(before: Assessment, after: Assessment) -> tuple[OutcomeChange, ...]:
    """Compare the figures of each outcome that is in both assessments.

    Examples
    --------
    >>> from careerapp.analysis.measures.assessment import assess
    >>> from careerapp.domain.items import Link, Outcome
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


def _line(
    moments: Sequence[Moment],
    between: Callable[[int, int], Movement],
    number: Callable[[Shift], Figure | None],
    priced: Callable[[Moment], frozenset[str]],
) -> Line:
    """Add up one of the two numbers, each hope since the last moment that it had a price at."""
    base: dict[str, int] = {}
    hopes: dict[str, Figure] = {}
    points: list[LinePoint] = []
    judged = NOTHING_MOVED
    done_so_far: dict[str, Figure] = {}
    anew_so_far: dict[str, Figure] = {}
    for place, then in enumerate(moments):
        done: list[tuple[int, Figure]] = []
        anew: list[tuple[int, Figure]] = []
        for since in sorted(set(base.values())):
            for each in between(since, place).hopes:
                if base.get(each.id) != since:
                    continue
                weight = moments[since].hopes[each.id].importance
                if (figure := number(each.done)) is not None:
                    gain = _more(done_so_far, each.id, figure)
                    done.append((weight, gain))
                    hopes[each.id] = add(hopes.get(each.id, NOTHING_MOVED), gain)
                if (figure := number(each.judged)) is not None:
                    anew.append((weight, _more(anew_so_far, each.id, figure)))
        for id in priced(then):
            base[id] = place
            for so_far in (done_so_far, anew_so_far):
                so_far.pop(id, None)
        if not points:
            if not base.keys().isdisjoint(then.study.judged):
                points.append(LinePoint(then.as_of, 0.0, 0.0))
            continue
        judged = add(judged, mean(anew) or NOTHING_MOVED)
        moved = mean(done)
        # Where every hope came true or was let go, time still passes.
        if moved is not None or not then.hopes:
            total = add(points[-1].figure, moved or NOTHING_MOVED)
            points.append(LinePoint(then.as_of, *total))
    return Line(tuple(points), hopes, judged)


def _more(so_far: dict[str, Figure], id: str, figure: Figure) -> Figure:
    """Give what a figure since the base adds to the former one since it, and remember it."""
    former = so_far.get(id, NOTHING_MOVED)
    so_far[id] = figure
    return Figure(figure.value - former.value, figure.margin - former.margin)


def _pace(points: Sequence[LinePoint]) -> Pace | None:
    if not points:
        return None
    first = points[-1].at - timedelta(days=PACE_DAYS)
    late = [point for point in points if point.at >= first]
    days = (late[-1].at - late[0].at).days
    if len(late) < LEAST_POINTS or days < LEAST_DAYS:
        return None
    months = days / DAYS_A_MONTH
    rate = (late[-1].value - late[0].value) / months
    off = [
        point.value - last.value - rate * (point.at - last.at).days / DAYS_A_MONTH
        for last, point in pairwise(late)
    ]
    spread = sqrt(len(off) / (len(off) - 1) * sum(each * each for each in off))
    sampling = (late[-1].margin - late[0].margin) / Z_95
    return Pace(rate, hypot(spread, sampling) / months, late[0].at)
