"""Ways, hinges and gaps, from the drawing alone: no chance, no months."""

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache
from heapq import heappop, heappush
from typing import NamedTuple

from careerapp.domain.items import Link, Node, Stone, StoneKind
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import derivation, held, reachable, works

MAX_OVERLAP = 0.5
"""Two routes with more of their links in common than this are one way (Jaccard)."""

MAX_PARTIAL_ROUTES = 4_000
"""Most partial routes to follow before the search ends with the ways found so far."""

Derivation = Mapping[str, tuple[str, ...]]
_Beginning = tuple[int, int, int, int, tuple[str, ...], tuple[str, ...]]


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
    """Find ways to an outcome that differ in most of their links, the shortest first.

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
    held and, between equals, by how little is shared with the ways found so far. At most
    `MAX_PARTIAL_ROUTES` partial routes are followed; with fewer the search is complete.
    """
    return _find_ways(model.drawing, outcome_id, most)


@lru_cache(maxsize=512)
def _find_ways(model: WorkModel, outcome_id: str, most: int) -> tuple[Way, ...]:
    outcome = model.nodes.get(outcome_id)
    carried = derivation(model)
    if outcome is None or outcome.status != "open" or outcome_id not in carried:
        return ()
    found: list[Way] = []
    taken: list[frozenset[str]] = []
    for route in _routes(model, outcome_id, carried, taken):
        way = _with_prerequisites(model, route, carried)
        links = way.all_links
        if all(overlap(links, other) <= MAX_OVERLAP for other in taken):
            found.append(way)
            taken.append(links)
            if len(found) == most:
                break
    return tuple(found)


def overlap(mine: Set[object], theirs: Set[object]) -> float:
    """Give the Jaccard index of two sets: the share of all their elements that both have."""
    return len(mine & theirs) / len(mine | theirs)


def _routes(
    model: WorkModel, outcome_id: str, carried: Derivation, taken: list[frozenset[str]]
) -> Iterator[Way]:
    """Yield simple routes to an outcome, the fewest links first; `taken` may grow meanwhile."""

    def shared(links: tuple[str, ...]) -> int:
        return max((len(others.intersection(links)) for others in taken), default=0)

    starts = held(model)
    distance = _distances(model, starts, carried)
    place = {id: number for number, id in enumerate(carried)}
    followed = 0
    heap: list[_Beginning] = [(distance[outcome_id], 0, 0, followed, (outcome_id,), ())]
    while heap and followed < MAX_PARTIAL_ROUTES:
        length, was_shared, ahead, number, nodes, links = heappop(heap)
        if (now_shared := shared(links)) > was_shared:
            heappush(heap, (length, now_shared, ahead, number, nodes, links))
            continue
        if nodes[0] in starts:
            yield Way(nodes, links)
            continue
        if not _in_order(model, nodes, place):
            # A sweep over the map costs as much as following so many beginnings.
            followed += 1 + len(carried) // 50
            if not _sources(model, nodes[0]) <= reachable(model, frozenset(nodes)):
                continue
        for link in _working_links(model, nodes[0], distance):
            if link.source not in nodes:
                followed += 1
                longer = (link.id, *links)
                heappush(
                    heap,
                    (
                        distance[link.source] + len(longer),
                        shared(longer),
                        -len(longer),
                        followed,
                        (link.source, *nodes),
                        longer,
                    ),
                )


def _distances(model: WorkModel, starts: frozenset[str], carried: Derivation) -> dict[str, int]:
    """Give the fewest links from anything held to each node that can be reached."""
    distance = dict.fromkeys((id for id in carried if id in starts), 0)
    edge = list(distance)
    while edge:
        following: list[str] = []
        for id in edge:
            for link in model.links_from.get(id, ()):
                if link.target in carried and link.target not in distance and works(link):
                    distance[link.target] = distance[id] + 1
                    following.append(link.target)
        edge = following
    return distance


def _working_links(model: WorkModel, target: str, distance: Mapping[str, int]) -> list[Link]:
    into = model.links_into.get(target, ())
    return [link for link in into if link.source in distance and works(link)]


def _sources(model: WorkModel, id: str) -> frozenset[str]:
    return frozenset(link.source for link in model.links_into.get(id, ()))


