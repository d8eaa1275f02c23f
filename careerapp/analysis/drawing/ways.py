"""Ways, hinges and gaps, from the drawing alone: no chance, no months.

Ways are counted by what is still to be done: things one has that lead to the same next step are one
way's starts, and two ways of which mostly the same is left are one. So when a step gets done, what
is left of each way is a way still, or mostly one that is there: there are fewer only where two have
come to be the same from here on, which is a gain.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache
from heapq import heappop, heappush
from typing import NamedTuple

from careerapp.domain.items import Link, Node, Stone, StoneKind
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import derivation, held, reachable, supports, works
from careerapp.domain.types import TODAY_ID

MAX_OVERLAP = 0.5
"""Two routes with more of their links in common than this are one way (Jaccard).

All that one has counts as one place there: what matters is what is still to be done.
"""

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
    other_starts : ids of what else one has that leads to the same next step; any of it will do.
    start_links : ids of the links from these to that step.
    """

    nodes: tuple[str, ...]
    links: tuple[str, ...]
    also: tuple[str, ...] = ()
    also_links: tuple[str, ...] = ()
    other_starts: tuple[str, ...] = ()
    start_links: tuple[str, ...] = ()

    @property
    def all_nodes(self) -> frozenset[str]:
        """All that suffices for it; other starts are not needed."""
        return frozenset(self.nodes) | frozenset(self.also)

    @property
    def all_links(self) -> frozenset[str]:
        """The links between those."""
        return frozenset(self.links) | frozenset(self.also_links)

    @property
    def drawn_nodes(self) -> frozenset[str]:
        """All that is on it as it is drawn, other starts too."""
        return self.all_nodes | frozenset(self.other_starts)

    @property
    def drawn_links(self) -> frozenset[str]:
        """The links between those."""
        return self.all_links | frozenset(self.start_links)

    @property
    def starts(self) -> tuple[str, ...]:
        """All that one has that leads to its next step."""
        return (self.nodes[0], *self.other_starts)


def ways(model: WorkModel, outcome_id: str, most: int = 6) -> tuple[Way, ...]:
    """Find ways to an outcome that differ in what is still to be done, the shortest first.

    Parameters
    ----------
    model : WorkModel
    outcome_id : str
    most : int
        How many at the most.

    Returns
    -------
    tuple of Way
        Each has a step not yet had that another one before it lacks, or lacks one, and shares at
        most half of its links (Jaccard) with each of these, all that one has taken as one place.
        Empty when there is no way, or when the outcome is reached or let go.

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
    left: list[ToDo] = []
    had = held(model)
    for route in _routes(model, outcome_id, carried, had, taken):
        way = _with_prerequisites(model, _from_strongest(model, route, had), carried)
        mine = to_do(model, way, had)
        if all(_differ(mine, other) for other in left):
            found.append(way)
            taken.append(way.drawn_links)
            left.append(mine)
            if len(found) == most:
                break
    return tuple(found)


class ToDo(NamedTuple):
    """What is still to be done on a way.

    Attributes
    ----------
    steps : ids of its nodes that one has not got.
    links : (source, target) of its links, ``""`` for all that one has.
    """

    steps: frozenset[str]
    links: frozenset[tuple[str, str]]


def to_do(model: WorkModel, way: Way, had: Set[str] | None = None) -> ToDo:
    """Give what is still to be done on a way; ``had`` is what `held` gives, where it is known."""
    start = held(model) if had is None else had
    items = model.items
    links = [items[id] for id in way.all_links]
    return ToDo(
        way.all_nodes - start,
        frozenset(
            ("" if link.source in start else link.source, link.target)
            for link in links
            if isinstance(link, Link)
        ),
    )


def _differ(one: ToDo, other: ToDo) -> bool:
    return one.steps != other.steps and overlap(one.links, other.links) <= MAX_OVERLAP


def _from_strongest(model: WorkModel, way: Way, had: Set[str]) -> Way:
    """Let a way start at the likeliest of all that one has that leads to its next step.

    Between equals a thing one has tells more than Today.
    """
    step = way.nodes[1]
    if model.nodes[step].needs == "all":
        return way
    starting = [link for link in model.links_into[step] if link.source in had and works(link)]
    starting.sort(
        key=lambda link: (link.confidence is None, -(link.confidence or 0), link.source == TODAY_ID)
    )
    first, *others = starting
    return way._replace(
        nodes=(first.source, *way.nodes[1:]),
        links=(first.id, *way.links[1:]),
        other_starts=tuple(link.source for link in others),
        start_links=tuple(link.id for link in others),
    )


def overlap(mine: Set[object], theirs: Set[object]) -> float:
    """Give the Jaccard index of two sets: the share of all their elements that both have."""
    return len(mine & theirs) / len(mine | theirs)


def _routes(
    model: WorkModel,
    outcome_id: str,
    carried: Derivation,
    starts: frozenset[str],
    taken: list[frozenset[str]],
) -> Iterator[Way]:
    """Yield simple routes to an outcome, the fewest links first; `taken` may grow meanwhile.

    Of the things held that lead to a node one is followed: a route is told by what comes after.
    """

    def shared(links: tuple[str, ...]) -> int:
        return max((len(others.intersection(links)) for others in taken), default=0)

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
        begun = False
        for link in _working_links(model, nodes[0], distance):
            if link.source in starts:
                if begun:
                    continue
                begun = True
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
    Every hinge is on each sufficient set of nodes and links, or what something one has on it rests
    on; so only those of one set are tried.
    """
    return _find_hinges(model.drawing, outcome_id)


@lru_cache(maxsize=512)
def _find_hinges(model: WorkModel, outcome_id: str) -> tuple[str, ...]:
    outcome = model.nodes.get(outcome_id)
    how = derivation(model)
    if outcome is None or outcome.status != "open" or outcome_id not in how:
        return ()
    nodes, links = trace(model, how, (outcome_id,))
    below, lines = supports(model, nodes)
    first = [id for id in (TODAY_ID, *model.nodes) if id in below and id not in nodes]
    candidates = (
        *(id for id in (*first, *nodes) if can_be_lost(model.nodes.get(id))),
        *(link.id for link in model.links if link.id in lines),
        *links,
    )
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
