"""The map as a table in words, for people who do not see the picture."""

from collections.abc import Iterator
from typing import NamedTuple

from careerapp.domain.items import Link, Node, Outcome
from careerapp.domain.kinds import describe_kind
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import months_word
from careerapp.domain.statuses import describe_link, describe_status
from careerapp.domain.types import TODAY_ID
from careerapp.picture.overlay import Overlay
from careerapp.wording.phrases import capital


class TableRow(NamedTuple):
    """One node of the map; a link is in the rows of both its ends.

    ``shown`` is the meaning of the overlay's mark, empty on the plain map.
    """

    title: str
    kind: str
    status: str
    comes_from: str
    leads_to: str
    remarks: str
    shown: str = ""


def rows_of(model: WorkModel, overlay: Overlay | None = None) -> list[TableRow]:
    """Give a row for today and each node, outcomes first, then stones as they were added.

    With an overlay, the meanings of its marks are in it too, and the nodes it draws beside.
    """
    writer = _RowWriter(model, overlay or Overlay("", {}, {}))
    today = TableRow(
        "Today", "Today", "", "", writer.ends_from(TODAY_ID), "", writer.mark_of(TODAY_ID)
    )
    return [
        *(writer.row(outcome) for outcome in model.outcomes),
        today,
        *(writer.row(stone) for stone in model.stones),
        *(writer.row(node) for node in writer.too.values()),
    ]


class _RowWriter:
    """Writes the rows of one model under one overlay."""

    def __init__(self, model: WorkModel, overlay: Overlay) -> None:
        self.model = model
        self.overlay = overlay
        self.too = {node.id: node for node in overlay.nodes_too if node.id not in model.nodes}

    def row(self, node: Node) -> TableRow:
        return TableRow(
            title=node.title,
            kind=describe_kind(node),
            status=capital(describe_status(node)),
            comes_from=self.ends_into(node.id),
            leads_to=self.ends_from(node.id),
            remarks=capital("; ".join(_remarks(node))),
            shown=self.mark_of(node.id),
        )

    def mark_of(self, id: str) -> str:
        mark = self.overlay.nodes.get(id)
        return capital(mark.said) if mark else ""

    def ends_into(self, id: str) -> str:
        too = [link for link in self.overlay.links_too if link.target == id]
        links = (*self.model.links_into.get(id, ()), *too)
        return "; ".join(self._end(link, link.source) for link in links)

    def ends_from(self, id: str) -> str:
        too = [link for link in self.overlay.links_too if link.source == id]
        links = (*self.model.links_from.get(id, ()), *too)
        return "; ".join(self._end(link, link.target) for link in links)

    def _end(self, link: Link, id: str) -> str:
        """Name what is at the other end, with how likely the link works."""
        mark = self.overlay.links.get(link.id)
        title = self.too[id].title if id in self.too else self.model.title_of(id)
        judged = describe_link(link)
        return f"{title} ({judged}, {mark.said})" if mark and mark.said else f"{title} ({judged})"


def _remarks(node: Node) -> Iterator[str]:
    if node.needs == "all":
        yield "needs all of its links"
    if isinstance(node, Outcome):
        yield f"matters {node.importance} of 5"
        return
    if node.months:
        yield f"takes {months_word(node.months)}"
    if node.bold:
        yield "a bold step"
    if node.tags:
        yield ", ".join(node.tags)
