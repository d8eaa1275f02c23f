"""Sub-maps: sets of links that suffice for an outcome where nodes need all of their links."""

from collections.abc import Collection, Iterator, Mapping
from heapq import heappop, heappush
from math import inf
from typing import NamedTuple

from careerapp.analysis.engine.study import Study
from careerapp.analysis.engine.subgraph import Subgraph
from careerapp.analysis.routing.paths import DEARER, TRIES

MAX_WORK = 300_000
"""Most variants of sub-maps times links to try in one search."""


NO_LINKS: frozenset[int] = frozenset()


class SubMap(NamedTuple):
    """Links that together suffice for an outcome, by number.

    Attributes
    ----------
    nodes, links : the longest path by cost, from a held node to the outcome.
    also, also_links : the other nodes and links.
    """

    nodes: tuple[int, ...]
    links: tuple[int, ...]
    also: tuple[int, ...]
    also_links: tuple[int, ...]


class Derived(NamedTuple):
    """The cheapest derivation of each node of a subgraph.

    Attributes
    ----------
    carried : links by which each node is reached, in the order of reaching.
    cost : of reaching each node.
    """

    carried: dict[int, tuple[int, ...]]
    cost: dict[int, float]

    def links_to(self, study: Study, end: int) -> dict[int, None]:
        """Collect all links that the derivation of a node uses."""
        links: dict[int, None] = {}
        pending = [end]
        while pending:
            for link in self.carried.get(pending.pop(), ()):
                if link not in links:
                    links[link] = None
                    pending.append(study.graph.ends[link][0])
        return links

    def sub_map(self, study: Study, end: int) -> SubMap:
        """Give the derivation of a node as a sub-map."""
        ends = study.graph.ends
        every = self.links_to(study, end)
        nodes, links = [end], []
        while self.carried[nodes[-1]]:
            latest = max(self.carried[nodes[-1]], key=lambda link: self.cost[ends[link][0]])
            links.append(latest)
            nodes.append(ends[latest][0])
        on_path = set(nodes)
        taken = set(links)
        rest = [link for link in every if link not in taken]
        also = dict.fromkeys(node for link in rest for node in ends[link] if node not in on_path)
        return SubMap(tuple(nodes[::-1]), tuple(links[::-1]), tuple(also), tuple(rest))


class Derivations:
    """Search for the cheapest derivations of the nodes of a subgraph.

    Parameters
    ----------
    study : Study
    part : Part
    prices : mapping of int to float
        Costs of the links to use; not negative.
    adds_up : bool
        Where a node needs all of several links: whether their costs add up (as doubts do) or the
        greatest counts (as months do).
    """

    def __init__(
        self, study: Study, subgraph: Subgraph, prices: Mapping[int, float], adds_up: bool
    ) -> None:
        self.study = study
        self.prices = dict(prices)
        self._starts = subgraph.starts
        self._adds_up = adds_up
        graph = study.graph
        self._out: dict[int, list[tuple[int, int, int]]] = {}
        for node in subgraph.nodes:
            into = graph.into[node]
            many = len(into) if graph.needs_all[node] else 1
            for source, link in into:
                if link in self.prices:
                    self._out.setdefault(source, []).append((node, link, many))

    def best(self, without: Collection[int] = NO_LINKS, until: int | None = None) -> Derived:
        """Find the cheapest derivation of every node, or of nodes no dearer than one of them.

        Notes
        -----
        Knuth's generalization of Dijkstra's algorithm (1977).
        """
        prices, out, into = self.prices, self._out, self.study.graph.into
        cost: dict[int, float] = dict.fromkeys(self._starts, 0.0)
        carrying: dict[int, tuple[int, ...]] = dict.fromkeys(self._starts, ())
        met: dict[int, tuple[int, float]] = {}
        reached: dict[int, tuple[int, ...]] = {}
        heap = [(0.0, start) for start in self._starts]
        while heap:
            so_far, source = heappop(heap)
            if source in reached:
                continue
            reached[source] = carrying[source]
            if source == until:
                break
            for node, link, many in out.get(source, ()):
                if node in reached or link in without:
                    continue
                price = so_far + prices[link]
                if many > 1:
                    seen, others = met.get(node, (0, 0.0))
                    price = others + price if self._adds_up else max(others, price)
                    met[node] = (seen + 1, price)
                    if seen + 1 < many:
                        continue
                    carrying[node] = tuple([each for _, each in into[node]])
                elif price < cost.get(node, inf):
                    carrying[node] = (link,)
                else:
                    continue
                cost[node] = price
                heappush(heap, (price, node))
        return Derived(reached, {node: cost[node] for node in reached})


def find_sub_maps(
    study: Study,
    end: int,
    subgraph: Subgraph,
    prices: Mapping[int, float],
    adds_up: bool,
    many: int,
    different: bool,
) -> Iterator[SubMap]:
    """Yield the cheapest sub-maps for an outcome, or cheap ones with little in common."""
    if not prices:
        return
    find = _different if different else _cheapest
    for derived in find(Derivations(study, subgraph, prices, adds_up), end, many):
        yield derived.sub_map(study, end)


def _cheapest(derivations: Derivations, end: int, many: int) -> Iterator[Derived]:
    """Yield the cheapest derivations: each other one lacks some link of an earlier one."""
    study, prices = derivations.study, derivations.prices
    best = derivations.best(until=end)
    heap = [(best.cost.get(end, inf), 0, best, NO_LINKS)]
    seen: set[frozenset[int]] = set()
    pushed = 0
    while heap and len(seen) < many:
        price, _, derived, without = heappop(heap)
        links = derived.links_to(study, end)
        if price == inf or frozenset(links) in seen:
            continue
        seen.add(frozenset(links))
        yield derived
        if len(seen) == many:
            return
        for link in sorted(links, key=lambda each: -prices[each]):
            if pushed * len(prices) > MAX_WORK:
                break
            pushed += 1
            fewer = without | {link}
            variant = derivations.best(fewer, until=end)
            if end in variant.cost:
                heappush(heap, (variant.cost[end], pushed, variant, fewer))


def _different(derivations: Derivations, end: int, many: int) -> Iterator[Derived]:
    prices = derivations.prices
    a_little = sum(prices.values()) / max(1, len(prices)) / 5
    for _ in range(min(TRIES * many, MAX_WORK // len(prices) + 1)):
        derived = derivations.best(until=end)
        if end not in derived.cost:
            return
        yield derived
        for link in derived.links_to(derivations.study, end):
            prices[link] = prices[link] * DEARER + a_little
