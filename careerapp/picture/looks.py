"""The looks of nodes and links, for the page, SVG and HTML file alike."""

from typing import Literal, NamedTuple

from careerapp.domain.statuses import HELD_STATUSES, LEFT_STATUSES
from careerapp.picture.drawn import EdgeView, NodeView
from careerapp.picture.sizes import STONE_FONT, font_size

FADED_LINK = 0.16
"""Opacity of a link that stands back, or is lost."""

FADED_NODE = 0.4
"""Opacity of a node that stands back: still to be read."""

FADED_CONTRAST = 0.65
"""The same on a screen that is asked for more contrast."""

CLOSED_LINK = 0.55
"""The same of one that is closed: it stays part of the story."""

CLEAR = 0.9
"""Opacity of any other link."""

LinkInk = Literal["line", "primary", "text"]


class LinkLook(NamedTuple):
    """How a link is drawn.

    Attributes
    ----------
    width : in map units.
    dashes : lengths of dashes and gaps in turns; empty for a solid line.
    ink : its colour, by its name in a theme.
    opacity : 0 to 1.
    struck : whether it has a cross in its middle: it no longer leads there.
    """

    width: float
    dashes: tuple[int, ...]
    ink: LinkInk
    opacity: float
    struck: bool = False


STEM = LinkLook(2.5, (), "line", CLEAR)
"""Looks of a stem: the line from where links that must all work join, to their node."""


def link_look(edge: EdgeView, *, selected: bool = False) -> LinkLook:
    """Give the looks of a link: the likelier it is, the wider.

    Parameters
    ----------
    edge : EdgeView
    selected : bool
        Whether it is the one that is selected.
    """
    mark, judged = edge.mark, edge.confidence is not None
    heavy = mark.strong or selected
    width = 1 + 4.5 * edge.confidence if edge.confidence is not None else 1.25
    dashes: tuple[int, ...] = () if judged else (2, 5)
    if edge.closed:
        width, dashes = 1.25, (3, 4)
    if mark.lost or mark.weak:
        dashes = (3, 4) if mark.lost else (10, 7)
    back = mark.lost or (mark.faded and not selected)
    clear = CLOSED_LINK if edge.closed else CLEAR
    return LinkLook(
        width=round(width + heavy, 2),
        dashes=dashes,
        ink="text" if selected else "primary" if mark.strong else "line",
        opacity=FADED_LINK if back else 1.0 if heavy else clear,
        struck=edge.closed,
    )


def stem_look(node: NodeView) -> LinkLook:
    """Give the looks of a node's stem, through which links that must all work come to it."""
    return STEM._replace(opacity=FADED_LINK) if node.mark.faded else STEM


NodeFill = Literal["ground", "tint", "solid", "hatched"]
NodeInk = Literal["text", "words", "on", "quiet", "kind"]


class NodeLook(NamedTuple):
    """How a node is drawn: kind by shape and colour, status by fill, border and a sign.

    Attributes
    ----------
    fill : the ground's colour, the kind's tint, its solid colour, or grey with hatches.
    ink : of its title: the text's colour, the kind's on its tint, what is read well *on* the fill,
        or grey.
    border : the kind's solid colour, or grey.
    thick, hover : width of the border, and under the mouse.
    dashes : of the border; empty for a solid one.
    struck : whether its title is struck out.
    icon, icon_ink : the Material symbol before the title, and its colour.
    size : of its title, in map units.
    """

    fill: NodeFill
    ink: NodeInk
    border: Literal["kind", "line"]
    thick: float
    hover: float
    dashes: tuple[int, ...]
    struck: bool
    icon: str
    icon_ink: NodeInk
    size: float


def node_look(node: NodeView) -> NodeLook:
    """Give the looks of a node."""
    mark, held = node.mark, node.status in HELD_STATUSES
    struck = mark.lost or node.status in LEFT_STATUSES
    solid = not struck and (node.kind == "today" or held)
    blocked = node.status == "blocked" and not struck
    fill: NodeFill = "ground"
    ink: NodeInk = "text"
    if solid:
        fill, ink = "solid", "on"
    elif struck:
        ink = "quiet"
    elif blocked:
        fill, ink = "hatched", "quiet"
    elif node.status == "active" or node.kind == "outcome":
        fill, ink = "tint", "words"
    grey = struck or blocked
    thick = 2.5 if node.kind == "outcome" else 2.25 if node.status == "active" else 1.5
    sign = "close" if mark.lost else "check" if held else "block" if blocked else ""
    return NodeLook(
        fill=fill,
        ink=ink,
        border="line" if grey else "kind",
        thick=thick + mark.strong,
        hover=thick + 1,
        dashes=(3, 4) if struck or mark.weak else (7, 4) if node.bold else (),
        struck=struck,
        icon=sign or node.icon,
        icon_ink=ink if grey or solid else "kind",
        size=font_size(node.importance) if node.kind == "outcome" else STONE_FONT,
    )


def progress_shown(node: NodeView) -> float:
    """Give how much of a node is filled from the left, 0 to 1."""
    return 0.0 if node_look(node).struck else round(node.progress, 3)
