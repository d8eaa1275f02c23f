"""A whole picture in SVG: title, links, nodes, legend, one file without anything from elsewhere."""

from xml.etree.ElementTree import Element, tostring

from careerapp.picture.drawn import View
from careerapp.picture.svg.drawing import PAPER, QUIET, SANS, SERIF, TEXT, add, attributes_of
from careerapp.picture.svg.legend import draw_legend
from careerapp.picture.svg.links import draw_links
from careerapp.picture.svg.nodes import Frame, draw_node, frame_of
from careerapp.picture.wrapping import cells

MARGIN = 28.0
HEAD = 58.0
ABOVE, BELOW = 16.0, 32.0
"""Room above and below a node for its pills."""
NARROWEST = 640.0


def svg_of(view: View, *, title: str, note: str = "") -> str:
    """Draw a view as an SVG document.

    Parameters
    ----------
    view : View
        Drawn as it runs to the right, in light colours, on white.
    title : str
        What stands above the picture.
    note : str
        A few words below the title, such as a date.

    Returns
    -------
    str
        One document that asks for nothing from elsewhere. Typed text is in it as text alone; every
        node and link has a tooltip that says in words what it looks like.
    """
    frames = {node.id: frame_of(node) for node in view.nodes}
    around = _around(view, frames)
    width = max(around.width, NARROWEST) + 2 * MARGIN
    root = Element(
        "svg",
        attributes_of({"xmlns": "http://www.w3.org/2000/svg", "role": "img", "font_family": SANS}),
    )
    add(root, "title", title)
    add(root, "desc", view.label)
    defs = add(root, "defs")
    paper = add(root, "rect", width="100%", height="100%", fill=PAPER)
    _head(root, title, note, width)
    moved = add(
        root,
        "g",
        transform=f"translate({width / 2 - around.x:.1f} "
        f"{HEAD + MARGIN - around.y + around.height / 2:.1f})",
    )
    draw_links(moved, view.edges, {node.id: node for node in view.nodes}, frames)
    for node in view.nodes:
        draw_node(moved, defs, node)
    top = HEAD + MARGIN + around.height + MARGIN
    tall = top + draw_legend(root, view.legend, MARGIN, top, width - 2 * MARGIN) + MARGIN / 2
    size = {"width": width, "height": tall}
    paper.attrib.update(attributes_of(dict(size)))
    root.attrib.update(attributes_of(size | {"viewBox": f"0 0 {width:.2f} {tall:.2f}"}))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _head(root: Element, title: str, note: str, width: float) -> None:
    """Write the title, no longer than there is room, and the note below."""
    fits = int((width - 2 * MARGIN) / 12)
    shown = title if cells(title) <= fits else f"{title[: fits - 1].rstrip()}…"
    look = {"style": "unicode-bidi: plaintext"}
    add(
        root, "text", shown, x=MARGIN, y=MARGIN + 18, fill=TEXT, font_size=24, font_weight="600",
        font_family=SERIF, **look,
    )  # fmt: skip
    if note:
        add(root, "text", note, x=MARGIN, y=MARGIN + 42, fill=QUIET, font_size=14, **look)


def _around(view: View, frames: dict[str, Frame]) -> Frame:
    """Give the frame around all that is drawn."""
    xs = [x for edge in view.edges for x, _ in edge.bends]
    ys = [y for edge in view.edges for _, y in edge.bends]
    for frame in frames.values():
        xs += [frame.x - frame.width / 2 - 8, frame.x + frame.width / 2 + 8]
        ys += [frame.y - frame.height / 2 - ABOVE, frame.y + frame.height / 2 + BELOW]
    left, right, top, bottom = (min(xs), max(xs), min(ys), max(ys)) if xs else (0.0, 1.0, 0.0, 1.0)
    return Frame((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)
