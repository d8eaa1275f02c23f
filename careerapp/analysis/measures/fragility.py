"""Single losses: those that end an outcome, and the chance that others leave."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import nan
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from careerapp.analysis.engine.exact import SingleLosses
from careerapp.analysis.engine.sampling import (
    ALL,
    Sampled,
    Words,
    count,
    resettle,
)
from careerapp.analysis.engine.study import (
    KEPT_STUDIES,
    Study,
    margin,
    margins,
)
from careerapp.analysis.measures.losable import as_loss, candidates_of, taking_along

WOULD_HURT = 0.15
"""Least share of the chance lost for *would hurt*; below it a loss *matters little*."""

COARSE_WORLDS = 2_048
"""In how many worlds every loss is tried at most, before the worst are tried in all."""

COARSE_WORK = 1_000_000
"""Upper bound on worlds times nodes of that first sweep, down to `FEWEST_WORLDS` worlds."""

FEWEST_WORLDS = 256

LOOKED_AT_AGAIN = 3
"""How many of the worst losses of each outcome are tried in all worlds; fewer on large maps."""

AGAIN_WORK = 150_000
"""Upper bound on links swept for these; at least one loss is tried again."""

ROW_WORDS = 1_024
"""How many words of several losses ride side by side in one sweep."""

Phrase = Literal["ends it", "would hurt", "matters little"]


class SingleLoss(NamedTuple):
    """The chance of an outcome after one loss.

    Attributes
    ----------
    id : the stone or link that is lost.
    ends_it : whether no way is left, by the drawing alone.
    chance : chance left, 0 to 1; ``None`` while the outcome has none, and where something one has
        falls along that nobody has judged the ways back to.
    margin : half-width of its 95 % interval; 0 when exact.
    share : share of the chance that is lost, 0 to 1; ``None`` where it is not known.
    """

    id: str
    ends_it: bool
    chance: float | None
    margin: float | None
    share: float | None

    @property
    def phrase(self) -> Phrase | None:
        """How bad it is, in one of three phrases; ``None`` where it is not known."""
        if self.ends_it:
            return "ends it"
        if self.share is None:
            return None
        return "would hurt" if self.share >= WOULD_HURT else "matters little"


UNKNOWN = (nan, nan)
"""The chance and margin of what nobody can say yet."""


class ChancesLeft(NamedTuple):
    """Chances left after each of some losses, and their margins; both of shape (losses,).

    NaN where a chance is not known.
    """

    chance: NDArray[np.float64]
    margin: NDArray[np.float64]


@lru_cache(maxsize=KEPT_STUDIES)
def single_losses(study: Study) -> dict[str, tuple[SingleLoss, ...]]:
    """Give the single losses of each open outcome with a way, by id, the worst first.

    What can be lost: any link, a stone not had yet, and a role or person one has. Losses that end
    an outcome come first, in the order of its ways, stones before links, and last those of which
    nobody can say yet what they leave; of an outcome that is not assessed in full, the losses that
    end it are all that is given.
    """
    candidates, ended = study.once("losses", lambda: candidates_of(study))
    taking = taking_along(study)
    judged = [id for id in study.closely if id in study.judged]
    alone = {id: [each for each in candidates[id] if each not in taking] for id in judged}
    left = _sampled_losses(
        study, {id: alone[id] for id in judged if alone[id] and study.elimination(id) is None}
    )
    for id in judged:
        if alone[id] and (exact := study.exact_losses(id)) is not None:
            left[id] = _exact_losses(study, id, exact, alone[id])
    if taking:
        left = _with_falls(study, candidates, alone, left, taking)
    return {
        id: tuple(
            _rank_losses(
                study.chance(id).value,
                [thing for thing in of if id in study.closely or thing in ended[id]],
                ended[id],
                left.get(id),
            )
        )
        for id, of in candidates.items()
    }


def _with_falls(
    study: Study,
    candidates: Mapping[str, Sequence[str]],
    alone: Mapping[str, Sequence[str]],
    left: Mapping[str, ChancesLeft],
    taking: frozenset[str],
) -> dict[str, ChancesLeft]:
    """Add the chances after losses that take something along: each is a graph of its own."""
    wanted = {thing for id in alone for thing in candidates[id] if thing in taking}
    after = {thing: study.chances_without({thing}, list(alone)) for thing in sorted(wanted)}
    found = {}
    for id, others in alone.items():
        chances = dict.fromkeys(others, (0.0, 0.0))
        if id in left:
            both = zip(left[id].chance.tolist(), left[id].margin.tolist(), strict=True)
            chances = dict(zip(others, both, strict=True))
        for thing in candidates[id]:
            if thing in taking:
                chance = after[thing][id]
                chances[thing] = UNKNOWN
                if chance.value is not None and chance.margin is not None:
                    chances[thing] = (chance.value, chance.margin)
        pairs = np.array([chances[thing] for thing in candidates[id]]).reshape(-1, 2)
        found[id] = ChancesLeft(pairs[:, 0], pairs[:, 1])
    return found


def _rank_losses(
    before: float | None, candidates: Sequence[str], ended: set[str], left: ChancesLeft | None
) -> list[SingleLoss]:
    ends = np.array([id in ended for id in candidates], np.bool_)
    none = [None] * len(candidates)
    chances: Sequence[float | None] = none
    margins: Sequence[float | None] = none
    shares: Sequence[float | None] = none
    order = np.argsort(~ends, kind="stable")
    if before is not None and (left is not None or ends.all()):
        chance, spread = np.zeros(len(ends)), np.zeros(len(ends))
        if left is not None:
            chance = np.where(ends, 0.0, np.minimum(left.chance, before))
            spread = np.where(ends, 0.0, left.margin)
        chances, margins = _where_known(chance), _where_known(spread)
        if before:
            share = (before - chance) / before
            shares = _where_known(share)
            # Rounding must not decide between equals; what was tried in most worlds goes first.
            least = np.nan_to_num(np.round(share, 12), nan=-1.0)
            order = np.lexsort((spread, -least, ~ends))
    losses = list(map(SingleLoss, candidates, ends.tolist(), chances, margins, shares))
    return [losses[number] for number in order.tolist()]


def _where_known(values: NDArray[np.float64]) -> list[float | None]:
    return [None if value != value else value for value in values.tolist()]


def _exact_losses(
    study: Study, outcome: str, exact: SingleLosses, candidates: Sequence[str]
) -> ChancesLeft:
    graph, elimination, subgraph = study.graph, study.elimination(outcome), study.subgraph(outcome)
    left = {graph.ids[node]: value for node, value in exact.without_node.items()}
    left |= {graph.link_ids[link]: value for link, value in exact.without_link.items()}
    # What is had is no step of the elimination, so its loss is computed on its own.
    for node in subgraph.starts if subgraph else ():
        if graph.losable[node] and elimination is not None:
            left[graph.ids[node]] = elimination.chance(graph, {node})
    return ChancesLeft(np.array([left[id] for id in candidates]), np.zeros(len(candidates)))


def _sampled_losses(
    study: Study, candidates: Mapping[str, Sequence[str]]
) -> dict[str, ChancesLeft]:
    """Try every loss in some worlds, then the worst of each outcome in all worlds."""
    if not candidates:
        return {}
    ends = [study.graph.place[outcome] for outcome in candidates]
    every = study.sampled
    each = max(FEWEST_WORLDS, COARSE_WORK // len(every.reached) // 64 * 64)
    some = every.first(min(COARSE_WORLDS, each))
    hits, tried = _hits_without(some, ends)
    left: dict[str, ChancesLeft] = {}
    again: dict[str, list[tuple[str, int, int]]] = {}
    looked_at = max(1, min(LOOKED_AT_AGAIN, AGAIN_WORK // (len(ends) * len(every.works))))
    for row, (outcome, of) in enumerate(candidates.items()):
        before, coarse = study.chance(outcome), int(count(some.reached[ends[row]]))
        # A difference counted in some worlds is taken from a chance counted in all.
        lost = coarse - hits[[tried[id] for id in of], row]
        left[outcome] = ChancesLeft(
            np.maximum(0.0, (before.value or 0.0) - lost / some.worlds),
            np.hypot(before.margin or 0.0, margins(lost, some.worlds)),
        )
        for number in _most(lost, of, looked_at):
            again.setdefault(of[number], []).append((outcome, ends[row], number))
    worst = dict.fromkeys(candidates, 1.0)
    for id, reached in _lost_one_by_one(study, again):
        for outcome, end, number in again[id]:
            many = int(count(reached[end]))
            left[outcome].chance[number] = many / every.worlds
            left[outcome].margin[number] = margin(many, every.worlds)
            worst[outcome] = min(worst[outcome], many / every.worlds)
    # A loss tried in some worlds alone is not ranked before those tried in all.
    for outcome, of_it in left.items():
        np.maximum(of_it.chance, worst[outcome], out=of_it.chance)
    return left


def _most(lost: NDArray[np.int64], ids: Sequence[str], many: int) -> list[int]:
    """Give the places of the greatest losses; ids decide between equals, not their order."""
    least = np.sort(lost)[-many:][0]
    found: list[int] = np.flatnonzero(lost >= least).tolist()
    return sorted(found, key=lambda number: (-lost[number], ids[number]))[:many]


def _lost_one_by_one(
    study: Study, again: Mapping[str, Sequence[tuple[str, int, int]]]
) -> Iterator[tuple[str, dict[int, Words]]]:
    """Yield each of some things with the rows without it; short rows are swept side by side."""
    sampled = study.sampled
    words = sampled.worlds // 64
    side_by_side = max(1, ROW_WORDS // words)
    every = list(again)
    for start in range(0, len(every), side_by_side):
        ids = every[start : start + side_by_side]
        kept: dict[int, Words] = {}
        works: dict[int, Words] = {}
        for row, id in enumerate(ids):
            nodes, links = as_loss(study, id)
            for node in nodes:
                kept.setdefault(node, np.full((len(ids), 1), ALL))[row] = 0
            for link in links:
                all_rows = np.broadcast_to(sampled.works[link], (len(ids), words))
                works.setdefault(link, all_rows.copy())[row] = 0
        ahead = _ahead_of(study, [each for id in ids for each in again[id]])
        reached = resettle(sampled, kept, works, side_by_side=len(ids), ahead=ahead)
        for row, id in enumerate(ids):
            yield id, {end: _side(reached[end], row) for _, end, _ in again[id]}


def _ahead_of(study: Study, asked: Iterable[tuple[str, int, int]]) -> set[int]:
    """Give all nodes on ways to some outcomes."""
    parts = (study.subgraph(outcome) for outcome, _, _ in asked)
    return {node for subgraph in parts if subgraph is not None for node in subgraph.swept}


def _hits_without(
    sampled: Sampled, ends: Sequence[int]
) -> tuple[NDArray[np.int64], dict[str, int]]:
    """Count in how many worlds each outcome is reached without each node and each link.

    Several nodes are taken out side by side, and only nodes after them are swept again. Links then
    cost little: without a link, worlds in which other links reach its target stay as they are, and
    the others are as without the target.

    Returns
    -------
    (array of int, shape (things, ends); dict of str to int)
        The counts, and the row of each id.
    """
    graph = sampled.graph
    nodes = [
        *(node for node, had in enumerate(graph.held) if had and graph.losable[node]),
        *(node for node in graph.order if node in sampled.reached),
    ]
    side_by_side = max(1, 64 * ROW_WORDS // sampled.worlds)
    before = np.stack([sampled.reached[end] for end in ends])
    hits: list[NDArray[np.int64]] = []
    tried: list[str] = []
    for start in range(0, len(nodes), side_by_side):
        lost = nodes[start : start + side_by_side]
        kept = np.where(np.eye(len(lost), dtype=np.bool_), np.uint64(0), ALL)
        reached = resettle(
            sampled,
            {node: kept[:, [row]] for row, node in enumerate(lost)},
            side_by_side=len(lost),
        )
        shape = (len(lost), sampled.worlds // 64)
        after = np.stack([np.broadcast_to(reached[end], shape) for end in ends], axis=1)
        links = [
            (link, row, otherwise)
            for row, node in enumerate(lost)
            for link, otherwise in _carried_otherwise(sampled, reached, node, row)
        ]
        tried += [graph.ids[node] for node in lost]
        hits.append(count(after))
        if links:
            rest = np.stack([otherwise for _, _, otherwise in links])[:, None]
            tried += [graph.link_ids[link] for link, _, _ in links]
            hits.append(count(before & (after[[row for _, row, _ in links]] | rest)))
    return np.concatenate(hits), {id: row for row, id in enumerate(tried)}


def _side(row: Words, number: int) -> Words:
    """Give the row of one of several losses side by side; unchanged nodes have one row for all."""
    side: Words = row[number] if row.ndim > 1 else row
    return side


def _carried_otherwise(
    sampled: Sampled, reached: Mapping[int, Words], node: int, row: int
) -> list[tuple[int, Words]]:
    """List (link, worlds in which other links reach the node) of each link into a node."""
    incoming = sampled.graph.into[node]
    if sampled.graph.needs_all[node] or len(incoming) == 1:
        nowhere = sampled.nowhere()
        return [(link, nowhere) for _, link in incoming]
    carried = [_side(reached[source], row) & sampled.works[link] for source, link in incoming]
    before: list[Words] = [sampled.nowhere()]
    for each in carried[:-1]:
        before.append(before[-1] | each)
    after = sampled.nowhere()
    found: list[tuple[int, Words]] = []
    for (_, link), each, sofar in zip(reversed(incoming), reversed(carried), reversed(before)):
        found.append((link, sofar | after))
        after = after | each
    return found
