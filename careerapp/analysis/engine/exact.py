"""Exact chances on maps without cycles, by eliminating one link after the other.

The frontier is the set of nodes of which some links are taken in and others are not. The joint
chances of its nodes being reached are all that later steps need, so a narrow map of any length
costs little: each link costs 2 to the power of the frontier.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from careerapp.analysis.engine.graph import Graph, Incoming

MAX_FRONTIER = 14
"""Largest frontier, in nodes; where more are needed, the chance is sampled."""

Chances = NDArray[np.float64]
NONE_LOST: frozenset[int] = frozenset()
EVERY = slice(None)


class Halves(NamedTuple):
    """Both halves of an array of joint chances: those with a node missed, and with it reached.

    Attributes
    ----------
    shape : to give the array.
    missed, reached : indices of both halves in the array of that shape.
    """

    shape: tuple[int, ...]
    missed: tuple[slice | int, ...]
    reached: tuple[slice | int, ...]

    def of(self, state: Chances) -> tuple[Chances, Chances]:
        """Give views of both halves: writing to them changes the state."""
        parts = state.reshape(self.shape)
        return parts[self.missed], parts[self.reached]


class Open(NamedTuple):
    """Step that puts a node in front of the frontier.

    Attributes
    ----------
    needs_all : whether it starts as reached, until a link fails; one that needs any link starts as
        missed, until one works.
    """

    needs_all: bool


class Take(NamedTuple):
    """Step that takes in a link.

    Attributes
    ----------
    link : its number.
    needs_all : whether its target needs all of its links.
    target : halves by its target, of the chances in which its source is reached.
    target_alone : halves of those in which its source is missed; ``None`` if the source is held.
    """

    link: int
    needs_all: bool
    target: Halves
    target_alone: Halves | None


class Complete(NamedTuple):
    """Step after which all links into a node are taken in."""

    node: int
    halves: Halves


class Close(NamedTuple):
    """Step that takes a node out of the frontier, as no later step depends on it.

    Attributes
    ----------
    before : how many joint chances there are of the nodes before it in the frontier.
    """

    before: int
    halves: Halves


EliminationStep = Open | Take | Complete | Close


class SingleLosses(NamedTuple):
    """The chance of an outcome, and what it would be without each single link or node."""

    chance: float
    without_link: dict[int, float]
    without_node: dict[int, float]


@dataclass(frozen=True)
class Elimination:
    """The steps that compute one outcome's chance: planned once a drawing, run for any beliefs.

    Attributes
    ----------
    steps : in order.
    """

    steps: tuple[EliminationStep, ...]

    def chance(
        self,
        graph: Graph,
        lost_nodes: Collection[int] = NONE_LOST,
        lost_links: Collection[int] = NONE_LOST,
    ) -> float:
        """Compute the chance of the outcome when some nodes and links are lost."""
        chances = self._chances(graph)
        for link in self.links:
            if link in lost_links or graph.ends[link][0] in lost_nodes:
                chances[link] = 0.0
        state = np.ones(1)
        for step in self.steps:
            if isinstance(step, Take):
                # A link that never works changes nothing, unless its target needs all links.
                if (share := chances[step.link]) or step.needs_all:
                    _take(state, step, share)
            elif isinstance(step, Open):
                state = _open(state, step)
            elif isinstance(step, Close):
                state = _close(state, step)
            elif step.node in lost_nodes:
                missed, reached = step.halves.of(state)
                missed += reached
                reached[...] = 0
        return float(state[1])

    def single_losses(self, graph: Graph) -> SingleLosses:
        """Compute the chance, and the chance left after each single loss, in two passes.

        Notes
        -----
        The chance is linear in the confidence of each link, and in whether a node may be reached,
        so one derivative gives what a loss costs. The second pass goes through the steps backwards
        and finds all derivatives, as reverse-mode differentiation does.
        """
        chances = self._chances(graph)
        state = np.ones(1)
        movable: list[Chances] = []
        for step in self.steps:
            if isinstance(step, Take):
                movable.append(_take(state, step, chances[step.link]))
            elif isinstance(step, Open):
                state = _open(state, step)
            elif isinstance(step, Close):
                state = _close(state, step)
            else:
                movable.append(step.halves.of(state)[1].copy())
        chance = float(state[1])
        without_link: dict[int, float] = {}
        without_node: dict[int, float] = {}
        worth = np.array([0.0, 1.0])
        for step in reversed(self.steps):
            if isinstance(step, Take):
                link, needs_all, target, target_alone = step
                share = chances[link]
                missed, reached = target.of(worth)
                gain = reached - missed
                loss = share * float(np.vdot(movable.pop(), gain))
                without_link[link] = _within(chance - loss, chance)
                gain *= share
                if not needs_all:
                    missed += gain
                    continue
                np.add(missed, gain, out=reached)
                if target_alone is not None:
                    missed, reached = target_alone.of(worth)
                    reached[...] = missed
            elif isinstance(step, Open):
                half = worth.size // 2
                worth = worth[half:] if step.needs_all else worth[:half]
            elif isinstance(step, Close):
                worth = np.repeat(worth.reshape(step.before, 1, -1), 2, axis=1).reshape(-1)
            else:
                missed, reached = step.halves.of(worth)
                loss = float(np.vdot(movable.pop(), reached - missed))
                without_node[step.node] = _within(chance - loss, chance)
        return SingleLosses(chance, without_link, without_node)

    @cached_property
    def links(self) -> tuple[int, ...]:
        """All links that are taken in."""
        return tuple([step.link for step in self.steps if isinstance(step, Take)])

    def _chances(self, graph: Graph) -> dict[int, float]:
        # One that nobody judged is on no way where a chance is asked for.
        return {link: graph.chance[link] or 0.0 for link in self.links}


def plan_elimination(
    graph: Graph, outcome: int, off: Collection[int] = (), widest: int = MAX_FRONTIER
) -> Elimination | None:
    """Find an order to take in the links that lead to an outcome.

    Parameters
    ----------
    graph : Graph
    outcome : int
    off : collection of int
        Links that lead towards the outcome and are on no way to it.
    widest : int
        Largest frontier, in nodes.

    Returns
    -------
    Elimination or None
        ``None`` where the frontier gets wider, or where the links make a cycle.

    Notes
    -----
    Greedy: always the link after which the frontier is smallest; of equals the one whose target
    comes first when the map is followed back from the outcome.
    """
    into = graph.into
    if off:
        into = tuple([tuple([each for each in links if each[1] not in off]) for links in into])
    place = {node: number for number, node in enumerate(_from_the_end(into, outcome))}
    out: dict[int, dict[int, int]] = {node: {} for node in place}
    missing = dict.fromkeys(place, 0)
    for node in place:
        for source, link in into[node]:
            if source in place:
                out[source][node] = link
                missing[node] += 1
    starts = iter([node for node in place if missing[node] == 0])
    start = next(starts, None)
    steps: list[EliminationStep] = []
    frontier: list[int] = []
    complete: list[int] = []

    def enter(node: int) -> None:
        frontier.insert(0, node)
        needs_all = graph.needs_all[node]
        steps.append(Open(needs_all))
        for source, link in into[node]:
            if source not in place:
                steps.append(Take(link, needs_all, _halves(0), None))

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
            at, to = frontier.index(source), frontier.index(arrived)
            link = out[source].pop(arrived)
            halves = [_halves_beside(to, at, has_source) for has_source in (1, 0)]
            steps.append(Take(link, graph.needs_all[arrived], *halves))
            missing[arrived] -= 1
            if not out[source]:
                steps.append(Close(1 << at, _halves(at)))
                frontier.remove(source)
                complete.remove(source)
        if missing[arrived] == 0:
            steps.append(Complete(arrived, _halves(frontier.index(arrived))))
            complete.append(arrived)
        if len(frontier) > widest:
            return None
    return Elimination(tuple(steps))


def _from_the_end(into: Sequence[Incoming], outcome: int) -> Iterator[int]:
    """Follow the map back from an outcome, in depth-first postorder: sources before targets."""
    seen = {outcome}
    path = [(outcome, iter(into[outcome]))]
    while path:
        node, sources = path[-1]
        for source, _ in sources:
            if source not in seen and into[source]:
                seen.add(source)
                path.append((source, iter(into[source])))
                break
        else:
            path.pop()
            yield node


def _halves(place: int) -> Halves:
    """Halves of all chances by the node at a place of the frontier, counted from its front."""
    return Halves((1 << place, 2, -1), (EVERY, 0), (EVERY, 1))


def _halves_beside(place: int, source: int, source_reached: int) -> Halves:
    """Halves of only those chances in which the source is reached (1), or is missed (0)."""
    first, second = sorted((place, source))
    shape = (1 << first, 2, 1 << (second - first - 1), 2, -1)
    if first == source:
        return Halves(shape, (EVERY, source_reached, EVERY, 0), (EVERY, source_reached, EVERY, 1))
    return Halves(shape, (EVERY, 0, EVERY, source_reached), (EVERY, 1, EVERY, source_reached))


def _open(state: Chances, step: Open) -> Chances:
    wider = np.zeros(2 * state.size)
    wider[state.size * step.needs_all :][: state.size] = state
    return wider


def _close(state: Chances, step: Close) -> Chances:
    missed, reached = step.halves.of(state)
    return (missed + reached).reshape(-1)


def _take(state: Chances, step: Take, chance: float) -> Chances:
    """Take in a link, in place; give the chances that it could move, as they were before."""
    _, needs_all, (shape, missed_at, reached_at), target_alone = step
    parts = state.reshape(shape)
    missed, reached = parts[missed_at], parts[reached_at]
    if not needs_all:
        before = missed.copy()
        moved = before * chance
        reached += moved
        missed -= moved
        return before
    before = reached.copy()
    moved = before * (1 - chance)
    missed += moved
    reached -= moved
    if target_alone is not None:
        missed, reached = target_alone.of(state)
        missed += reached
        reached[...] = 0
    return before


def _within(value: float, chance: float) -> float:
    """Clamp what is left to 0 and the whole chance, which rounding may overstep."""
    return min(max(value, 0.0), chance)
