"""What if something falls away: every outcome before and after, and what still counts."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from careerapp.analysis.engine.study import UNJUDGED, Chance, Part, Study, study_of
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import reachable

Standing = Literal["intact", "weakened", "lost", "no way"]
Rest = Literal[Standing, "brought"]

MAX_SHOCKS = 6
"""How many tags may fall away by chance in one drill: each doubles the cases."""

NO_SHOCKS: Mapping[str, float] = {}


@dataclass(frozen=True)
class OutcomeDrill:
    """One outcome before and after.

    Attributes
    ----------
    id : which outcome.
    standing : ``intact`` when nothing on its ways falls away, ``weakened`` when something does and
        a way is left, ``lost`` when none is; ``no way`` when there was none to begin with. A fact
        of the drawing, without beliefs. What may fall away by chance does not count in it.
    before, after : its chances.
    hit : ids of what falls away on its ways.
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
    """What falls away, and what that does.

    Attributes
    ----------
    lost : ids of all nodes and links that fall away.
    outcomes : open and reached outcomes by id.
    still_counts : ids of stones on ways that are left to any open outcome.
    idle : ids of stones that led somewhere before and lead nowhere now, themselves not lost and
        still within reach.
    cut_off : ids of stones that no way leads to any more, themselves not lost.
    rests : what becomes of the ways that lead to outcomes that are reached, by id, in the words of
        `OutcomeDrill.standing`; ``brought`` when all that leads there is had already, and came
        with what falls away. They stay reached; this says what would still hold them up, a fact of
        the drawing that no chance knows.
    """

    lost: frozenset[str]
    outcomes: Mapping[str, OutcomeDrill]
    still_counts: tuple[str, ...]
    idle: tuple[str, ...]
    cut_off: tuple[str, ...]
    rests: Mapping[str, Rest]


def drill(
    model: WorkModel,
    remove: Collection[str] = (),
    tags: Collection[str] = (),
    *,
    as_of: date,
    shocks: Mapping[str, float] = NO_SHOCKS,
) -> dict[str, float | None]:
    """Give the chance of every outcome with some nodes, links or whole tags taken out.

    Parameters
    ----------
    model : WorkModel
    remove : collection of str
        Ids of nodes and links that fall away; what is not there (any more) is passed over.
    tags : collection of str
        Every stone with one of these falls away too.
    as_of : date
        Up to when data points fade.
    shocks : mapping of str to float
        Tags that may fall away as a whole, with the chance of it; at most `MAX_SHOCKS`.

    Returns
    -------
    dict of str to (float or None)
        By outcome id; ``None`` until every link on a route that is left is judged.

    Raises
    ------
    TypeError
        Where one text stands for a collection of them: its letters would be taken for ids.
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
    """Say what the same losses as in `drill` do to every outcome, and what still counts.

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
        if (part := study.part(id)) is not None
        for stone in _stones(study, part)
    )
    still = dict.fromkeys(stone for each in found.values() for stone in each.still_counts)
    cut_off = study.reached - left.reached - lost
    return Drill(
        lost,
        found,
        tuple(still),
        tuple(stone for stone in before if stone not in {*still, *lost, *cut_off}),
        tuple(stone.id for stone in model.stones if stone.id in cut_off),
        _rests(model, as_of, lost),
    )


def fallen(model: WorkModel, remove: Collection[str], tags: Collection[str]) -> frozenset[str]:
    """Give the ids of all that falls away: what is named, and what has one of the tags."""
    if isinstance(remove, str) or isinstance(tags, str):
        raise TypeError("what falls away is a collection of ids or tags, not one text")
    wanted = frozenset(tags)
    there = {*model.nodes, *(link.id for link in model.links), "today"}
    tagged = (stone.id for stone in model.stones if wanted.intersection(stone.tags))
    return frozenset(there.intersection(remove)).union(tagged)


def present_roles(model: WorkModel) -> tuple[str, ...]:
    """Give the ids of the roles a person has now: what *I lose my present job* takes away.

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
    """Mix the chances of every case of what may fall away, each as likely as it is."""
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
    part, rest = study.part(id), left.part(id)
    had = study.graph.held[study.graph.place[id]]
    still_had = left.graph.held[left.graph.place[id]]
    hit = tuple(each for each in _things(study, part) if each in lost) if part else ()
    standing: Standing = "intact" if still_had else "lost"
    if not had:
        standing = _standing(study, left, id, bool(hit))
    still = _stones(left, rest) if rest else ()
    return OutcomeDrill(id, standing, study.chance(id), after, hit, tuple(still))


def _rests(model: WorkModel, as_of: date, lost: frozenset[str]) -> dict[str, Rest]:
    """What becomes of the ways to what is reached, looked at as if it were still ahead."""
    reached = [outcome.id for outcome in model.outcomes if outcome.status == "reached"]
    if not reached or not lost:
        return {}
    ahead = model.replace(
        outcomes=tuple(
            each.replace(status="open") if each.id in reached else each for each in model.outcomes
        )
    )
    study, left = Study(ahead, as_of), Study(ahead, as_of, lost)
    rests: dict[str, Rest] = {
        id: _standing(study, left, id, _is_hit(study, id, lost)) for id in reached
    }
    # What one has is had; that it came by something else, not by a link, is looked at only here.
    fresh = ahead.replace(
        stones=tuple(
            each.replace(status="idea") if each.status == "done" and brought else each
            for each in ahead.stones
            for brought in [ahead.links_into.get(each.id)]
        )
    )
    gone = reachable(fresh) - reachable(fresh, lost & model.nodes.keys())
    return rests | {id: "brought" for id in reached if id in gone and rests[id] == "intact"}


def _standing(study: Study, left: Study, id: str, is_hit: bool) -> Standing:
    if study.part(id) is None:
        return "no way"
    if left.part(id) is None:
        return "lost"
    return "weakened" if is_hit else "intact"


def _is_hit(study: Study, id: str, lost: frozenset[str]) -> bool:
    part = study.part(id)
    return part is not None and not lost.isdisjoint(_things(study, part))


def _things(study: Study, part: Part) -> list[str]:
    graph = study.graph
    nodes = [graph.ids[node] for node in (*part.starts, *part.nodes)]
    return [*nodes, *(graph.link_ids[link] for link in part.links)]


def _stones(study: Study, part: Part) -> list[str]:
    # Nodes are numbered from Today over stones to outcomes.
    stones = range(1, len(study.model.stones) + 1)
    return [study.graph.ids[node] for node in (*part.starts, *part.nodes) if node in stones]
