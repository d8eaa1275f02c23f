"""Effects of a data point before it is kept: changes of status and of ways, as sentences."""

from careerapp.analysis.findings.way_words import ways_moved
from careerapp.domain.edits import log
from careerapp.domain.items import DataPoint, Node
from careerapp.domain.model import WorkModel
from careerapp.domain.statuses import STATUSES, NodeStatus
from careerapp.wording.phrases import named


def effects(model: WorkModel, point: DataPoint) -> tuple[str, ...]:
    """Describe how a data point changes statuses and ways, from the drawing alone.

    Returns
    -------
    tuple of str
        Sentences with titles between asterisks; none when nothing on the map changes.
    """
    after = log(point)(model).model
    if not any(about.made in ("done", "gone") for about in point.about):
        return ()  # nothing else changes the drawing
    said = [
        _moved(node, after.nodes[id].status)
        for id, node in model.nodes.items()
        if after.nodes[id].status != node.status
    ]
    return (*said, *ways_moved(model, after))


def _moved(node: Node, status: NodeStatus) -> str:
    """Describe a change of status; ``blocked`` is called gone."""
    gone = ": it is gone" if status == "blocked" else ""
    moved = f"goes from {STATUSES[node.status].word} to {STATUSES[status].word}"
    return f"{named(node.title)} {moved}{gone}."
