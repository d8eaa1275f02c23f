"""The graph of a work model: nodes and links by number, and the order in which they are swept."""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property

Incoming = tuple[tuple[int, int], ...]
"""The usable links into a node, as pairs (number of the source, number of the link)."""


@dataclass(frozen=True)
class Block:
    """Nodes swept together: several without cycles, or one strong component.

    Attributes
    ----------
    nodes : in an order in which most links point forward.
    feedback : nodes of a component with links back to earlier ones; empty without cycles.
    """

    nodes: tuple[int, ...]
    feedback: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class Graph:
    """The nodes and links of a work model, as chances and losses need them.

    Attributes
    ----------
    ids : node ids; Today is number 0.
    link_ids : link ids.
    ends : (source, target) of each link.
    chance : effective confidence of each link, 0 to 1; ``None`` while it is not judged, 0 when the
        person believes that it cannot work, whatever has happened since.
    needs_all : whether each node needs all of its links.
    held, lost : whether the person has each node; whether it has fallen away.
    losable : whether the loss of each node is tried for hinges and drills.
    into : usable links into each node; none into nodes that are held or cannot be reached.
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
        """Numbers of the nodes that usable links lead to, for each node."""
        out: list[list[int]] = [[] for _ in self.ids]
        for node, incoming in enumerate(self.into):
            for source, _ in incoming:
                out[source].append(node)
        return tuple(map(tuple, out))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All nodes with usable links into them, sources before targets except in cycles."""
        return sweep_order(self.into)

    @cached_property
    def order(self) -> dict[int, int]:
        """Position of each node in the sweep; nodes without usable links into them are missing."""
        nodes = (node for block in self.blocks for node in block.nodes)
        return {node: number for number, node in enumerate(nodes)}

    def believing(self, chance: tuple[float | None, ...]) -> "Graph":
        """Give the same graph with other chances; the same ones must be ``None``, and be 0."""
        other = copy(self)  # with its cached properties, which depend on the drawing alone
        object.__setattr__(other, "chance", chance)
        return other

    def blocks_of(self, nodes: Iterable[int]) -> tuple[Block, ...]:
        """Give the blocks reduced to some nodes, in order."""
        wanted = set(nodes)
        some = []
        for block in self.blocks:
            kept = tuple(node for node in block.nodes if node in wanted)
            if kept:
                some.append(Block(kept, tuple(node for node in block.feedback if node in wanted)))
        return tuple(some)


def sweep_order(into: Sequence[Incoming]) -> tuple[Block, ...]:
    """Order nodes so that sources come before targets, strong components kept together.

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
