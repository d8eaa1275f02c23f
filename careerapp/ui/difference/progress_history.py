"""The progress of a version over about a dozen days of its past."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple, TypeVar

from careerapp import analysis
from careerapp.analysis.drawing.since import Happened, happened
from careerapp.domain.model import WorkModel
from careerapp.storage.records import DailyHead, Head
from careerapp.ui.session import work

BACK = 400
"""How many days progress looks back."""

LATE = 90
"""How many days back half of the days lie within: as far as the pace looks."""

MOST = 12
"""How many days are compared, besides today; each is simulated anew."""

Value = TypeVar("Value")


class Past(NamedTuple):
    """Some days of a version's past, and the work model at the end of each."""

    days: tuple[DailyHead, ...]
    models: tuple[WorkModel, ...]


def past_days(head: Head, today: date) -> Past:
    """Read the work model at the end of some days; nothing of a map that is empty."""
    if head.model.is_empty:
        return Past((), ())
    first, late = (today - timedelta(days=days) for days in (BACK, LATE))
    repo, version = work.repository(), head.version.id
    with repo.reading_together():
        heads = repo.daily_heads(version, first, today - timedelta(days=1))
        days = chosen_days(heads, first, late, today)
        return Past(days, repo.models_at(version, [each.seq for each in days]))


def happened_since(head: Head, past: Past) -> Happened:
    """Tell what happened in a version since the first of these days."""
    return _tell(past, head.model.unplaced)


def progress_of(head: Head, past: Past, today: date) -> "analysis.Progress":
    """Work out how much nearer and likelier a version's hopes became over these days."""
    return _work_out(past, head.model.unplaced, today)


@lru_cache(maxsize=16)
def _tell(past: Past, model: WorkModel) -> Happened:
    return happened((*past.models, model))


@lru_cache(maxsize=16)
def _work_out(past: Past, model: WorkModel, today: date) -> "analysis.Progress":
    days = (each.on for each in past.days)
    return analysis.progress((*zip(days, past.models, strict=True), (today, model)))


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
