"""Links worth adding to a map: every pair of nodes is tried with one link more."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from careerapp.analysis.advice.next_steps import importance_shares
from careerapp.analysis.engine.graph import Graph
from careerapp.analysis.engine.read import read_graph
from careerapp.analysis.engine.sampling import ALL, Sampled, Words, count, resettle, sample
from careerapp.analysis.engine.study import margin, study_of
from careerapp.domain.items import Outcome
from careerapp.domain.model import WorkModel

LINK_WORLDS = 2_048
"""How many worlds every pair of nodes is tried in, at the most."""

WORK = 4_000_000
"""How many worlds are sampled over all pairs of node and outcome, if each gets enough of them."""

FEWEST_WORLDS = 256

ROW_WORDS = 1_024
"""How many words one sweep may work on, for several given nodes side by side."""

COULD_GO_EITHER_WAY = 0.5
"""The belief a new link is given while nobody has judged it."""


class MoreLink(NamedTuple):
    """A link that is not on the map and would raise chances.

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
    """List the links that would raise the chances most if they were added, one for each target.

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
        The day the figures are for: older data points count less. By default that of the latest.

    Raises
    ------
    ValueError
        For a confidence outside 0 to 1.

    Notes
    -----
    The gain is the confidence times the share of worlds in which the source is reached, the outcome
    is not, and would be if the target were had; so the new link is the only thing missing. A node
    that needs all of its links is never a target: one more link would lower its chance. Outcomes
    with a way whose links are not all judged are passed over, links that nobody has judged too, and
    of very many outcomes the less important ones.

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
    if not 0 <= confidence <= 1:
        raise ValueError("the confidence in a new link is from 0 to 1")
    study = study_of(model, as_of)
    graph = read_graph(model, study.as_of, everywhere=True)
    known = study.most_important(id for id in study.hopes if study.chance(id).value is not None)
    if not known or k < 1:
        return ()
    nodes = [node for node in range(len(graph.ids)) if not graph.lost[node]]
    each = max(FEWEST_WORLDS, WORK // (len(nodes) * len(known)) // 64 * 64)
    sampled = sample(graph, graph.order, min(LINK_WORLDS, each))
    ends = [graph.place[id] for id in known]
    gifts = _with_gifts(sampled, nodes, ends)
    shares = importance_shares(study)
    weights = np.array([shares[id] for id in known])
    total = _gains(sampled, nodes, ends, gifts, weights) * _allowed(model, graph, nodes, direct)
    # Of all sources the first of the best, so that what is nearer to Today comes before.
    best = total.argmax(axis=0)
    most = total.max(axis=0)
    found = []
    for column in np.argsort(-most, kind="stable")[:k]:
        if most[column] <= 0:
            break
        source = nodes[int(best[column])]
        hits = _hits(sampled, source, ends, gifts[:, column])
        gains = confidence * hits / sampled.worlds
        each_margin = [margin(int(many), sampled.worlds) for many in hits]
        found.append(
            MoreLink(
                graph.ids[source],
                graph.ids[nodes[column]],
                float(weights @ gains),
                # As if all outcomes came and went together: rather too wide than too narrow.
                confidence * float(weights @ np.array(each_margin)),
                tuple(
                    sorted(
                        ((id, float(gain)) for id, gain in zip(known, gains, strict=True) if gain),
                        key=lambda pair: -pair[1],
                    )
                ),
            )
        )
    return tuple(found)


def _gains(
    sampled: Sampled,
    nodes: Sequence[int],
    ends: Sequence[int],
    gifts: Words,
    weights: NDArray[np.float64],
) -> NDArray[np.float32]:
    """Count worlds in which an outcome lacks a link from one node to another and nothing else.

    Returns
    -------
    array, shape (sources, targets)
        Summed over outcomes, each weighed.
    """
    nowhere = sampled.nowhere()
    reached = np.stack([sampled.reached.get(node, nowhere) for node in nodes])
    total = np.zeros((len(nodes), len(nodes)), np.float32)
    for end, given, weight in zip(ends, gifts, weights, strict=True):
        missed = ~sampled.reached.get(end, nowhere)
        total += np.float32(weight) * (_bits(reached & missed) @ _bits(given & missed).T)
    return total


def _hits(sampled: Sampled, source: int, ends: Sequence[int], given: Words) -> NDArray[np.int64]:
    """Count the same worlds for one link, outcome by outcome."""
    nowhere = sampled.nowhere()
    missed = ~np.stack([sampled.reached.get(end, nowhere) for end in ends])
    return count(sampled.reached.get(source, nowhere) & missed & given)


def _with_gifts(sampled: Sampled, nodes: Sequence[int], ends: Sequence[int]) -> Words:
    """Find the worlds in which each outcome would be reached if each node were given.

    Returns
    -------
    array of words, shape (ends, nodes, words)
    """
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
    """Mark the pairs of nodes between which a link may be added without lowering a chance.

    Returns
    -------
    array of bool, shape (sources, targets)
    """
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


def _bits(rows: Words) -> NDArray[np.float32]:
    bits = np.unpackbits(rows.view(np.uint8), axis=-1)
    return bits.astype(np.float32)
