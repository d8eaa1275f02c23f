"""Places of vertices along their row: near their neighbours, in order, never overlapping."""

import itertools
from collections.abc import Sequence
from math import inf
from statistics import median

from careerapp.picture.layers import Layered
from careerapp.picture.ordering import Rows

BEND_PULL = 6.0
"""Weight of a bend of the same link beside that of a node, 1: it makes long links straight."""

NEAR = 14.0
"""A link that ends so near the middle of a node, in map units, is brought into line with it."""


def along_rows(
    layered: Layered, rows: Rows, size: Sequence[float], gap: float, most: float | None = None
) -> list[float]:
    """Place every vertex on its row.

    Parameters
    ----------
    layered : Layered
    rows : list of list of int
        The order in every row.
    size : sequence of float
        How much room each vertex takes along its row.
    gap : float
        Room between two nodes; half of it beside a bend, a quarter between two.
    most : float, optional
        Keep within this breadth, centred on 0, where the row fits at all.

    Returns
    -------
    list of float
        The middle of every vertex.

    Notes
    -----
    Each row in turn moves to the weighted mean of its neighbours, as near as order and room allow;
    that nearest place is an isotonic regression, solved exactly by pooling adjacent violators.
    """
    offsets = [_offsets(row, size, gap, layered.nodes) for row in rows]
    middle = [0.0] * len(size)
    for row, offset in zip(rows, offsets):
        shift = (offset[-1] if offset else 0.0) / 2
        for vertex, place in zip(row, offset):
            middle[vertex] = place - shift
    rounds = 26 if len(size) <= 500 else 8
    for number in range(rounds):
        numbers = range(len(rows)) if number % 2 == 0 else range(len(rows) - 1, -1, -1)
        for index in numbers:
            row, offset = rows[index], offsets[index]
            wanted, weights = _wanted(layered, row, middle)
            free = _isotonic([place - o for place, o in zip(wanted, offset)], weights)
            if most is not None and row:
                low = (size[row[0]] - most) / 2
                high = (most - size[row[-1]]) / 2 - offset[-1]
                free = _within(free, low, high)
            for vertex, place, o in zip(row, free, offset):
                middle[vertex] = place + o
    _straighten(layered, rows, offsets, middle)
    return middle


def _straighten(
    layered: Layered, rows: Rows, offsets: list[list[float]], middle: list[float]
) -> None:
    """Line up the bends of each link, with an end that is near, as far as there is room."""
    where = {vertex: (r, i) for r, row in enumerate(rows) for i, vertex in enumerate(row)}
    for chain in layered.bends.values():
        line = median(middle[bend] for bend in chain)
        for end in (*layered.before[chain[0]], *layered.after[chain[-1]]):
            if abs(middle[end] - line) < NEAR:
                line = middle[end]
        for bend in chain:
            r, i = where[bend]
            row, offset = rows[r], offsets[r]
            low = middle[row[i - 1]] + offset[i] - offset[i - 1] if i else -inf
            high = middle[row[i + 1]] + offset[i] - offset[i + 1] if i + 1 < len(row) else inf
            middle[bend] = min(max(line, low), max(low, high))


def _offsets(row: list[int], size: Sequence[float], gap: float, nodes: int) -> list[float]:
    """Give the least distance of each vertex from the first one of the row."""
    offsets = [0.0] if row else []
    for one, other in itertools.pairwise(row):
        bends = (one >= nodes) + (other >= nodes)
        room = gap / (1, 2, 4)[bends]
        offsets.append(offsets[-1] + (size[one] + size[other]) / 2 + room)
    return offsets


def _wanted(
    layered: Layered, row: list[int], middle: list[float]
) -> tuple[list[float], list[float]]:
    wanted, weights = [], []
    for vertex in row:
        total = weight = 0.0
        for other in (*layered.before[vertex], *layered.after[vertex]):
            pull = BEND_PULL if vertex >= layered.nodes and other >= layered.nodes else 1.0
            total += pull * middle[other]
            weight += pull
        wanted.append(total / weight if weight else middle[vertex])
        weights.append(weight or 0.5)
    return wanted, weights


def _isotonic(values: list[float], weights: list[float]) -> list[float]:
    """Give the nearest values (weighted least squares) that never fall."""
    blocks: list[tuple[float, float, int]] = []
    for value, weight in zip(values, weights):
        mean, total, count = value, weight, 1
        while blocks and blocks[-1][0] > mean:
            other, its, many = blocks.pop()
            mean = (other * its + mean * total) / (its + total)
            total, count = total + its, count + many
        blocks.append((mean, total, count))
    return [mean for mean, _, count in blocks for _ in range(count)]


def _within(values: list[float], low: float, high: float) -> list[float]:
    """Clip values that never fall to a range; a range that is too small centres them all."""
    if high < low:
        return [(low + high) / 2] * len(values)
    return [min(max(value, low), high) for value in values]
