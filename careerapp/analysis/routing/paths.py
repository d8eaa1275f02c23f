"""Cheapest and different paths, where no node needs all of its links."""

from copy import copy
from functools import cached_property
from heapq import heappop, heappush
from itertools import pairwise
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from careerapp.analysis.drawing.ways import MAX_OVERLAP, overlap
from careerapp.analysis.engine.study import Study
from careerapp.analysis.engine.subgraph import Subgraph
from careerapp.analysis.routing.link_costs import Costs, Measure, prices

Path = tuple[int, ...]
"""Numbers of nodes, from something held to an outcome."""

RowNumbers = NDArray[np.intp]

LEAST = 1e-9
"""Least cost of a link, so that of equally good paths the shorter comes first."""

DEARER = 1.6
"""Factor on the cost of a used link while a different route is sought."""

TRIES = 6
"""How many routes are tried for each different one wanted."""

MAX_BEGINNINGS = 10_000
"""How many partial paths are followed before Yen's algorithm takes over."""


class LinkTable:
    """The links of a subgraph as a sparse matrix, with one more row that leads to all held nodes.

    Attributes
    ----------
    nodes : the nodes of the rows, without the last row.
    start : number of the last row.
    row : number of the row of each node.
    links : links of the entries, sorted by rows; -1 for entries of the last row.
    source, target : rows of the ends of each entry.
    """

    def __init__(self, study: Study, subgraph: Subgraph) -> None:
        self.nodes = (*subgraph.starts, *subgraph.nodes)
        self.start = len(self.nodes)
        self.row = {node: row for row, node in enumerate(self.nodes)}
        ends = [study.graph.ends[link] for link in subgraph.links]
        starts = range(len(subgraph.starts))
        source = np.array([*(self.row[a] for a, _ in ends), *(self.start for _ in starts)], np.intp)
        target = np.array([*(self.row[b] for _, b in ends), *starts], np.intp)
        keys = source * (self.start + 1) + target
        order = np.argsort(keys)
        self.source, self.target, self._keys = source[order], target[order], keys[order]
        self.links = np.array([*subgraph.links, *(-1 for _ in starts)], np.intp)[order]
        # SciPy wants its rows of numbers to be of 32 bits.
        self._columns = self.target.astype(np.int32)
        self._bounds = np.searchsorted(self.source, np.arange(self.start + 2)).astype(np.int32)

    @cached_property
    def out(self) -> list[list[tuple[int, int]]]:
        """The entries of each row, as (row of the target, place among all entries)."""
        bounds, columns = self._bounds.tolist(), self._columns.tolist()
        return [
            list(zip(columns[first:last], range(first, last), strict=True))
            for first, last in pairwise(bounds)
        ]

    @cached_property
    def _matrix(self) -> Any:
        return self._sparse(self._columns, self._bounds)

    @cached_property
    def _reversed(self) -> tuple[RowNumbers, Any]:
        """The order of entries in the transposed matrix, and that matrix."""
        order = np.lexsort((self.source, self.target))
        bounds = np.searchsorted(self.target[order], np.arange(self.start + 2))
        return order, self._sparse(self.source[order].astype(np.int32), bounds.astype(np.int32))

    def matrix(self, costs: Costs) -> Any:
        """Give the matrix with these costs as its data, not copied."""
        return _with_data(self._matrix, costs)

    def matrix_reversed(self, costs: Costs) -> Any:
        """Give the transposed matrix with these costs."""
        order, matrix = self._reversed
        return _with_data(matrix, costs[order])

    def steps(self, path: list[int]) -> RowNumbers:
        """Give the places of the entries along a path of rows."""
        keys = np.array(path[:-1]) * (self.start + 1) + np.array(path[1:])
        found: RowNumbers = np.searchsorted(self._keys, keys)
        return found

    def nodes_of(self, path: list[int]) -> Path:
        """Give the nodes of a path of rows."""
        return tuple([self.nodes[row] for row in path])

    def _sparse(self, columns: Any, bounds: Any) -> Any:
        from scipy.sparse import csr_array

        nothing = np.zeros(len(columns))
        return csr_array((nothing, columns, bounds), shape=(self.start + 1, self.start + 1))


def _with_data(matrix: Any, costs: Costs) -> Any:
    """Give a sparse matrix with other data, without SciPy's checks of its indices."""
    other = copy(matrix)
    other.data = costs
    return other


