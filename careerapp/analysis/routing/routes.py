"""The best routes to an outcome, by months, chance or risk, and different ones."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from math import inf, prod
from typing import NamedTuple

import numpy as np

from careerapp.analysis.drawing.ways import MAX_OVERLAP, overlap
from careerapp.analysis.engine.study import Study, study_of
from careerapp.analysis.engine.subgraph import Subgraph
from careerapp.analysis.routing.link_costs import MEASURES, Measure, priced_links, prices
from careerapp.analysis.routing.paths import Path, best_paths, different_paths
from careerapp.analysis.routing.submaps import SubMap, find_sub_maps
from careerapp.domain.model import WorkModel

MAX_ROUTES = 100
"""Most routes to ask for: on the largest maps these take seconds, more take minutes."""


class MeasuredRoute(NamedTuple):
    """One route to an outcome, from something held.

    Attributes
    ----------
    nodes : ids from the start (Today or something had) to the outcome.
    links : ids of the links between them, one fewer.
    also, also_links : ids of what is needed besides, where a node on the way needs all of its
        links: the route is a sub-map then.
    months : expected months; ``None`` until every stone on it has months.
    chance : chance that all of it works, 0 to 1; ``None`` until every link on it is judged.
    approximate : whether a better sub-map may have been missed.
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


def routes(
    model: WorkModel,
    outcome_id: str,
    k: int = 3,
    by: Measure = "months",
    different: bool = False,
    as_of: date | None = None,
) -> tuple[MeasuredRoute, ...]:
    """Find the best routes to an open outcome.

    Parameters
    ----------
    model : WorkModel
    outcome_id : str
    k : int
        How many at the most, up to `MAX_ROUTES` (100).
    by : {"months", "chance", "risk"}
        Fewest expected months, greatest chance, or fewest months when every link that fails is
        tried again until it works: months of each step by the chance of the link to it.
    different : bool
        Whether each must share at most half of its links (Jaccard) with each one before it.
    as_of : date, optional
        The day the figures are for: older data points count less. By default that of the latest.

    Returns
    -------
    tuple of Route
        The best first, over links with a belief and stones with months where the measure needs
        these. (`careerapp.analysis.drawing.ways.ways` needs neither.) Empty if there is no such
        open outcome.

    Raises
    ------
    ValueError
        For another measure, or more than `MAX_ROUTES`.

    Notes
    -----
    Different routes are sought among the best, then by making the links of each route found dearer;
    on a large map some may be missed. Where a node on the way needs all of its links, routes are
    sub-maps and the answer is approximate: a link that two branches of a sub-map share counts twice
    in the search, and not all variants of large ones are tried.

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
    if by not in MEASURES:
        raise ValueError(f"routes are measured by one of {', '.join(MEASURES)}")
    if k > MAX_ROUTES:
        raise ValueError(f"no more than {MAX_ROUTES} routes are looked for at once")
    study = study_of(model, as_of)
    subgraph = study.subgraph(outcome_id) if outcome_id in study.hopes else None
    if subgraph is None or k < 1:
        return ()
    found: list[MeasuredRoute] = []
    for route in _candidates(study, study.graph.place[outcome_id], subgraph, k, by, different):
        is_new = all(
            overlap(route.all_links, other.all_links) <= MAX_OVERLAP
            if different
            else route.all_links != other.all_links
            for other in found
        )
        if is_new:
            found.append(route)
            if len(found) == k:
                break
    costs = {route: _measured(study, route, by) for route in found}
    return tuple(sorted(found, key=lambda route: costs[route])[:k])


def _candidates(
    study: Study, end: int, subgraph: Subgraph, k: int, by: Measure, different: bool
) -> Iterator[MeasuredRoute]:
    if subgraph.needs_all:
        payable = priced_links(study, subgraph, by)
        for sub_map in find_sub_maps(study, end, subgraph, payable, by == "chance", k, different):
            yield route_over(study, sub_map)
    else:
        find = different_paths if different else best_paths
        for path in find(study, end, subgraph, by, k):
            yield route_along(study, path)


def route_along(study: Study, path: Path) -> MeasuredRoute:
    """Make a route of a path; no node on it may need all of its links."""
    graph = study.graph
    between = {(source, node): link for node in path for source, link in graph.into[node]}
    links = tuple(between[step] for step in pairwise(path))
    return _as_route(study, SubMap(path, links, (), ()), approximate=False)


def route_over(study: Study, sub_map: SubMap) -> MeasuredRoute:
    """Make a route of a sub-map."""
    return _as_route(study, sub_map, approximate=True)


def _as_route(study: Study, sub_map: SubMap, approximate: bool) -> MeasuredRoute:
    graph = study.graph
    chances = [graph.chance[link] for link in (*sub_map.links, *sub_map.also_links)]
    judged = [chance for chance in chances if chance is not None]
    route = MeasuredRoute(
        tuple(graph.ids[node] for node in sub_map.nodes),
        tuple(graph.link_ids[link] for link in sub_map.links),
        tuple(graph.ids[node] for node in sub_map.also),
        tuple(graph.link_ids[link] for link in sub_map.also_links),
        None,
        prod(judged) if len(judged) == len(chances) else None,
        approximate,
    )
    return route._replace(months=_over(study, route, "months"))


def _measured(study: Study, route: MeasuredRoute, by: Measure) -> float:
    if by == "chance":
        return inf if route.chance is None else -route.chance
    cost = route.months if by == "months" else _over(study, route, by)
    return inf if cost is None else cost


def _over(study: Study, route: MeasuredRoute, by: Measure) -> float | None:
    """Add up costs along a route; the dearest link counts where a node needs all of several."""
    graph = study.graph
    links = [graph.link_place[id] for id in (*route.links, *route.also_links)]
    costs = prices(study, by)[links]
    if not np.isfinite(costs).all():
        return None
    if not route.also_links:
        return float(costs.sum())
    into: dict[int, list[tuple[int, float]]] = {}
    for link, price in zip(links, costs.tolist(), strict=True):
        source, target = graph.ends[link]
        into.setdefault(target, []).append((source, price))
    total = dict.fromkeys(into, inf)
    # Sub-maps have no cycles, so that in their order one round settles nearly all.
    in_order = sorted(into, key=graph.order.__getitem__)
    settled = False
    while not settled:
        settled = True
        for node in in_order:
            meet = max if graph.needs_all[node] else min
            now = meet(total.get(source, 0.0) + price for source, price in into[node])
            if now != total[node]:
                total[node], settled = now, False
    return total[graph.place[route.nodes[-1]]]
