"""Reachability after each of many losses, from the drawing alone.

Each loss is one bit of a Python integer, and all are swept at once: arrays would not pay for rows
of a few thousand bits.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from careerapp.analysis.engine.graph import Block, Graph

Loss = tuple[Sequence[int], Sequence[int]]
"""Numbers of nodes and of links that are lost together."""

NOTHING_BESIDES: Loss = ((), ())


def reached_without(
    graph: Graph,
    losses: Sequence[Loss],
    targets: Sequence[int],
    nodes: Iterable[int] | None = None,
) -> NDArray[np.bool_]:
    """Find which nodes can still be reached after each loss.

    Parameters
    ----------
    graph : Graph
    losses : sequence of (nodes, links)
    targets : sequence of int
        Nodes to answer for.
    nodes : iterable of int, optional
        Nodes to sweep, among them all nodes on ways to the targets; by default all.

    Returns
    -------
    array of bool, shape (targets, losses)
    """
    return next(reached_without_pairs(graph, losses, [NOTHING_BESIDES], targets, nodes))


def reached_without_pairs(
    graph: Graph,
    losses: Sequence[Loss],
    besides: Sequence[Loss],
    targets: Sequence[int],
    nodes: Iterable[int] | None = None,
) -> Iterator[NDArray[np.bool_]]:
    """Find the same when each loss comes together with another one.

    Parameters
    ----------
    graph, losses, targets, nodes
        As in `reached_without`.
    besides : sequence of (nodes, links)
        The other losses, one after the other.

    Yields
    ------
    array of bool, shape (targets, losses)
        For each of `besides`.
    """
    everywhere = (1 << len(losses)) - 1
    kept: dict[int, int] = {}
    works: dict[int, int] = {}
    for number, (lost_nodes, lost_links) in enumerate(losses):
        bit = 1 << number
        for node in lost_nodes:
            kept[node] = kept.get(node, everywhere) ^ bit
        for link in lost_links:
            works[link] = works.get(link, everywhere) ^ bit
    held = [node for node, is_held in enumerate(graph.held) if is_held]
    blocks = graph.blocks if nodes is None else graph.blocks_of(nodes)
    for lost_nodes, lost_links in besides:
        kept_too = kept | dict.fromkeys(lost_nodes, 0)
        works_too = works | dict.fromkeys(lost_links, 0)
        reached = [0] * len(graph.ids)
        for node in held:
            reached[node] = kept_too.get(node, everywhere)
        for block in blocks:
            _settle(graph, block, works_too, kept_too, reached, everywhere)
        yield _as_bits([reached[node] for node in targets], len(losses))


def _settle(
    graph: Graph,
    block: Block,
    works: dict[int, int],
    kept: dict[int, int],
    reached: list[int],
    everywhere: int,
) -> None:
    """Find the bits of the nodes of a block: the least fixed point, as in `sampling.settle`."""
    into, needs_all = graph.into, graph.needs_all
    inside = set(block.nodes) if block.feedback else set()
    waiting = set(block.nodes)
    order = block.nodes
    while waiting:
        for node in order:
            if node not in waiting:
                continue
            waiting.discard(node)
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
            if row != reached[node]:
                reached[node] = row
                if inside:
                    waiting.update(inside.intersection(graph.out[node]))
        order = order[::-1]


def _as_bits(rows: Sequence[int], many: int) -> NDArray[np.bool_]:
    size = -(-many // 8)
    raw = np.frombuffer(b"".join(row.to_bytes(size, "little") for row in rows), np.uint8)
    bits = np.unpackbits(raw.reshape(len(rows), size), axis=-1, count=many, bitorder="little")
    return bits.view(np.bool_)
