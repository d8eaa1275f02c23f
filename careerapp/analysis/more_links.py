"""Which one more link would help most: a map with one line more, tried for every pair of nodes."""

from collections.abc import Sequence
from datetime import date
from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from careerapp.analysis.advice import importance_shares
from careerapp.analysis.graph import Graph, read_graph
from careerapp.analysis.study import Z_95, study_of
from careerapp.analysis.worlds import ALL, Sampled, resettle, sample
from careerapp.domain.items import Outcome
from careerapp.domain.model import WorkModel

LINK_WORLDS = 2_048
"""How many worlds every pair of nodes is tried in."""

ROW_WORDS = 1_024
"""How many words of several nodes had for nothing ride side by side in one sweep."""

COULD_GO_EITHER_WAY = 0.5
"""The belief a new link is given while nobody has judged it."""


class MoreLink(NamedTuple):
    """A link that is not on the map and would help.

    Attributes
    ----------
    source, target : ids of what it would join.
    gain : what it adds to the chances, outcomes weighed by importance.
    margin : half-width of the 95 % interval of the gain.
    outcomes : ids of the outcomes it helps and what it adds to each, the most first.
    """

    source: str
    target: str
    gain: float
    margin: float
    outcomes: tuple[tuple[str, float], ...]


def one_more_link(
    model: WorkModel,
    k: int = 3,
    confidence: float = COULD_GO_EITHER_WAY,
    direct: bool = False,
    as_of: date | None = None,
) -> tuple[MoreLink, ...]:
    """Name the links that would add most to the chances, one for each target.

    Parameters
    ----------
    model : WorkModel
    k : int
        How many at the most.
    confidence : float
        How likely the new link is taken to work; it scales all gains alike.
    direct : bool
        Whether a link straight from what is held to an outcome may be named. It would always be the
        best, and says nothing.
    as_of : date, optional
        Up to when data points fade; by default the date of the latest one.

    Notes
    -----
    The gain is the confidence times the share of worlds in which the source is reached, the outcome
    is not, and would be if the target were had; so the new link is the only thing missing. A node
    that needs all of its links is never a target: one more link would lower its chance. Outcomes
    with a way whose links are not all judged are passed over, links that nobody has judged too.

    Examples
    --------
    >>> from careerapp.domain.items import Link, Outcome, Stone
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
    ...     stones=(
    ...         Stone(id="maria", kind="relationship", title="Maria"),
    ...         Stone(id="talk", kind="experience", title="Talk"),
    ...     ),
    ...     links=(
    ...         Link(id="a", source="today", target="talk", confidence=1.0),
    ...         Link(id="b", source="maria", target="lead", confidence=1.0),
    ...     ),
    ... )
    >>> [(link.source, link.target, link.gain) for link in one_more_link(model)]
    [('today', 'maria', 0.5), ('talk', 'lead', 0.5)]
    """
    study = study_of(model, as_of)
    graph = read_graph(model, study.as_of, everywhere=True)
    known = [id for id in study.hopes if study.chance(id).value is not None]
    if not known or k < 1:
        return ()
    nodes = [node for node in range(len(graph.ids)) if not graph.lost[node]]
    sampled = sample(graph, graph.order, LINK_WORLDS)
    shares = _shares(sampled, nodes, [graph.place[id] for id in known])
    weights = np.array([importance_shares(study)[id] for id in known])
    allowed = _allowed(model, graph, nodes, direct)
    total = np.where(allowed, np.tensordot(weights, shares, axes=1), 0.0) * confidence
    found = []
    # Of all sources the first of the best, so that what is nearer to Today comes before.
    for column in range(len(nodes)):
        row = int(np.argmax(total[:, column]))
        gains = [(id, float(shares[n, row, column]) * confidence) for n, id in enumerate(known)]
        if total[row, column] > 0:
            found.append(
                MoreLink(
                    graph.ids[nodes[row]],
                    graph.ids[nodes[column]],
                    float(total[row, column]),
                    _margin(weights, shares[:, row, column], confidence),
                    tuple(sorted(((id, gain) for id, gain in gains if gain), key=_most)),
                )
            )
    return tuple(sorted(found, key=lambda link: -link.gain)[:k])


def _shares(sampled: Sampled, nodes: Sequence[int], ends: Sequence[int]) -> NDArray[np.float64]:
    """In which share of worlds a link from each node to each would be all that is missing.

    The result has the shape (ends, nodes, nodes).
    """
    nowhere = sampled.nowhere()
    reached = np.stack([sampled.reached.get(node, nowhere) for node in nodes])
    with_gift = _with_gifts(sampled, nodes, ends)
    found = np.empty((len(ends), len(nodes), len(nodes)))
    for number, end in enumerate(ends):
        missed = ~sampled.reached.get(end, nowhere)
        # Sums of noughts and ones are exact in 32 bits up to 16 million worlds.
        sources = _bits(reached & missed)
        found[number] = sources @ _bits(with_gift[number] & missed).T
    return found / sampled.worlds


def _with_gifts(sampled: Sampled, nodes: Sequence[int], ends: Sequence[int]) -> NDArray[np.uint64]:
    """In which worlds each end would be reached if each node were had for nothing."""
    nowhere = sampled.nowhere()
    words = nowhere.size
    side_by_side = max(1, ROW_WORDS // words)
    found = np.zeros((len(ends), len(nodes), words), np.uint64)
    for start in range(0, len(nodes), side_by_side):
        some = nodes[start : start + side_by_side]
        given = np.where(np.eye(len(some), dtype=np.bool_), ALL, np.uint64(0))
        rows = resettle(
            sampled,
            given={node: given[:, [row]] for row, node in enumerate(some)},
            side_by_side=len(some),
        )
        for number, end in enumerate(ends):
            found[number, start : start + len(some)] = rows.get(end, nowhere)
    return found


def _allowed(
    model: WorkModel, graph: Graph, nodes: Sequence[int], direct: bool
) -> NDArray[np.bool_]:
    """Between which nodes a link could be drawn and would not lower a chance."""
    ids = [graph.ids[node] for node in nodes]
    place = {id: number for number, id in enumerate(ids)}
    outcome = np.array([isinstance(model.nodes.get(id), Outcome) for id in ids])
    had = np.array([graph.held[node] for node in nodes])
    strict = np.array([graph.needs_all[graph.place[id]] and id in model.links_into for id in ids])
    allowed: NDArray[np.bool_] = ~outcome[:, None] & ~(had | strict)[None, :]
    if not direct:
        allowed &= ~(had[:, None] & outcome[None, :])
    for number in range(len(ids)):
        allowed[number, number] = False
    for link in model.links:
        if link.source in place and link.target in place:
            allowed[place[link.source], place[link.target]] = False
    return allowed


def _bits(rows: NDArray[np.uint64]) -> NDArray[np.float32]:
    bits = np.unpackbits(rows.view(np.uint8), axis=-1)
    return bits.astype(np.float32)


def _margin(weights: NDArray[np.float64], shares: NDArray[np.float64], confidence: float) -> float:
    """As if all outcomes came and went together, so rather too wide than too narrow."""
    spread = float(weights @ np.sqrt(shares * (1 - shares)))
    return Z_95 * confidence * spread / sqrt(LINK_WORLDS)


def _most(gain: tuple[str, float]) -> float:
    return -gain[1]
