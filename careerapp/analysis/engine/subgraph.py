"""The part of a map on ways to one outcome."""

from typing import NamedTuple

from careerapp.analysis.drawing.on_ways import off_ways
from careerapp.analysis.engine.graph import Graph
from careerapp.domain.items import Stone
from careerapp.domain.model import WorkModel

NONE_OFF: frozenset[int] = frozenset()


class Subgraph(NamedTuple):
    """The nodes and links on ways to one outcome, by number.

    Attributes
    ----------
    nodes : in the order of the sweep, without those held; the outcome is last except in cycles.
    links : links between them and from what is held.
    swept : the nodes, and those that no way passes, as they only lead back.
    starts : held nodes that ways start at.
    unjudged : links without a belief.
    undated : stones without months.
    needs_all : whether any of the nodes needs all of its links.
    cyclic : whether links between the swept nodes make a cycle.
    off : links between these that are on no way; without them there may be no cycle.
    """

    nodes: tuple[int, ...]
    links: tuple[int, ...]
    swept: tuple[int, ...]
    starts: tuple[int, ...]
    unjudged: tuple[int, ...]
    undated: tuple[int, ...]
    needs_all: bool
    cyclic: bool
    off: frozenset[int]


def find_subgraph(graph: Graph, model: WorkModel, outcome: str) -> Subgraph | None:
    """Give the subgraph of ways to an outcome; None where there is no way, or it is held."""
    end = graph.place[outcome]
    if end not in graph.order:
        return None
    seen = {end}
    starts: dict[int, None] = {}
    links = []
    pending = [end]
    while pending:
        for source, link in graph.into[pending.pop()]:
            links.append(link)
            if source not in graph.order:
                starts[source] = None
            elif source not in seen:
                seen.add(source)
                pending.append(source)
    swept = sorted(seen, key=graph.order.__getitem__)
    cyclic = any(
        graph.order[source] > graph.order[node]
        for node in swept
        for source, _ in graph.into[node]
        if source in graph.order
    )
    nodes, first, off = swept, tuple(starts), NONE_OFF
    if cyclic:
        off = off_ways(end, graph.into.__getitem__, graph.needs_all.__getitem__)
    if off:
        links = [link for link in links if link not in off]
        passed = {end} | {node for link in links for node in graph.ends[link]}
        nodes = [node for node in swept if node in passed]
        first = tuple(node for node in starts if node in passed)
    undated = [
        node
        for node in nodes
        if isinstance(stone := model.nodes[graph.ids[node]], Stone) and stone.months is None
    ]
    return Subgraph(
        nodes=tuple(nodes),
        links=tuple(links),
        swept=tuple(swept),
        starts=first,
        unjudged=tuple(link for link in links if graph.chance[link] is None),
        undated=tuple(undated),
        needs_all=any(graph.needs_all[node] for node in nodes),
        cyclic=cyclic,
        off=off,
    )
