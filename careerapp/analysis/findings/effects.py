"""Effects of a data point before it is kept: changes of status and of ways, as sentences."""

from careerapp.analysis.drawing.ways import Way, ways
from careerapp.analysis.findings.sentences import way_name
from careerapp.domain.edits import log
from careerapp.domain.items import DataPoint, Node
from careerapp.domain.model import WorkModel
from careerapp.domain.statuses import STATUSES, NodeStatus
from careerapp.wording.numbers import NUMBERS, count
from careerapp.wording.phrases import capital, listed, named


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
    for outcome in after.outcomes:
        if outcome.status != "open":
            continue
        before, now = ways(model, outcome.id), ways(after, outcome.id)
        if len(before) == len(now):
            continue
        title = named(outcome.title)
        if len(now) > len(before):
            more = NUMBERS[len(now) - len(before)]
            said.append(f"{capital(count(len(now), 'way'))} to {title}, {more} more than before.")
            continue
        if now:
            left = f"{count(len(now), 'way')} {'is' if len(now) == 1 else 'are'} left"
            said.append(f"{title} had {count(len(before), 'way')}; {left}: {by_name(after, now)}.")
        else:
            said.append(f"No way to {title} is left on the map.")
    return tuple(said)


def _moved(node: Node, status: NodeStatus) -> str:
    """Describe a change of status; ``blocked`` is called gone."""
    gone = ": it is gone" if status == "blocked" else ""
    moved = f"goes from {STATUSES[node.status].word} to {STATUSES[status].word}"
    return f"{named(node.title)} {moved}{gone}."


def by_name(model: WorkModel, found: tuple[Way, ...]) -> str:
    """Name ways within a sentence: ``through *Maria* and straight there``."""
    names = (way_name(model, way, found) for way in found)
    return listed([name[:1].lower() + name[1:] for name in names])
