"""Paths over a map where any link will do: the cheapest, and cheap ones that go apart."""

from copy import copy
from functools import cached_property
from heapq import heappop, heappush
from itertools import pairwise
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from careerapp.analysis.drawing.ways import MAX_OVERLAP, overlap
from careerapp.analysis.engine.study import Part, Study
from careerapp.analysis.routing.link_costs import Costs, Measure, prices

Path = tuple[int, ...]
"""Numbers of nodes, from something held to an outcome."""

Rows = NDArray[np.intp]

LEAST = 1e-9
"""What every link costs at least: of paths as good as each other the shorter comes first."""

DEARER = 1.6
"""How much dearer a link gets when a route has used it and a different one is wanted."""

TRIES = 6
"""How many routes are tried for each different one wanted."""

MAX_BEGINNINGS = 10_000
"""How many beginnings of paths are followed before another algorithm takes over."""


class Layout:
    """The links of a part as a sparse matrix; one more node leads into all that is held.

    Attributes
    ----------
    nodes : the nodes of the rows, but for the last, which is the one before all that is held.
    start : that row.
    links : which links the entries are, by rows; -1 for those into what is held.
    source, target : their ends, as rows of the matrix.
    """

    def __init__(self, study: Study, part: Part) -> None:
        self.nodes = (*part.starts, *part.nodes)
        self.start = len(self.nodes)
        self.row = {node: row for row, node in enumerate(self.nodes)}
        ends = [study.graph.ends[link] for link in part.links]
        starts = range(len(part.starts))
        source = np.array([*(self.row[a] for a, _ in ends), *(self.start for _ in starts)], np.intp)
        target = np.array([*(self.row[b] for _, b in ends), *starts], np.intp)
        keys = source * (self.start + 1) + target
        order = np.argsort(keys)
        self.source, self.target, self._keys = source[order], target[order], keys[order]
        self.links = np.array([*part.links, *(-1 for _ in starts)], np.intp)[order]
        # SciPy wants its rows of numbers to be of 32 bits.
        self._columns = self.target.astype(np.int32)
        self._bounds = np.searchsorted(self.source, np.arange(self.start + 2)).astype(np.int32)

    @cached_property
    def out(self) -> list[list[tuple[int, int]]]:
        """The entries of each row, as (target, place among all)."""
        bounds, columns = self._bounds.tolist(), self._columns.tolist()
        return [
            list(zip(columns[first:last], range(first, last), strict=True))
            for first, last in pairwise(bounds)
        ]

    @cached_property
    def _matrix(self) -> Any:
        return self._sparse(self._columns, self._bounds)

    @cached_property
    def _reversed(self) -> tuple[Rows, Any]:
        """The order of the entries when links are turned round, and the matrix of that."""
        order = np.lexsort((self.source, self.target))
        bounds = np.searchsorted(self.target[order], np.arange(self.start + 2))
        return order, self._sparse(self.source[order].astype(np.int32), bounds.astype(np.int32))

    def matrix(self, costs: Costs) -> Any:
        """Give the matrix of some costs; writing to its data changes them."""
        return _with_data(self._matrix, costs)

    def matrix_reversed(self, costs: Costs) -> Any:
        """Give the matrix of some costs with all links turned round."""
        order, matrix = self._reversed
        return _with_data(matrix, costs[order])

    def steps(self, path: list[int]) -> Rows:
        """Say where the links along a path of rows are in the matrix."""
        keys = np.array(path[:-1]) * (self.start + 1) + np.array(path[1:])
        found: Rows = np.searchsorted(self._keys, keys)
        return found

    def named(self, path: list[int]) -> Path:
        """Give the nodes of rows."""
        return tuple([self.nodes[row] for row in path])

    def _sparse(self, columns: Any, bounds: Any) -> Any:
        from scipy.sparse import csr_array

        nothing = np.zeros(len(columns))
        return csr_array((nothing, columns, bounds), shape=(self.start + 1, self.start + 1))


def _with_data(matrix: Any, costs: Costs) -> Any:
    """Give a sparse matrix of the same shape, which SciPy takes long to check, with other data."""
    other = copy(matrix)
    other.data = costs
    return other


