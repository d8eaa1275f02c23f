"""Paths over a map where any link will do: the cheapest, and cheap ones that go apart."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from careerapp.analysis.study import Part, Study

Path = tuple[int, ...]
"""Numbers of nodes, from something held to an outcome."""

Costs = NDArray[np.float64]

LEAST = 1e-9
"""What every link costs at least: of paths as good as each other the shorter comes first."""

DEARER = 1.6
"""How much dearer a link gets when a route has used it and a different one is wanted."""

TRIES = 6
"""How many routes are tried for each different one wanted."""


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


def best_paths(
    study: Study, end: int, part: Part, prices: Mapping[int, float], many: int
) -> list[Path]:
    """Find the cheapest paths from what is held to a node, over links with a price.

    Notes
    -----
    Yen's algorithm (1971).
    """
    from scipy.sparse.csgraph import yen

    if not prices:
        return []
    network = Network(study, part, tuple(prices))
    matrix = network.with_costs(np.array(list(prices.values())))
    last = network.nodes.index(end)
    _, before = yen(matrix, network.start, last, many, return_predecessors=True)
    return [network.path(row, last) for row in before]


def different_paths(
    study: Study, end: int, part: Part, prices: Mapping[int, float], many: int
) -> list[Path]:
    """Find cheap paths that go apart: what has been used gets dearer each time."""
    from scipy.sparse.csgraph import dijkstra

    if not prices:
        return []
    ends = [study.graph.ends[link] for link in prices]
    network = Network(study, part, tuple(prices))
    last = network.nodes.index(end)
    costs = np.maximum(np.array(list(prices.values())), LEAST)
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
    price = dict(zip(ends, prices.values(), strict=True))
    return sorted(found, key=lambda path: sum(price[step] for step in pairwise(path)))