class Network:
    """A subgraph with the costs of its links by a measure; a link without a cost is infinite.

    Attributes
    ----------
    table : LinkTable
    costs : of the entries of the table; may be written to.
    """

    def __init__(self, study: Study, end: int, subgraph: Subgraph, by: Measure) -> None:
        table = study.once(("link table", end), lambda: LinkTable(study, subgraph))
        self.table = table
        costs = prices(study, by)[table.links]
        costs[table.links < 0] = 0.0
        costs[np.isnan(costs)] = inf
        self._matrix = table.matrix(np.maximum(costs, LEAST))
        self.costs: Costs = self._matrix.data

    def path(self, before: NDArray[np.int32], end: int) -> list[int]:
        """Give the rows of the path from a held node to a row, along predecessors."""
        path = [end]
        while (previous := int(before[path[-1]])) != self.table.start:
            path.append(previous)
        return path[::-1]

    def least_costs(self) -> tuple[Costs, NDArray[np.int32]]:
        """Give the least cost to each row from held nodes, and the predecessor of each row."""
        from scipy.sparse.csgraph import dijkstra

        found: Any = dijkstra(self._matrix, indices=self.table.start, return_predecessors=True)
        return found[0], found[1]

    def least_costs_to(self, end: int) -> Costs:
        """Give the least cost from each row to one of them."""
        from scipy.sparse.csgraph import dijkstra

        found: Costs = dijkstra(self.table.matrix_reversed(self.costs), indices=end)
        return found

    def cheapest(self, end: int, many: int) -> list[list[int]]:
        """Give the cheapest paths to a row, as lists of rows.

        Notes
        -----
        A* over partial paths, with the exact cost of the rest. On maps with many cycles of hardly
        any cost too many partial paths lead nowhere; then Yen's algorithm (1971) takes over, which
        is slower but bounded.
        """
        rest, costs, out = (
            self.least_costs_to(end).tolist(),
            self.costs.tolist(),
            self.table.out,
        )
        heap = [(rest[self.table.start], 0.0, [self.table.start])]
        found: list[list[int]] = []
        followed = 0
        while heap and len(found) < many:
            _, so_far, path = heappop(heap)
            if path[-1] == end:
                found.append(path[1:])
                continue
            for target, place in out[path[-1]]:
                whole = costs[place] - so_far + rest[target]
                if whole < inf and target not in path:
                    followed += 1
                    # Of equally good partial paths the longer goes first.
                    heappush(heap, (whole, so_far - costs[place], [*path, target]))
            if followed > MAX_BEGINNINGS:
                return self._cheapest_surely(end, many)
        return found

    def _cheapest_surely(self, end: int, many: int) -> list[list[int]]:
        from scipy.sparse.csgraph import yen

        cost, before = yen(self._matrix, self.table.start, end, many, return_predecessors=True)
        return [self.path(row, end) for row in before[np.isfinite(cost)]]


def best_paths(study: Study, end: int, subgraph: Subgraph, by: Measure, many: int) -> list[Path]:
    """Find the cheapest paths from held nodes to a node, over links with a cost."""
    network = Network(study, end, subgraph, by)
    table = network.table
    return [table.nodes_of(path) for path in network.cheapest(table.row[end], many)]


def different_paths(
    study: Study, end: int, subgraph: Subgraph, by: Measure, many: int
) -> list[Path]:
    """Find cheap paths with little in common.

    They are sought among the cheapest; if these are too alike, links of each path found get dearer
    for the next (penalty method).
    """
    network = Network(study, end, subgraph, by)
    table, costs, first = network.table, network.costs, network.costs.copy()
    last = table.row[end]
    cheapest = network.cheapest(last, TRIES * many)
    if len(cheapest) < TRIES * many or _goes_apart(cheapest, many):
        return [table.nodes_of(path) for path in cheapest]
    payable = (table.links >= 0) & np.isfinite(first)
    a_little = float(first[payable].mean()) / 5 if payable.any() else 0.0
    found = {table.nodes_of(path): float(first[table.steps(path)].sum()) for path in cheapest}
    for _ in range(TRIES * many):
        distance, before = network.least_costs()
        if not np.isfinite(distance[last]):
            break
        path = network.path(before, last)
        steps = table.steps(path)
        found[table.nodes_of(path)] = float(first[steps].sum())
        used = np.zeros(table.start + 1, np.bool_)
        used[path[1:-1]] = True
        dearer = used[table.target]
        dearer[steps] = True
        dearer &= payable
        costs[dearer] = costs[dearer] * DEARER + a_little
    return sorted(found, key=found.__getitem__)


def _goes_apart(paths: list[list[int]], many: int) -> bool:
    """Whether so many of the paths overlap little enough with those before them."""
    apart: list[frozenset[tuple[int, int]]] = []
    for path in paths:
        steps = frozenset(pairwise(path))
        if all(overlap(steps, other) <= MAX_OVERLAP for other in apart):
            apart.append(steps)
    return len(apart) >= many
