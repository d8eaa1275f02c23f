"""Nodes of an SVG picture: kind by shape and colour, status by fill, border and a sign."""

from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from careerapp.picture.drawn import NodeView
from careerapp.picture.looks import FADED_NODE, NodeInk, NodeLook, node_look, progress_shown
from careerapp.picture.palette import Outline, outline_of
from careerapp.picture.sizes import node_size
from careerapp.picture.svg.drawing import (
    HATCH,
    KINDS,
    LINE,
    NOTE,
    PAPER,
    QUIET,
    SERIF,
    TEXT,
    add,
    dashed,
    number,
    pill,
    readable_on,
)

SIGN = 20.0
"""Room for the sign that says a status, before the title."""
SIGNS = {"check": "check", "block": "bar", "close": "cross"}
"""Signs for the symbols that say a status; no font with the others comes along."""
TONES = {"end": TEXT, "ok": KINDS["outcome"].solid, "note": NOTE}


class Frame(NamedTuple):
    """The middle of a drawn node, and its size, in map units."""

    x: float
    y: float
    width: float
    height: float


def frame_of(node: NodeView) -> Frame:
    """Give the place and size of a node."""
    return Frame(node.x, node.y, *node_size(node.kind, node.lines, node.importance))


def draw_node(parent: Element, defs: Element, node: NodeView) -> None:
    """Draw a node, with all it says as its tooltip; what it paints with goes into `defs`."""
    frame, shape, look = frame_of(node), outline_of(node.kind), node_look(node)
    border = LINE if look.border == "line" else KINDS[node.kind].solid
    if node.mark.faded:
        # Links run behind: what stands back lets the paper through, not them.
        outline(parent, shape, frame, fill=PAPER)
    group = add(parent, "g", opacity=FADED_NODE if node.mark.faded else None)
    add(group, "title", f"{node.label}: {node.text}")
    top = frame.y - frame.height / 2
    if node.mark.ring:
        outline(group, shape, frame, grow=5, fill="none", stroke=NOTE, stroke_width=3.5)
    outline(group, shape, frame, fill=_fill(node, look))
    if progress_shown(node):
        outline(group, shape, frame, fill=f"url(#{_progress(defs, node)})")
    if look.fill == "hatched":
        outline(group, shape, frame, fill=f"url(#{_hatch(defs)})")
    outline(
        group, shape, frame, fill="none", stroke=border,
        stroke_width=look.thick, stroke_dasharray=dashed(look.dashes),
    )  # fmt: skip
    if node.kind == "outcome":
        inner = _ink(node, look.ink) if look.fill == "solid" else border
        outline(group, shape, frame, grow=-4, fill="none", stroke=inner, stroke_width=0.8)
    _write(group, node, frame, look)
    if node.needs_all:
        pill(group, "needs all", frame.x, top - 2, 11.5, QUIET, PAPER)
    if node.mark.badge:
        fill = TONES[node.mark.tone]
        middle = (frame.x, top + frame.height + 19)
        pill(group, node.mark.badge, *middle, 13, fill, readable_on(fill))


def _fill(node: NodeView, look: NodeLook) -> str:
    colours = KINDS[node.kind]
    fills = {"ground": PAPER, "tint": colours.tint, "solid": colours.solid, "hatched": HATCH}
    return fills[look.fill]


def _ink(node: NodeView, ink: NodeInk) -> str:
    colours = KINDS[node.kind]
    inks = {"text": TEXT, "words": colours.words, "quiet": QUIET, "kind": colours.solid}
    return readable_on(colours.solid) if ink == "on" else inks[ink]


def outline(parent: Element, shape: Outline, frame: Frame, grow: float = 0, **look: Any) -> Element:
    """Draw an outline around a frame."""
    width, height = frame.width + 2 * grow, frame.height + 2 * grow
    left, top = frame.x - width / 2, frame.y - height / 2
    if shape == "pointed":
        right, slant = left + width, min(13.0, width / 4)
        points = (
            (left + slant, top), (right - slant, top), (right, frame.y),
            (right - slant, top + height), (left + slant, top + height), (left, frame.y),
        )  # fmt: skip
        return add(
            parent,
            "polygon",
            points=" ".join(f"{number(x)},{number(y)}" for x, y in points),
            **look,
        )
    round_ = {"rounded": 13.0, "square": 2.0, "pill": height / 2, "framed": 8.0}
    rx = look.pop("rx", None) or round_[shape]
    return add(
        parent, "rect", x=left, y=top, width=width, height=height, rx=min(rx, height / 2), **look
    )


def _progress(defs: Element, node: NodeView) -> str:
    """Give the id of a paint that covers a shape from the left by a share of it."""
    percent = round(100 * node.progress)
    id = f"{node.kind}-{percent}"
    if all(paint.get("id") != id for paint in defs):
        paint = add(defs, "linearGradient", id=id)
        ink = KINDS[node.kind].solid
        for opacity in (0.26, 0.0):
            add(paint, "stop", offset=f"{percent}%", stop_color=ink, stop_opacity=opacity)
    return id


def _hatch(defs: Element) -> str:
    """Give the id of a paint of slanted lines."""
    id = "hatch"
    if all(paint.get("id") != id for paint in defs):
        look = {"width": 6, "height": 6, "patternUnits": "userSpaceOnUse"}
        paint = add(defs, "pattern", id=id, patternTransform="rotate(45)", **look)
        add(paint, "path", d="M0 0V6", stroke=LINE, stroke_width=1.1, stroke_opacity=0.55)
    return id


def _write(group: Element, node: NodeView, frame: Frame, look: NodeLook) -> None:
    outcome = node.kind == "outcome"
    size, ink, sign = look.size, _ink(node, look.ink), SIGNS.get(look.icon)
    leading = size + 4
    middle = frame.x + (SIGN / 2 if sign else 0)
    if sign:
        _sign(group, sign, frame.x - frame.width / 2 + 21, frame.y, ink)
    for index, line in enumerate(node.lines):
        y = frame.y + (index - (len(node.lines) - 1) / 2) * leading
        add(
            group, "text", line, x=middle, y=y + size * 0.35, fill=ink,
            text_anchor="middle", font_size=size,
            font_weight="600" if outcome or node.kind == "today" else "500",
            font_family=SERIF if outcome else None,
            style="unicode-bidi: plaintext",
            text_decoration="line-through" if look.struck else None,
        )  # fmt: skip


def _sign(group: Element, sign: str, x: float, y: float, ink: str) -> None:
    shapes = {
        "check": "M-5 0l4 4 7-8",
        "cross": "M-5-5l10 10M5-5l-10 10",
        "bar": "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0M-4-4l8 8",
    }
    add(
        group, "path", d=shapes[sign], transform=f"translate({number(x)} {number(y)})",
        fill="none", stroke=ink, stroke_width=2,
    )  # fmt: skip
