"""The links that lead towards a node and yet are on no way to it: those that only lead back."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import TypeVar

N = TypeVar("N", bound=Hashable)
L = TypeVar("L", bound=Hashable)


def off_ways(
    end: N, into: Callable[[N], Sequence[tuple[N, L]]], needs_all: Callable[[N], bool]
) -> frozenset[L]:
    """Give the links from which others lead to a node, but that no way to it runs over.

    Parameters
    ----------
    end : node
        What the ways lead to.
    into : function
        Gives the (source, link) pairs that may lead to a node: none for what is held, and only from
        sources that can be reached.
    needs_all : function
        Tells whether a node needs all of these.

    Returns
    -------
    frozenset of links
        Each is on no way that visits nothing twice; where nodes need all of their links, on no set
        of links of which none can be spared. Empty where no links lead in a circle.

    Notes
    -----
    A link u to v is on no such way where one node lies on every way to u and on every way from v to
    the end: u's dominators and v's postdominators have it in common (Prosser, 1959), found as sets
    of bits by going over all links until nothing changes. What leads to all that a node needs lies
    on every way to it. Without the links left out more may be told to lead back, so that it is
    asked again. The exact question, whether two disjoint ways lead to u and on from v, is NP-hard
    (Fortune, Hopcroft and Wyllie, 1980); where this does not exclude a link, it counts.

    Examples
    --------
    >>> into = {"b": [("a", "ab")], "a": [("today", "a"), ("b", "ba")], "end": [("a", "last")]}
    >>> sorted(off_ways("end", lambda node: into.get(node, []), lambda node: False))
    ['ab', 'ba']
    """
    order, in_circles = _sources_first(end, into)
    if not in_circles:
        return frozenset()
    left = {node: list(links) for node in order if (links := into(node))}
    every = {node for node in left if needs_all(node)}
    bit = {node: 1 << number for number, node in enumerate(left)}
    off: set[L] = set()
    while found := _leading_back(end, left, every, bit):
        off |= found
        left = {
            node: [(source, link) for source, link in links if link not in found]
            for node, links in left.items()
        }
    return frozenset(off)


def _sources_first(end: N, into: Callable[[N], Sequence[tuple[N, L]]]) -> tuple[list[N], bool]:
    """List all nodes that lead to one, each after what leads to it, and whether some are in
    circles.

    There that order holds but for some links.
    """
    order: list[N] = []
    entered = {end: True}
    path = [(end, iter(into(end)))]
    in_circles = False
    while path:
        node, sources = path[-1]
        for source, _ in sources:
            if source not in entered:
                entered[source] = True
                path.append((source, iter(into(source))))
                break
            in_circles = in_circles or entered[source]
        else:
            path.pop()
            entered[node] = False
            order.append(node)
    return order, in_circles


def _leading_back(
    end: N, left: Mapping[N, Sequence[tuple[N, L]]], every: set[N], bit: Mapping[N, int]
) -> set[L]:
    nowhere = 1 << len(left)
    before = _before(left, every, bit, 2 * nowhere - 1)
    after = _after(end, left, bit, 2 * nowhere - 1)
    found = set()
    for node, links in left.items():
        # Where no way leads on, all come after it, and this mark too.
        starts = [before.get(source, 0) | nowhere for source, _ in links]
        if node in every:
            starts = [reduce(or_, starts, nowhere)] * len(links)
        found |= {
            link for (_, link), start in zip(links, starts, strict=True) if start & after[node]
        }
    return found


def _before(
    left: Mapping[N, Sequence[tuple[N, L]]], every: set[N], bit: Mapping[N, int], everything: int
) -> dict[N, int]:
    """Give the nodes on every way to a node, itself included; everything where there is none."""
    found = dict.fromkeys(left, everything)
    settled = False
    while not settled:
        settled = True
        for node, links in left.items():
            starts = [found.get(source, 0) for source, _ in links]
            shared = reduce(or_ if node in every else and_, starts) if starts else everything
            if (mine := shared | bit[node]) != found[node]:
                found[node] = mine
                settled = False
    return found


def _after(
    end: N, left: Mapping[N, Sequence[tuple[N, L]]], bit: Mapping[N, int], everything: int
) -> dict[N, int]:
    """Give the nodes on every way on from a node, itself included; everything if there is none."""
    onward: dict[N, list[N]] = {node: [] for node in left}
    for node, links in left.items():
        for source, _ in links:
            if source in onward:
                onward[source].append(node)
    found = dict.fromkeys(left, everything)
    found[end] = bit[end]
    order = list(left)
    settled = False
    while not settled:
        settled = True
        for node in reversed(order):
            targets = [found[target] for target in onward[node]]
            if node == end or not targets:
                continue
            if (mine := reduce(and_, targets) | bit[node]) != found[node]:
                found[node] = mine
                settled = False
    return found
