"""The links on ways to an outcome: those on a way that visits nothing twice."""

from collections.abc import Collection

from careerapp.analysis.engine.graph import Graph


def off_ways(graph: Graph, end: int, nodes: Collection[int]) -> frozenset[int]:
    """Give the links among nodes that are on no way to an outcome that visits nothing twice.

    Parameters
    ----------
    graph : Graph
    end : int
        Number of the outcome.
    nodes : collection of int
        All nodes not held from which links lead to it, itself included; all of them can be reached,
        and none needs all of its links.

    Notes
    -----
    A link u to v is on no such way where one node lies on every way to u and on every way from v to
    the outcome: u's dominators and v's postdominators have it in common (Prosser, 1959), found as
    sets of bits by going over all links until nothing changes. The exact question, whether two
    disjoint ways lead to u and on from v, is NP-hard (Fortune, Hopcroft and Wyllie, 1980); where
    this does not exclude a link, it counts.
    """
    inside = sorted(nodes, key=graph.order.__getitem__)
    bit = {node: 1 << number for number, node in enumerate(inside)}
    into = {node: graph.into[node] for node in inside}
    out: dict[int, list[int]] = {node: [] for node in inside}
    for node in inside:
        for source, _ in into[node]:
            if source in bit:
                out[source].append(node)
    before = _common(
        inside, {node: [source for source, _ in into[node]] for node in inside}, bit, None
    )
    after = _common(inside[::-1], out, bit, end)
    return frozenset(
        link
        for node in inside
        for source, link in into[node]
        if source in bit and before[source] & after[node]
    )


def _common(
    order: list[int], neighbours: dict[int, list[int]], bit: dict[int, int], end: int | None
) -> dict[int, int]:
    """Give for each node the nodes on every way from where ways begin, itself included.

    Ways begin at `end`, or at neighbours that are not among the nodes.
    """
    everything = (1 << len(bit)) - 1
    found = dict.fromkeys(order, everything)
    settled = False
    while not settled:
        settled = True
        for node in order:
            shared = 0 if node == end else everything
            for other in neighbours[node]:
                shared &= found[other] if other in bit else 0
            if (mine := shared | bit[node]) != found[node]:
                found[node] = mine
                settled = False
    return found
