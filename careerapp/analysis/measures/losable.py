"""What can be lost on the ways to outcomes, and what of it ends them."""

from collections.abc import Mapping, Sequence

import numpy as np

from careerapp.analysis.engine.reachability import Loss, reached_without
from careerapp.analysis.engine.study import Study
from careerapp.analysis.engine.subgraph import Subgraph
from careerapp.domain.reach import falling, reachable, supports


def candidates_of(study: Study) -> tuple[dict[str, list[str]], dict[str, set[str]]]:
    """Give the losable things on the ways to each open outcome, and those of them that end it."""
    taking = taking_along(study)
    candidates: dict[str, list[str]] = {}
    for id in study.hopes:
        if (subgraph := study.subgraph(id)) is not None:
            on_ways = things_on_ways(study, subgraph)
            # What one has may rest on several things, none of which takes it along alone.
            known = taking.union(on_ways)
            candidates[id] = [each for each in losable_things(study, subgraph) if each in known]
    return candidates, ended_by(study, candidates)


def taking_along(study: Study) -> frozenset[str]:
    """Give the things whose loss takes something along that a person has."""
    found: frozenset[str] = study.once("taking along", lambda: _find_taking_along(study))
    return found


def _find_taking_along(study: Study) -> frozenset[str]:
    nodes, links = supports(study.model, study.model.nodes)
    return frozenset(id for id in (*nodes, *links) if falling(study.model, study.without | {id}))


def things_on_ways(study: Study, subgraph: Subgraph) -> list[str]:
    """List the ids of stones on ways that can be lost, in the order of ways, then of links."""
    graph = study.graph
    nodes = [graph.ids[node] for node in (*subgraph.starts, *subgraph.nodes) if graph.losable[node]]
    links = sorted(subgraph.links, key=lambda link: graph.order[graph.ends[link][1]])
    return [*nodes, *(graph.link_ids[link] for link in links)]


def losable_things(study: Study, subgraph: Subgraph) -> list[str]:
    """List the same, and before it what things one has at the start of ways rest on."""
    graph = study.graph
    ids = things_on_ways(study, subgraph)
    nodes = [id for id in ids if id in graph.place]
    below, lines = supports(study.model, (graph.ids[node] for node in subgraph.starts))
    if not below:
        return ids
    known = set(ids)
    first = [
        id
        for number, id in enumerate(graph.ids)
        if id in below and id not in known and graph.losable[number]
    ]
    return [*first, *nodes, *(id for id in graph.link_ids if id in lines), *ids[len(nodes) :]]


def as_loss(study: Study, *ids: str) -> Loss:
    """Give the numbers of nodes and links by id."""
    place, link_place = study.graph.place, study.graph.link_place
    return (
        [place[id] for id in ids if id in place],
        [link_place[id] for id in ids if id in link_place],
    )


def ended_by(study: Study, candidates: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
    """Give the candidates whose loss leaves no way to each outcome: one sweep for all."""
    every = list(dict.fromkeys(id for of in candidates.values() for id in of))
    if not every:
        return {}
    ends = [study.graph.place[outcome] for outcome in candidates]
    still = reached_without(study.graph, [as_loss(study, id) for id in every], ends)
    ended = {
        outcome: {every[number] for number in np.flatnonzero(~still[row])}
        for row, outcome in enumerate(candidates)
    }
    for id in taking_along(study).intersection(every):
        left = reachable(study.model, study.without | {id})
        for outcome, of in candidates.items():
            if id in of and outcome not in left:
                ended[outcome].add(id)
    return ended
