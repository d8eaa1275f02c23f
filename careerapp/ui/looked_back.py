"""Which days of a version's past its progress is told from: about a dozen, however long it is."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from careerapp.domain.model import WorkModel
from careerapp.storage.records import DailyHead, Head
from careerapp.ui import state

if TYPE_CHECKING:
    from careerapp.analysis import Progress

BACK = 400
"""Days that are looked back."""

MOST = 12
"""Days that are looked at, besides today; each costs a look at many possible futures."""

Points = tuple[tuple[date, WorkModel], ...]
Each = TypeVar("Each")


@dataclass(frozen=True)
class _Question:
    """Moments of a version, known by what never changes of them, so that no model is compared."""

    key: Hashable
    points: Callable[[], Points] = field(compare=False)


@lru_cache(maxsize=16)
def _answer(question: _Question) -> "Progress":
    from careerapp.analysis.progress import progress

    return progress(question.points())


def progress_of(head: Head, today: date) -> "Progress":
    """Tell how much closer a version has come from what stood at the end of some of its days."""
    from careerapp.analysis.progress import PACE_DAYS  # NumPy waits until a number is wanted

    repo, version = state.repository(), head.version.id
    first, late = (today - timedelta(days=days) for days in (BACK, PACE_DAYS))
    heads = repo.daily_heads(version, first, today - timedelta(days=1))
    chosen = chosen_days(heads, first, late, today)

    def points() -> Points:
        models = repo.models_at(version, [each.seq for each in chosen])
        days = (each.on for each in chosen)
        return (*zip(days, models, strict=True), (today, head.model))

    return _answer(_Question((version, *chosen, head.seq, head.changed_at, today), points))


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
