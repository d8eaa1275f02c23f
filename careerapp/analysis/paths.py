"""Paths over a map where any link will do: the cheapest, and cheap ones that go apart."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from careerapp.analysis.prices import Costs
from careerapp.analysis.study import Part, Study

Path = tuple[int, ...]
"""Numbers of nodes, from something held to an outcome."""

LEAST = 1e-9
"""What every link costs at least: of paths as good as each other the shorter comes first."""

DEARER = 1.6
"""How much dearer a link gets when a route has used it and a different one is wanted."""

TRIES = 6
"""How many routes are tried for each different one wanted."""


class Network:
    """Links with their costs as a sparse matrix; one more node leads into all that is held.

    Attributes
    ----------
    matrix : its rows are sources, its columns targets.
    costs : what its links cost, in the order of the matrix; may be written to.
    links : which links these are; -1 for those into what is held.
    source, target : their ends, as rows of the matrix.
    start : the row of the node before all that is held.
    """

    def __init__(self, study: Study, part: Part, links: NDArray[np.intp], costs: Costs) -> None:
        from scipy.sparse import csr_array

        self.nodes = (*part.starts, *part.nodes)
        self.start = len(self.nodes)
        self._row = np.full(len(study.graph.ids), -1, np.intp)
        self._row[list(self.nodes)] = np.arange(self.start)
        ends = np.array([study.graph.ends[link] for link in links.tolist()], np.intp)
        starts = len(part.starts)
        source = np.concatenate((self._row[ends[:, 0]], np.full(starts, self.start)))
        target = np.concatenate((self._row[ends[:, 1]], np.arange(starts)))
        # SciPy sorts links by their ends; its rows of numbers must be of 32 bits.
        order = np.argsort(source * (self.start + 1) + target)
        self.source, self.target = source[order], target[order]
        self.links = np.concatenate((links, np.full(starts, -1)))[order]
        self.costs = np.maximum(np.concatenate((costs, np.zeros(starts))), LEAST)[order]
        bounds = np.searchsorted(self.source, np.arange(self.start + 2))
        self.matrix = csr_array(
            (self.costs, self.target.astype(np.int32), bounds.astype(np.int32)),
            shape=(self.start + 1, self.start + 1),
        )
        self.costs = self.matrix.data

    def row(self, node: int) -> int:
        """Give the row of a node."""
        return int(self._row[node])

    def path(self, before: NDArray[np.int32], end: int) -> list[int]:
        """Walk back from a row to what is held, along predecessors; give rows."""
        path = [end]
        while (previous := int(before[path[-1]])) != self.start:
            path.append(previous)
        return path[::-1]

    def steps(self, path: list[int]) -> NDArray[np.intp]:
        """Say where the links along a path of rows are in the matrix."""
        keys = np.array(path[:-1]) * (self.start + 1) + np.array(path[1:])
        found: NDArray[np.intp] = np.searchsorted(
            self.source * (self.start + 1) + self.target, keys
        )
        return found

    def named(self, path: list[int]) -> Path:
        """Give the nodes of rows."""
        return tuple(self.nodes[row] for row in path)

    def least_costs(self) -> tuple[Costs, NDArray[np.int32]]:
        """Give what it costs to get to each row, and from which row one comes."""
        from scipy.sparse.csgraph import dijkstra

        found: Any = dijkstra(self.matrix, indices=self.start, return_predecessors=True)
        return found[0], found[1]

    def least_costs_to(self, end: int) -> Costs:
        """Give what it costs to get from each row to one of them."""
        from scipy.sparse.csgraph import dijkstra

        found: Costs = dijkstra(self.matrix.T.tocsr(), indices=end)
        return found


def best_paths(
    study: Study, end: int, part: Part, links: NDArray[np.intp], costs: Costs, many: int
) -> list[Path]:
    """Find the cheapest paths from what is held to a node, over links with a price.

    Notes
    -----
    Yen's algorithm (1971).
    """
    from scipy.sparse.csgraph import yen

    if not links.size:
        return []
    network = Network(study, part, links, costs)
    last = network.row(end)
    _, before = yen(network.matrix, network.start, last, many, return_predecessors=True)
    return [network.named(network.path(each, last)) for each in before]


def different_paths(
    study: Study, end: int, part: Part, links: NDArray[np.intp], costs: Costs, many: int
) -> list[Path]:
    """Find cheap paths that go apart: what has been used gets dearer each time."""
    if not links.size:
        return []
    network = Network(study, part, links, costs)
    last = network.row(end)
    first = network.costs.copy()
    paid = network.links >= 0
    a_little = float(first[paid].mean()) / 5
    found: dict[Path, float] = {}
    for _ in range(TRIES * many):
        distance, before = network.least_costs()
        if not np.isfinite(distance[last]):
            break
        path = network.path(before, last)
        steps = network.steps(path)
        found[network.named(path)] = float(first[steps].sum())
        used = np.zeros(network.start + 1, np.bool_)
        used[path[1:-1]] = True
        dearer = used[network.target]
        dearer[steps] = True
        dearer &= paid
        network.costs[dearer] = network.costs[dearer] * DEARER + a_little
    return sorted(found, key=found.__getitem__)
