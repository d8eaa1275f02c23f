"""The same questions asked of other libraries, as one would without an engine."""

import itertools
import random
from collections.abc import Callable
from typing import NamedTuple

import networkx as nx
import numpy as np
import rustworkx as rx
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order

from careerapp.analysis.measures.arrival import mean_months
from careerapp.domain.items import Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.types import TODAY_ID


class Plain(NamedTuple):
    """A map as bare numbers: Today is 0."""

    size: int
    ends: list[tuple[int, int]]
    chance: list[float]
    number: dict[str, int]

    @classmethod
    def of(cls, model: WorkModel) -> "Plain":
        number = {id: place for place, id in enumerate((TODAY_ID, *model.nodes))}
        return cls(
            len(number),
            [(number[link.source], number[link.target]) for link in model.links],
            [link.confidence or 0.0 for link in model.links],
            number,
        )


Sampler = Callable[[Plain, int, int], int]
"""From a map, an outcome and how many samples to in how many it is reached."""


def networkx_each(plain: Plain, end: int, samples: int) -> int:
    """Build a graph of the links that work, and search it."""
    draw = random.Random(1).random
    links = [(*ends, chance) for ends, chance in zip(plain.ends, plain.chance, strict=True)]
    hits = 0
    for _ in range(samples):
        graph = nx.DiGraph()
        graph.add_nodes_from((0, end))
        graph.add_edges_from((source, target) for source, target, p in links if draw() < p)
        hits += nx.has_path(graph, 0, end)
    return hits


def lazy_search(plain: Plain, end: int, samples: int) -> int:
    """Search depth first in pure Python, drawing a link only when the search comes to it."""
    out: list[list[tuple[int, float]]] = [[] for _ in range(plain.size)]
    for (source, target), chance in zip(plain.ends, plain.chance, strict=True):
        out[source].append((target, chance))
    draw = random.Random(1).random
    hits = 0
    for _ in range(samples):
        seen = {0}
        waiting = [0]
        while waiting:
            node = waiting.pop()
            if node == end:
                hits += 1
                break
            for target, chance in out[node]:
                if target not in seen and draw() < chance:
                    seen.add(target)
                    waiting.append(target)
    return hits


def scipy_each(plain: Plain, end: int, samples: int) -> int:
    """Build a sparse matrix of the links that work, and search it."""
    draw = np.random.default_rng(1)
    ends, chance = np.array(plain.ends), np.array(plain.chance)
    shape = (plain.size, plain.size)
    hits = 0
    for _ in range(samples):
        source, target = ends[draw.random(len(chance)) < chance].T
        graph = csr_array((np.ones(len(source)), (source, target)), shape=shape)
        hits += end in breadth_first_order(graph, 0, return_predecessors=False)
    return hits


def rustworkx_each(plain: Plain, end: int, samples: int) -> int:
    """Build a graph of the links that work in Rust, and search it there."""
    draw = np.random.default_rng(1)
    ends, chance = np.array(plain.ends), np.array(plain.chance)
    hits = 0
    for _ in range(samples):
        graph = rx.PyDiGraph()
        graph.add_nodes_from(range(plain.size))
        works = ends[draw.random(len(chance)) < chance]
        graph.add_edges_from_no_data([(source, target) for source, target in works.tolist()])
        hits += end in rx.descendants(graph, 0)
    return hits


SAMPLERS: dict[str, tuple[Sampler, int]] = {
    "networkx, a graph a sample": (networkx_each, 200),
    "pure Python, lazy search": (lazy_search, 1_000),
    "SciPy, a matrix a sample": (scipy_each, 400),
    "rustworkx, a graph a sample": (rustworkx_each, 400),
}
"""By name: who samples, and how many times in one turn."""


def networkx_graph(model: WorkModel) -> nx.DiGraph:
    """Draw a map as a graph of networkx, with what each link takes in months."""
    graph = nx.DiGraph()
    graph.add_nodes_from((TODAY_ID, *model.nodes))
    for link in model.links:
        target = model.nodes[link.target]
        months = mean_months(target) if isinstance(target, Stone) else 0.0
        graph.add_edge(link.source, link.target, months=months)
    return graph


def best_routes(graph: nx.DiGraph, end: str, many: int) -> list[float]:
    """Find the quickest routes by networkx, and give their months."""
    found = nx.shortest_simple_paths(graph, TODAY_ID, end, weight="months")
    return [nx.path_weight(graph, path, weight="months") for path in itertools.islice(found, many)]


def losses(graph: nx.DiGraph, ends: list[str]) -> dict[str, list[bool]]:
    """Take out one node after the other, and search what is still reached."""
    still = {}
    for node in graph:
        if node == TODAY_ID:
            continue
        less = graph.copy()
        less.remove_node(node)
        reached = nx.descendants(less, TODAY_ID)
        still[node] = [end in reached for end in ends]
    return still


def arrival_times(model: WorkModel, end: str, samples: int) -> list[float]:
    """Draw each link and the months of each stone, build a graph, find the shortest way."""
    draw = np.random.default_rng(1)
    found = []
    for _ in range(samples):
        graph = nx.DiGraph()
        graph.add_nodes_from((TODAY_ID, end))
        months = {}
        for id, node in model.nodes.items():
            span = node.months if isinstance(node, Stone) else None
            if span is None:
                months[id] = 0.0
                continue
            peak = (span.likely - span.low) / (span.high - span.low)
            share = draw.beta(1 + 4 * peak, 5 - 4 * peak)
            months[id] = span.low + (span.high - span.low) * share
        for link in model.links:
            if draw.random() < (link.confidence or 0.0):
                graph.add_edge(link.source, link.target, months=months[link.target])
        reached = nx.single_source_dijkstra_path_length(graph, TODAY_ID, weight="months")
        found.append(reached.get(end, float("inf")))
    return found
