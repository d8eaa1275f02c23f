"""Ways, hinges and gaps, from the drawing alone: no chance, no months."""

from collections.abc import Iterator
from heapq import heappop, heappush
from typing import NamedTuple

from careerapp.domain.items import LOST_STATUSES, Link, Stone, StoneKind
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import held, reachable

MAX_OVERLAP = 0.5
"""Two routes with more of their links in common than this are one way (Jaccard)."""

MAX_PARTIAL_ROUTES = 4_000
"""How many beginnings of routes are followed before the search says that it is partial."""


class Way(NamedTuple):
    """One route to an outcome, from something held.

    Attributes
    ----------
    nodes : ids from the start (Today or something had) to the outcome.
    links : ids of the links between them, one fewer.
    also : ids of nodes needed besides, where a node on the way needs all of its links.
    also_links : ids of the links that carry those.
    """

    nodes: tuple[str, ...]
    links: tuple[str, ...]
    also: tuple[str, ...] = ()
    also_links: tuple[str, ...] = ()

    @property
    def all_nodes(self) -> frozenset[str]:
        return frozenset(self.nodes) | frozenset(self.also)

    @property
    def all_links(self) -> frozenset[str]:
        return frozenset(self.links) | frozenset(self.also_links)


def ways(model: WorkModel, outcome_id: str, most: int = 6) -> tuple[Way, ...]:
    """Find the really different ways to an outcome, the shortest first.

    Parameters
    ----------
    model : WorkModel
    outcome_id : str
    most : int
        How many at the most.

    Returns
    -------
    tuple of Way
        Each shares at most half of its links (Jaccard) with each one before it. Empty when there
        is no way, or when the outcome is reached or let go.

    Notes
    -----
    Best-first search backwards from the outcome, guided by the true distance to the nearest thing
    held; at most `MAX_PARTIAL_ROUTES` beginnings are followed, so it ends on any map.
    """
    found: list[Way] = []
    outcome = model.nodes.get(outcome_id)
    reached = reachable(model)
    if outcome is None or outcome.status != "open" or outcome_id not in reached:
        return ()
    starts = held(model)
    for way in _routes(model, outcome_id, starts, reached):
        whole = _with_prerequisites(model, way, starts, reached)
        if all(_overlap(whole, other) <= MAX_OVERLAP for other in found):
            found.append(whole)
            if len(found) == most:
                break
    return tuple(found)


def _overlap(one: Way, other: Way) -> float:
    mine, theirs = one.all_links, other.all_links
    return len(mine & theirs) / len(mine | theirs)


def _working_links(model: WorkModel, target: str, reached: frozenset[str]) -> list[Link]:
    into = model.links_into.get(target, ())
    return [
        link
        for link in into
        if link.source in reached and link.confidence != 0 and _alive(model, link.source)
    ]


def _alive(model: WorkModel, id: str) -> bool:
    node = model.nodes.get(id)
    return node is None or node.status not in LOST_STATUSES


def _distances(model: WorkModel, starts: frozenset[str], reached: frozenset[str]) -> dict[str, int]:
    """Fewest links from anything held, over reached nodes."""
    distance = dict.fromkeys(starts, 0)
    edge = list(starts)
    while edge:
        following: list[str] = []
        for id in edge:
            for link in model.links_from.get(id, ()):
                if link.target in reached and link.target not in distance and link.confidence != 0:
                    distance[link.target] = distance[id] + 1
                    following.append(link.target)
        edge = following
    return distance


def _routes(
    model: WorkModel, outcome_id: str, starts: frozenset[str], reached: frozenset[str]
) -> Iterator[Way]:
    """Yield simple routes to an outcome, the fewest links first."""
    distance = _distances(model, starts, reached)
    heap: list[tuple[int, int, tuple[str, ...], tuple[str, ...]]] = []
    count = 0
    heappush(heap, (distance.get(outcome_id, 0), count, (outcome_id,), ()))
    while heap and count < MAX_PARTIAL_ROUTES:
        _, _, nodes, links = heappop(heap)
        if nodes[0] in starts:
            yield Way(nodes, links)
            continue
        for link in _working_links(model, nodes[0], reached):
            if link.source in nodes or link.source not in distance:
                continue
            count += 1
            length = distance[link.source] + len(links) + 1
            heappush(heap, (length, count, (link.source, *nodes), (link.id, *links)))


def _with_prerequisites(
    model: WorkModel, way: Way, starts: frozenset[str], reached: frozenset[str]
) -> Way:
    """Add what the ALL nodes on a way need besides, each by its shortest route."""
    also: dict[str, None] = {}
    also_links: dict[str, None] = {}
    pending = list(way.nodes)
    on_way = set(way.nodes)
    while pending:
        id = pending.pop()
        node = model.nodes.get(id)
        if node is None or node.needs != "all" or id in starts:
            continue
        for link in model.links_into.get(id, ()):
            if link.id in way.links or link.id in also_links:
                continue
            also_links[link.id] = None
            if link.source in on_way or link.source in also:
                continue
            support = next(_routes(model, link.source, starts, reached), None)
            for other in support.nodes if support else (link.source,):
                if other not in on_way and other not in also:
                    also[other] = None
                    pending.append(other)
            if support:
                also_links |= dict.fromkeys(support.links)
    return way._replace(
        also=tuple(also), also_links=tuple(link for link in also_links if link not in way.links)
    )


def hinges(model: WorkModel, outcome_id: str) -> tuple[str, ...]:
    """Name the single losses after which no way to an open outcome is left.

    Returns
    -------
    tuple of str
        Ids in the order of the shortest way; first stones (those not had yet, and roles and people
        one has, since these can be lost), then links. Empty where there is no way: nothing hinges
        where there is none.
    """
    found = ways(model, outcome_id, most=1)
    if not found:
        return ()
    way = found[0]
    stones = [id for id in (*way.nodes, *way.also) if _can_be_lost(model, id)]
    links = [*way.links, *way.also_links]
    return tuple(
        id for id in (*stones, *links) if outcome_id not in reachable(model, frozenset({id}))
    )


def _can_be_lost(model: WorkModel, id: str) -> bool:
    node = model.nodes.get(id)
    if not isinstance(node, Stone):
        return False
    return node.status != "done" or node.kind in ("role", "relationship")


def weakest_link(model: WorkModel, way: Way) -> Link | None:
    """Give the link of a way that is believed in least; ``None`` while none is judged."""
    judged = [
        link for link in model.links if link.id in way.all_links and link.confidence is not None
    ]
    return min(judged, key=lambda link: link.confidence or 0.0, default=None)


def unjudged_links(model: WorkModel, way: Way) -> int:
    """Count the links of a way that nobody has judged yet."""
    return sum(link.id in way.all_links and link.confidence is None for link in model.links)


def untried_kind(model: WorkModel, outcome_id: str) -> StoneKind | None:
    """Name a kind of stepping stone that nothing leading to an outcome is of; people first."""
    kinds: tuple[StoneKind, ...] = ("relationship", "experience", "skill", "role")
    seen, pending = {outcome_id}, [outcome_id]
    while pending:
        for link in model.links_into.get(pending.pop(), ()):
            if link.source not in seen:
                seen.add(link.source)
                pending.append(link.source)
    used = {stone.kind for stone in model.stones if stone.id in seen}
    return next((kind for kind in kinds if kind not in used), None)
