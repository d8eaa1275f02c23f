"""A work model as something to draw: what each node and link looks like, and where it stands."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from careerapp.domain.edits import STATUS_WORDS
from careerapp.domain.items import HELD_STATUSES, Link, Node, Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import capital, confidence_word
from careerapp.domain.types import TODAY_ID
from careerapp.picture.layout import Arrow, Box, Layout, Part, Point, arrange
from careerapp.picture.overlay import PLAIN, LegendEntry, Mark, Overlay
from careerapp.picture.palette import (
    KIND_WORDS,
    NodeKind,
    icon_of,
    kind_in_words,
    node_kind,
    status_in_words,
)
from careerapp.picture.wrapping import cells, wrap

LEFT_OUT = frozenset({"dropped", "let_go"})
"""What is gone from the map unless asked for."""

MOST_FOR_PHONE = 250
"""Past so many nodes a map running down would be metres long: it then runs right on a phone too."""


class NodeView(NamedTuple):
    """A node as it is drawn.

    Attributes
    ----------
    label, lines : the whole title, and the lines that fit on the node.
    text : everything the node's looks say, in words.
    x, y : its middle in map units, where routes run to the right.
    phone : its middle where routes run down, or None.
    placed : whether the person put it there.
    """

    id: str
    kind: NodeKind
    label: str
    lines: tuple[str, ...]
    text: str
    icon: str
    status: str
    progress: float
    bold: bool
    needs_all: bool
    importance: int
    x: float
    y: float
    phone: Point | None
    placed: bool
    mark: Mark


class EdgeView(NamedTuple):
    """A link as it is drawn.

    Attributes
    ----------
    text : the confidence in words.
    fresh : fades the link; 1 when it met evidence lately, towards 0 as that grows old.
    bends, phone_bends : points a long link runs through, by direction of the map.
    """

    id: str
    source: str
    target: str
    confidence: float | None
    text: str
    fresh: float
    bends: tuple[Point, ...]
    phone_bends: tuple[Point, ...]
    mark: Mark


class View(NamedTuple):
    """All there is to draw; ``label`` says in one line what the picture is."""

    nodes: tuple[NodeView, ...]
    edges: tuple[EdgeView, ...]
    legend: tuple[LegendEntry, ...]
    label: str


def view_of(
    model: WorkModel,
    *,
    overlay: Overlay | None = None,
    show_dropped: bool = False,
    only: Collection[str] | None = None,
    fresh: Mapping[str, float] | None = None,
) -> View:
    """Turn a work model into something to draw.

    Parameters
    ----------
    model : WorkModel
    overlay : Overlay, optional
        Marks laid over the plain map.
    show_dropped : bool
        Whether what was dropped or let go is drawn too.
    only : collection of str, optional
        Ids of the nodes to draw (``"today"`` for Today), laid out by themselves: places a person
        dragged nodes to belong to the whole map and do not count then.
    fresh : mapping of link id to number, optional
        How lately each link met evidence, 0 to 1; 1 where nothing is said.
    """
    drawn = [
        node
        for node in model.nodes.values()
        if (show_dropped or node.status not in LEFT_OUT) and (only is None or node.id in only)
    ]
    with_today = only is None or TODAY_ID in only
    known = {node.id for node in drawn} | ({TODAY_ID} if with_today else set())
    links = [link for link in model.links if link.source in known and link.target in known]
    boxes = ((_today_box(),) if with_today else ()) + tuple(map(_box, drawn))
    arrows = tuple(Arrow(link.id, link.source, link.target) for link in links)
    wide = arrange(boxes, arrows)
    phone = arrange(boxes, arrows, "down") if len(boxes) <= MOST_FOR_PHONE else None
    dragged = {} if only is not None else {p.node: (p.x, p.y) for p in model.layout}
    places = dict(wide.places) | {id: dragged[id] for id in dragged if id in known}
    marks = overlay.nodes if overlay else {}

    def node_view(id: str, node: Node | None) -> NodeView:
        x, y = places[id]
        at = phone.places[id] if phone else None
        return _node_view(node, (x, y), at, id in dragged, marks.get(id, PLAIN))

    nodes = [node_view(node.id, node) for node in drawn]
    if with_today:
        nodes.insert(0, node_view(TODAY_ID, None))
    edges = tuple(
        _edge_view(
            link,
            () if {link.source, link.target} & dragged.keys() else wide.bends.get(link.id, ()),
            phone,
            (fresh or {}).get(link.id, 1.0),
            overlay.links.get(link.id, PLAIN) if overlay else PLAIN,
        )
        for link in links
    )
    return View(
        nodes=tuple(nodes),
        edges=edges,
        legend=_legend(nodes, edges) + (overlay.legend if overlay else ()),
        label=_label(nodes, edges, overlay),
    )


def _today_box() -> Box:
    return Box(TODAY_ID, "start", 94, 39)


def _box(node: Node) -> Box:
    """Guess how large a node will be drawn, a little generously: fonts differ."""
    lines = wrap(node.title)
    widest = max(cells(line) for line in lines)
    if isinstance(node, Outcome):
        size = font_size(node.importance)
        return Box(node.id, "outcome", widest * size * 0.53 + 56, len(lines) * (size + 4) + 26)
    part: Part = "had" if node.status in HELD_STATUSES else "stone"
    slanted = 12 if node.kind in ("experience", "relationship") else 0
    return Box(node.id, part, widest * 7.6 + 50 + slanted, len(lines) * 19 + 20)


def font_size(importance: int) -> float:
    """Give the size an outcome of importance 1 to 5 is written in."""
    return 15.0 + importance * 0.75


def _node_view(
    node: Node | None, at: Point, phone: Point | None, placed: bool, mark: Mark
) -> NodeView:
    if node is None:
        return NodeView(
            id=TODAY_ID,
            kind="today",
            label="Today",
            lines=("Today",),
            text="Today: where you are now",
            icon=icon_of("today"),
            status="",
            progress=0.0,
            bold=False,
            needs_all=False,
            importance=3,
            x=at[0],
            y=at[1],
            phone=phone,
            placed=placed,
            mark=mark,
        )
    stone = node if isinstance(node, Stone) else None
    return NodeView(
        id=node.id,
        kind=node_kind(node),
        label=node.title,
        lines=wrap(node.title),
        text=in_words(node, mark),
        icon=icon_of(node.kind, outcome=stone is None),
        status=node.status,
        progress=stone.progress if stone and stone.status == "active" else 0.0,
        bold=bool(stone and stone.bold),
        needs_all=node.needs == "all",
        importance=3 if stone else node.importance,  # type: ignore[union-attr]
        x=at[0],
        y=at[1],
        phone=phone,
        placed=placed,
        mark=mark,
    )


def in_words(node: Node, mark: Mark = PLAIN) -> str:
    """Say all that a node's looks say, without its title: kind, status and what sets it off."""
    said = [kind_in_words(node), status_in_words(node)]
    if isinstance(node, Stone) and node.bold:
        said.append("bold")
    if node.needs == "all":
        said.append("needs all that leads to it")
    if mark.badge:
        said.append(mark.badge)
    elif mark.lost:
        said.append("lost")
    return ", ".join(said)


