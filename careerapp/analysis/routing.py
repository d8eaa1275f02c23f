"""The best routes to an outcome, by months, by chance or by both, and really different ones."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from heapq import heappop, heappush
from itertools import pairwise
from math import inf, log, prod
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from careerapp.analysis.arrival import mean_months
from careerapp.analysis.structure import (
    MAX_OVERLAP,
    Way,
    in_order,
    overlap,
    sources_of,
    with_prerequisites,
)
from careerapp.analysis.study import Part, Study, study_of
from careerapp.domain.items import Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import reachable

Measure = Literal["months", "chance", "risk"]
MEASURES: tuple[Measure, ...] = ("months", "chance", "risk")
Path = tuple[int, ...]
"""Numbers of nodes, from something held to an outcome."""

Costs = NDArray[np.float64]

LEAST = 1e-9
"""What every link costs at least: of routes as good as each other the shorter comes first."""

DEARER = 1.6
"""How much dearer a link gets when a route has used it and a different one is wanted."""

TRIES = 6
"""How many routes are tried for each different one wanted."""

SPARE_ROUTES = 4
"""How many routes are looked at for each one wanted where nodes need all of their links."""


class Route(NamedTuple):
    """One route to an outcome, from something held.

    Attributes
    ----------
    nodes : ids from the start (Today or something had) to the outcome.
    links : ids of the links between them, one fewer.
    also, also_links : ids of what is needed besides, where a node on the way needs all of its
        links: the route is a sub-map then.
    months : how long it is expected to take; ``None`` until all its months are said.
    chance : chance that all of it works; ``None`` until all its links are judged.
    approximate : whether a better sub-map may have been passed over.
    """

    nodes: tuple[str, ...]
    links: tuple[str, ...]
    also: tuple[str, ...]
    also_links: tuple[str, ...]
    months: float | None
    chance: float | None
    approximate: bool

    @property
    def all_links(self) -> frozenset[str]:
        return frozenset(self.links) | frozenset(self.also_links)


class Derived(NamedTuple):
    """How each node of a part is best reached.

    Attributes
    ----------
    carried : by which links, in the order of reaching.
    cost : at what cost; logarithms of chances add up where all of several links are needed, else
        the dearest of these counts.
    """

    carried: dict[int, tuple[int, ...]]
    cost: dict[int, float]


class Roads(NamedTuple):
    """What can be routed over: links with what they cost.

    Attributes
    ----------
    links : numbers of links all of whose costs are known.
    costs : what each costs.
    """

    links: tuple[int, ...]
    costs: tuple[float, ...]


def routes(
    model: WorkModel,
    outcome_id: str,
    k: int = 3,
    by: Measure = "months",
    different: bool = False,
    as_of: date | None = None,
) -> tuple[Route, ...]:
    """Find the best routes to an open outcome.

    Parameters
    ----------
    model : WorkModel
    outcome_id : str
    k : int
        How many at the most.
    by : {"months", "chance", "risk"}
        Fewest expected months, greatest chance, or fewest months when every link that fails is
        tried again until it works: months of each step by the chance of the link to it.
    different : bool
        Whether each must share at most half of its links (Jaccard) with each one before it.
    as_of : date, optional
        Up to when data points fade; by default the date of the latest one.

    Returns
    -------
    tuple of Route
        The best first. Only over links that are judged, and stones whose months are said, where
        the measure needs it: nobody's belief is made up. `careerapp.analysis.structure.ways` finds
        ways without.

    Notes
    -----
    Yen's algorithm (1971); different routes by making the links of each route found dearer. Where
    a node needs all of its links, each route is completed to a sub-map by the best derivation of
    the rest (Knuth, 1977), and the answer is approximate.

    Examples
    --------
    >>> from careerapp.domain.items import Link, Outcome, Stone
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
    ...     stones=(Stone(id="maria", kind="relationship", title="Maria"),),
    ...     links=(
    ...         Link(id="a", source="today", target="maria", confidence=0.9),
    ...         Link(id="b", source="maria", target="lead", confidence=0.5),
    ...         Link(id="c", source="today", target="lead", confidence=0.1),
    ...     ),
    ... )
    >>> [(route.nodes, route.chance) for route in routes(model, "lead", by="chance")]
    [(('today', 'maria', 'lead'), 0.45), (('today', 'lead'), 0.1)]
    """
    study = study_of(model, as_of)
    part = study.part(outcome_id) if outcome_id in study.hopes else None
    if part is None or k < 1:
        return ()
    found: list[Route] = []
    for route in _candidates(study, outcome_id, part, k, by, different):
        is_new = all(
            overlap(route.all_links, other.all_links) <= MAX_OVERLAP
            if different
            else route.all_links != other.all_links
            for other in found
        )
        if is_new:
            found.append(route)
            # Sub-maps come in the order of the routes they were made from, not in their own.
            if len(found) == k and not part.needs_all:
                break
    costs = {route: _measured(study, route, by) for route in found}
    return tuple(sorted(found, key=lambda route: costs[route])[:k])


def _candidates(
    study: Study, outcome: str, part: Part, k: int, by: Measure, different: bool
) -> Iterator[Route]:
    cost = link_cost(study, by)
    known = {
        link: price for link in part.links if (price := cost(link)) is not None and price < inf
    }
    derived = best_derivation(study, part, known, by).carried
    usable = {link: price for link, price in known.items() if _derivable(study, link, derived)}
    end = study.graph.place[outcome]
    if end not in derived:
        return
    roads = Roads(tuple(usable), tuple(usable.values()))
    carried = {
        study.graph.ids[node]: tuple(study.graph.link_ids[link] for link in links)
        for node, links in derived.items()
    }
    many = k * SPARE_ROUTES if part.needs_all else k
    search = different_paths if different else best_paths
    for path in search(study, end, part, roads, k if different else many):
        way = _as_way(study, path)
        if part.needs_all:
            if not _feasible(study.model, way, carried):
                continue
            way = with_prerequisites(study.model, way, carried)
        route = _as_route(study, way, part.needs_all)
        if _measured(study, route, by) < inf:
            yield route


def link_cost(study: Study, by: Measure) -> Callable[[int], float | None]:
    """Give what a link costs by a measure; None while it cannot be said."""
    graph, model = study.graph, study.model

    def cost(link: int) -> float | None:
        target = model.nodes[graph.ids[graph.ends[link][1]]]
        months = mean_months(target) if isinstance(target, Stone) else 0.0
        chance = graph.chance[link]
        if by == "months":
            return months
        if chance is None:
            return None
        if by == "chance":
            return -log(chance) if chance > 0 else inf
        if months is None:
            return None
        return months / chance if chance > 0 else inf

    return cost


def best_derivation(study: Study, part: Part, costs: Mapping[int, float], by: Measure) -> Derived:
    """Say by which links, of those with a cost, each node of a part is best reached."""
    graph = study.graph
    out: dict[int, list[tuple[int, int]]] = {}
    missing = {}
    for node in part.nodes:
        missing[node] = len(graph.into[node])
        for source, link in graph.into[node]:
            if link in costs:
                out.setdefault(source, []).append((node, link))
    reached: dict[int, tuple[int, ...]] = {}
    best: dict[int, float] = dict.fromkeys(part.starts, 0.0)
    carrying: dict[int, tuple[int, ...]] = dict.fromkeys(part.starts, ())
    heap = [(0.0, start) for start in part.starts]
    met: dict[int, list[float]] = {}
    while heap:
        cost, source = heappop(heap)
        if source in reached:
            continue
        reached[source] = carrying[source]
        for node, link in out.get(source, ()):
            price = cost + costs[link]
            if graph.needs_all[node]:
                met.setdefault(node, []).append(price)
                if len(met[node]) < missing[node]:
                    continue
                price = sum(met[node]) if by == "chance" else max(met[node])
                links = tuple(each for _, each in graph.into[node])
            else:
                links = (link,)
            if price < best.get(node, inf):
                best[node] = price
                carrying[node] = links
                heappush(heap, (price, node))
    return Derived(reached, {node: best[node] for node in reached})


def _derivable(study: Study, link: int, derived: dict[int, tuple[int, ...]]) -> bool:
    source, target = study.graph.ends[link]
    return source in derived and target in derived


class Network:
    """Links and their ends as a sparse matrix, for any costs; one more node leads into all held."""

    def __init__(self, study: Study, part: Part, links: Sequence[int]) -> None:
        graph = study.graph
        self.nodes = (*part.starts, *part.nodes)
        self.start = len(self.nodes)
        place = {node: number for number, node in enumerate(self.nodes)}
        starts = range(len(part.starts))
        rows = [*(place[graph.ends[link][0]] for link in links), *(self.start for _ in starts)]
        columns = [*(place[graph.ends[link][1]] for link in links), *starts]
        # SciPy sorts links by their ends; its rows of numbers must be of 32 bits.
        self._order = np.lexsort((columns, rows))
        self._columns = np.array(columns, np.int32)[self._order]
        counts = np.bincount(rows, minlength=self.start + 1)
        self._bounds = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
        self._free = np.zeros(len(part.starts))

    def with_costs(self, costs: Costs) -> Any:
        """Give the matrix for the costs of the links."""
        from scipy.sparse import csr_array

        data = np.maximum(np.concatenate((costs, self._free)), LEAST)[self._order]
        shape = (self.start + 1, self.start + 1)
        return csr_array((data, self._columns, self._bounds), shape=shape)

    def path(self, before: Any, end: int) -> tuple[int, ...]:
        """Walk back from an end to what is held, along a row of predecessors."""
        path = [end]
        while (previous := int(before[path[-1]])) != self.start:
            path.append(previous)
        return tuple(self.nodes[each] for each in reversed(path))


def best_paths(study: Study, end: int, part: Part, roads: Roads, many: int) -> list[Path]:
    """Find the cheapest paths from what is held to a node."""
    from scipy.sparse.csgraph import yen

    network = Network(study, part, roads.links)
    matrix = network.with_costs(np.array(roads.costs))
    last = network.nodes.index(end)
    _, before = yen(matrix, network.start, last, many, return_predecessors=True)
    return [network.path(row, last) for row in before]


def different_paths(study: Study, end: int, part: Part, roads: Roads, many: int) -> list[Path]:
    """Find cheap paths that go apart: what has been used gets dearer each time."""
    from scipy.sparse.csgraph import dijkstra

    ends = [study.graph.ends[link] for link in roads.links]
    network = Network(study, part, roads.links)
    last = network.nodes.index(end)
    costs = np.maximum(np.array(roads.costs), LEAST)
    a_little = float(costs.mean()) / 5
    found: dict[Path, None] = {}
    for _ in range(TRIES * many):
        matrix = network.with_costs(costs)
        distance, before = dijkstra(matrix, indices=network.start, return_predecessors=True)
        if not np.isfinite(distance[last]):
            break
        path = network.path(before, last)
        found[path] = None
        steps, inner = set(pairwise(path)), set(path[1:-1])
        used = [step in steps or step[1] in inner for step in ends]
        costs = np.where(used, costs * DEARER + a_little, costs)
    price = dict(zip(ends, roads.costs, strict=True))
    return sorted(found, key=lambda path: sum(price[step] for step in pairwise(path)))


def route_along(study: Study, path: Path) -> Route:
    """Give the route that a path is, where no node on it needs all of its links."""
    return _as_route(study, _as_way(study, path), approximate=False)


def _as_way(study: Study, path: Path) -> Way:
    graph = study.graph
    between = {(source, node): link for node in path for source, link in graph.into[node]}
    return Way(
        tuple(graph.ids[node] for node in path),
        tuple(graph.link_ids[between[step]] for step in pairwise(path)),
    )


def _feasible(model: WorkModel, way: Way, carried: dict[str, tuple[str, ...]]) -> bool:
    """Whether what ALL nodes on a way need besides can be had before them."""
    place = {id: number for number, id in enumerate(carried)}
    for number, id in enumerate(way.nodes):
        node = model.nodes.get(id)
        if number == 0 or node is None or node.needs == "any":
            continue
        rest = way.nodes[number:]
        if not in_order(model, rest, place) and not (
            sources_of(model, id) <= reachable(model, frozenset(rest))
        ):
            return False
    return True


def _as_route(study: Study, way: Way, approximate: bool) -> Route:
    graph = study.graph
    chances = [graph.chance[graph.link_place[link]] for link in way.all_links]
    judged = [chance for chance in chances if chance is not None]
    route = Route(*way, None, prod(judged) if len(judged) == len(chances) else None, approximate)
    months = _over(study, route, link_cost(study, "months"))
    return route._replace(months=months)


def _measured(study: Study, route: Route, by: Measure) -> float:
    if by == "chance":
        return inf if route.chance is None else -route.chance
    cost = route.months if by == "months" else _over(study, route, link_cost(study, by))
    return inf if cost is None else cost


def _over(study: Study, route: Route, cost: Callable[[int], float | None]) -> float | None:
    """Add up costs along a route; where all of several links are needed the dearest counts."""
    graph = study.graph
    prices = {}
    for id in route.all_links:
        link = graph.link_place[id]
        price = cost(link)
        if price is None:
            return None
        prices[link] = price
    if not route.also_links:
        return sum(prices.values())
    into: dict[int, list[tuple[int, float]]] = {}
    for link, price in prices.items():
        source, target = graph.ends[link]
        into.setdefault(target, []).append((source, price))
    total = dict.fromkeys(into, inf)
    # Sub-maps have no cycles, so within as many rounds as there are nodes all is settled.
    for _ in into:
        for node, incoming in into.items():
            meet = max if graph.needs_all[node] else min
            total[node] = meet(total.get(source, 0.0) + price for source, price in incoming)
    return total[graph.place[route.nodes[-1]]]
