"""Links of an SVG picture: from edge to edge, through bends, joined where all are needed."""

from collections.abc import Mapping
from itertools import pairwise
from xml.etree.ElementTree import Element

from careerapp.picture.drawn import EdgeView, NodeView
from careerapp.picture.layout import Point
from careerapp.picture.looks import FADED_NODE, link_look, stem_look
from careerapp.picture.svg.drawing import LINK_INKS, add, dashed, number
from careerapp.picture.svg.nodes import Frame

GATE_GAP = 20.0
"""Distance of a gate, where links that must all work join, from its node, in map units."""
TIP = 9.0
CROSS = 4.5
"""Half the width of the cross on a link that no longer leads there."""


def draw_links(
    parent: Element,
    edges: tuple[EdgeView, ...],
    nodes: Mapping[str, NodeView],
    frames: Mapping[str, Frame],
) -> None:
    """Draw all links, and the gates where they join."""
    into: dict[str, int] = {}
    for edge in edges:
        into[edge.target] = into.get(edge.target, 0) + 1
    gates = {id for id, count in into.items() if count > 1 and nodes[id].needs_all}
    for id in sorted(gates):
        frame = frames[id]
        gate = (_left(frame) - GATE_GAP, frame.y)
        look = stem_look(nodes[id])
        ink = LINK_INKS[look.ink]
        faded = FADED_NODE if nodes[id].mark.faded else None
        add(parent, "circle", cx=gate[0], cy=gate[1], r=4.5, fill=ink, opacity=faded)
        group = add(parent, "g", opacity=look.opacity, stroke=ink, fill=ink)
        end = (_left(frame) - TIP, frame.y)
        add(group, "path", d=_straight(gate, end), stroke_width=look.width)
        _tip(group, (_left(frame), frame.y), (1.0, 0.0), look.width)
    for edge in edges:
        _draw(parent, edge, nodes, frames, joined=edge.target in gates)


def _draw(
    parent: Element,
    edge: EdgeView,
    nodes: Mapping[str, NodeView],
    frames: Mapping[str, Frame],
    *,
    joined: bool,
) -> None:
    look = link_look(edge)
    ink = LINK_INKS[look.ink]
    group = add(parent, "g", opacity=look.opacity, stroke=ink, fill=ink)
    ends = f"{nodes[edge.source].label} → {nodes[edge.target].label}"
    add(group, "title", f"{ends}: {edge.text}")
    source, target = frames[edge.source], frames[edge.target]
    first = edge.bends[0] if edge.bends else (_left(target), target.y)
    last = edge.bends[-1] if edge.bends else (_right(source), source.y)
    forwards = first[0] >= _right(source) and last[0] <= _left(target)
    if forwards:
        end = (_left(target) - GATE_GAP, target.y) if joined else (_left(target) - TIP, target.y)
        points = ((_right(source), source.y), *edge.bends, end)
        path, heading = _curved(points), (1.0, 0.0)
        tip = (_left(target), target.y)
    else:
        # It runs back, or its nodes stand one above the other: straight, from border to border.
        start, tip = _border(source, (target.x, target.y)), _border(target, (source.x, source.y))
        path, heading = _straight(start, tip), _unit(start, tip)
    line = {"stroke_width": look.width, "stroke_dasharray": dashed(look.dashes)}
    add(group, "path", d=path, fill="none", **line)
    if not (joined and forwards):
        _tip(group, tip, heading, look.width)
    if look.struck:
        _cross(group, *(_middle(points) if forwards else (start, tip)))


def _curved(points: tuple[Point, ...]) -> str:
    """Run through points, level at each of them."""
    (x, y), path = points[0], f"M{number(points[0][0])} {number(points[0][1])}"
    for (x, y), (x2, y2) in pairwise(points):
        reach = (x2 - x) * 0.45
        if abs(y2 - y) < 0.5:
            path += f"L{number(x2)} {number(y2)}"
        else:
            path += (
                f"C{number(x + reach)} {number(y)} {number(x2 - reach)} {number(y2)}"
                f" {number(x2)} {number(y2)}"
            )
    return path


def _straight(one: Point, other: Point) -> str:
    return f"M{number(one[0])} {number(one[1])}L{number(other[0])} {number(other[1])}"


def _tip(group: Element, at: Point, heading: Point, width: float) -> None:
    """Draw the tip of an arrow."""
    (x, y), (dx, dy) = at, heading
    half = 3.2 + width * 0.75
    long = TIP + width
    corners = (
        (x, y),
        (x - dx * long - dy * half, y - dy * long + dx * half),
        (x - dx * long + dy * half, y - dy * long - dx * half),
    )
    add(
        group,
        "polygon",
        points=" ".join(f"{number(px)},{number(py)}" for px, py in corners),
        stroke="none",
    )


def _middle(points: tuple[Point, ...]) -> tuple[Point, Point]:
    """Give the ends of the piece in the middle of a line through points."""
    first = (len(points) - 1) // 2
    return points[first], points[first + 1]


def _cross(group: Element, one: Point, other: Point) -> None:
    """Draw a cross half way between two points: a curve that is level at both passes there."""
    x, y = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    corners = ((-1, -1, 1, 1), (-1, 1, 1, -1))
    path = "".join(
        _straight((x + CROSS * a, y + CROSS * b), (x + CROSS * c, y + CROSS * d))
        for a, b, c, d in corners
    )
    add(group, "path", d=path, fill="none", stroke_width=2.0)


def _left(frame: Frame) -> float:
    return frame.x - frame.width / 2


def _right(frame: Frame) -> float:
    return frame.x + frame.width / 2


def _border(frame: Frame, towards: Point) -> Point:
    """Give the point at which the line from a node's middle to a point leaves the node."""
    dx, dy = towards[0] - frame.x, towards[1] - frame.y
    if not dx and not dy:
        return frame.x, frame.y
    share = min(
        frame.width / 2 / abs(dx) if dx else float("inf"),
        frame.height / 2 / abs(dy) if dy else float("inf"),
    )
    return frame.x + dx * share, frame.y + dy * share


def _unit(one: Point, other: Point) -> Point:
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = (dx**2 + dy**2) ** 0.5 or 1.0
    return dx / length, dy / length
