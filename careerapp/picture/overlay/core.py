"""The type of overlays: a name, marks on nodes and links, and the legend of the marks."""

from collections.abc import Mapping
from typing import NamedTuple

from careerapp.domain.items import Link, Node
from careerapp.picture.palette import Tone


class Mark(NamedTuple):
    """The way a node or link is set off.

    Attributes
    ----------
    ring : a yellow ring around a node.
    badge, tone : a few words below a node, or on a link, and whether they are good news.
    words : the meaning, wherever the map is put into words; the badge where it is empty.
    faded : pale, still to be read.
    lost : grey, dashed, struck out.
    weak : a dotted outline, a dashed link.
    strong : drawn heavier, in the theme's own colour.
    """

    ring: bool = False
    badge: str = ""
    tone: Tone = "note"
    faded: bool = False
    lost: bool = False
    weak: bool = False
    strong: bool = False
    words: str = ""

    @property
    def said(self) -> str:
        """The meaning of the mark, in words."""
        return self.words or self.badge or ("lost" if self.lost else "")


PLAIN = Mark()
FADED = Mark(faded=True)
STRONG = Mark(strong=True)


class LegendEntry(NamedTuple):
    """One sample of the legend: what is drawn (``"kind skill"``, ``"mark ring"``) and its words."""

    sample: str
    words: str


class Overlay(NamedTuple):
    """Marks by the id of a node (``"today"`` too) or link; what has none is drawn plainly.

    Attributes
    ----------
    nodes_too, links_too : drawn although the map leaves them out or no longer has them.
    """

    name: str
    nodes: Mapping[str, Mark]
    links: Mapping[str, Mark]
    legend: tuple[LegendEntry, ...] = ()
    nodes_too: tuple[Node, ...] = ()
    links_too: tuple[Link, ...] = ()
