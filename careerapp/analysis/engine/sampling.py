"""Sampling worlds: one bit a world, 64 worlds to a word, all swept at once."""

from collections import OrderedDict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from hashlib import blake2b
from threading import Lock
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from careerapp.analysis.engine.graph import Block, Graph

Words: TypeAlias = NDArray[np.uint64]
"""One bit a world, 64 to a word; bit 0 of word 0 is the first world."""

RowArray = TypeVar("RowArray", bound=NDArray[Any])

WORLDS = 65_536
"""How many worlds a chance is sampled from."""

FEWER_WORLDS = 16_384
"""The same for maps with more than `MANY_LINKS` links that matter."""

MANY_LINKS = 4_000
DIGITS = 16
"""Binary digits of a chance that are drawn, so that it is met within 1/131,072."""

CHUNK = 64
"""How many words are drawn at a time."""

KEPT_BYTES = 64 * 2**20
"""How much room drawn rows may take, in bytes, before the oldest are forgotten."""

ALL = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
UNCHANGED: Mapping[int, Any] = {}


class Remembered(Generic[RowArray]):
    """A cache of rows within so many bytes: the least recently used go first; thread-safe."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._size = 0
        self._rows: OrderedDict[object, RowArray] = OrderedDict()
        self._lock = Lock()

    def row(self, key: object, draw: Callable[[], RowArray]) -> RowArray:
        """Give the row of a key, drawn where it is not remembered; read-only."""
        with self._lock:
            row = self._rows.get(key)
            if row is not None:
                self._rows.move_to_end(key)
                return row
        row = draw()
        row.flags.writeable = False
        with self._lock:
            if key not in self._rows:
                self._rows[key] = row
                self._size += row.nbytes
            while self._size > self._most:
                _, oldest = self._rows.popitem(last=False)
                self._size -= oldest.nbytes
        return row


_drawn: Remembered[Words] = Remembered(KEPT_BYTES)


def source_of_bits(name: str) -> np.random.SFC64:
    """Give a stream of random bits seeded by a name, the same in every process."""
    digest = blake2b(name.encode(), digest_size=16).digest()
    return np.random.SFC64(int.from_bytes(digest, "big"))


def draw_bits(name: str, chance: float, words: int) -> Words:
    """Draw the worlds in which something with a given chance comes true.

    Parameters
    ----------
    name : str
        Seed of its random stream.
    chance : float
        0 to 1.
    words : int
        How many words of 64 worlds.

    Notes
    -----
    A world comes true when its random binary fraction is below the chance, compared digit by
    digit. With the same name a higher chance only adds worlds, and two models that differ in one
    link share all other draws. The first worlds are the same however many are drawn.
    """
    digits = min(max(round(chance * 2**DIGITS), 0), 2**DIGITS)

    def draw() -> Words:
        if digits in (0, 2**DIGITS):
            return np.full(words, ALL if digits else 0, np.uint64)
        # Digits below the lowest 1 never matter.
        used = DIGITS - ((digits & -digits).bit_length() - 1)
        chunks = -(-words // CHUNK)
        raw = source_of_bits(name).random_raw(chunks * DIGITS * CHUNK)
        planes = raw.reshape(chunks, DIGITS, CHUNK)
        bits: Words = planes[:, used - 1].copy()
        for plane in range(used - 2, -1, -1):
            if digits >> (DIGITS - 1 - plane) & 1:
                np.bitwise_or(bits, planes[:, plane], bits)
            else:
                np.bitwise_and(bits, planes[:, plane], bits)
        return bits.ravel()[:words]

    return _drawn.row((name, digits, words), draw)


def draw_links(graph: Graph, links: Iterable[int], words: int) -> dict[int, Words]:
    """Draw the worlds in which each of some links works.

    One that nobody judged works in none: where chances are asked for, it is on no way.
    """
    rows = {}
    for link in links:
        chance = graph.chance[link]
        rows[link] = draw_bits(f"link:{graph.link_ids[link]}", chance or 0.0, words)
    return rows


def count(rows: Words) -> NDArray[np.int64]:
    """Count the bits that are set along the last axis."""
    counts: NDArray[np.int64] = np.bitwise_count(rows).sum(axis=-1, dtype=np.int64)
    return counts


class Algebra(NamedTuple):
    """The operations of a sweep.

    Attributes
    ----------
    through : joins the row of a source with the row of its link.
    any_of, all_of : joins these over the links of a node that needs any or all of them.
    nothing : value of a node before anything reaches it.
    """

    through: np.ufunc
    any_of: np.ufunc
    all_of: np.ufunc
    nothing: np.uint64 | np.float32


REACHING = Algebra(np.bitwise_and, np.bitwise_or, np.bitwise_and, np.uint64(0))
"""For rows of worlds: those in which a node is reached."""


def settle(
    graph: Graph,
    blocks: Iterable[Block],
    lets: Mapping[int, RowArray],
    rows: dict[int, RowArray],
    shape: tuple[int, ...],
    changes: Mapping[int, Sequence[tuple[np.ufunc, RowArray]]] = UNCHANGED,
    algebra: Algebra = REACHING,
) -> None:
    """Find the rows of the nodes of some blocks: the least fixed point over their links.

    Parameters
    ----------
    graph : Graph
    blocks : iterable of Block
        Blocks to sweep, in order.
    lets : mapping of int to row
        The row of each link: the worlds in which it works.
    rows : dict of int to row
        Rows known already, of held nodes and nodes before the blocks; rows of the nodes of the
        blocks are added, each of the given shape.
    shape : tuple of int
        Shape of the new rows; other rows are broadcast against it.
    changes : mapping of int to sequence of (function, row)
        Functions to apply to the row of a node after its links are joined.
    algebra : Algebra

    Notes
    -----
    Components start from nothing reached: if all started as reached, a cycle would hold itself up.
    After one sweep only targets of links that lead back may be wrong, then nodes after those that
    change.
    """
    spare = np.empty(shape, algebra.nothing.dtype)
    for block in blocks:
        for node in block.nodes:
            row = rows[node] = np.empty(shape, spare.dtype)  # type: ignore[assignment]
            if block.feedback:
                row.fill(algebra.nothing)
        for node in block.nodes:
            _meet(graph, node, lets, rows, rows[node], spare, changes, algebra)
        if not block.feedback:
            continue
        fresh = np.empty_like(spare)
        inside = set(block.nodes)
        waiting = {node for back in block.feedback for node in graph.out[back]} & inside
        order = block.nodes
        while waiting:
            for node in order:
                if node not in waiting:
                    continue
                waiting.discard(node)
                _meet(graph, node, lets, rows, fresh, spare, changes, algebra)
                if not np.array_equal(fresh, rows[node]):
                    rows[node], fresh = fresh, rows[node]  # type: ignore[assignment]
                    waiting.update(inside.intersection(graph.out[node]))
            # Back and forth: along a ring of links both ways one order alone is the wrong one.
            order = order[::-1]


def _meet(
    graph: Graph,
    node: int,
    lets: Mapping[int, RowArray],
    rows: Mapping[int, RowArray],
    row: NDArray[Any],
    spare: NDArray[Any],
    changes: Mapping[int, Sequence[tuple[np.ufunc, RowArray]]],
    algebra: Algebra,
) -> None:
    """Write the row of one node from the rows of its sources and links."""
    through, any_of, all_of, _ = algebra
    meet = all_of if graph.needs_all[node] else any_of
    first, *others = graph.into[node]
    through(rows[first[0]], lets[first[1]], out=row)
    for source, link in others:
        through(rows[source], lets[link], out=spare)
        meet(row, spare, out=row)
    if node in changes:
        for change, by in changes[node]:
            change(row, by, out=row)


def held_rows(graph: Graph, words: int) -> dict[int, Words]:
    """Give the rows of held nodes, which are reached in every world."""
    everywhere = np.full(words, ALL, np.uint64)
    return {node: everywhere for node, is_held in enumerate(graph.held) if is_held}


class Sampled(NamedTuple):
    """Sampled worlds.

    Attributes
    ----------
    graph : Graph
    worlds : how many.
    works, reached : worlds in which each link works and each node is reached, by number.
    """

    graph: Graph
    worlds: int
    works: dict[int, Words]
    reached: dict[int, Words]

    def nowhere(self) -> Words:
        """Give a row without any world."""
        return np.zeros(self.worlds // 64, np.uint64)

    def first(self, worlds: int) -> "Sampled":
        """Give the first so many worlds only."""
        if worlds >= self.worlds:
            return self
        words = worlds // 64
        return Sampled(
            self.graph,
            worlds,
            {link: row[:words] for link, row in self.works.items()},
            {node: row[:words] for node, row in self.reached.items()},
        )


def sample(graph: Graph, nodes: Iterable[int], worlds: int) -> Sampled:
    """Draw worlds for some nodes.

    Parameters
    ----------
    graph : Graph
    nodes : iterable of int
        All nodes on ways to them must be among them, and all links between them be judged.
    worlds : int
        How many; a multiple of 64.
    """
    words = worlds // 64
    blocks = graph.blocks_of(nodes)
    incoming = [pair for block in blocks for node in block.nodes for pair in graph.into[node]]
    works = draw_links(graph, (link for _, link in incoming), words)
    reached = held_rows(graph, words)
    nowhere = np.zeros(words, np.uint64)
    for source, _ in incoming:
        if not graph.into[source]:
            reached.setdefault(source, nowhere)
    settle(graph, blocks, works, reached, (words,))
    return Sampled(graph, worlds, works, reached)


def sample_anew(before: Sampled, graph: Graph) -> Sampled:
    """Give the same worlds for other beliefs in the same graph, sweeping only what changes."""
    chance, former = graph.chance, before.graph.chance
    changed = [link for link in before.works if chance[link] != former[link]]
    works = draw_links(graph, changed, before.worlds // 64)
    return Sampled(graph, before.worlds, {**before.works, **works}, resettle(before, works=works))


def affected(
    sampled: Sampled, nodes: Iterable[int], ahead: Container[int] | None = None
) -> tuple[Block, ...]:
    """Give the blocks of some nodes and of all nodes after them."""
    graph = sampled.graph
    seen = set(nodes)
    pending = list(seen)
    while pending:
        for node in graph.out[pending.pop()]:
            if node in seen or not (ahead is None or node in ahead):
                continue
            if node in sampled.reached:
                seen.add(node)
                pending.append(node)
    return graph.blocks_of(seen)


def taken_out(kept: Mapping[int, Words]) -> dict[int, list[tuple[np.ufunc, Words]]]:
    """Give the changes for `settle` that limit nodes to the worlds in which they are kept."""
    return {node: [(np.bitwise_and, row)] for node, row in kept.items()}


def resettle(
    sampled: Sampled,
    kept: Mapping[int, Words] = UNCHANGED,
    works: Mapping[int, Words] = UNCHANGED,
    given: Mapping[int, Words] = UNCHANGED,
    side_by_side: int | None = None,
    ahead: Container[int] | None = None,
) -> dict[int, Words]:
    """Sweep again only what changes when nodes or links are lost, or nodes are given.

    Parameters
    ----------
    sampled : Sampled
        The worlds as they are.
    kept, works, given : mapping of int to words
        Worlds in which a node is kept, a link works, a node is given without its links.
    side_by_side : int, optional
        How many cases ride in one sweep; new rows then have the shape (cases, words).
    ahead : container of int, optional
        Nodes to sweep; by default all that may change.

    Returns
    -------
    dict of int to words
        All rows: the new ones of what changed, the old ones of the rest.
    """
    graph = sampled.graph
    words = sampled.worlds // 64
    shape = (words,) if side_by_side is None else (side_by_side, words)
    changed = {*kept, *given, *(graph.ends[link][1] for link in works)}
    reached = dict(sampled.reached)
    # What is not had and no link leads into is reached in these worlds and no others.
    islands = [node for node in given if not graph.into[node] and not graph.held[node]]
    reached |= {node: given[node] for node in islands}
    reached |= {node: row for node, row in kept.items() if graph.held[node]}
    changes = taken_out(kept)
    for node, row in given.items():
        changes.setdefault(node, []).append((np.bitwise_or, row))
    blocks = affected(sampled, changed & reached.keys(), ahead)
    settle(graph, blocks, {**sampled.works, **works}, reached, shape, changes)
    return reached


def lost_rows(sampled: Sampled, nodes: Iterable[int], links: Iterable[int]) -> dict[int, Words]:
    """Give the rows of all nodes in the same worlds without some nodes and links."""
    nowhere = sampled.nowhere()
    return resettle(
        sampled,
        dict.fromkeys(nodes, nowhere),
        {link: nowhere for link in links if link in sampled.works},
    )
