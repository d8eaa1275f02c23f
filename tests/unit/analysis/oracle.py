"""Slow and plain: what every number means, by trying all worlds one after the other."""

import itertools
from collections.abc import Collection, Iterator, Mapping

import networkx as nx

from careerapp.domain.items import Stone
from careerapp.domain.model import WorkModel

LOST = ("blocked", "dropped", "let_go")
HAD = ("done", "reached")


def had(model: WorkModel, lost: Collection[str] = ()) -> set[str]:
    """What a person has: what rests on something falls with that, if it stood on it before."""
    every = {"today"} | {id for id, node in model.nodes.items() if node.status in HAD}
    rest = {id for id in every - {"today"} if model.nodes[id].rests and _holds(model, id, every)}
    while circles := _circles(model, rest - _grown(model, every - rest, rest)):
        rest -= circles
    return _grown(model, every - rest - set(lost), rest - set(lost), lost)


def _holds(model: WorkModel, id: str, there: Collection[str], lost: Collection[str] = ()) -> bool:
    return _carried(model, id, possible(model), lost, there)


def _grown(
    model: WorkModel, there: set[str], rest: set[str], lost: Collection[str] = ()
) -> set[str]:
    while more := {id for id in rest - there if _holds(model, id, there, lost)}:
        there = there | more
    return there


def _circles(model: WorkModel, ids: set[str]) -> set[str]:
    open_links = possible(model)
    graph = nx.DiGraph((link.source, link.target) for link in model.links if link.id in open_links)
    parts = nx.strongly_connected_components(graph.subgraph(ids))
    return {id for part in parts if len(part) > 1 for id in part}


def reached(model: WorkModel, working: Collection[str], lost: Collection[str] = ()) -> set[str]:
    """Which nodes are reached when just these links work: grow until nothing is added."""
    found = had(model, lost)
    while True:
        more = {
            id
            for id, node in model.nodes.items()
            if id not in found
            and id not in lost
            and node.status not in LOST
            and _carried(model, id, working, lost, found)
        }
        if not more:
            return found
        found |= more


def _carried(
    model: WorkModel,
    id: str,
    working: Collection[str],
    lost: Collection[str],
    found: Collection[str],
) -> bool:
    carrying = [
        link.id in working and link.id not in lost and link.source in found
        for link in model.links
        if link.target == id
    ]
    every = model.nodes[id].needs == "all"
    return bool(carrying) and (all(carrying) if every else any(carrying))


def worlds(model: WorkModel) -> Iterator[tuple[float, frozenset[str]]]:
    """Every world with its chance: which links work; all must be judged."""
    there = [link for link in model.links if not link.closed]
    sure = {link.id for link in there if link.confidence == 1}
    unsure = [link for link in there if 0 < (link.confidence or 0) < 1]
    for bits in itertools.product((False, True), repeat=len(unsure)):
        chance = 1.0
        for link, works in zip(unsure, bits, strict=True):
            belief = link.confidence or 0.0
            chance *= belief if works else 1 - belief
        works = {link.id for link, bit in zip(unsure, bits, strict=True) if bit}
        yield chance, frozenset(sure | works)


def chances(model: WorkModel, lost: Collection[str] = ()) -> dict[str, float]:
    """The chance of each outcome."""
    total = {outcome.id: 0.0 for outcome in model.outcomes}
    for chance, working in worlds(model):
        for id in reached(model, working, lost) & total.keys():
            total[id] += chance
    return total


def possible(model: WorkModel) -> set[str]:
    """Links that are not ruled out."""
    return {link.id for link in model.links if link.confidence != 0 and not link.closed}


def can_be_lost(model: WorkModel) -> list[str]:
    """What hinges, drills and rigidity speak of."""
    stones = [
        stone.id
        for stone in model.stones
        if stone.status not in LOST
        and (stone.status != "done" or stone.kind in ("role", "relationship"))
    ]
    return [*stones, *(link.id for link in model.links)]


def hinges(model: WorkModel, outcome: str) -> set[str]:
    """Single losses after which no way is left, where there is one."""
    if outcome not in reached(model, possible(model)):
        return set()
    return {id for id in can_be_lost(model) if outcome not in reached(model, possible(model), {id})}


def survives(model: WorkModel, outcome: str, losses: int) -> bool:
    """Whether a way is left whatever so many things are lost."""
    return all(
        outcome in reached(model, possible(model), lost)
        for lost in itertools.combinations_with_replacement(can_be_lost(model), losses)
    )


def pivotal(model: WorkModel, outcome: str, lost: Collection[str] = ()) -> set[str]:
    """Links that decide in some world, with the links that are not ruled out working or not."""
    usable = sorted(possible(model))
    found = set()
    for size in range(len(usable) + 1):
        for working in itertools.combinations(usable, size):
            if outcome not in reached(model, working, lost):
                continue
            found |= {
                link for link in working if outcome not in reached(model, {*working} - {link}, lost)
            }
    return found


def arrivals(
    model: WorkModel, working: Collection[str], months: Mapping[str, float]
) -> dict[str, float]:
    """When each node that is reached is: its own months after the first or last of its sources."""
    found = reached(model, working)
    when = {
        id: 0.0 if id == "today" or model.nodes[id].status in HAD else float("inf") for id in found
    }
    # Within as many rounds as there are nodes nothing gets earlier any more.
    for _ in range(len(model.nodes) + 1):
        for id in found:
            if id == "today" or model.nodes[id].status in HAD:
                continue
            sources = [
                when[link.source]
                for link in model.links
                if link.target == id and link.id in working and link.source in found
            ]
            node = model.nodes[id]
            start = max(sources) if node.needs == "all" else min(sources)
            when[id] = start + (months[id] if isinstance(node, Stone) else 0.0)
    return when
