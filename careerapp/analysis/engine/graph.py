"""A work model by numbers: its nodes and links counted, in the order in which worlds are swept."""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property

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
