"""The time between two moments of a model: an old plan with the states of today, what happened."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from careerapp.analysis.drawing.ways import Way, ways
from careerapp.analysis.evidence import points_by_link
from careerapp.domain.items import (
    DataPoint,
    DataPointKind,
    Effect,
    Experiment,
    Link,
    Outcome,
    Stone,
)
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import held
from careerapp.domain.statuses import LOST_STATUSES
from careerapp.domain.types import TODAY_ID

SomeNode = TypeVar("SomeNode", Stone, Outcome)


class WayChange(NamedTuple):
    """A way to an open hope that opened or was lost.

    Attributes
    ----------
    outcome : id of the hope.
    way : as it was drawn.
    model : the map it was drawn on, which has all of its nodes.
    by : id of what was lost on it, or ``""`` for one that opened.
    """

    outcome: str
    way: Way
    model: WorkModel
    by: str = ""


class Happened(NamedTuple):
    """What happened between two moments, as counted and named, never priced.

    Attributes
    ----------
    finished : steps that are done now and were not; things added as had from the start are none.
    begun : steps that are under way now and were not.
    further : steps that were under way then, and are further along.
    fell_away : stones that are gone or on hold now and were not.
    given_up : stones that were dropped.
    came_true, let_go, no_longer_true : hopes whose status changed; the last are open again.
    opened, lost : ways to hopes that stayed open.
    answered : small tests answered since.
    met_evidence : ids of links that data points since speak for or against.
    points : data points written down since, by kind.
    """

    finished: tuple[Stone, ...] = ()
    begun: tuple[Stone, ...] = ()
    further: tuple[Stone, ...] = ()
    fell_away: tuple[Stone, ...] = ()
    given_up: tuple[Stone, ...] = ()
    came_true: tuple[Outcome, ...] = ()
    let_go: tuple[Outcome, ...] = ()
    no_longer_true: tuple[Outcome, ...] = ()
    opened: tuple[WayChange, ...] = ()
    lost: tuple[WayChange, ...] = ()
    answered: tuple[Experiment, ...] = ()
    met_evidence: tuple[str, ...] = ()
    points: Mapping[DataPointKind, int] = {}

    @property
    def is_nothing(self) -> bool:
        """Whether nothing at all moved or was written down."""
        return not any(self)


def with_states_of(old: WorkModel, new: WorkModel) -> WorkModel:
    """Give the old plan with the states its stones and links have in a later model.

    A state is whether a stone is begun, how far it is, done, given up or gone, and whether a link
    is closed. Beliefs, months, links and needs stay those of the old plan. What was removed since
    is as it was, for taking something off the map loses nothing; where a data point since said
    that it is gone or closed, it is lost all the same.

    Examples
    --------
    >>> sql = Stone(id="sql", kind="skill", title="SQL")
    >>> art = Stone(id="art", kind="skill", title="Art")
    >>> old, new = WorkModel(stones=(sql, art)), WorkModel(stones=(sql.replace(status="done"),))
    >>> [(stone.title, stone.status) for stone in with_states_of(old, new).stones]
    [('SQL', 'done'), ('Art', 'idea')]
    """
    said = _said_since(old, new)
    later: dict[str, object] = {**new.nodes, **{link.id: link for link in new.links}}

    def stone(then: Stone) -> Stone:
        now = later.get(then.id)
        if isinstance(now, Stone):
            status, progress = now.status, now.progress
        elif said.get(then.id) == "gone":
            status, progress = "blocked", then.progress
        else:
            return then
        if (status, progress) == (then.status, then.progress):
            return then
        return then.replace(status=status, progress=progress)

    def link(then: Link) -> Link:
        now = later.get(then.id)
        closed = (
            now.closed if isinstance(now, Link) else then.closed or said.get(then.id) == "closed"
        )
        return then if closed == then.closed else then.replace(closed=closed)

    stones, links = tuple(map(stone, old.stones)), tuple(map(link, old.links))
    return (
        old
        if (stones, links) == (old.stones, old.links)
        else old.replace(stones=stones, links=links)
    )


def happened(models: Sequence[WorkModel]) -> Happened:
    """Tell what happened from the first to the last of several moments of one version.

    Parameters
    ----------
    models : sequence of WorkModel
        The oldest first. Moments in between let nothing be missed that came and went: a way
        drawn after the first moment and lost before the last. What was taken back is left out.

    Examples
    --------
    >>> sql = Stone(id="sql", kind="skill", title="SQL")
    >>> moments = [WorkModel(stones=(sql,)), WorkModel(stones=(sql.replace(status="done"),))]
    >>> found = happened(moments)
    >>> [stone.title for stone in found.finished], found.is_nothing
    (['SQL'], False)
    """
    if len(models) < 2:
        return Happened()
    first, last = models[0], models[-1]
    stones: dict[str, tuple[Stone, Stone]] = {}
    hopes: dict[str, tuple[Outcome, Outcome]] = {}
    opened: dict[object, WayChange] = {}
    lost: dict[object, WayChange] = {}
    for old, new in pairwise(models):
        now = with_states_of(old, new)
        for then, later in zip(old.stones, now.stones, strict=True):
            stones[then.id] = (stones.get(then.id, (then,))[0], later)
        for each in old.outcomes:
            after = new.nodes.get(each.id)
            if isinstance(after, Outcome):
                hopes[each.id] = (hopes.get(each.id, (each,))[0], after)
        for change in _lost(old, now, new):
            lost[change.outcome, change.way.nodes] = change
        for change in _opened(old, now, new):
            opened[change.outcome, change.way.nodes] = change
    done = {id for id, effect in _said_since(first, last).items() if effect == "done"}
    finished = _became("done", stones)
    finished += [
        stone
        for stone in last.stones
        if stone.id not in stones and stone.status == "done" and stone.id in done
    ]
    known = {point.id for point in first.journal}
    points = [point for point in last.journal if point.id not in known]
    return Happened(
        finished=tuple(finished),
        begun=tuple(_became("active", stones)),
        further=tuple(
            later
            for then, later in stones.values()
            if then.status == later.status == "active" and then.progress < later.progress
        ),
        fell_away=tuple(_became("blocked", stones)),
        given_up=tuple(_became("dropped", stones)),
        came_true=tuple(_became("reached", hopes)),
        let_go=tuple(_became("let_go", hopes)),
        no_longer_true=tuple(
            later
            for then, later in hopes.values()
            if then.status == "reached" and later.status == "open"
        ),
        opened=tuple(
            each for each in opened.values() if _stands(last, each) and not _stands(first, each)
        ),
        lost=tuple(each for each in lost.values() if not _stands(last, each)),
        answered=tuple(_answered(first, last)),
        met_evidence=tuple(_met_evidence(last, points)),
        points=Counter(point.kind for point in points),
    )


def _said_since(old: WorkModel, new: WorkModel) -> dict[str, Effect]:
    """Give what data points since last made of each thing, by its id."""
    known = {point.id for point in old.journal}
    said: dict[str, Effect] = {}
    for point in sorted(new.journal, key=lambda each: each.at):
        for about in point.about if point.id not in known else ():
            if about.made != "unchanged":
                said[about.id] = about.made
    return said


def _became(status: str, pairs: Mapping[str, tuple[SomeNode, SomeNode]]) -> list[SomeNode]:
    """List what has a status at last that it did not have at first."""
    return [last for first, last in pairs.values() if last.status == status != first.status]


def _lost(old: WorkModel, now: WorkModel, new: WorkModel) -> Iterator[WayChange]:
    """Yield ways of the old plan that something lost since lay on, unless others ask the same."""
    for outcome in _open_in_both(old, new):
        standing = {_to_do(now, way) for way in ways(now, outcome.id)}
        for way in ways(old, outcome.id):
            # What one had and lost was not to be done: another start may ask the same.
            asks = _to_do(old, way) - held(now)
            if (hit := _hit(now, way)) and asks not in standing:
                standing.add(asks)
                yield WayChange(outcome.id, way, old, hit)


def _opened(old: WorkModel, now: WorkModel, new: WorkModel) -> Iterator[WayChange]:
    """Yield ways with something on them that is new or back, no more than there are more ways.

    A way with a step put in between is another way to draw, not one more to go.
    """
    had = held(now)
    for outcome in _open_in_both(old, new):
        before = {_to_do(old, way) - had for way in ways(old, outcome.id) if not _hit(now, way)}
        after = {_to_do(new, way): way for way in reversed(ways(new, outcome.id))}
        fresh = [
            WayChange(outcome.id, way, new)
            for to_do, way in reversed(after.items())
            if to_do not in before
        ]
        fresh = [change for change in fresh if not _stands(old, change)]
        yield from fresh[: max(0, len(after) - len(before))]


def _hit(now: WorkModel, way: Way) -> str:
    """Give the id of something on a way that is lost or closed; ``""`` where nothing is."""
    fallen = {stone.id for stone in now.stones if stone.status in LOST_STATUSES}
    closed = {link.id for link in now.links if link.closed}
    on_it = (*way.nodes, *way.also, *way.links, *way.also_links)
    return next((id for id in on_it if id in fallen or id in closed), "")


def _open_in_both(old: WorkModel, new: WorkModel) -> Iterator[Outcome]:
    for outcome in old.outcomes:
        later = new.nodes.get(outcome.id)
        if outcome.status == "open" and isinstance(later, Outcome) and later.status == "open":
            yield outcome


def _to_do(model: WorkModel, way: Way) -> frozenset[str]:
    """Give what is still to be done on a way: two that ask the same are one."""
    return way.all_nodes - held(model)


def _stands(model: WorkModel, change: WayChange) -> bool:
    """Whether a way is on a map, and nothing on it is lost or closed."""
    links = {link.id for link in model.links if not link.closed}
    nodes = {id for id, node in model.nodes.items() if node.status not in LOST_STATUSES}
    return change.way.all_links <= links and change.way.all_nodes <= {TODAY_ID, *nodes}


def _answered(old: WorkModel, new: WorkModel) -> Iterator[Experiment]:
    was_open = {test.id: test.is_open for test in old.experiments}
    for test in new.experiments:
        if not test.is_open and was_open.get(test.id, True):
            yield test


def _met_evidence(model: WorkModel, points: Sequence[DataPoint]) -> Iterator[str]:
    new = {point.id for point in points}
    for id, about in points_by_link(model).items():
        if any(point.id in new for point in about):
            yield id
