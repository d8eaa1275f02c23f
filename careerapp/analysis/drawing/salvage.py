"""Salvage after a setback: ways that still stand, and stones that still count."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from careerapp.analysis.drawing.ways import Way, ways
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import after_fall
from careerapp.domain.statuses import LOST_STATUSES
from careerapp.domain.workflow import open_hopes


class StandingWay(NamedTuple):
    """A way that the setback does not touch.

    Attributes
    ----------
    way : as it is now.
    reuses : ids of its stones that are also on a way that was hit, from the start.
    """

    way: Way
    reuses: tuple[str, ...]


class Salvaged(NamedTuple):
    """The ways that still stand for one hope.

    Attributes
    ----------
    outcome : its id.
    standing : ways that were not hit, those that reuse most stones first.
    """

    outcome: str
    standing: tuple[StandingWay, ...]


class Salvage(NamedTuple):
    """Hopes that a setback hit, and stones that keep their use.

    Attributes
    ----------
    hopes : open hopes that had a way hit, the most important first.
    still_counts : ids of stones of those ways that are also on a way, to any hope, that stands.
    """

    hopes: tuple[Salvaged, ...]
    still_counts: tuple[str, ...]


def salvage(before: WorkModel, after: WorkModel, hit: Collection[str]) -> Salvage:
    """Find ways that still stand, and stones that still count, after something happened.

    Parameters
    ----------
    before, after : WorkModel
        Without and with what happened.
    hit : collection of str
        Ids of what it happened to. They need not be lost: a way that got harder counts as hit too.

    Examples
    --------
    >>> from careerapp.domain.items import Link, Outcome, Stone
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
    ...     stones=(
    ...         Stone(id="sql", kind="skill", title="SQL", status="done"),
    ...         Stone(id="maria", kind="relationship", title="Maria"),
    ...         Stone(id="study", kind="experience", title="Study"),
    ...     ),
    ...     links=(
    ...         Link(id="a", source="sql", target="maria"),
    ...         Link(id="b", source="maria", target="lead"),
    ...         Link(id="c", source="sql", target="study"),
    ...         Link(id="d", source="study", target="lead"),
    ...     ),
    ... )
    >>> found = salvage(model, model, {"maria"})
    >>> [each.reuses for each in found.hopes[0].standing], found.still_counts
    ([('sql',)], ('sql',))
    """
    gone = set(hit)
    hit_ways: dict[str, list[Way]] = {}
    left: dict[str, tuple[Way, ...]] = {}
    for outcome in open_hopes(after):
        was = ways(before, outcome.id)
        hit_ways[outcome.id] = [way for way in was if _touches(way, gone)]
        left[outcome.id] = tuple(way for way in ways(after, outcome.id) if not _touches(way, gone))
    stones = {stone.id for stone in after.stones if stone.status not in LOST_STATUSES} - gone
    used = {id: None for hit in hit_ways.values() for way in hit for id in _in_order(way)}
    on_standing = {id for found in left.values() for way in found for id in way.drawn_nodes}
    return Salvage(
        hopes=tuple(
            Salvaged(id, tuple(_most_shared_first(left[id], hit, stones)))
            for id, hit in hit_ways.items()
            if hit
        ),
        still_counts=tuple(id for id in used if id in stones and id in on_standing),
    )


def _touches(way: Way, hit: Collection[str]) -> bool:
    """Whether a way uses any of these nodes or links; the outcome it ends at does not count.

    Of several starts, any of which will do, all must be hit, or the links from them.
    """
    ahead = (*way.also, *way.nodes[1:-1], *way.links[1:], *way.also_links)
    starts = zip(way.starts, (way.links[0], *way.start_links), strict=True)
    return any(id in hit for id in ahead) or all(
        start in hit or link in hit for start, link in starts
    )


def _in_order(way: Way) -> tuple[str, ...]:
    return (*way.also, *way.nodes)


def _most_shared_first(
    left: tuple[Way, ...], hit: Collection[Way], stones: Collection[str]
) -> Iterator[StandingWay]:
    same = {id for way in hit for id in way.all_nodes} & set(stones)
    found = [StandingWay(way, tuple(id for id in _in_order(way) if id in same)) for way in left]
    yield from sorted(found, key=lambda each: -len(each.reuses))


def ways_through(model: WorkModel, id: str) -> tuple[tuple[str, Way], ...]:
    """List (outcome id, way) for all ways that a node or link is on, its end included."""
    return tuple(
        (outcome.id, way)
        for outcome in open_hopes(model)
        for way in ways(model, outcome.id)
        if id in way.drawn_nodes or id in way.drawn_links
    )


def left_over(model: WorkModel, lost: Collection[str]) -> WorkModel:
    """Give the map after a loss: lost stones are dropped, lost links closed.

    What one has and falls along is not had any more.

    Examples
    --------
    >>> from careerapp.analysis.drawing.ways import ways
    >>> from careerapp.domain.items import Link, Outcome, Stone
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
    ...     stones=(Stone(id="maria", kind="relationship", title="Maria"),),
    ...     links=(
    ...         Link(id="a", source="today", target="maria"),
    ...         Link(id="b", source="maria", target="lead"),
    ...         Link(id="c", source="today", target="lead"),
    ...     ),
    ... )
    >>> [way.links for way in ways(left_over(model, {"maria"}), "lead")]
    [('c',)]
    """
    left = after_fall(model, frozenset(lost))
    return left.replace(
        stones=tuple(
            each.replace(status="dropped") if each.id in lost else each for each in left.stones
        ),
        links=tuple(each.replace(closed=True) if each.id in lost else each for each in left.links),
    )
