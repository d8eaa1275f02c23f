"""The legend of an SVG picture: a small sample of each shape and line, with words."""

from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element

from careerapp.picture.overlay import LegendEntry
from careerapp.picture.palette import NODE_KINDS, outline_of
from careerapp.picture.svg.drawing import HATCH, KINDS, LINE, NOTE, PAPER, PRIMARY, QUIET, add
from careerapp.picture.svg.nodes import TONES, Frame, outline
from careerapp.picture.wrapping import ems

ROW = 26.0
SIZE = 13.0
SAMPLE = Frame(13, 0, 24, 14)
CROSS = "M10-3l6 6M16-3l-6 6"


def draw_legend(
    parent: Element, entries: Iterable[LegendEntry], left: float, top: float, width: float
) -> float:
    """Draw the legend in rows of the given width; gives its height in map units."""
    x, y = left, top + ROW / 2
    for entry in entries:
        wide = 34 + ems(entry.words) * SIZE * 1.08 + 20
        if x > left and x + wide > left + width:
            x, y = left, y + ROW
        item = add(parent, "g", transform=f"translate({x:.1f} {y:.1f})", fill="none")
        draw_sample(item, entry.sample)
        add(item, "text", entry.words, x=34, y=SIZE * 0.35, font_size=SIZE, fill=QUIET)
        x += wide
    return y + ROW / 2 - top


def draw_sample(item: Element, sample: str) -> None:
    """Draw a sample of a shape or line, 26 wide, with its left in the middle at (0, 0)."""
    group, _, name = sample.partition(" ")
    if group == "kind":
        kind = next(each for each in NODE_KINDS if each == name)
        colours, shape = KINDS[kind], outline_of(kind)
        rx = {"rounded": 5.0, "framed": 3.0}.get(shape)
        look: dict[str, Any] = {"rx": rx, "stroke": colours.solid}
        outline(item, shape, SAMPLE, fill=colours.tint, stroke_width=1.8, **look)
        if shape == "framed":
            outline(item, shape, SAMPLE, grow=-2.6, stroke_width=0.8, **look | {"rx": 1.5})
    elif group == "badge":
        outline(item, "pill", SAMPLE, grow=-2, fill=TONES.get(name, NOTE))
    elif group == "link" or sample in ("mark strong", "mark faded"):
        _line(item, name)
    else:
        _body(item, sample)


def _line(item: Element, name: str) -> None:
    if name == "likely":
        add(item, "path", d="M1 0.5L25-4V5Z", fill=LINE)
        return
    looks: dict[str, dict[str, object]] = {
        "unjudged": {"stroke_width": 1.4, "stroke_dasharray": "2 4"},
        "strong": {"stroke": PRIMARY, "stroke_width": 4},
        "lately": {"stroke": PRIMARY, "stroke_width": 4},
        "long-ago": {"stroke_dasharray": "6 4"},
        "never": {"opacity": 0.35},
        "closed": {"opacity": 0.55, "stroke_width": 1.4, "stroke_dasharray": "3 4"},
        "faded": {"opacity": 0.35},
    }
    if name == "closed":
        add(item, "path", d=CROSS, stroke=QUIET, stroke_width=1.6)
    plain: dict[str, object] = {"d": "M1 0H25", "stroke": LINE, "stroke_width": 2}
    add(item, "path", **(plain | looks.get(name, {})))


def _body(item: Element, sample: str) -> None:
    look: dict[str, Any] = {"stroke": QUIET, "stroke_width": 1.6}
    inside = ""
    match sample:
        case "status done":
            look["fill"], inside = QUIET, "M9 0l3 3 5-6"
        case "status active":
            add(item, "rect", x=1, y=-7, width=12, height=14, rx=3, fill=QUIET, opacity=0.4)
        case "status blocked":
            look |= {"fill": HATCH, "stroke": LINE}
            inside = "M4 7L11-7M10 7L17-7M16 7L23-7"
        case "status bold":
            look["stroke_dasharray"] = "5 3"
        case "status dropped" | "status let_go":
            look |= {"stroke_dasharray": "2 3", "stroke": LINE}
            inside = "M6 0H20"
        case "mark ring":
            look |= {"stroke": NOTE, "stroke_width": 3}
        case "mark lost":
            look |= {"stroke_dasharray": "2 3", "stroke": LINE}
            inside = CROSS
        case "mark weak":
            look["stroke_dasharray"] = "2 3"
    outline(item, "framed", SAMPLE, rx=4.0, **look)
    if inside:
        ink = PAPER if sample == "status done" else LINE if "blocked" in sample else QUIET
        add(item, "path", d=inside, stroke=ink, stroke_width=1.6)
