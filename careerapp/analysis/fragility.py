"""What each outcome hinges on, and what any single loss would leave of its chance."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from math import hypot
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from careerapp.analysis.elimination import Elimination
from careerapp.analysis.structure import trace
from careerapp.analysis.study import KEPT_STUDIES, Chance, Part, Study, lost_rows, margin, study_of
from careerapp.analysis.worlds import (
    ALL,
    Loss,
    Sampled,
    Words,
    count,
    reached_without,
    resettle,
)
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import derivation

WOULD_HURT = 0.15
"""Share of its chance an outcome loses with what *would hurt*; with less it *matters little*."""

COARSE_WORLDS = 2_048
"""How many worlds every loss is tried in, at the most, before the worst are in all of them."""

COARSE_WORK = 1_000_000
"""How many worlds all losses are tried in together, unless that leaves too few for each."""

FEWEST_WORLDS = 256

LOOKED_AT_AGAIN = 3
ROW_WORDS = 1_024
"""How many words of several losses ride side by side in one sweep."""

MAX_PAIR_WORK = 4_000_000_000
"""Pairs of losses times links that are tried in all; above, nothing is said of pairs."""

Phrase = Literal["ends it", "would hurt", "matters little"]


class SingleLoss(NamedTuple):
    """What is left of an outcome's chance when one thing falls away.

    Attributes
    ----------
    id : the stone or link that is lost.
    ends_it : whether no way is left; follows from the drawing alone.
    chance : what is left; ``None`` while the outcome's own chance is.
    margin : half-width of its 95 % interval; 0 when exact.
    share : how much of the chance goes, 0 to 1; ``None`` where there is no chance to lose.
    """

    id: str
    ends_it: bool
    chance: float | None
    margin: float | None
    share: float | None

    @property
    def phrase(self) -> Phrase | None:
        """Say it in one of three phrases; ``None`` while it cannot be said."""
        if self.ends_it:
            return "ends it"
        if self.share is None:
            return None
        return "would hurt" if self.share >= WOULD_HURT else "matters little"


class Left(NamedTuple):
    """A chance that is left, and its margin."""

    chance: float
    margin: float


@lru_cache(maxsize=KEPT_STUDIES)
def single_losses(study: Study) -> dict[str, tuple[SingleLoss, ...]]:
    """Give for every open outcome what each single loss would leave, the worst first.

    One set of candidates for all: links, stones that are neither had nor lost, and roles and
    people one has. Those that end an outcome come in the order of its ways, stones before links.
    An outcome that no way leads to has none; one that is not looked at closely those that end it.
    """
    candidates = {
        id: _candidates(study, part) for id in study.hopes if (part := study.part(id)) is not None
    }
    ended = _ended(study, candidates)
    judged = [id for id in study.closely if id in study.judged]
    left = _sampled_losses(
        study, {id: candidates[id] for id in judged if study.elimination(id) is None}
    )
    for id in judged:
        elimination, part = study.elimination(id), study.part(id)
        if elimination is not None and part is not None:
            left[id] = _exact_losses(study, elimination, part)
    return {
        id: tuple(
            _said(
                study.chance(id).value,
                [thing for thing in of if id in study.closely or thing in ended[id]],
                ended[id],
                left.get(id),
            )
        )
        for id, of in candidates.items()
    }


def _candidates(study: Study, part: Part) -> list[str]:
    """Stones that can be lost, in the order of ways, then links."""
    graph = study.graph
    nodes = [graph.ids[node] for node in (*part.starts, *part.nodes) if graph.losable[node]]
    links = sorted(part.links, key=lambda link: graph.order[graph.ends[link][1]])
    return [*nodes, *(graph.link_ids[link] for link in links)]


def _as_loss(study: Study, *ids: str) -> Loss:
    place, link_place = study.graph.place, study.graph.link_place
    return (
        [place[id] for id in ids if id in place],
        [link_place[id] for id in ids if id in link_place],
    )


def _ended(study: Study, candidates: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
    """Which candidates leave no way to each outcome: one sweep, one bit a candidate."""
    every = list(dict.fromkeys(id for of in candidates.values() for id in of))
    if not every:
        return {}
    ends = [study.graph.place[outcome] for outcome in candidates]
    still = reached_without(study.graph, [_as_loss(study, id) for id in every], ends)
    return {
        outcome: {every[number] for number in np.flatnonzero(~still[row, 0])}
        for row, outcome in enumerate(candidates)
    }


def _said(
    before: float | None,
    candidates: Sequence[str],
    ended: set[str],
    left: Mapping[str, Left] | None,
) -> list[SingleLoss]:
    losses = []
    for id in candidates:
        if before is None or (left is None and id not in ended):
            losses.append(SingleLoss(id, id in ended, None, None, None))
            continue
        after = Left(0.0, 0.0) if left is None or id in ended else left[id]
        chance = min(after.chance, before)
        share = (before - chance) / before if before else None
        losses.append(SingleLoss(id, id in ended, chance, after.margin, share))
    # Rounding must not decide between equals.
    return sorted(losses, key=lambda loss: (not loss.ends_it, -round(loss.share or 0.0, 12)))


def _exact_losses(study: Study, elimination: Elimination, part: Part) -> dict[str, Left]:
    graph = study.graph
    exact = elimination.single_losses(graph)
    left = {graph.ids[node]: value for node, value in exact.without_node.items()}
    left |= {graph.link_ids[link]: value for link, value in exact.without_link.items()}
    # What is had is no step of the elimination, so its loss is computed on its own.
    for node in part.starts:
        if graph.losable[node]:
            left[graph.ids[node]] = elimination.chance(graph, {node})
    return {id: Left(value, 0.0) for id, value in left.items()}


def _sampled_losses(
    study: Study, candidates: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, Left]]:
    """Try every loss in some worlds, and the worst of each outcome again in all of them."""
    if not candidates:
        return {}
    ends = [study.graph.place[outcome] for outcome in candidates]
    every = study.sampled
    each = max(FEWEST_WORLDS, COARSE_WORK // len(every.reached) // 64 * 64)
    some = every.first(min(COARSE_WORLDS, each))
    hits = _hits_without(some, ends)
    left: dict[str, dict[str, Left]] = {}
    again: dict[str, list[tuple[str, int]]] = {}
    for row, (outcome, of) in enumerate(candidates.items()):
        before, coarse = study.chance(outcome), int(count(some.reached[ends[row]]))
        lost = {id: coarse - int(hits[id][row]) for id in of}
        left[outcome] = {
            id: _less(before, Left(many / some.worlds, margin(many, some.worlds)))
            for id, many in lost.items()
        }
        for id in sorted(lost, key=lost.__getitem__, reverse=True)[:LOOKED_AT_AGAIN]:
            again.setdefault(id, []).append((outcome, ends[row]))
    worst = dict.fromkeys(candidates, 1.0)
    for id, asked in again.items():
        reached = lost_rows(every, *_as_loss(study, id))
        for outcome, end in asked:
            many = int(count(reached[end]))
            left[outcome][id] = Left(many / every.worlds, margin(many, every.worlds))
            worst[outcome] = min(worst[outcome], many / every.worlds)
    # What was not looked at again is not said to be worse than what was.
    return {
        outcome: {
            id: each._replace(chance=max(each.chance, worst[outcome])) for id, each in of.items()
        }
        for outcome, of in left.items()
    }


def _less(before: Chance, lost: Left) -> Left:
    """Take a difference counted in some worlds from a chance counted in all."""
    chance = max(0.0, (before.value or 0.0) - lost.chance)
    return Left(chance, hypot(before.margin or 0.0, lost.margin))


def _hits_without(sampled: Sampled, ends: Sequence[int]) -> dict[str, NDArray[np.int64]]:
    """Count in how many worlds each outcome is reached without each node and each link.

    Several nodes are taken out side by side, and only what comes after them is swept again. A link
    then costs next to nothing: where something else carries its target all is as before, elsewhere
    it is as without the target.
    """
    graph = sampled.graph
    nodes = [
        *(node for node, had in enumerate(graph.held) if had and graph.losable[node]),
        *(node for node in graph.order if node in sampled.reached),
    ]
    side_by_side = max(1, 64 * ROW_WORDS // sampled.worlds)
    before = np.stack([sampled.reached[end] for end in ends])
    hits: dict[str, NDArray[np.int64]] = {}
    for start in range(0, len(nodes), side_by_side):
        lost = nodes[start : start + side_by_side]
        kept = np.where(np.eye(len(lost), dtype=np.bool_), np.uint64(0), ALL)
        reached = resettle(
            sampled,
            {node: kept[:, [row]] for row, node in enumerate(lost)},
            side_by_side=len(lost),
        )
        for row, node in enumerate(lost):
            after = np.stack([_side(reached[end], row) for end in ends])
            left = hits[graph.ids[node]] = count(after)
            for link, otherwise in _carried_otherwise(sampled, reached, node, row):
                hits[graph.link_ids[link]] = (
                    left if otherwise is None else count(before & (after | otherwise))
                )
    return hits


def _side(row: Words, number: int) -> Words:
    """One of several losses side by side; what none of them changes has one row for all."""
    side: Words = row[number] if row.ndim > 1 else row
    return side


def _carried_otherwise(
    sampled: Sampled, reached: Mapping[int, Words], node: int, row: int
) -> Iterable[tuple[int, Words | None]]:
    """For each link into a node, in which worlds others carry it; None where none ever does."""
    incoming = sampled.graph.into[node]
    if sampled.graph.needs_all[node] or len(incoming) == 1:
        return [(link, None) for _, link in incoming]
    carried = [_side(reached[source], row) & sampled.works[link] for source, link in incoming]
    before: list[Words] = [sampled.nowhere()]
    for each in carried[:-1]:
        before.append(before[-1] | each)
    after = sampled.nowhere()
    found: list[tuple[int, Words | None]] = []
    for (_, link), each, sofar in zip(reversed(incoming), reversed(carried), reversed(before)):
        found.append((link, sofar | after))
        after = after | each
    return found


def independent_routes(study: Study, outcome: str) -> int | None:
    """Count the routes to an outcome that share nothing that can be lost.

    None where a node on the way needs all of its links: say what it survives instead.

    Notes
    -----
    The greatest flow from what is held to the outcome through links, and through stones that can be
    lost, once each; by Menger's theorem also the fewest losses that end it.
    """
    part = study.part(outcome)
    if part is None:
        return 0
    if part.needs_all:
        return None
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_flow

    graph = study.graph
    end = graph.place[outcome]
    place = {node: number for number, node in enumerate((*part.starts, *part.nodes))}
    size, start = len(place), 2 * len(place)
    # Each node is split into an entry and an exit; the start leads into all that is held.
    rows = [*range(size), *([start] * len(part.starts))]
    columns = [*range(size, 2 * size), *range(len(part.starts))]
    wide = len(part.links)
    room = [1 if graph.losable[node] else wide for node in place] + [wide] * len(part.starts)
    for link in part.links:
        source, target = graph.ends[link]
        rows.append(size + place[source])
        columns.append(place[target])
        room.append(1)
    network = csr_array((np.array(room, np.int32), (rows, columns)), shape=(start + 1, start + 1))
    return int(maximum_flow(network, start, place[end]).flow_value)


def survives_any_two(
    study: Study, outcome: str, routes: int | None, most_work: int = MAX_PAIR_WORK
) -> bool | None:
    """Say whether a way is left after any two losses; None where there are too many to try.

    Parameters
    ----------
    study : Study
    outcome : str
        An outcome that no single loss ends.
    routes : int or None
        Its independent routes; where that is known nothing needs to be tried.
    most_work : int
        How many pairs times links may be tried.
    """
    if routes is not None:
        return routes > 2
    pairs = _ending_pairs(study, outcome, most_work)
    return None if pairs is None else not any(pairs)


def pair_losses(model: WorkModel, outcome_id: str, as_of: date) -> tuple[tuple[str, str], ...]:
    """Name the pairs of losses that leave no way to an outcome though neither alone does.

    Pairs of stones come first. Empty where there is no way, and where there are too many pairs to
    try (`OutcomeAssessment.survives_any_two` tells these apart).

    Examples
    --------
    >>> from careerapp.domain.items import Link, Outcome, Stone
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
    ...     stones=(Stone(id="maria", kind="relationship", title="Maria", status="done"),),
    ...     links=(
    ...         Link(id="a", source="maria", target="lead"),
    ...         Link(id="b", source="today", target="lead"),
    ...     ),
    ... )
    >>> pair_losses(model, "lead", as_of=date(2027, 3, 1))
    (('maria', 'b'), ('a', 'b'))
    """
    study = study_of(model, as_of)
    if outcome_id not in study.hopes or (part := study.part(outcome_id)) is None:
        return ()
    candidates = _candidates(study, part)
    place = {id: number for number, id in enumerate(candidates)}
    ended = _ended(study, {outcome_id: candidates})[outcome_id]
    pairs = {
        (one, other) if place[one] < place[other] else (other, one)
        for found in _ending_pairs(study, outcome_id, MAX_PAIR_WORK) or ()
        for one, other in found
        if one not in ended and other not in ended
    }
    stones = set(study.graph.place)
    order = {pair: (len({*pair} - stones), place[pair[0]], place[pair[1]]) for pair in pairs}
    return tuple(sorted(pairs, key=order.__getitem__))


def _ending_pairs(
    study: Study, outcome: str, most_work: int
) -> Iterator[list[tuple[str, str]]] | None:
    """Try pairs of losses some at a time, giving those that end an outcome; None if too many."""
    part = study.part(outcome)
    if part is None:
        return iter(())
    # Two losses that end it must hit any one way, so one of them is on the way looked at.
    nodes, links = trace(study.model, derivation(study.model, study.without), (outcome,))
    candidates = _candidates(study, part)
    first = [id for id in candidates if id in {*nodes, *links}]
    if len(first) * len(candidates) * len(part.links) > most_work:
        return None
    return _tried(study, outcome, part, first, candidates)


def _tried(
    study: Study, outcome: str, part: Part, first: Sequence[str], candidates: Sequence[str]
) -> Iterator[list[tuple[str, str]]]:
    losses = [_as_loss(study, id) for id in candidates]
    end = [study.graph.place[outcome]]
    at_once = max(1, 64 * ROW_WORDS // len(losses))
    for start in range(0, len(first), at_once):
        some = first[start : start + at_once]
        besides = [_as_loss(study, id) for id in some]
        still = reached_without(study.graph, losses, end, besides, part.nodes)[0]
        yield [(some[row], candidates[column]) for row, column in np.argwhere(~still)]
