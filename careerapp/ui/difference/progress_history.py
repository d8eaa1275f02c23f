"""Which days of a version's past its progress is told from: about a dozen, however long it is."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple, TypeVar

from careerapp import analysis
from careerapp.domain.model import WorkModel
from careerapp.storage.records import DailyHead, Head
from careerapp.ui.session import work

BACK = 400
"""Days that are looked back."""

MOST = 12
"""Days that are looked at, besides today; each costs a look at many possible futures."""

Each = TypeVar("Each")


class PastProgress(NamedTuple):
    """What is told of a version's past, and the hopes that are in it; nothing where none can be."""

    progress: "analysis.Progress"
    counted: tuple[str, ...]


class Past(NamedTuple):
    """Some days of a version's past, and the models as they were at their ends."""

    days: tuple[DailyHead, ...]
    models: tuple[WorkModel, ...]


@lru_cache(maxsize=16)
def _tell(past: Past, model: WorkModel, today: date) -> PastProgress:
    # All of it imports NumPy, which waits until months are known.
    from careerapp.analysis.engine.study import study_of
    from careerapp.analysis.measures.arrival import dated
    from careerapp.analysis.measures.progress import progress

    counted = analysis.to_go(model, today).outcomes
    reached = any(each.status == "reached" for each in model.outcomes)
    if not reached and not dated(study_of(model, today)):
        counted = ()  # Those without a way have their price, but nobody comes closer to them.
    days = (each.on for each in past.days)
    points = (*zip(days, past.models, strict=True), (today, model))
    return PastProgress(progress(points if counted else ()), counted)


def past_days(head: Head, today: date) -> Past:
    """Read what stood at the end of some of a version's days; nothing where no month is known."""
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
    """Tell how much closer a version has come from what stood at the end of some of its days."""
    return _tell(past, head.model.unplaced, today)


def chosen_days(
    heads: Sequence[DailyHead], first: date, late: date, today: date
) -> tuple[DailyHead, ...]:
    """Choose days evenly among those on which something changed, half of them of late.

    What stood on the first day, and on that from which the pace is told, counts too where it is
    known: days on which nothing was done are part of a pace.
    """
    early, recent = _within(heads, first, late), _within(heads, late, today)
    half = MOST // 2
    return (
        *_evenly(early, max(half, MOST - len(recent))),
        *_evenly(recent, max(half, MOST - len(early))),
    )


def _within(heads: Sequence[DailyHead], first: date, end: date) -> list[DailyHead]:
    inside = [head for head in heads if first <= head.on < end]
    before = [head for head in heads if head.on < first][-1:]
    if before and before[0].lasted and not (inside and inside[0].on == first):
        return [before[0]._replace(on=first), *inside]
    return inside


def _evenly(all_of_them: Sequence[Each], most: int) -> list[Each]:
    if len(all_of_them) <= most:
        return list(all_of_them)
    step = (len(all_of_them) - 1) / (most - 1)
    return [all_of_them[round(number * step)] for number in range(most)]
