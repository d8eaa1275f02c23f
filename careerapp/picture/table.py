"""The map as a table: all that the picture says, in words, for whoever does not see it."""

from collections.abc import Iterator
from typing import NamedTuple

from careerapp.domain.items import Link, Node, Outcome
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import capital, confidence_word, months_word
from careerapp.domain.types import TODAY_ID
from careerapp.picture.palette import kind_in_words, status_in_words


class Row(NamedTuple):
    """One node of the map; links are told at both their ends."""

    title: str
    kind: str
    status: str
    comes_from: str
    leads_to: str
    remarks: str


def rows_of(model: WorkModel) -> list[Row]:
    """Give a row for today and each node, outcomes first, then stones as they were added."""
    today = Row("Today", "Today", "", "", _ends(model, model.links_from.get(TODAY_ID, ())), "")
    return [
        *(_row(model, outcome.id) for outcome in model.outcomes),
        today,
        *(_row(model, stone.id) for stone in model.stones),
    ]


def _row(model: WorkModel, id: str) -> Row:
    node = model.nodes[id]
    return Row(
        title=node.title,
        kind=kind_in_words(node),
        status=capital(status_in_words(node)),
        comes_from=_ends(model, model.links_into.get(id, ()), backwards=True),
        leads_to=_ends(model, model.links_from.get(id, ())),
        remarks=capital("; ".join(_remarks(node))),
    )


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


def _ends(model: WorkModel, links: tuple[Link, ...], *, backwards: bool = False) -> str:
    """Name what is at the other ends, each with how likely the link works."""
    return "; ".join(
        f"{model.title_of(link.source if backwards else link.target)} ({_judged(link)})"
        for link in links
    )


def _judged(link: Link) -> str:
    return "not judged" if link.confidence is None else confidence_word(link.confidence)
