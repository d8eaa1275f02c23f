"""Small drawings with all that makes structure hard, and what is true of them by brute force.

The oracles share nothing with the code under test: reaching is the smallest closed set of nodes,
found by trying all of them; routes and ancestors come from networkx.
"""

from collections.abc import Collection, Iterator
from functools import cache
from itertools import combinations, pairwise

import networkx as nx
from hypothesis import strategies as st

from careerapp.domain.items import Link, Outcome, Stone
from careerapp.domain.model import WorkModel
from tests.unit.analysis.oracle import had as held_by_rules

STONES = tuple("abcde")
OUTCOMES = ("X", "Y")
ENDS = tuple(
    (source, target)
    for source in ("today", *STONES)
    for target in (*STONES, *OUTCOMES)
    if source != target
)
BELIEFS = (None, None, 0.0, 0.3, 0.5, 1.0)


@st.composite
def drawings(draw: st.DrawFn, *, with_all: bool = True, most_links: int = 14) -> WorkModel:
    """Draw a map of up to seven nodes: cycles, ALL nodes, things had and lost, beliefs of 0."""
    stones = STONES[: draw(st.integers(1, len(STONES)))]
    outcomes = OUTCOMES[: draw(st.integers(1, len(OUTCOMES)))]
    there = ("today", *stones, *outcomes)
    possible = [ends for ends in ENDS if set(ends) <= set(there)]
    ends = draw(st.lists(st.sampled_from(possible), unique=True, min_size=1, max_size=most_links))
    needs = st.sampled_from(("any", "any", "all")) if with_all else st.just("any")
    kinds = st.sampled_from(("skill", "role", "experience", "relationship"))
    statuses = st.sampled_from(("idea", "idea", "active", "idea", "done", "blocked", "dropped"))
    ends_of_hope = st.sampled_from(("open", "open", "open", "open", "reached", "let_go"))
    return WorkModel(
        outcomes=tuple(
            Outcome(
                id=id,
                kind="role",
                title=id,
                needs=draw(needs),
                status=draw(ends_of_hope),
                rests=draw(st.booleans()),
            )
            for id in outcomes
        ),
        stones=tuple(
            Stone(
                id=id,
                kind=draw(kinds),
                title=id,
                needs=draw(needs),
                status=draw(statuses),
                rests=draw(st.booleans()),
            )
            for id in stones
        ),
        links=tuple(
            Link(
                id=f"{source}>{target}",
                source=source,
                target=target,
                confidence=draw(st.sampled_from(BELIEFS)),
                closed=draw(st.sampled_from((False, False, False, False, True))),
            )
            for source, target in ends
        ),
    )


def had(model: WorkModel) -> frozenset[str]:
    """Today, and what is done or reached."""
    statuses = {"done", "reached"}
    return frozenset({"today"} | {id for id, n in model.nodes.items() if n.status in statuses})


def lost(model: WorkModel) -> frozenset[str]:
    statuses = {"blocked", "dropped", "let_go"}
    return frozenset(id for id, node in model.nodes.items() if node.status in statuses)


def works(model: WorkModel, link: Link, without: Collection[str] = ()) -> bool:
    return link.confidence != 0 and not link.closed and link.id not in without


def smallest_closed_set(model: WorkModel, without: Collection[str] = ()) -> frozenset[str]:
    """What can be reached: the smallest set that holds what is had and all that follows from it.

    Tries every set of nodes, smallest first; O(2^nodes).
    """
    return _smallest_closed_set(model.model_dump_json(), frozenset(without))


@cache
def _smallest_closed_set(text: str, without: frozenset[str]) -> frozenset[str]:
    model = WorkModel.model_validate_json(text)
    start = frozenset(held_by_rules(model, without))
    others = sorted(model.nodes.keys() - start - lost(model) - without)
    for size in range(len(others) + 1):
        for more in combinations(others, size):
            chosen = start | set(more)
            if not any(_follows(model, id, chosen, without) for id in others if id not in chosen):
                return chosen
    raise AssertionError("the set of all nodes is closed")


def _follows(model: WorkModel, id: str, chosen: Collection[str], without: Collection[str]) -> bool:
    carried = [
        works(model, link, without) and link.source in chosen
        for link in model.links
        if link.target == id
    ]
    return any(carried) if model.nodes[id].needs == "any" else bool(carried) and all(carried)


def graph_of(model: WorkModel) -> "nx.DiGraph[str]":
    """The links that work, between nodes that are not lost."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from({"today", *model.nodes} - lost(model))
    for link in model.links:
        if works(model, link) and {link.source, link.target} <= set(graph.nodes):
            graph.add_edge(link.source, link.target, id=link.id)
    return graph


def simple_routes(
    model: WorkModel, outcome: str
) -> Iterator[tuple[tuple[str, ...], frozenset[str]]]:
    """All routes without a repeated node from something had, that pass nothing else had.

    Gives nodes and links of each. Where every node needs any of its links, these are all there are.
    """
    graph = graph_of(model)
    starts = had(model)
    for start in sorted(starts & set(graph.nodes)):
        for nodes in nx.all_simple_paths(graph, start, outcome):
            if starts.isdisjoint(nodes[1:]):
                links = frozenset(graph.edges[ends]["id"] for ends in pairwise(nodes))
                yield tuple(nodes), links


def overlap(one: Collection[str], other: Collection[str]) -> float:
    """Jaccard: the share of all their links that both have."""
    return len(set(one) & set(other)) / len(set(one) | set(other))
