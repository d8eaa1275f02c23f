"""Nodes of an SVG picture: kind by shape and colour, status by fill, border and a sign."""

from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from careerapp.domain.items import HELD_STATUSES
from careerapp.picture.drawn import NodeView
from careerapp.picture.sizes import STONE_FONT, font_size, node_size
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
    number,
    pill,
    readable_on,
)

LEFT = frozenset({"dropped", "let_go"})
FADED = 0.45
SIGN = 20.0
"""Room for the sign that says a status, before the title."""
TONES = {"end": TEXT, "ok": KINDS["outcome"].solid, "note": NOTE}


class Frame(NamedTuple):
    """Where a node is drawn: its middle and its size."""

    x: float
    y: float
    width: float
    height: float


class _Style(NamedTuple):
    fill: str
    ink: str
    border: str
    thick: float
    dashes: str | None
    struck: bool
    sign: str
    """What is drawn before the title: ``"check"``, ``"cross"``, ``"bar"`` or nothing."""


def frame_of(node: NodeView) -> Frame:
    """Give where a node is drawn, and how large."""
    return Frame(node.x, node.y, *node_size(node.kind, node.lines, node.importance))


def draw_node(parent: Element, defs: Element, node: NodeView) -> None:
    """Draw a node, with all it says as its tooltip; what it paints with goes into `defs`."""
    frame, style = frame_of(node), _style_of(node)
    if node.mark.faded:
        # Links run behind: what stands back lets the paper through, not them.
        outline(parent, node.kind, frame, fill=PAPER)
    group = add(parent, "g", opacity=FADED if node.mark.faded else None)
    add(group, "title", f"{node.label}: {node.text}")
    top = frame.y - frame.height / 2
    if node.mark.ring:
        outline(group, node.kind, frame, grow=5, fill="none", stroke=NOTE, stroke_width=3.5)
    outline(group, node.kind, frame, fill=style.fill)
    if node.status == "active" and not style.struck and node.progress:
        outline(group, node.kind, frame, fill=f"url(#{_progress(defs, node)})")
    if node.status == "blocked" and not style.struck:
        outline(group, node.kind, frame, fill=f"url(#{_hatch(defs)})")
    outline(
        group, node.kind, frame, fill="none", stroke=style.border,
        stroke_width=style.thick, stroke_dasharray=style.dashes,
    )  # fmt: skip
    if node.kind == "outcome":
        inner = style.ink if style.fill == KINDS["outcome"].solid else style.border
        outline(group, "outcome", frame, grow=-4, fill="none", stroke=inner, stroke_width=0.8)
    _write(group, node, frame, style)
    if node.needs_all:
        pill(group, "needs all", frame.x, top - 2, 11.5, QUIET, PAPER)
    if node.mark.badge:
        fill = TONES[node.mark.tone]
        middle = (frame.x, top + frame.height + 19)
        pill(group, node.mark.badge, *middle, 13, fill, readable_on(fill))


def _style_of(node: NodeView) -> _Style:
    colours, lost = KINDS[node.kind], node.mark.lost
    struck = lost or node.status in LEFT
    solid = not struck and (node.kind == "today" or node.status in HELD_STATUSES)
    blocked = node.status == "blocked" and not struck
    tinted = node.status == "active" or node.kind == "outcome"
    fill, ink = (colours.tint, colours.words) if tinted else (PAPER, TEXT)
    if solid:
        fill, ink = colours.solid, readable_on(colours.solid)
    if blocked:
        fill = HATCH
    if struck:
        fill = PAPER
    grey = struck or blocked
    dashes = "3 4" if struck or node.mark.weak else "7 4" if node.bold else None
    thick = 2.5 if node.kind == "outcome" else 2.25 if node.status == "active" else 1.5
    held = node.status in HELD_STATUSES
    return _Style(
        fill=fill,
        ink=QUIET if grey else ink,
        border=LINE if grey else colours.solid,
        thick=thick + (1 if node.mark.strong else 0),
        dashes=dashes,
        struck=struck,
        sign="cross" if lost else "bar" if blocked else "check" if held else "",
    )


def outline(parent: Element, kind: str, frame: Frame, grow: float = 0, **look: Any) -> Element:
    """Draw the outline of a kind."""
    width, height = frame.width + 2 * grow, frame.height + 2 * grow
    left, top = frame.x - width / 2, frame.y - height / 2
    if kind == "experience":
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
    round_ = {"relationship": height / 2, "today": height / 2, "role": 2.0, "outcome": 8.0}
    rx = look.pop("rx", None) or round_.get(kind, 13.0)
    return add(
        parent, "rect", x=left, y=top, width=width, height=height, rx=min(rx, height / 2), **look
    )


def _progress(defs: Element, node: NodeView) -> str:
    """Give the id of a paint that covers a shape from the left, as far as things have come."""
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


def _write(group: Element, node: NodeView, frame: Frame, style: _Style) -> None:
    outcome = node.kind == "outcome"
    size = font_size(node.importance) if outcome else STONE_FONT
    leading = size + 4
    middle = frame.x + (SIGN / 2 if style.sign else 0)
    if style.sign:
        _sign(group, style.sign, frame.x - frame.width / 2 + 21, frame.y, style.ink)
    for index, line in enumerate(node.lines):
        y = frame.y + (index - (len(node.lines) - 1) / 2) * leading
        add(
            group, "text", line, x=middle, y=y + size * 0.35, fill=style.ink,
            text_anchor="middle", font_size=size,
            font_weight="600" if outcome or node.kind == "today" else "500",
            font_family=SERIF if outcome else None,
            style="unicode-bidi: plaintext",
            text_decoration="line-through" if style.struck else None,
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
