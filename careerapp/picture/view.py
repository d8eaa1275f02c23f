"""The view of a work model: each node and link with its words, place and mark."""

from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from typing import NamedTuple, TypeVar

from careerapp.domain.items import Link, Node, Outcome, Position, Stone
from careerapp.domain.kinds import describe_kind, kind_of
from careerapp.domain.model import WorkModel
from careerapp.domain.statuses import HELD_STATUSES, LEFT_STATUSES, describe_link, describe_status
from careerapp.domain.types import TODAY_ID
from careerapp.picture.drawn import EdgeView, NodeView, View
from careerapp.picture.layout import Arrow, Box, BoxKind, Direction, Layout, Point, arrange
from careerapp.picture.legend import label_of, legend_of
from careerapp.picture.overlay import PLAIN, Mark, Overlay
from careerapp.picture.palette import TODAY_ICON, node_kind
from careerapp.picture.sizes import TODAY_SIZE, node_size
from careerapp.picture.wrapping import wrap

Drawn = TypeVar("Drawn", NodeView, EdgeView)

MOST_FOR_PHONE = 250
"""Largest map that runs down on a phone, in nodes; a larger one runs right there too."""

Arrange = Callable[[tuple[Box, ...], tuple[Arrow, ...], Direction], Layout]
"""A function that lays out boxes and arrows, such as `careerapp.picture.layout.arrange`."""


def view_of(
    model: WorkModel,
    *,
    overlay: Overlay | None = None,
    show_dropped: bool = False,
    only: Collection[str] | None = None,
    arrange: Arrange = arrange,
) -> View:
    """Turn a work model into something to draw.

    Parameters
    ----------
    model : WorkModel
    overlay : Overlay, optional
        Marks laid over the plain map, and what it draws beside.
    show_dropped : bool
        Whether what was dropped or let go is drawn too.
    only : collection of str, optional
        Ids of the nodes to draw (``"today"`` for Today), laid out by themselves: places a person
        dragged nodes to belong to the whole map and do not count then.
    arrange : callable, optional
        Lays out what is drawn; `careerapp.picture.recall.Recall` gives one that remembers.

    Notes
    -----
    The plain map is cached: drawing it again with other marks costs next to nothing.
    """
    too = {node.id: node for node in overlay.nodes_too} if overlay else {}
    kept = [
        node
        for node in (dict(model.nodes) | too).values()
        if (show_dropped or node.status not in LEFT_STATUSES or node.id in too)
        and (only is None or node.id in only)
    ]
    links = model.links + overlay.links_too if overlay else model.links
    places = () if only is not None else model.layout
    with_today = only is None or TODAY_ID in only
    nodes, edges = _plain(tuple(kept), links, places, with_today, arrange)
    if overlay:
        nodes = tuple(_marked(node, overlay.nodes.get(node.id, PLAIN)) for node in nodes)
        edges = tuple(_marked(edge, overlay.links.get(edge.id, PLAIN)) for edge in edges)
    return View(
        nodes=nodes,
        edges=edges,
        legend=legend_of(nodes, edges) + (overlay.legend if overlay else ()),
        label=label_of(nodes, edges, overlay),
    )


class _Plain(NamedTuple):
    nodes: tuple[NodeView, ...]
    edges: tuple[EdgeView, ...]


@lru_cache(maxsize=16)
def _plain(
    nodes: tuple[Node, ...],
    links: tuple[Link, ...],
    places: tuple[Position, ...],
    with_today: bool,
    arrange: Arrange,
) -> _Plain:
    """Draw nodes and the links between them, without any mark."""
    known = {node.id for node in nodes} | ({TODAY_ID} if with_today else set())
    joined = [link for link in links if link.source in known and link.target in known]
    boxes = ((_today_box(),) if with_today else ()) + tuple(map(_box, nodes))
    arrows = tuple(Arrow(link.id, link.source, link.target) for link in joined)
    wide = arrange(boxes, arrows, "right")
    phone = arrange(boxes, arrows, "down") if len(boxes) <= MOST_FOR_PHONE else None
    dragged = {place.node: (place.x, place.y) for place in places if place.node in known}

    def where(id: str) -> _Where:
        at = dragged.get(id) or wide.places[id]
        return _Where(at, phone.places[id] if phone else None, id in dragged)

    today = [_today_view(where(TODAY_ID))] if with_today else []
    return _Plain(
        nodes=(*today, *(_node_view(node, where(node.id)) for node in nodes)),
        edges=tuple(
            _edge_view(link, wide, phone, {link.source, link.target} & dragged.keys())
            for link in joined
        ),
    )


class _Where(NamedTuple):
    at: Point
    phone: Point | None
    placed: bool


def _today_box() -> Box:
    return Box(TODAY_ID, "start", *TODAY_SIZE)


def _box(node: Node) -> Box:
    if isinstance(node, Outcome):
        return Box(node.id, "outcome", *node_size("outcome", wrap(node.title), node.importance))
    part: BoxKind = "had" if node.status in HELD_STATUSES else "stone"
    return Box(node.id, part, *node_size(node.kind, wrap(node.title)))


def _today_view(where: _Where) -> NodeView:
    return NodeView(
        id=TODAY_ID,
        kind="today",
        label="Today",
        lines=("Today",),
        text="Today: where you are now",
        icon=TODAY_ICON,
        status="",
        progress=0.0,
        bold=False,
        needs_all=False,
        importance=3,
        x=where.at[0],
        y=where.at[1],
        phone=where.phone,
        placed=where.placed,
        mark=PLAIN,
    )


def _node_view(node: Node, where: _Where) -> NodeView:
    stone = node if isinstance(node, Stone) else None
    return NodeView(
        id=node.id,
        kind=node_kind(node),
        label=node.title,
        lines=wrap(node.title),
        text=", ".join(_words_of(node)),
        icon=kind_of(node).icon,
        status=node.status,
        progress=stone.progress if stone and stone.status == "active" else 0.0,
        bold=bool(stone and stone.bold),
        needs_all=node.needs == "all",
        importance=node.importance if isinstance(node, Outcome) else 3,
        x=where.at[0],
        y=where.at[1],
        phone=where.phone,
        placed=where.placed,
        mark=PLAIN,
    )


def _words_of(node: Node) -> Iterable[str]:
    """Yield in words what a node looks like, but its title: kind, status, what sets it off."""
    yield describe_kind(node)
    yield describe_status(node)
    if isinstance(node, Stone) and node.bold:
        yield "bold"
    if node.needs == "all":
        yield "needs all that leads to it"


def _marked(drawn: Drawn, mark: Mark) -> Drawn:
    said = "" if drawn.text.endswith(mark.said) else f", {mark.said}"
    text = f"{drawn.text}{said}"
    return drawn._replace(mark=mark, text=text)


def _edge_view(
    link: Link, wide: Layout, phone: Layout | None, dragged: Collection[str]
) -> EdgeView:
    """Draw a link; straight where an end was dragged, as the bends belong to its former place."""
    return EdgeView(
        id=link.id,
        source=link.source,
        target=link.target,
        confidence=link.confidence,
        closed=link.closed,
        text=describe_link(link),
        bends=() if dragged else wide.bends.get(link.id, ()),
        phone_bends=phone.bends.get(link.id, ()) if phone else (),
        mark=PLAIN,
    )
