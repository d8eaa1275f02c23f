"""Exact chances on maps without cycles: one link after the other, over the few nodes in between.

Between the links taken in and those still to come stands a frontier: nodes some of whose links are
taken in and some not. The joint chances of its nodes being reached are all that matters of what is
behind, so a narrow map of any length costs little: 2 to the power of the frontier a link.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from careerapp.analysis.engine.graph import Graph

MAX_FRONTIER = 14
"""How many nodes may stand in between before a chance is sampled instead."""

Chances = NDArray[np.float64]
NOTHING: frozenset[int] = frozenset()


class Open(NamedTuple):
    """A node joins the frontier, in front of all others."""

    node: int


class Take(NamedTuple):
    """A link is taken in; places count from the front of the frontier, `source` None is held."""

    link: int
    source: int | None
    target: int
    needs_all: bool


class Complete(NamedTuple):
    """All links into a node are taken in."""

    node: int
    place: int


class Close(NamedTuple):
    """A node leaves the frontier: nothing to come depends on it."""

    place: int


Step = Open | Take | Complete | Close


class SingleLosses(NamedTuple):
    """The chance of an outcome, and what it would be without each single link or node."""

    chance: float
    without_link: dict[int, float]
    without_node: dict[int, float]


@dataclass(frozen=True)
class Elimination:
    """A way to compute one outcome's chance, made once for a drawing and run for any beliefs.

    Attributes
    ----------
    steps : what to do, in order.
    needs_all : nodes of the part that need all of their links.
    """

    steps: tuple[Step, ...]
    needs_all: frozenset[int]

    def chance(
        self,
        graph: Graph,
        lost_nodes: Collection[int] = NOTHING,
        lost_links: Collection[int] = NOTHING,
    ) -> float:
        """Compute the chance of the outcome when some nodes and links are lost."""
        state = np.ones(1)
        for step in self.steps:
            match step:
                case Open(node):
                    state = _opened(state, node in self.needs_all)
                case Take(link):
                    lost = link in lost_links or graph.ends[link][0] in lost_nodes
                    _take(state, step, 0.0 if lost else _judged(graph.chance[link]))
                case Complete(node, place):
                    if node in lost_nodes:
                        missed, reached = _split(state, place)
                        missed += reached
                        reached[...] = 0
                case Close(place):
                    missed, reached = _split(state, place)
                    state = (missed + reached).ravel()
        return float(state[1])

    def single_losses(self, graph: Graph) -> SingleLosses:
        """Compute the chance, and what is left of it after each single loss, in two passes.

        Notes
        -----
        The chance is linear in each link's confidence (and in whether a node may be reached at
        all), so one derivative tells what its loss costs. The second pass finds all derivatives by
        going through the steps backwards.
        """
        state = np.ones(1)
        seen: list[Chances] = []
        for step in self.steps:
            match step:
                case Open(node):
                    state = _opened(state, node in self.needs_all)
                case Take(link):
                    # The chances that may change hands with this link.
                    seen.append(_apart(state, step)[int(step.needs_all)].copy())
                    _take(state, step, _judged(graph.chance[link]))
                case Complete(_, place):
                    seen.append(_split(state, place)[1].copy())
                case Close(place):
                    missed, reached = _split(state, place)
                    state = (missed + reached).ravel()
        chance = float(state[1])
        without_link: dict[int, float] = {}
        without_node: dict[int, float] = {}
        worth = np.array([0.0, 1.0])
        for step in reversed(self.steps):
            match step:
                case Open(node):
                    worth = _split(worth, 0)[int(node in self.needs_all)].ravel()
                case Take(link):
                    share = _judged(graph.chance[link])
                    missed, reached = _apart(worth, step)
                    gain = reached - missed
                    without_link[link] = chance - share * float(np.vdot(seen.pop(), gain))
                    if step.needs_all:
                        reached[...] = missed + share * gain
                        if step.source is not None:
                            missed, reached = _apart(worth, step, source_reached=0)
                            reached[...] = missed
                    else:
                        missed += share * gain
                case Complete(node, place):
                    missed, reached = _split(worth, place)
                    without_node[node] = chance - float(np.vdot(seen.pop(), reached - missed))
                case Close(place):
                    half = worth.reshape(1 << place, 1, -1)
                    worth = np.repeat(half, 2, axis=1).ravel()
        return SingleLosses(
            chance,
            {link: _share(value, chance) for link, value in without_link.items()},
            {node: _share(value, chance) for node, value in without_node.items()},
        )


def plan_elimination(
    graph: Graph, outcome: int, nodes: Collection[int], widest: int = MAX_FRONTIER
) -> Elimination | None:
    """Find an order to take in the links that lead to an outcome; None where it gets too wide.

    Parameters
    ----------
    graph : Graph
    outcome : int
    nodes : collection of int
        All nodes on ways to the outcome, itself included, without what is held.
    widest : int
        How many nodes may stand in the frontier.

    Notes
    -----
    Greedy: of the links at hand the one after which the fewest nodes stand in between, and between
    equals the one whose target comes first when the map is followed back from the outcome.
    """
    place = {node: number for number, node in enumerate(_from_the_end(graph, outcome))}
    out: dict[int, dict[int, int]] = {node: {} for node in place}
    missing = dict.fromkeys(place, 0)
    for node in place:
        for source, link in graph.into[node]:
            if source in place:
                out[source][node] = link
                missing[node] += 1
    starts = iter([node for node in place if missing[node] == 0])
    start = next(starts, None)
    steps: list[Step] = []
    frontier: list[int] = []
    complete: list[int] = []

    def enter(node: int) -> None:
        frontier.insert(0, node)
        steps.append(Open(node))
        for source, link in graph.into[node]:
            if source not in place:
                steps.append(Take(link, None, 0, graph.needs_all[node]))

    while missing[outcome] or outcome not in frontier:
        best = None
        for source in complete:
            for target in out[source]:
                wider = (target not in frontier) - (len(out[source]) == 1)
                if best is None or (wider, place[target]) < best[:2]:
                    best = (wider, place[target], source, target)
        if start is not None and (best is None or (1, place[start]) < best[:2]):
            enter(start)
            arrived, start = start, next(starts, None)
        elif best is None:
            return None  # a cycle: nothing left is complete
        else:
            _, _, source, arrived = best
            if arrived not in frontier:
                enter(arrived)
            at = frontier.index
            link = out[source].pop(arrived)
            steps.append(Take(link, at(source), at(arrived), graph.needs_all[arrived]))
            missing[arrived] -= 1
            if not out[source]:
                steps.append(Close(at(source)))
                frontier.remove(source)
                complete.remove(source)
        if missing[arrived] == 0:
            steps.append(Complete(arrived, frontier.index(arrived)))
            complete.append(arrived)
        if len(frontier) > widest:
            return None
    return Elimination(tuple(steps), frozenset(node for node in place if graph.needs_all[node]))


def _from_the_end(graph: Graph, outcome: int) -> Iterator[int]:
    """Follow the map back from an outcome; each node comes after all that carries it."""
    seen = {outcome}
    path = [(outcome, iter(graph.into[outcome]))]
    while path:
        node, sources = path[-1]
        for source, _ in sources:
            if source not in seen and graph.into[source]:
                seen.add(source)
                path.append((source, iter(graph.into[source])))
                break
        else:
            path.pop()
            yield node


def _opened(state: Chances, reached: bool) -> Chances:
    """A node that needs any starts missed, one that needs all starts reached until one fails."""
    nothing = np.zeros_like(state)
    return np.concatenate((nothing, state) if reached else (state, nothing))


def _take(state: Chances, step: Take, share: float) -> None:
    missed, reached = _apart(state, step)
    if step.needs_all:
        moved = reached * (1 - share)
        missed += moved
        reached -= moved
        if step.source is not None:
            missed, reached = _apart(state, step, source_reached=0)
            missed += reached
            reached[...] = 0
    else:
        moved = missed * share
        reached += moved
        missed -= moved


def _split(state: Chances, place: int) -> tuple[Chances, Chances]:
    """Views of the chances in which a node is missed and reached."""
    parts = state.reshape(1 << place, 2, -1)
    return parts[:, 0], parts[:, 1]


def _apart(state: Chances, step: Take, source_reached: int = 1) -> tuple[Chances, Chances]:
    """Views of the chances in which a link's target is missed and reached, its source as said."""
    if step.source is None:
        return _split(state, step.target)
    first, second = sorted((step.source, step.target))
    parts = state.reshape(1 << first, 2, 1 << (second - first - 1), 2, -1)
    if first == step.source:
        side = parts[:, source_reached]
        return side[:, :, 0], side[:, :, 1]
    side = parts[:, :, :, source_reached]
    return side[:, 0], side[:, 1]


def _judged(confidence: float | None) -> float:
    if confidence is None:
        raise ValueError("a link that nobody has judged has no chance")
    return confidence


def _share(value: float, chance: float) -> float:
    """Rounding may carry a difference a hair past its bounds."""
    return min(max(value, 0.0), chance)
