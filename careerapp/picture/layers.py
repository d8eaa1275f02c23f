"""A graph in layers: cycles broken, each node in a row, long links given a bend in every row."""

import itertools
from collections.abc import Sequence, Set
from typing import NamedTuple

Pair = tuple[int, int]

MOST_BENDS = 3_000
"""With more bends than this no bends are made: long links then run straight."""


class Layered(NamedTuple):
    """A graph whose links join neighbouring rows only.

    Vertices are numbers: the nodes first, then the bends of long links.

    Attributes
    ----------
    rows : vertices of each row.
    before, after : for every vertex its neighbours in the row before and the row after.
    bends : by the number of a link, the bends it runs through, from its source to its target.
    nodes : how many of the vertices are nodes.
    """

    rows: list[list[int]]
    before: list[list[int]]
    after: list[list[int]]
    bends: dict[int, list[int]]
    nodes: int


def forward(count: int, links: Sequence[Pair], starts: Sequence[int]) -> list[Pair]:
    """Turn the links that close a cycle, so that there is no cycle left.

    A depth-first search from `starts`, then from the other nodes in order; O(nodes + links).
    """
    out: list[list[int]] = [[] for _ in range(count)]
    for index, (source, _) in enumerate(links):
        out[source].append(index)
    turned = list(links)
    state = [0] * count  # 0 not seen, 1 on the path, 2 finished
    for start in (*starts, *range(count)):
        if state[start]:
            continue
        state[start] = 1
        path = [(start, iter(out[start]))]
        while path:
            node, rest = path[-1]
            number = next(rest, -1)
            if number < 0:
                state[node] = 2
                path.pop()
                continue
            target = links[number][1]
            if state[target] == 1:
                turned[number] = (target, node)
            elif state[target] == 0:
                state[target] = 1
                path.append((target, iter(out[target])))
    return turned


def row_of(
    count: int,
    links: Sequence[Pair],
    *,
    first: Set[int],
    early: Set[int] = frozenset(),
    last: Set[int] = frozenset(),
) -> list[int]:
    """Give every node its row: the number of links on the longest way to it.

    Parameters
    ----------
    count : int
        How many nodes.
    links : sequence of (source, target)
        Without cycles.
    first, early, last : set of int
        Nodes that stand in the first row alone, those that stay near it even with nothing before
        them, and those that share the last row.
    """
    after: list[list[int]] = [[] for _ in range(count)]
    missing = [0] * count
    for source, target in links:
        after[source].append(target)
        missing[target] += 1
    is_root = [not number for number in missing]
    rows = [0 if node in first else 1 for node in range(count)]
    order = [node for node in range(count) if is_root[node]]
    for node in order:
        for target in after[node]:
            rows[target] = max(rows[target], rows[node] + 1)
            missing[target] -= 1
            if missing[target] == 0:
                order.append(target)
    middle = [rows[node] for node in range(count) if node not in last]
    end = max([*middle, 0]) + 1
    for node in reversed(order):
        if node in last:
            rows[node] = end
        elif is_root[node] and after[node] and node not in first and node not in early:
            # What nothing leads to stands right before what it leads to, not far from it.
            rows[node] = max(1, min(rows[target] for target in after[node]) - 1)
    return rows


def with_bends(count: int, links: Sequence[Pair], rows: Sequence[int]) -> Layered:
    """Put a bend wherever a link passes a row; links within a row are left out.

    `links` run from an earlier row to a later one, or within one row.
    """
    used = sorted({*rows})
    number_of = {row: number for number, row in enumerate(used)}
    level = [number_of[row] for row in rows]
    bent = sum(max(0, level[target] - level[source] - 1) for source, target in links) <= MOST_BENDS
    layered = Layered(
        rows=[[] for _ in used],
        before=[[] for _ in range(count)],
        after=[[] for _ in range(count)],
        bends={},
        nodes=count,
    )
    for node in range(count):
        layered.rows[level[node]].append(node)
    for number, (source, target) in enumerate(links):
        if level[target] <= level[source]:
            continue
        chain = [source]
        if bent:
            for row in range(level[source] + 1, level[target]):
                bend = len(layered.before)
                layered.before.append([])
                layered.after.append([])
                layered.rows[row].append(bend)
                layered.bends.setdefault(number, []).append(bend)
                chain.append(bend)
        chain.append(target)
        for one, other in itertools.pairwise(chain):
            layered.after[one].append(other)
            layered.before[other].append(one)
    return layered
