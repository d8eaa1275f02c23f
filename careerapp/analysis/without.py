"""What some way still leads to after each of many losses, from the drawing alone.

One bit is spent on each loss, and all are swept at once.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from careerapp.analysis.graph import Block, Graph

Loss = tuple[Sequence[int], Sequence[int]]
"""Nodes and links taken out together."""


def reached_without(
    graph: Graph,
    losses: Sequence[Loss],
    targets: Sequence[int],
    besides: Sequence[Loss] = (((), ()),),
    nodes: Iterable[int] | None = None,
) -> NDArray[np.bool_]:
    """Say which nodes some way still leads to after each loss, from the drawing alone.

    Parameters
    ----------
    graph : Graph
    losses : sequence of (nodes, links)
        One bit is spent on each.
    targets : sequence of int
        Nodes asked about.
    besides : sequence of (nodes, links)
        Losses that each of the others is tried together with; by default none.
    nodes : iterable of int, optional
        Nodes to sweep, which must include all that carries the targets; by default all.

    Returns
    -------
    array of bool, shape (targets, besides, losses)
    """
    many = len(losses)
    if not many or not besides:
        return np.zeros((len(targets), len(besides), many), np.bool_)
    everywhere = (1 << many * len(besides)) - 1
    one_side = (1 << many) - 1
    each_side = everywhere // one_side
    kept: dict[int, int] = {}
    works: dict[int, int] = {}
    for bit, of in (
        *((each_side << number, loss) for number, loss in enumerate(losses)),
        *((one_side << many * number, loss) for number, loss in enumerate(besides)),
    ):
        for rows, things in zip((kept, works), of, strict=True):
            for thing in things:
                rows[thing] = rows.get(thing, everywhere) & ~bit
    held = (node for node, is_held in enumerate(graph.held) if is_held)
    reached = dict.fromkeys(range(len(graph.ids)), 0)
    reached |= {node: kept.get(node, everywhere) for node in held}
    for block in graph.blocks if nodes is None else graph.blocks_of(nodes):
        _settle_bits(graph, block, works, kept, reached, everywhere)
    size = -(-many * len(besides) // 8)
    raw = b"".join(reached[node].to_bytes(size, "little") for node in targets)
    still = np.unpackbits(
        np.frombuffer(raw, np.uint8).reshape(len(targets), size),
        axis=-1,
        count=many * len(besides),
        bitorder="little",
    )
    return still.reshape(len(targets), len(besides), many).view(np.bool_)


def _settle_bits(
    graph: Graph,
    block: Block,
    works: Mapping[int, int],
    kept: Mapping[int, int],
    reached: dict[int, int],
    everywhere: int,
) -> None:
    """Sweep rows that are Python's whole numbers: far quicker than arrays of so few words."""
    into, needs_all = graph.into, graph.needs_all
    before: list[int] | None = None
    now = [0 for _ in block.feedback]
    while before != now:
        for node in block.nodes:
            if needs_all[node]:
                row = everywhere
                for source, link in into[node]:
                    row &= reached[source]
                    if link in works:
                        row &= works[link]
            else:
                row = 0
                for source, link in into[node]:
                    row |= reached[source] & works[link] if link in works else reached[source]
            if node in kept:
                row &= kept[node]
            reached[node] = row
        before, now = now, [reached[node] for node in block.feedback]
