"""Drills: every outcome before and after something falls away."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from careerapp.analysis.engine.study import UNJUDGED, Chance, Study, study_of
from careerapp.analysis.engine.subgraph import Subgraph
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import falling

Standing = Literal["intact", "weakened", "lost", "no way"]

MAX_SHOCKS = 6
"""How many tags may fall away by chance in one drill: each doubles the cases."""

NO_SHOCKS: Mapping[str, float] = {}


@dataclass(frozen=True)
class OutcomeDrill:
    """One outcome before and after a loss.

    Attributes
    ----------
    id : which outcome.
    standing : ``no way`` when there was none before, ``lost`` when none is left, ``weakened`` when
        something on its ways falls away and a way is left, else ``intact``. One that is reached and
        rests on what is lost is lost, or weakened where ways are left by which it could be reached
        anew. It follows from the drawing alone; shocks do not count in it.
    before, after : its chances.
    hit : ids of nodes and links on its ways that fall away.
    still_counts : ids of stones on the ways that are left.
    """

    id: str
    standing: Standing
    before: Chance
    after: Chance
    hit: tuple[str, ...]
    still_counts: tuple[str, ...]


@dataclass(frozen=True)
class Drill:
    """The effect of a loss on all outcomes.

    Attributes
    ----------
    lost : ids of all nodes and links that fall away.
    outcomes : open and reached outcomes by id.
    still_counts : ids of stones on ways that are left to any open outcome.
    idle : ids of stones that were on a way and are on none now, though not lost or cut off.
    cut_off : ids of stones that can no longer be reached, though not lost.
    falls : ids of stones and outcomes that a person has and that fall along, as they rest on what
        is lost.
    """

    lost: frozenset[str]
    outcomes: Mapping[str, OutcomeDrill]
    still_counts: tuple[str, ...]
    idle: tuple[str, ...]
    cut_off: tuple[str, ...]
    falls: tuple[str, ...]


def drill(
    model: WorkModel,
    remove: Collection[str] = (),
    tags: Collection[str] = (),
    *,
    as_of: date,
    shocks: Mapping[str, float] = NO_SHOCKS,
) -> dict[str, float | None]:
    """Give the chance of every outcome when some nodes, links or whole tags are lost.

    Parameters
    ----------
    model : WorkModel
    remove : collection of str
        Ids of nodes and links that fall away; ids that are not on the map are ignored.
    tags : collection of str
        Stones with one of these tags fall away too.
    as_of : date
        The day the figures are for: older data points count less.
    shocks : mapping of str to float
        Tags that may fall away as a whole, and the chance of each; at most `MAX_SHOCKS`.

    Returns
    -------
    dict of str to (float or None)
        By outcome id; ``None`` until every link on a route that is left is judged.

    Raises
    ------
    TypeError
        For a string in place of a collection of strings.
    ValueError
        For more than `MAX_SHOCKS` shocks, and for a chance outside 0 to 1.

    Examples
    --------
    >>> from careerapp.domain.items import Link, Outcome, Stone
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
    ...     stones=(Stone(id="shop", kind="role", title="Shop", status="done", tags=("retail",)),),
    ...     links=(
    ...         Link(id="a", source="shop", target="lead", confidence=0.5),
    ...         Link(id="b", source="today", target="lead", confidence=0.2),
    ...     ),
    ... )
    >>> day = date(2027, 3, 1)
    >>> drill(model, tags={"retail"}, as_of=day), drill(model, remove={"shop", "b"}, as_of=day)
    ({'lead': 0.2}, {'lead': 0.0})
    >>> round(drill(model, shocks={"retail": 0.5}, as_of=day)["lead"], 2)
    0.4
    """
    study = study_of(model, as_of)
    lost = fallen(model, remove, tags)
    outcomes = [outcome.id for outcome in model.outcomes]
    after = _chances_after(study, lost, outcomes, shocks)
    return {id: after[id].value for id in outcomes}


def rehearse(
    model: WorkModel,
    remove: Collection[str] = (),
    tags: Collection[str] = (),
    *,
    as_of: date,
    shocks: Mapping[str, float] = NO_SHOCKS,
) -> Drill:
    """Describe every outcome before and after the losses, and the stones that still count.

    Parameters
    ----------
    model, remove, tags, as_of, shocks
        As in `drill`.

    Raises
    ------
    TypeError, ValueError
        As in `drill`.

    Examples
    --------
    >>> from careerapp.domain.items import Link, Outcome, Stone
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
    ...     stones=(
    ...         Stone(id="maria", kind="relationship", title="Maria"),
    ...         Stone(id="course", kind="skill", title="Course"),
    ...     ),
    ...     links=(
    ...         Link(id="a", source="today", target="maria"),
    ...         Link(id="b", source="maria", target="lead"),
    ...         Link(id="c", source="today", target="course"),
    ...         Link(id="d", source="course", target="lead"),
    ...     ),
    ... )
    >>> found = rehearse(model, {"maria"}, as_of=date(2027, 3, 1))
    >>> found.outcomes["lead"].standing, found.still_counts, found.outcomes["lead"].after.value
    ('weakened', ('course',), None)
    """
    study = study_of(model, as_of)
    lost = fallen(model, remove, tags)
    left = Study(model, as_of, lost)
    outcomes = [outcome.id for outcome in model.outcomes if outcome.status != "let_go"]
    after = _chances_after(study, lost, outcomes, shocks)
    found = {id: _drilled(study, left, id, lost, after[id]) for id in outcomes}
    before = dict.fromkeys(
        stone
        for id in study.hopes
        if (subgraph := study.subgraph(id)) is not None
        for stone in _stones(study, subgraph)
    )
    still = dict.fromkeys(stone for each in found.values() for stone in each.still_counts)
    falls = falling(model, lost)
    cut_off = study.reached - left.reached - lost - falls
    return Drill(
        lost,
        found,
        tuple(still),
        tuple(stone for stone in before if stone not in {*still, *lost, *cut_off, *falls}),
        tuple(stone.id for stone in model.stones if stone.id in cut_off),
        tuple(id for id in model.nodes if id in falls),
    )


def fallen(model: WorkModel, remove: Collection[str], tags: Collection[str]) -> frozenset[str]:
    """Give the ids of all nodes and links that fall away: those named, and stones with the tags."""
    if isinstance(remove, str) or isinstance(tags, str):
        raise TypeError("what falls away is a collection of ids or tags, not one text")
    wanted = frozenset(tags)
    there = {*model.nodes, *(link.id for link in model.links), "today"}
    tagged = (stone.id for stone in model.stones if wanted.intersection(stone.tags))
    return frozenset(there.intersection(remove)).union(tagged)


def present_roles(model: WorkModel) -> tuple[str, ...]:
    """List the ids of the roles a person has now: the loss of the present job.

    Examples
    --------
    >>> from careerapp.domain.items import Stone
    >>> job = Stone(id="shop", kind="role", title="Shop assistant", status="done")
    >>> present_roles(WorkModel(stones=(job, Stone(id="lead", kind="role", title="Team lead"))))
    ('shop',)
    """
    return tuple(
        stone.id for stone in model.stones if stone.kind == "role" and stone.status == "done"
    )


def _chances_after(
    study: Study, lost: frozenset[str], outcomes: Collection[str], shocks: Mapping[str, float]
) -> dict[str, Chance]:
    """Average the chances over the cases of which shocks happen, weighed by their likelihood."""
    if len(shocks) > MAX_SHOCKS:
        raise ValueError(f"at most {MAX_SHOCKS} tags may fall away by chance")
    if any(not 0 <= share <= 1 for share in shocks.values()):
        raise ValueError("the chance that a tag falls away is from 0 to 1")
    cases = [
        (share, study.chances_without(lost | fallen(study.model, (), tags), outcomes))
        for share, tags in _cases(shocks)
    ]
    return {id: _mixed([(share, chances[id]) for share, chances in cases]) for id in outcomes}


def _cases(shocks: Mapping[str, float]) -> Iterator[tuple[float, tuple[str, ...]]]:
    for size in range(len(shocks) + 1):
        for tags in itertools.combinations(shocks, size):
            share = 1.0
            for tag, chance in shocks.items():
                share *= chance if tag in tags else 1 - chance
            if share > 0:
                yield share, tags


def _mixed(cases: Iterable[tuple[float, Chance]]) -> Chance:
    value = margin = 0.0
    exact = True
    for share, chance in cases:
        if chance.value is None or chance.margin is None:
            return UNJUDGED
        value += share * chance.value
        # The cases share their worlds, so their margins add up.
        margin += share * chance.margin
        exact = exact and chance.exact
    return Chance(value, margin, exact)


def _drilled(
    study: Study, left: Study, id: str, lost: frozenset[str], after: Chance
) -> OutcomeDrill:
    subgraph, rest = study.subgraph(id), left.subgraph(id)
    had = study.graph.held[study.graph.place[id]]
    still_had = left.graph.held[left.graph.place[id]]
    gone = lost | falling(study.model, lost)
    hit = tuple(each for each in _things(study, subgraph) if each in gone) if subgraph else ()
    standing: Standing = "intact" if still_had else "lost" if rest is None else "weakened"
    if not had:
        standing = _standing(study, left, id, bool(hit))
    still = _stones(left, rest) if rest else ()
    return OutcomeDrill(id, standing, study.chance(id), after, hit, tuple(still))


def _standing(study: Study, left: Study, id: str, is_hit: bool) -> Standing:
    if study.subgraph(id) is None:
        return "no way"
    if left.subgraph(id) is None:
        return "lost"
    return "weakened" if is_hit else "intact"


def _things(study: Study, subgraph: Subgraph) -> list[str]:
    graph = study.graph
    nodes = [graph.ids[node] for node in (*subgraph.starts, *subgraph.nodes)]
    return [*nodes, *(graph.link_ids[link] for link in subgraph.links)]


def _stones(study: Study, subgraph: Subgraph) -> list[str]:
    # Nodes are numbered from Today over stones to outcomes.
    stones = range(1, len(study.model.stones) + 1)
    return [study.graph.ids[node] for node in (*subgraph.starts, *subgraph.nodes) if node in stones]