def _in_order(model: WorkModel, nodes: tuple[str, ...], place: Mapping[str, int]) -> bool:
    """Whether the sources of the first node are surely reached without it and the nodes after it.

    Only a node that needs all of its links, within a cycle, can need what comes after it on a
    route; such a route leads nowhere, however well it is drawn.
    """
    node = model.nodes.get(nodes[0])
    if node is None or node.needs == "any":
        return True
    latest = max(place[source] for source in _sources(model, nodes[0]))
    return all(place[id] > latest for id in nodes)


def _with_prerequisites(model: WorkModel, way: Way, carried: Derivation) -> Way:
    """Add the other links that nodes on a way need when they need all of their links."""
    place = {id: number for number, id in enumerate(carried)}
    also: dict[str, None] = {}
    also_links: dict[str, None] = {}
    for number, id in enumerate(way.nodes):
        node = model.nodes.get(id)
        if number == 0 or node is None or node.needs == "any":
            continue
        rest = way.nodes[number:]
        how = carried if _in_order(model, rest, place) else derivation(model, frozenset(rest))
        nodes, links = trace(model, how, _sources(model, id), frozenset(way.nodes[:number]))
        also |= dict.fromkeys(nodes)
        also_links |= dict.fromkeys((*links, *(link.id for link in model.links_into[id])))
    return way._replace(
        also=tuple(node for node in also if node not in way.nodes),
        also_links=tuple(link for link in also_links if link not in way.links),
    )


def trace(
    model: WorkModel, how: Derivation, targets: Iterable[str], given: frozenset[str] = frozenset()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Follow a derivation back from some nodes.

    Returns
    -------
    (nodes, links)
        Ids that together suffice for reaching the targets, in the order of the derivation.
    """
    source = {link.id: link.source for link in model.links}
    needed = set(targets) - given
    pending = list(needed)
    while pending:
        for link in how[pending.pop()]:
            if source[link] not in needed and source[link] not in given:
                needed.add(source[link])
                pending.append(source[link])
    nodes = tuple(id for id in how if id in needed)
    return nodes, tuple(link for id in nodes for link in how[id])


def hinges(model: WorkModel, outcome_id: str) -> tuple[str, ...]:
    """List the single losses after which no way to an open outcome is left.

    Returns
    -------
    tuple of str
        Ids from the start to the outcome; first stones (those not had yet, and roles and people
        one has, since these can be lost), then links. Empty where there is no way: nothing hinges
        where there is none.

    Notes
    -----
    Every hinge is on each sufficient set of nodes and links, so only those of one set are tried.
    """
    return _find_hinges(model.drawing, outcome_id)


@lru_cache(maxsize=512)
def _find_hinges(model: WorkModel, outcome_id: str) -> tuple[str, ...]:
    outcome = model.nodes.get(outcome_id)
    how = derivation(model)
    if outcome is None or outcome.status != "open" or outcome_id not in how:
        return ()
    nodes, links = trace(model, how, (outcome_id,))
    candidates = (*(id for id in nodes if can_be_lost(model.nodes.get(id))), *links)
    return tuple(id for id in candidates if outcome_id not in reachable(model, frozenset({id})))


def can_be_lost(node: Node | None) -> bool:
    """Whether a node is a stone not had yet, or a role or person, which one can lose again."""
    if not isinstance(node, Stone):
        return False
    return node.status != "done" or node.kind in ("role", "relationship")


def weakest_link(model: WorkModel, way: Way) -> Link | None:
    """Give the link of a way with the lowest belief; ``None`` while none is judged."""
    on_it = way.all_links
    judged = [link for link in model.links if link.id in on_it and link.confidence is not None]
    return min(judged, key=lambda link: link.confidence or 0.0, default=None)


def unjudged_links(model: WorkModel, way: Way) -> int:
    """Count the links of a way that nobody has judged yet."""
    on_it = way.all_links
    return sum(link.id in on_it and link.confidence is None for link in model.links)


def untried_kind(model: WorkModel, outcome_id: str) -> StoneKind | None:
    """Give a kind that no stepping stone leading to an outcome has, people first; or ``None``."""
    kinds: tuple[StoneKind, ...] = ("relationship", "experience", "skill", "role")
    seen, pending = {outcome_id}, [outcome_id]
    while pending:
        for link in model.links_into.get(pending.pop(), ()):
            if link.source not in seen:
                seen.add(link.source)
                pending.append(link.source)
    used = {stone.kind for stone in model.stones if stone.id in seen}
    return next((kind for kind in kinds if kind not in used), None)
