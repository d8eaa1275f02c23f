"""Search in the journal."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from careerapp.domain.items import DataPoint
from careerapp.domain.model import WorkModel
from careerapp.wording.numbers import count
from careerapp.wording.phrases import listed


class Sieve(NamedTuple):
    """A search; fields left empty let everything through.

    Attributes
    ----------
    words : each must be in the note, or in a title that the data point is about.
    kinds : kinds of data points.
    about : id of a node or link.
    since, until : first and last day.
    """

    words: str = ""
    kinds: Collection[str] = ()
    about: str | None = None
    since: date | None = None
    until: date | None = None


EVERYTHING = Sieve()


def sift(model: WorkModel, sieve: Sieve = EVERYTHING) -> list[DataPoint]:
    """List the data points that pass, newest first; of one day the last one written first.

    Examples
    --------
    >>> model = WorkModel(
    ...     journal=(
    ...         DataPoint(id="a", at=date(2027, 3, 1), kind="win", note="Passed the course."),
    ...         DataPoint(id="b", at=date(2027, 3, 2), kind="setback", note="The course is full."),
    ...     )
    ... )
    >>> [point.id for point in sift(model, Sieve(words="COURSE"))]
    ['b', 'a']
    >>> [point.id for point in sift(model, Sieve(words="course", kinds=("win",)))]
    ['a']
    """
    wanted = sieve.words.casefold().split()
    found = [
        point
        for point in reversed(model.journal)
        if (not sieve.kinds or point.kind in sieve.kinds)
        and (sieve.about is None or sieve.about in point.about_ids)
        and (sieve.since is None or sieve.since <= point.at)
        and (sieve.until is None or point.at <= sieve.until)
        and (not wanted or _contains(model, point, wanted))
    ]
    return sorted(found, key=lambda point: point.at, reverse=True)


def count_of(points: Collection[DataPoint]) -> str:
    """Count data points in words; that nothing happened is counted apart, and is no data point.

    >>> quiet = DataPoint(id="a", at=date(2027, 3, 1), kind="nothing")
    >>> win = DataPoint(id="b", at=date(2027, 3, 2), kind="win")
    >>> count_of([win]), count_of([quiet, win]), count_of([quiet]), count_of([])
    ('one data point', 'one data point and one quiet look', 'one quiet look', 'no data points')
    """
    quiet = sum(point.kind == "nothing" for point in points)
    news = len(points) - quiet
    parts = [count(news, "data point")] if news or not quiet else []
    return listed([*parts, *([count(quiet, "quiet look")] if quiet else [])])


def _contains(model: WorkModel, point: DataPoint, wanted: Collection[str]) -> bool:
    titles = (title for _, title in titles_of(model, point))
    text = "\n".join((point.note, *titles)).casefold()
    return all(word in text for word in wanted)


def titles_of(model: WorkModel, point: DataPoint) -> list[tuple[str, str]]:
    """List (id, title) of all that a data point is about; removed items by their title of then."""
    return [
        (about.id, model.title_of(about.id) if about.id in model.items else about.title)
        for about in point.about
    ]


def spoken_of(model: WorkModel) -> dict[str, str]:
    """Give the titles of all that the journal is about, removed items too, by id; by title."""
    found: dict[str, str] = {}
    for point in model.journal:
        for about in point.about:
            if not found.get(about.id):
                there = about.id in model.items
                found[about.id] = model.title_of(about.id) if there else about.title
    return dict(sorted(found.items(), key=lambda each: each[1].casefold()))
