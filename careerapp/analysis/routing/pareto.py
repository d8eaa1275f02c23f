"""The Pareto front of routes by months and chance."""

from collections.abc import Iterable, Iterator
from datetime import date
from heapq import heappop, heappush
from math import inf, isfinite
from typing import NamedTuple

import numpy as np

from careerapp.analysis.engine.study import Study, study_of
from careerapp.analysis.engine.subgraph import Subgraph
from careerapp.analysis.routing.link_costs import Measure, prices
from careerapp.analysis.routing.paths import Path
from careerapp.analysis.routing.routes import (
    MeasuredRoute,
    route_along,
    route_over,
    routes,
)
from careerapp.analysis.routing.submaps import Derivations
from careerapp.domain.model import WorkModel

MAX_LABELS = 20_000
"""How many partial routes are followed before the search ends with the routes found so far."""

SOME_ROUTES = 3
"""How many routes by months and by chance are compared where nodes need all of their links."""

BLENDS = 4
"""How often the rate of exchange between months and doubt is doubled, and halved."""

BY_MONTHS_AND_CHANCE: tuple[Measure, ...] = ("months", "chance")

EQUAL = 1e-12


class Front(NamedTuple):
    """Routes of which none is both quicker and likelier than another.

    Attributes
    ----------
    routes : the quickest first, the likeliest last.
    partial : whether some may be missing.
    """

    routes: tuple[MeasuredRoute, ...]
    partial: bool


def front(model: WorkModel, outcome_id: str, as_of: date | None = None) -> Front:
    """Find the routes to an open outcome that no other beats in both months and chance.

    Parameters
    ----------
    model : WorkModel
    outcome_id : str
    as_of : date, optional
        The day the figures are for: older data points count less. By default that of the latest.

    Notes
    -----
    Bi-objective A* (Ulloa and others, 2020): partial routes in the order of months, each kept only
    if no quicker one to the same node is as likely. Where a node needs all of its links, the best
    routes by months, by chance and by blends of both are compared, and the front is partial.

    Examples
    --------
    >>> from careerapp.domain.items import Link, Months, Outcome, Stone
    >>> span = Months(low=6, likely=6, high=6)
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
    ...     stones=(Stone(id="course", kind="skill", title="Course", months=span),),
    ...     links=(
    ...         Link(id="a", source="today", target="course", confidence=0.9),
    ...         Link(id="b", source="course", target="lead", confidence=0.5),
    ...         Link(id="c", source="today", target="lead", confidence=0.1),
    ...     ),
    ... )
    >>> [(route.months, route.chance) for route in front(model, "lead").routes]
    [(0.0, 0.1), (6.0, 0.45)]
    """
    study = study_of(model, as_of)
    subgraph = study.subgraph(outcome_id) if outcome_id in study.hopes else None
    if subgraph is None:
        return Front((), False)
    if subgraph.needs_all:
        some = [
            route
            for by in BY_MONTHS_AND_CHANCE
            for route in routes(model, outcome_id, SOME_ROUTES, by, as_of=study.as_of)
        ]
        some += _blended(study, study.graph.place[outcome_id], subgraph)
        return Front(_unbeaten(some), True)
    paths, partial = _unbeaten_paths(study, study.graph.place[outcome_id], subgraph)
    return Front(tuple(route_along(study, path) for path in paths), partial)


def _blended(study: Study, end: int, subgraph: Subgraph) -> Iterator[MeasuredRoute]:
    """Yield the best sub-maps by sums of months and doubt, at several rates of exchange."""
    links = np.array(subgraph.links, np.intp)
    months, doubts = (prices(study, by)[links] for by in BY_MONTHS_AND_CHANCE)
    known = np.isfinite(months) & np.isfinite(doubts)
    if not doubts[known].any():
        return
    rate = float(months[known].sum() / doubts[known].sum())
    for power in range(-BLENDS, BLENDS + 1):
        costs = months[known] + rate * 2.0**power * doubts[known]
        payable = dict(zip(links[known].tolist(), costs.tolist(), strict=True))
        derived = Derivations(study, subgraph, payable, adds_up=True).best(until=end)
        if end in derived.cost:
            yield route_over(study, derived.sub_map(study, end))


def _unbeaten(some: list[MeasuredRoute]) -> tuple[MeasuredRoute, ...]:
    """Keep the routes that are likelier than all quicker ones."""
    known = [each for each in some if each.months is not None and each.chance is not None]
    kept: list[MeasuredRoute] = []
    for route in sorted(known, key=lambda each: (each.months, -(each.chance or 0.0))):
        if not kept or (route.chance or 0.0) > (kept[-1].chance or 0.0) + EQUAL:
            kept.append(route)
    return tuple(kept)


def _unbeaten_paths(study: Study, end: int, subgraph: Subgraph) -> tuple[list[Path], bool]:
    links = list(subgraph.links)
    months, doubts = (prices(study, by)[links].tolist() for by in BY_MONTHS_AND_CHANCE)
    out: dict[int, list[tuple[int, float, float]]] = {}
    for link, time, doubt in zip(links, months, doubts, strict=True):
        source, target = study.graph.ends[link]
        if isfinite(time) and isfinite(doubt):
            out.setdefault(source, []).append((target, time, doubt))
    every = [(source, *link) for source, links in out.items() for link in links]
    soonest = least_costs_to(end, [(source, target, time) for source, target, time, _ in every])
    surest = least_costs_to(end, [(source, target, doubt) for source, target, _, doubt in every])
    # Least months and doubt of the whole route, months and doubt so far, a number, the path.
    heap: list[tuple[float, float, float, float, int, Path]] = [
        (soonest[start], surest[start], 0.0, 0.0, number, (start,))
        for number, start in enumerate(subgraph.starts)
        if start in soonest
    ]
    heap.sort()
    followed = len(heap)
    least_doubt: dict[int, float] = {}
    found: list[Path] = []
    while heap:
        _, at_least, time, doubt, _, path = heappop(heap)
        node = path[-1]
        beaten = least_doubt.get(end, inf) - EQUAL
        if doubt >= least_doubt.get(node, inf) - EQUAL or at_least >= beaten:
            continue
        least_doubt[node] = doubt
        if node == end:
            found.append(path)
            continue
        for target, more_time, more_doubt in out.get(node, ()):
            sum_time, sum_doubt = time + more_time, doubt + more_doubt
            if target not in soonest or sum_doubt + surest[target] >= beaten:
                continue
            if sum_doubt >= least_doubt.get(target, inf) - EQUAL:
                continue
            followed += 1
            if followed > MAX_LABELS:
                return found, True
            heappush(
                heap,
                (
                    sum_time + soonest[target],
                    sum_doubt + surest[target],
                    sum_time,
                    sum_doubt,
                    followed,
                    (*path, target),
                ),
            )
    return found, False


def least_costs_to(end: int, links: Iterable[tuple[int, int, float]]) -> dict[int, float]:
    """Find the least cost from each node to an end (Dijkstra, 1959).

    Parameters
    ----------
    end : int
    links : iterable of (source, target, cost)
        Costs are not negative. Nodes from which nothing leads to the end are missing.
    """
    back: dict[int, list[tuple[int, float]]] = {}
    for source, target, cost in links:
        back.setdefault(target, []).append((source, cost))
    least: dict[int, float] = {}
    heap = [(0.0, end)]
    while heap:
        so_far, node = heappop(heap)
        if node in least:
            continue
        least[node] = so_far
        for source, cost in back.get(node, ()):
            if source not in least:
                heappush(heap, (so_far + cost, source))
    return least
