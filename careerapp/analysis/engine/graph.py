"""A work model by numbers: its nodes and links counted, in the order in which worlds are swept."""

from collections.abc import Iterable, Iterator, Sequence, Set
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from careerapp.analysis.drawing.ways import can_be_lost
from careerapp.analysis.evidence import effective_confidences
from careerapp.domain.items import LOST_STATUSES, Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import NOTHING, derivation, held
from careerapp.domain.types import TODAY_ID

Incoming = tuple[tuple[int, int], ...]
"""The links into a node that count, as (source, link)."""


@dataclass(frozen=True)
class Block:
    """Nodes swept together: a stretch without cycles, or one strong component.

    Attributes
    ----------
    nodes : in an order in which most links point forward.
    feedback : nodes of a component whose links lead back; empty in a stretch without cycles.
    """

    nodes: tuple[int, ...]
    feedback: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class Graph:
    """What the numbers need of a work model.

    Attributes
    ----------
    ids : node ids; Today is number 0.
    link_ids : link ids.
    ends : (source, target) of each link.
    chance : effective confidence of each link; ``None`` while it is not judged, 0 when the person
        believes it cannot work, whatever has happened since.
    needs_all, held, lost, losable : one flag a node; losable is what hinges and drills speak of.
    into : links that can carry each node: none into what is held or cannot be reached.
    """

    ids: tuple[str, ...]
    link_ids: tuple[str, ...]
    ends: tuple[tuple[int, int], ...]
    chance: tuple[float | None, ...]
    needs_all: tuple[bool, ...]
    held: tuple[bool, ...]
    lost: tuple[bool, ...]
    losable: tuple[bool, ...]
    into: tuple[Incoming, ...]

    @cached_property
    def place(self) -> dict[str, int]:
        """Number of each node by id."""
        return {id: number for number, id in enumerate(self.ids)}

    @cached_property
    def link_place(self) -> dict[str, int]:
        """Number of each link by id."""
        return {id: number for number, id in enumerate(self.link_ids)}

    @cached_property
    def out(self) -> tuple[tuple[int, ...], ...]:
        """The nodes that links of each node can carry."""
        out: list[list[int]] = [[] for _ in self.ids]
        for node, incoming in enumerate(self.into):
            for source, _ in incoming:
                out[source].append(node)
        return tuple(map(tuple, out))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All nodes that something carries, sources before targets but for cycles."""
        return sweep_order(self.into)

    @cached_property
    def order(self) -> dict[int, int]:
        """When each node is swept; what is held comes before all and is missing."""
        nodes = (node for block in self.blocks for node in block.nodes)
        return {node: number for number, node in enumerate(nodes)}

    def believing(self, chance: tuple[float | None, ...]) -> "Graph":
        """Give the same drawing with other beliefs; the same ones must be missing, and be 0."""
        other = copy(self)  # with all that has been found out about the drawing
        object.__setattr__(other, "chance", chance)
        return other

    def blocks_of(self, nodes: Iterable[int]) -> tuple[Block, ...]:
        """The blocks of some of the nodes, in order."""
        wanted = set(nodes)
        some = []
        for block in self.blocks:
            kept = tuple(node for node in block.nodes if node in wanted)
            if kept:
                some.append(Block(kept, tuple(node for node in block.feedback if node in wanted)))
        return tuple(some)


def read_graph(
    model: WorkModel, as_of: date, without: Set[str] = NOTHING, everywhere: bool = False
) -> Graph:
    """Number a work model's nodes and links.

    Parameters
    ----------
    model : WorkModel
    as_of : date
        Up to when data points fade.
    without : set of str
        Ids of nodes and links that fall away.
    everywhere : bool
        Keep the links between nodes that cannot be reached too, for asking what would be if they
        could; links that nobody has judged are left out then.
    """
    ids = (TODAY_ID, *model.nodes)
    place = {id: number for number, id in enumerate(ids)}
    nodes = list(model.nodes.values())
    had = held(model, without)
    lost = tuple(
        id in without or (id != TODAY_ID and model.nodes[id].status in LOST_STATUSES) for id in ids
    )
    needs_all = (False, *(node.needs == "all" for node in nodes))
    chance = beliefs(model, as_of)
    ends = tuple((place[link.source], place[link.target]) for link in model.links)
    if everywhere:
        reached = [not gone for gone in lost]
        usable = [bool(share) and not lost[a] for share, (a, _) in zip(chance, ends, strict=True)]
    else:
        found = derivation(model, without)
        reached = [id in found for id in ids]
        usable = [
            share != 0 and reached[a] and link.id not in without
            for link, share, (a, _) in zip(model.links, chance, ends, strict=True)
        ]
    into: list[list[tuple[int, int]]] = [[] for _ in ids]
    blocked = set()
    for link, (source, target) in enumerate(ends):
        if ids[target] in had or not reached[target]:
            continue
        if usable[link]:
            into[target].append((source, link))
        elif needs_all[target]:
            blocked.add(target)
    for node in blocked:
        into[node].clear()
    graph = Graph(
        ids=ids,
        link_ids=tuple(link.id for link in model.links),
        ends=ends,
        chance=chance,
        needs_all=needs_all,
        held=tuple(id in had for id in ids),
        lost=lost,
        losable=(False, *map(can_be_lost, nodes)),
        into=tuple(map(tuple, into)),
    )
    return graph if everywhere else _without_idle_links(graph)


def beliefs(model: WorkModel, as_of: date) -> tuple[float | None, ...]:
    """Give the effective confidence of each link, and 0 for what the person rules out."""
    believed = [link.confidence for link in model.links]
    if not any(point.kind != "change" for point in model.journal):
        return tuple(believed)
    effective = effective_confidences(model, as_of).values()
    return tuple(
        [0.0 if belief == 0 else now for belief, now in zip(believed, effective, strict=True)]
    )


def differs_in_beliefs_alone(model: WorkModel, other: WorkModel) -> bool:
    """Whether two models have the same nodes and links, had and lost and dated alike."""
    return (
        len(model.stones) == len(other.stones)
        and len(model.outcomes) == len(other.outcomes)
        and len(model.links) == len(other.links)
        and all(
            one is two
            or (_standing(one), one.kind, one.months is None)
            == (_standing(two), two.kind, two.months is None)
            for one, two in zip(model.stones, other.stones, strict=True)
        )
        and all(
            one is two or _standing(one) == _standing(two)
            for one, two in zip(model.outcomes, other.outcomes, strict=True)
        )
        and all(
            one is two or (one.id, one.source, one.target) == (two.id, two.source, two.target)
            for one, two in zip(model.links, other.links, strict=True)
        )
    )


def _standing(node: Stone | Outcome) -> tuple[str, ...]:
    return node.id, node.status, node.needs


def _without_idle_links(graph: Graph) -> Graph:
    """Drop links that lie on no way: those from a node that is never reached without their target.

    In the order of reaching, such a link can never be what first carries its target. Only links
    inside a strong component can be so; what is left may well have no cycle any more.
    """
    from careerapp.analysis.engine.reachability import reached_without

    components = [block.nodes for block in graph.blocks if block.feedback]
    if not components:
        return graph
    inside = {node: number for number, nodes in enumerate(components) for node in nodes}
    losses = [((node,), ()) for node in inside]
    still = reached_without(graph, losses, list(inside))
    row = {node: number for number, node in enumerate(inside)}
    into = list(graph.into)
    for node, component in inside.items():
        if not graph.needs_all[node]:
            into[node] = tuple(
                (source, link)
                for source, link in into[node]
                if inside.get(source) != component or still[row[source], row[node]]
            )
    return replace(graph, into=tuple(into))


def sweep_order(into: Sequence[Incoming]) -> tuple[Block, ...]:
    """Order nodes so that each comes after what carries it, strong components kept together.

    Notes
    -----
    Tarjan's strong components (1972), searching against the links: a component is complete only
    when all before it are, and inside it the order of leaving leads mostly forward.
    """
    blocks: list[Block] = []
    stretch: list[int] = []
    entered: dict[int, int] = {}
    low: dict[int, int] = {}
    left: list[int] = []
    complete: set[int] = set()
    waiting: list[int] = []
    for root in range(len(into)):
        if root in entered or not into[root]:
            continue
        path = [_enter(root, into, entered, low, waiting)]
        while path:
            node, sources = path[-1]
            for source, _ in sources:
                if into[source] and source not in entered:
                    path.append(_enter(source, into, entered, low, waiting))
                    break
                if into[source] and source not in complete:
                    low[node] = min(low[node], entered[source])
            else:
                path.pop()
                left.append(node)
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[node])
                if low[node] < entered[node]:
                    continue
                component = set()
                while node not in component:
                    component.add(waiting.pop())
                complete |= component
                if len(component) == 1:
                    stretch.append(node)
                    continue
                if stretch:
                    blocks.append(Block(tuple(stretch)))
                    stretch = []
                # All of a component were left since its first node was entered.
                blocks.append(_component([each for each in left if each in component], into))
    if stretch:
        blocks.append(Block(tuple(stretch)))
    return tuple(blocks)


def _enter(
    node: int,
    into: Sequence[Incoming],
    entered: dict[int, int],
    low: dict[int, int],
    waiting: list[int],
) -> tuple[int, Iterator[tuple[int, int]]]:
    entered[node] = low[node] = len(entered)
    waiting.append(node)
    return node, iter(into[node])


def _component(nodes: list[int], into: Sequence[Incoming]) -> Block:
    place = {node: number for number, node in enumerate(nodes)}
    feedback = {
        source: None
        for node in nodes
        for source, _ in into[node]
        if place.get(source, -1) > place[node]
    }
    return Block(tuple(nodes), tuple(feedback))
