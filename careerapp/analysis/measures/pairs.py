"""Pairs of losses that end an outcome together."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from careerapp.analysis.drawing.ways import trace
from careerapp.analysis.engine.reachability import reached_without_pairs
from careerapp.analysis.engine.study import Study, study_of
from careerapp.analysis.engine.subgraph import Subgraph
from careerapp.analysis.measures.losable import as_loss, ended_by, losable_things
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import derivation, falling, reachable, resting, supports

MAX_PAIR_WORK = 4_000_000_000
"""Most pairs of losses times links to try; where there are more, pairs are not tried."""

MOST_PAIRS_WITH_FALLS = 4_000
"""The same where losses take along what one has: each pair is then a map of its own."""


def independent_routes(study: Study, outcome: str) -> int | None:
    """Count the routes to an outcome that share nothing that can be lost.

    ``None`` where a node on the way needs all of its links, and where something one has at a start
    rests on other things; `survives_any_two` applies there.

    Notes
    -----
    The maximum flow from held nodes to the outcome, with capacity 1 for links and for stones that
    can be lost. By Menger's theorem (1927) this is also the least number of losses that end it.
    """
    subgraph = study.subgraph(outcome)
    if subgraph is None:
        return 0
    starts = {study.graph.ids[node] for node in subgraph.starts}
    if subgraph.needs_all or not starts.isdisjoint(resting(study.model)):
        return None
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_flow

    graph = study.graph
    end = graph.place[outcome]
    place = {node: number for number, node in enumerate((*subgraph.starts, *subgraph.nodes))}
    size, start = len(place), 2 * len(place)
    # Each node is split into an entry and an exit; the start leads into all that is held.
    rows = [*range(size), *([start] * len(subgraph.starts))]
    columns = [*range(size, 2 * size), *range(len(subgraph.starts))]
    wide = len(subgraph.links)
    room = [1 if graph.losable[node] else wide for node in place] + [wide] * len(subgraph.starts)
    for link in subgraph.links:
        source, target = graph.ends[link]
        rows.append(size + place[source])
        columns.append(place[target])
        room.append(1)
    network = csr_array((np.array(room, np.int32), (rows, columns)), shape=(start + 1, start + 1))
    return int(maximum_flow(network, start, place[end]).flow_value)


def survives_any_two(
    study: Study, outcome: str, routes: int | None, most_work: int = MAX_PAIR_WORK
) -> bool | None:
    """Whether a way is left after any two losses; ``None`` where there are too many to try.

    Parameters
    ----------
    study : Study
    outcome : str
        An outcome that no single loss ends.
    routes : int or None
        Its independent routes; where these are known, no pair is tried.
    most_work : int
        How many pairs times links may be tried.
    """
    if routes is not None:
        return routes > 2
    pairs = _ending_pairs(study, outcome, most_work)
    return None if pairs is None else not any(pairs)


def pair_losses(model: WorkModel, outcome_id: str, as_of: date) -> tuple[tuple[str, str], ...]:
    """List the pairs of losses that end an outcome together, though neither does alone.

    Pairs of stones come first. Empty where there is no way, and where there are too many pairs to
    try (`OutcomeAssessment.survives_any_two` tells these apart).

    Examples
    --------
    >>> from careerapp.domain.items import Link, Outcome, Stone
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
    ...     stones=(Stone(id="maria", kind="relationship", title="Maria", status="done"),),
    ...     links=(
    ...         Link(id="a", source="maria", target="lead"),
    ...         Link(id="b", source="today", target="lead"),
    ...     ),
    ... )
    >>> pair_losses(model, "lead", as_of=date(2027, 3, 1))
    (('maria', 'b'), ('a', 'b'))
    """
    study = study_of(model, as_of)
    if outcome_id not in study.hopes or (subgraph := study.subgraph(outcome_id)) is None:
        return ()
    found = [pair for of in _ending_pairs(study, outcome_id, MAX_PAIR_WORK) or () for pair in of]
    ids = [*losable_things(study, subgraph), *study.graph.ids, *study.graph.link_ids]
    place = {id: number for number, id in enumerate(dict.fromkeys(ids))}
    alone = sorted({id for pair in found for id in pair}, key=place.__getitem__)
    ended = ended_by(study, {outcome_id: alone}).get(outcome_id, ())
    pairs = {
        (one, other) if place[one] < place[other] else (other, one)
        for one, other in found
        if one not in ended and other not in ended
    }
    stones = set(study.graph.place)
    order = {pair: (len({*pair} - stones), place[pair[0]], place[pair[1]]) for pair in pairs}
    return tuple(sorted(pairs, key=order.__getitem__))


def _ending_pairs(
    study: Study, outcome: str, most_work: int
) -> Iterator[list[tuple[str, str]]] | None:
    """Yield the pairs that end an outcome, as a list for each first loss; None if too many.

    Those of which one ends it alone may be missing.
    """
    subgraph = study.subgraph(outcome)
    if subgraph is None:
        return iter(())
    # Two losses that end it must hit any one way, so one of them is on the way looked at.
    nodes, links = trace(study.model, derivation(study.model, study.without), (outcome,))
    below, lines = supports(study.model, nodes)
    candidates = losable_things(study, subgraph)
    on_it = {*nodes, *links, *below, *lines}
    first = [id for id in candidates if id in on_it]
    if len(first) * len(candidates) * len(subgraph.links) > most_work:
        return None
    starts = {study.graph.ids[node] for node in subgraph.starts}
    if starts.isdisjoint(resting(study.model)):
        return _tried(study, outcome, subgraph, first, candidates)
    resting_on = supports(study.model, study.model.nodes)
    props = [id for part in resting_on for id in sorted(part) if _can_be_lost(study, id)]
    if len(first) * len(props) > MOST_PAIRS_WITH_FALLS:
        return None
    return _tried_with_falls(study, outcome, subgraph, first, candidates, props)


def _tried(
    study: Study, outcome: str, subgraph: Subgraph, first: Sequence[str], candidates: Sequence[str]
) -> Iterator[list[tuple[str, str]]]:
    losses = [as_loss(study, id) for id in candidates]
    end = [study.graph.place[outcome]]
    besides = [as_loss(study, id) for id in first]
    each = reached_without_pairs(study.graph, losses, besides, end, subgraph.nodes)
    for one, still in zip(first, each, strict=True):
        yield [(one, candidates[other]) for other in np.flatnonzero(~still[0]).tolist()]


def _tried_with_falls(
    study: Study,
    outcome: str,
    subgraph: Subgraph,
    first: Sequence[str],
    candidates: Sequence[str],
    props: Sequence[str],
) -> Iterator[list[tuple[str, str]]]:
    """Try the same where something had may fall: on the map that the first loss leaves.

    What falls along with it may be gained again, by ways on which another loss counts. Only a loss
    of what something rests on, one of the `props`, can take more along; these are tried one by one.
    """
    for one in first:
        left, ways, others = study, subgraph, candidates
        if falling(study.model, study.without | {one}):
            left = _left_without(study, one)
            if (after := left.subgraph(outcome)) is None:
                continue  # It ends the outcome alone, and so is in no pair.
            ways = after
            others = [id for id in losable_things(left, ways) if _can_be_lost(study, id)]
        (found,) = _tried(left, outcome, ways, [one], others)
        ends = dict.fromkeys((other for _, other in found), True)
        for other in props:
            ends[other] = outcome not in reachable(study.model, study.without | {one, other})
        yield [(one, other) for other, ended in ends.items() if ended]


def _can_be_lost(study: Study, id: str) -> bool:
    """Whether something can be lost as it is now: what one has may fall, and yet not be lost."""
    place = study.graph.place
    return id not in place or study.graph.losable[place[id]]


def _left_without(study: Study, lost: str) -> Study:
    """Give the study of the map after a loss; it is asked for its drawing alone."""
    found: Study = study.once(
        ("left", lost), lambda: Study(study.model, study.as_of, study.without | {lost})
    )
    return found
