"""The choice of nodes for the small map on the first page."""

from careerapp.analysis.findings.sentences import Finding
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import supports
from careerapp.domain.types import TODAY_ID

MOST_NODES = 8


def nodes_around(model: WorkModel, finding: Finding) -> frozenset[str]:
    """Choose the ways that a finding speaks of, whole ways only, up to eight nodes.

    Without a way, the first few nodes of the model.
    """
    if not finding.ways:
        first = [finding.outcome] if finding.outcome else []
        first += [id for id in model.nodes if id != finding.outcome]
        return frozenset({TODAY_ID, *first[: MOST_NODES - 1]})
    chosen: set[str] = set()
    for way in finding.ways:
        # What all ways hinge on may lie before them: what one has at their start rests on it.
        below, _ = supports(model, way.starts)
        wanted = chosen | way.drawn_nodes | (below if finding.hinge in below else frozenset())
        if chosen and len(wanted) > MOST_NODES:
            break
        chosen = wanted
    return frozenset(chosen)
