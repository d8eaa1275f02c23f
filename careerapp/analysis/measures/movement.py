"""What moved between two moments: how much nearer and likelier, at the older plan's prices."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from math import hypot, sqrt
from typing import NamedTuple

import numpy as np

from careerapp.analysis.drawing.since import with_states_of
from careerapp.analysis.engine.sampling import Words, count, sample
from careerapp.analysis.engine.study import Z_95, Study, margin
from careerapp.analysis.evidence import effective_confidences
from careerapp.analysis.measures.arrival import MONTHS_WORLDS, TOO_SELDOM, Times, arrivals, dated
from careerapp.domain.items import Link, Outcome, Stone
from careerapp.domain.model import WorkModel


class Figure(NamedTuple):
    """A number and the half-width of its 95 % interval, from sampling; 0 where it is exact."""

    value: float
    margin: float


NOTHING_MOVED = Figure(0.0, 0.0)


class Shift(NamedTuple):
    """What moved, with signs: a setback is negative.

    Attributes
    ----------
    nearer : months that are left less, in the worlds in which a hope comes true before and after;
        ``None`` without months on every stone of its ways, or where it has no way before or after.
    likelier : chance more, 0 to 1; ``None`` while a link on a way is not judged, or without a way
        both before and after.
    """

    nearer: Figure | None
    likelier: Figure | None


class HopeMovement(NamedTuple):
    """The shift of one hope by what was done or lost, and, apart, by what was judged anew."""

    id: str
    done: Shift
    judged: Shift


class Movement(NamedTuple):
    """The shifts between two moments.

    Attributes
    ----------
    hopes : those open at both moments, in the order of the earlier one.
    done : by what was done or lost, on average over the hopes that have a figure, weighed by their
        importance then. The margin adds up those of the hopes, since they share their worlds.
    judged : the same by beliefs, months and data points since, on what was done.
    """

    hopes: tuple[HopeMovement, ...]
    done: Shift
    judged: Shift


def movement(old: WorkModel, new: WorkModel, as_of: date, until: date) -> Movement:
    """Give how much nearer and likelier the hopes of an older plan are by what was done since.

    Parameters
    ----------
    old, new : WorkModel
        Matched by id.
    as_of, until : date
        Their dates, up to when data points fade.

    Notes
    -----
    The old plan is compared with itself as it stands now (`with_states_of`), in the same worlds and
    with its beliefs, months and data points of then. New stones have no price in the old plan, so
    finishing them moves nothing; nor does guessing anew. What that changed is the shift `judged`.

    Examples
    --------
    >>> from careerapp.domain.items import Months
    >>> span = Months(low=6, likely=6, high=6)
    >>> old = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
    ...     stones=(Stone(id="course", kind="skill", title="Course", months=span),),
    ...     links=(
    ...         Link(id="a", source="today", target="course", confidence=0.5),
    ...         Link(id="b", source="course", target="lead", confidence=0.5),
    ...     ),
    ... )
    >>> day, later = date(2027, 3, 1), date(2027, 6, 1)
    >>> half = old.replace(stones=(old.stones[0].replace(status="active", progress=0.5),))
    >>> movement(old, half, day, later).done
    Shift(nearer=Figure(value=3.0, margin=0.0), likelier=Figure(value=0.0, margin=0.0))
    >>> gone = old.replace(stones=(old.stones[0].replace(status="blocked"),))
    >>> movement(old, gone, day, later).done
    Shift(nearer=None, likelier=Figure(value=-0.25, margin=0.0))
    """
    return Moment(old, as_of).moved_to(new, until)


class Moment:
    """A moment as a plan to compare with: what is believed of each link then is held."""

    def __init__(self, model: WorkModel, as_of: date) -> None:
        self.model = model
        self.as_of = as_of

    @cached_property
    def study(self) -> Study:
        values = _beliefs(self.model, self.as_of)
        links = tuple(_believing(link, values[link.id]) for link in self.model.links)
        return Study(_with(self.model, links=links, journal=()), self.as_of)

    @cached_property
    def dated(self) -> frozenset[str]:
        """Ids of hopes with a way and months on it."""
        return frozenset(dated(self.study))

    @cached_property
    def judged(self) -> frozenset[str]:
        """Ids of hopes with a chance, be it none."""
        study = self.study
        return frozenset((*study.judged, *(id for id in study.hopes if not study.subgraph(id))))

    @cached_property
    def hopes(self) -> dict[str, Outcome]:
        """The open hopes, by id."""
        return {each.id: each for each in self.model.outcomes if each.status == "open"}

    def moved_to(self, new: WorkModel, until: date) -> Movement:
        """Give the shifts from this moment to a later model."""
        before = self.study
        standing = with_states_of(before.model, new)
        after = before if standing is before.model else Study(standing, self.as_of)
        believed = _judged_anew(standing, new, until)
        anew = after if believed is standing else Study(believed, self.as_of)
        later = {id for id, node in new.nodes.items() if isinstance(node, Outcome)}
        both = [id for id in self.hopes if id in later and new.nodes[id].status == "open"]
        done, judged = _shifts(before, after, both), _shifts(after, anew, both)
        weights = {id: self.hopes[id].importance for id in both}
        return Movement(
            tuple(HopeMovement(id, done[id], judged[id]) for id in both),
            _total(done, weights),
            _total(judged, weights),
        )


def add(one: Figure, other: Figure) -> Figure:
    """Add two figures of the same worlds, with their margins at their widest."""
    return Figure(one.value + other.value, one.margin + other.margin)


def mean(weighed: Iterable[tuple[int, Figure]]) -> Figure | None:
    """Give the mean of figures by weight, its margin at its widest; None where there is none."""
    figures = list(weighed)
    weight = sum(weight for weight, _ in figures)
    if not weight:
        return None
    return Figure(
        sum(each * figure.value for each, figure in figures) / weight,
        sum(each * figure.margin for each, figure in figures) / weight,
    )


def _total(shifts: Mapping[str, Shift], weights: Mapping[str, int]) -> Shift:
    return Shift(
        mean((weights[id], each.nearer) for id, each in shifts.items() if each.nearer),
        mean((weights[id], each.likelier) for id, each in shifts.items() if each.likelier),
    )


def _shifts(before: Study, after: Study, hopes: Sequence[str]) -> dict[str, Shift]:
    """Give the shift of each hope from one study to another of the same nodes."""
    priced = [id for id in dated(before) if id in hopes and id in dated(after)]
    if before is after:
        was = now = dict.fromkeys(priced, np.zeros(MONTHS_WORLDS, np.float32))
    else:
        was, now = arrivals(before, priced), arrivals(after, priced)
    return {
        id: Shift(_nearer(was[id], now[id]) if id in priced else None, _likelier(before, after, id))
        for id in hopes
    }


def _nearer(was: Times, now: Times) -> Figure | None:
    """Give the mean months less in the worlds in which both arrive; None where hardly any do."""
    both = np.isfinite(was) & np.isfinite(now)
    many = int(both.sum())
    if many < TOO_SELDOM:
        return None
    less = was[both].astype(np.float64) - now[both]
    return Figure(float(less.mean()), float(Z_95 * less.std() / sqrt(many)))


def _likelier(before: Study, after: Study, hope: str) -> Figure | None:
    if before.subgraph(hope) is None and after.subgraph(hope) is None:
        return None
    was, now = before.chance(hope), after.chance(hope)
    if was.value is None or now.value is None:
        return None
    if before is after:
        return NOTHING_MOVED
    if was.exact and now.exact:
        return Figure(now.value - was.value, 0.0)
    # Both in the same worlds, so that a loss never looks like a gain.
    worlds = min(each.sampled.worlds for each in (before, after) if not each.chance(hope).exact)
    one, other = _row(before, hope, worlds), _row(after, hope, worlds)
    gained, lost = int(count(other & ~one)), int(count(one & ~other))
    if not gained and not lost:
        return NOTHING_MOVED
    return Figure((gained - lost) / worlds, hypot(margin(gained, worlds), margin(lost, worlds)))


def _row(study: Study, hope: str, worlds: int) -> Words:
    """Give the worlds in which a judged hope comes true."""
    subgraph = study.subgraph(hope)
    if subgraph is None:
        return np.zeros(worlds // 64, np.uint64)
    place = study.graph.place[hope]
    if study.elimination(hope) is None and study.sampled.worlds == worlds:
        return study.sampled.reached[place]
    return sample(study.graph, subgraph.swept, worlds).reached[place]


def _judged_anew(plan: WorkModel, new: WorkModel, until: date) -> WorkModel:
    """Give a plan with the beliefs, data points and months of a later model where it has any."""
    values = _beliefs(new, until)
    believed = {link.id: link for link in new.links}

    def link(then: Link) -> Link:
        now = believed.get(then.id)
        return then if now is None or now.confidence is None else _believing(then, values[now.id])

    def stone(then: Stone) -> Stone:
        now = new.nodes.get(then.id)
        if not isinstance(now, Stone) or now.months is None or now.months == then.months:
            return then
        return then.replace(months=now.months)

    return _with(plan, links=tuple(map(link, plan.links)), stones=tuple(map(stone, plan.stones)))


def _beliefs(model: WorkModel, as_of: date) -> dict[str, float | None]:
    """Give the effective confidence of each link; one ruled out stays so."""
    values = effective_confidences(model, as_of)
    return {link.id: 0.0 if link.confidence == 0 else values[link.id] for link in model.links}


def _believing(link: Link, value: float | None) -> Link:
    return link if link.confidence == value else link.replace(confidence=value)


def _with(model: WorkModel, **fields: object) -> WorkModel:
    """Give a model with some fields replaced, or the same one where nothing differs."""
    if all(getattr(model, name) == value for name, value in fields.items()):
        return model
    return model.replace(**fields)
