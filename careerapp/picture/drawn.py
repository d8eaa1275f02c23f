"""The nodes and links of a work model as they are drawn: with words, place and mark."""

from typing import NamedTuple

from careerapp.picture.layout import Point
from careerapp.picture.overlay import LegendEntry, Mark
from careerapp.picture.palette import NodeKind


class NodeView(NamedTuple):
    """A node as it is drawn.

    Attributes
    ----------
    kind : decides its shape and colour.
    label, lines : the whole title, and the lines that fit on the node.
    text : the kind, the status and what sets the node off, in words.
    icon : the Material symbol before the title.
    progress : 0 to 1, while it is under way.
    importance : 1 to 5; of an outcome it decides the size of the title.
    x, y : its middle in map units, where routes run to the right.
    phone : its middle where routes run down, or None where the map is too large for that.
    placed : whether a person dragged it there.
    mark : of the overlay.
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
    confidence : 0 to 1, or None where nobody judged it.
    closed : whether it no longer leads there.
    text : the confidence in words.
    bends, phone_bends : points a long link runs through, by direction of the map.
    """

    id: str
    source: str
    target: str
    confidence: float | None
    closed: bool
    text: str
    bends: tuple[Point, ...]
    phone_bends: tuple[Point, ...]
    mark: Mark


class View(NamedTuple):
    """A whole map as it is drawn; ``label`` describes it in one line."""

    nodes: tuple[NodeView, ...]
    edges: tuple[EdgeView, ...]
    legend: tuple[LegendEntry, ...]
    label: str
