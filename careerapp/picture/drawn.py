"""What is drawn of a work model: every node and link with its looks, its words and its place."""

from typing import NamedTuple

from careerapp.picture.layout import Point
from careerapp.picture.overlay import LegendEntry, Mark
from careerapp.picture.palette import NodeKind


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
    bends, phone_bends : points a long link runs through, by direction of the map.
    """

    id: str
    source: str
    target: str
    confidence: float | None
    text: str
    bends: tuple[Point, ...]
    phone_bends: tuple[Point, ...]
    mark: Mark


class View(NamedTuple):
    """All there is to draw; ``label`` says in one line what the picture is."""

    nodes: tuple[NodeView, ...]
    edges: tuple[EdgeView, ...]
    legend: tuple[LegendEntry, ...]
    label: str
