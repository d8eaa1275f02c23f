"""The legend of a picture, and the line that describes it to a screen reader."""

from collections.abc import Collection

from careerapp.domain.statuses import STATUSES
from careerapp.picture.drawn import EdgeView, NodeView
from careerapp.picture.overlay import LegendEntry, Overlay
from careerapp.picture.palette import NODE_KINDS, kind_word
from careerapp.wording.phrases import capital


def legend_of(nodes: Collection[NodeView], edges: Collection[EdgeView]) -> tuple[LegendEntry, ...]:
    """Give the legend of the kinds, statuses and links that occur on a map."""
    shown = {node.kind for node in nodes}
    entries = [
        LegendEntry(f"kind {kind}", capital(kind_word(kind)))
        for kind in NODE_KINDS
        if kind in shown and kind != "today"
    ]
    statuses = {node.status for node in nodes}
    entries += [
        LegendEntry(f"status {status}", capital(STATUSES[status].word))
        for status in ("done", "active", "idea", "blocked", "dropped", "let_go")
        if status in statuses
    ]
    if any(node.bold for node in nodes):
        entries.append(LegendEntry("status bold", "Bold"))
    if any(edge.confidence is None and not edge.closed for edge in edges):
        entries.append(LegendEntry("link unjudged", "Not judged yet"))
    open_edges = [edge for edge in edges if not edge.closed]
    if len({edge.confidence for edge in open_edges if edge.confidence is not None}) > 1:
        entries.append(LegendEntry("link likely", "The wider, the likelier"))
    if any(edge.closed for edge in edges):
        entries.append(LegendEntry("link closed", "No longer leads there"))
    return tuple(entries)


def label_of(
    nodes: Collection[NodeView], edges: Collection[EdgeView], overlay: Overlay | None
) -> str:
    """Describe a picture in one line: its overlay, and how much is on it."""
    outcomes = sum(node.kind == "outcome" for node in nodes)
    stones = sum(node.kind not in ("outcome", "today") for node in nodes)
    what = f"{overlay.name}. " if overlay else ""
    return (
        f"Map of your work model. {what}{_count(outcomes, 'outcome')}, "
        f"{_count(stones, 'stepping stone')}, {_count(len(edges), 'link')}"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
