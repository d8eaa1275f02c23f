"""The progress of a version over about a dozen days of its past."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple, TypeVar

from careerapp import analysis
from careerapp.domain.model import WorkModel
from careerapp.storage.records import DailyHead, Head
from careerapp.ui.session import work

BACK = 400
"""How many days progress looks back."""

MOST = 12
"""How many days are compared, besides today; each is simulated anew."""

Value = TypeVar("Value")


class PastProgress(NamedTuple):
    """The progress over some days, and the ids of the hopes that count in it."""

    progress: "analysis.Progress"
    counted: tuple[str, ...]


class Past(NamedTuple):
    """Some days of a version's past, and the work model at the end of each."""

    days: tuple[DailyHead, ...]
    models: tuple[WorkModel, ...]


@lru_cache(maxsize=16)
def _work_out(past: Past, model: WorkModel, today: date) -> PastProgress:
    # All of it imports NumPy, which waits until months are known.
    from careerapp.analysis.engine.study import study_of
    from careerapp.analysis.measures.arrival import dated
    from careerapp.analysis.measures.progress import progress

    counted = analysis.to_go(model, today).outcomes
    reached = any(each.status == "reached" for each in model.outcomes)
    if not reached and not dated(study_of(model, today)):
        counted = ()  # Hopes without a way have months to go, but nobody comes closer.
    days = (each.on for each in past.days)
    points = (*zip(days, past.models, strict=True), (today, model))
    return PastProgress(progress(points if counted else ()), counted)


def past_days(head: Head, today: date) -> Past:
    """Read the work model at the end of some days; nothing where no stone has months."""
    if not any(stone.months for stone in head.model.stones):
        return Past((), ())
    from careerapp.analysis.measures.progress import PACE_DAYS  # it imports NumPy

    first, late = (today - timedelta(days=days) for days in (BACK, PACE_DAYS))
    repo, version = work.repository(), head.version.id
    with repo.reading_together():
        heads = repo.daily_heads(version, first, today - timedelta(days=1))
        days = chosen_days(heads, first, late, today)
        return Past(days, repo.models_at(version, [each.seq for each in days]))


def progress_of(head: Head, past: Past, today: date) -> PastProgress:
    """Work out how much closer a version came over these days."""
    return _work_out(past, head.model.unplaced, today)


def chosen_days(
    heads: Sequence[DailyHead], first: date, late: date, today: date
) -> tuple[DailyHead, ...]:
    """Choose days evenly among those with changes, half of them since the pace is measured.

    The first day of either half is added where a model stood by then: days without a change slow
    the pace too.
    """
    early, recent = _within(heads, first, late), _within(heads, late, today)
    half = MOST // 2
    return (
        *_evenly(early, max(half, MOST - len(recent))),
        *_evenly(recent, max(half, MOST - len(early))),
    )


def _within(heads: Sequence[DailyHead], first: date, end: date) -> list[DailyHead]:
    """Give the days within a span; its first day too where a model stood by then."""
    inside = [head for head in heads if first <= head.on < end]
    before = [head for head in heads if head.on < first][-1:]
    if before and before[0].lasted and not (inside and inside[0].on == first):
        return [before[0]._replace(on=first), *inside]
    return inside


def _evenly(values: Sequence[Value], most: int) -> list[Value]:
    """Pick so many values at even distances, the first and last among them."""
    if len(values) <= most:
        return list(values)
    step = (len(values) - 1) / (most - 1)
    return [values[round(number * step)] for number in range(most)]