def _edge_view(
    link: Link,
    bends: tuple[Point, ...],
    phone: Layout | None,
    fresh: float,
    mark: Mark,
) -> EdgeView:
    return EdgeView(
        id=link.id,
        source=link.source,
        target=link.target,
        confidence=link.confidence,
        text=confidence_word(link.confidence),
        fresh=fresh,
        bends=bends,
        phone_bends=phone.bends.get(link.id, ()) if phone else (),
        mark=mark,
    )


def _legend(nodes: Collection[NodeView], edges: Collection[EdgeView]) -> tuple[LegendEntry, ...]:
    """Explain what is on this map, and nothing else."""
    shown = {node.kind for node in nodes}
    kinds: tuple[NodeKind, ...] = ("skill", "role", "experience", "relationship", "outcome")
    entries = [
        LegendEntry(f"kind {kind}", capital(KIND_WORDS[kind])) for kind in kinds if kind in shown
    ]
    statuses = {node.status for node in nodes}
    entries += [
        LegendEntry(f"status {status}", capital(STATUS_WORDS[status]))
        for status in ("done", "active", "idea", "blocked", "dropped", "let_go")
        if status in statuses
    ]
    if any(node.bold for node in nodes):
        entries.append(LegendEntry("status bold", "Bold"))
    if any(edge.confidence is None for edge in edges):
        entries.append(LegendEntry("link unjudged", "Not judged yet"))
    if len({edge.confidence for edge in edges if edge.confidence is not None}) > 1:
        entries.append(LegendEntry("link likely", "The wider, the likelier"))
    return tuple(entries)


def _label(
    nodes: Collection[NodeView], edges: Collection[EdgeView], overlay: Overlay | None
) -> str:
    outcomes = sum(node.kind == "outcome" for node in nodes)
    stones = sum(node.kind not in ("outcome", "today") for node in nodes)
    what = f"{overlay.name}. " if overlay else ""
    return (
        f"Map of your work model. {what}{_count(outcomes, 'outcome')}, "
        f"{_count(stones, 'stepping stone')}, {_count(len(edges), 'link')}"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