class Network:
    """A part with the costs of its links by a measure; what cannot be said costs no end.

    Attributes
    ----------
    layout : Layout
    costs : in the order of the layout; may be written to.
    """

    def __init__(self, study: Study, end: int, part: Part, by: Measure) -> None:
        layout = study.once(("layout", end), lambda: Layout(study, part))
        self.layout = layout
        costs = prices(study, by)[layout.links]
        costs[layout.links < 0] = 0.0
        costs[np.isnan(costs)] = inf
        self._matrix = layout.matrix(np.maximum(costs, LEAST))
        self.costs: Costs = self._matrix.data

    def path(self, before: NDArray[np.int32], end: int) -> list[int]:
        """Walk back from a row to what is held, along predecessors; give rows."""
        path = [end]
        while (previous := int(before[path[-1]])) != self.layout.start:
            path.append(previous)
        return path[::-1]

    def least_costs(self) -> tuple[Costs, NDArray[np.int32]]:
        """Give what it costs to get to each row, and from which row one comes."""
        from scipy.sparse.csgraph import dijkstra

        found: Any = dijkstra(self._matrix, indices=self.layout.start, return_predecessors=True)
        return found[0], found[1]

    def least_costs_to(self, end: int) -> Costs:
        """Give what it costs to get from each row to one of them."""
        from scipy.sparse.csgraph import dijkstra

        found: Costs = dijkstra(self.layout.matrix_reversed(self.costs), indices=end)
        return found

    def cheapest(self, end: int, many: int) -> list[list[int]]:
        """Give the cheapest paths to a row, as rows.

        Notes
        -----
        Beginnings of paths in the order of what the whole will cost at least (A*, with exact costs
        of the rest). On maps full of cycles that cost next to nothing too many beginnings lead
        nowhere; then Yen's algorithm (1971) takes over, which is slower and sure.
        """
        rest, costs, out = self.least_costs_to(end).tolist(), self.costs.tolist(), self.layout.out
        heap = [(rest[self.layout.start], 0.0, [self.layout.start])]
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
                    # Of beginnings as good as each other the longer goes first.
                    heappush(heap, (whole, so_far - costs[place], [*path, target]))
            if followed > MAX_BEGINNINGS:
                return self._cheapest_surely(end, many)
        return found

    def _cheapest_surely(self, end: int, many: int) -> list[list[int]]:
        from scipy.sparse.csgraph import yen

        cost, before = yen(self._matrix, self.layout.start, end, many, return_predecessors=True)
        return [self.path(row, end) for row in before[np.isfinite(cost)]]


def best_paths(study: Study, end: int, part: Part, by: Measure, many: int) -> list[Path]:
    """Find the cheapest paths from what is held to a node, over links with a price."""
    network = Network(study, end, part, by)
    layout = network.layout
    return [layout.named(path) for path in network.cheapest(layout.row[end], many)]


def different_paths(study: Study, end: int, part: Part, by: Measure, many: int) -> list[Path]:
    """Find cheap paths that go apart: among the cheapest, or else what was used gets dearer."""
    network = Network(study, end, part, by)
    layout, costs, first = network.layout, network.costs, network.costs.copy()
    last = layout.row[end]
    cheapest = network.cheapest(last, TRIES * many)
    if len(cheapest) < TRIES * many or _goes_apart(cheapest, many):
        return [layout.named(path) for path in cheapest]
    payable = (layout.links >= 0) & np.isfinite(first)
    a_little = float(first[payable].mean()) / 5 if payable.any() else 0.0
    found = {layout.named(path): float(first[layout.steps(path)].sum()) for path in cheapest}
    for _ in range(TRIES * many):
        distance, before = network.least_costs()
        if not np.isfinite(distance[last]):
            break
        path = network.path(before, last)
        steps = layout.steps(path)
        found[layout.named(path)] = float(first[steps].sum())
        used = np.zeros(layout.start + 1, np.bool_)
        used[path[1:-1]] = True
        dearer = used[layout.target]
        dearer[steps] = True
        dearer &= payable
        costs[dearer] = costs[dearer] * DEARER + a_little
    return sorted(found, key=found.__getitem__)


def _goes_apart(paths: list[list[int]], many: int) -> bool:
    """Whether so many paths share little enough, each with those before it."""
    apart: list[frozenset[tuple[int, int]]] = []
    for path in paths:
        steps = frozenset(pairwise(path))
        if all(overlap(steps, other) <= MAX_OVERLAP for other in apart):
            apart.append(steps)
    return len(apart) >= many
