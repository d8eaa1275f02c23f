"""Single parts of an SVG picture as documents: one node, one sample of a legend."""

from typing import NamedTuple
from xml.etree.ElementTree import Element, tostring

from careerapp.picture.drawn import NodeView
from careerapp.picture.svg.drawing import SANS, add, attributes_of
from careerapp.picture.svg.legend import draw_sample
from careerapp.picture.svg.nodes import draw_node, frame_of

AROUND = 32.0
"""Room on all sides, so that pills fit and the node stays in the middle."""


class Part(NamedTuple):
    """An SVG document with its size."""

    svg: str
    width: float
    height: float


def node_part(node: NodeView) -> Part:
    """Draw one node in the middle of a picture of its own."""
    frame = frame_of(node._replace(x=0.0, y=0.0))
    width, height = frame.width + 2 * AROUND, frame.height + 2 * AROUND
    root = _document(width, height)
    defs = add(root, "defs")
    draw_node(root, defs, node._replace(x=width / 2, y=height / 2))
    return Part(tostring(root, encoding="unicode"), width, height)


def sample_part(sample: str) -> Part:
    """Draw one sample of a legend, without its words."""
    root = _document(26.0, 16.0)
    draw_sample(add(root, "g", transform="translate(0 8)", fill="none"), sample)
    return Part(tostring(root, encoding="unicode"), 26.0, 16.0)


def _document(width: float, height: float) -> Element:
    named: dict[str, object] = {"xmlns": "http://www.w3.org/2000/svg", "font_family": SANS}
    named |= {"width": width, "height": height, "viewBox": f"0 0 {width:.2f} {height:.2f}"}
    return Element("svg", attributes_of(named))
