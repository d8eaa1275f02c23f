"""Reading a work model into a graph."""

from collections.abc import Set
from dataclasses import replace
from datetime import date

from careerapp.analysis.drawing.ways import can_be_lost
from careerapp.analysis.engine.graph import Graph
from careerapp.analysis.engine.reachability import reached_without
from careerapp.analysis.evidence import EVIDENCE, effective_confidences
from careerapp.domain.items import Link, Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import NOTHING, derivation, held
from careerapp.domain.statuses import LOST_STATUSES
from careerapp.domain.types import TODAY_ID


def read_graph(
    model: WorkModel, as_of: date, without: Set[str] = NOTHING, everywhere: bool = False
) -> Graph:
    """Give the graph of a work model.

    Parameters
    ----------
    model : WorkModel
    as_of : date
        Date as of which data points have faded.
    without : set of str
        Ids of nodes and links that fall away.
    everywhere : bool
        Keep links between nodes that cannot be reached, to ask what if they could; links that are
        not judged are then left out.
    """
    ids = (TODAY_ID, *model.nodes)
    place = {id: number for number, id in enumerate(ids)}
    nodes = list(model.nodes.values())
    had = held(model, without)
    lost = tuple(
        id in without or (id != TODAY_ID and model.nodes[id].status in LOST_STATUSES) for id in ids
    )
    needs_all = (False, *(node.needs == "all" for node in nodes))
    chance = beliefs(model, as_of)
    ends = tuple((place[link.source], place[link.target]) for link in model.links)
    if everywhere:
        reached = [not gone for gone in lost]
        usable = [bool(share) and not lost[a] for share, (a, _) in zip(chance, ends, strict=True)]
    else:
        found = derivation(model, without)
        reached = [id in found for id in ids]
        usable = [
            share != 0 and reached[a] and link.id not in without
            for link, share, (a, _) in zip(model.links, chance, ends, strict=True)
        ]
    into: list[list[tuple[int, int]]] = [[] for _ in ids]
    blocked = set()
    for link, (source, target) in enumerate(ends):
        if ids[target] in had or not reached[target]:
            continue
        if usable[link]:
            into[target].append((source, link))
        elif needs_all[target]:
            blocked.add(target)
    for node in blocked:
        into[node].clear()
    graph = Graph(
        ids=ids,
        link_ids=tuple(link.id for link in model.links),
        ends=ends,
        chance=chance,
        needs_all=needs_all,
        held=tuple(id in had for id in ids),
        lost=lost,
        losable=(False, *map(can_be_lost, nodes)),
        into=tuple(map(tuple, into)),
    )
    return graph if everywhere else _without_idle_links(graph)


def beliefs(model: WorkModel, as_of: date) -> tuple[float | None, ...]:
    """Give the effective confidence of each link; 0 where it is closed or the belief is 0."""
    believed = [0.0 if link.closed else link.confidence for link in model.links]
    if not any(point.kind in EVIDENCE for point in model.journal):
        return tuple(believed)
    effective = effective_confidences(model, as_of).values()
    return tuple(
        [0.0 if belief == 0 else now for belief, now in zip(believed, effective, strict=True)]
    )


def differs_in_beliefs_alone(model: WorkModel, other: WorkModel) -> bool:
    """Whether two models have the same graph but for its chances, and months on the same stones."""
    return (
        len(model.stones) == len(other.stones)
        and len(model.outcomes) == len(other.outcomes)
        and len(model.links) == len(other.links)
        and all(
            one is two
            or (_standing(one), one.kind, one.months is None)
            == (_standing(two), two.kind, two.months is None)
            for one, two in zip(model.stones, other.stones, strict=True)
        )
        and all(
            one is two or _standing(one) == _standing(two)
            for one, two in zip(model.outcomes, other.outcomes, strict=True)
        )
        and all(
            one is two or _ends(one) == _ends(two)
            for one, two in zip(model.links, other.links, strict=True)
        )
    )


def _standing(node: Stone | Outcome) -> tuple[str | bool, ...]:
    return node.id, node.status, node.needs, node.rests


def _ends(link: Link) -> tuple[str | bool, ...]:
    return link.id, link.source, link.target, link.closed


def _without_idle_links(graph: Graph) -> Graph:
    """Drop links that can never be the first to reach their target.

    A link is such when its source cannot be reached without its target. It is then on a cycle, so
    only links inside strong components are tried; without them the graph often has no cycle.
    """
    components = [block.nodes for block in graph.blocks if block.feedback]
    if not components:
        return graph
    inside = {node: number for number, nodes in enumerate(components) for node in nodes}
    losses = [((node,), ()) for node in inside]
    still = reached_without(graph, losses, list(inside))
    row = {node: number for number, node in enumerate(inside)}
    into = list(graph.into)
    for node, component in inside.items():
        if not graph.needs_all[node]:
            into[node] = tuple(
                (source, link)
                for source, link in into[node]
                if inside.get(source) != component or still[row[source], row[node]]
            )
    return replace(graph, into=tuple(into))
