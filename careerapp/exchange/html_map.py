"""The map as one HTML file that opens in any browser without a network."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from typing import Any
from urllib.parse import quote

from careerapp.picture.drawn import EdgeView, NodeView, View
from careerapp.picture.layout import Point
from careerapp.picture.looks import FADED_NODE, LinkLook, link_look, stem_look
from careerapp.picture.network import OPTIONS
from careerapp.picture.svg import node_part, sample_part, svg_of
from careerapp.picture.svg.drawing import LINE, LINK_INKS, safe
from careerapp.picture.svg.nodes import frame_of
from careerapp.picture.table import TableRow

POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
"""The file's Content-Security-Policy: a browser loads nothing for it from elsewhere."""

STYLE = """
html { color-scheme: light; }
body { margin: 0 auto; padding: 24px 28px; max-width: 1500px; background: #FBF8F3; color: #2A2622;
  font: 400 16px/1.5 'Source Sans 3', system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; }
h1 { margin: 0; font: 600 1.75rem/1.25 'Source Serif 4', Georgia, 'Noto Serif', serif;
  overflow-wrap: anywhere; }
.note { margin: 2px 0 14px; color: #5E564C; }
.card { width: auto !important; }
#mynetwork { float: none !important; width: 100% !important; background: #FFFFFF !important;
  border: 1px solid #E0D7C8 !important; border-radius: 10px; box-sizing: border-box; }
.legend { display: flex; flex-wrap: wrap; gap: 6px 18px; margin: 12px 0 20px; padding: 0;
  list-style: none; font-size: 0.85rem; color: #5E564C; }
.legend li { display: inline-flex; align-items: center; gap: 7px; white-space: nowrap; }
summary { cursor: pointer; font-weight: 600; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: 10px 0; min-width: 1000px; font-size: 0.9rem; }
th, td { padding: 6px 14px 6px 0; border-bottom: 1px solid #E0D7C8; text-align: start;
  vertical-align: top; unicode-bidi: plaintext; }
div.vis-tooltip { white-space: pre-line !important; max-width: 320px; overflow-wrap: anywhere;
  font-family: inherit !important; border-radius: 8px !important; border-color: #E0D7C8 !important;
  background: #FFFFFF !important; }
@media print { #mynetwork { break-inside: avoid; } details > * { display: revert; } }
"""

COLUMNS = ("What", "Kind", "Status", "Comes from", "Leads to", "Remarks", "Shown on the map")
UNSEEN = {"shape": "dot", "size": 0, "borderWidth": 0, "label": " "}
GATE_GAP = 20.0

_ELSEWHERE = re.compile(
    r"<link\b[^>]*\bhref=\"https?:[^>]*>|<script\b[^>]*\bsrc=\"https?:[^>]*>\s*</script>", re.S
)
_EMPTY_HEADING = re.compile(r"<center>\s*<h1>\s*</h1>\s*</center>")


def html_of(view: View, rows: Iterable[TableRow], *, title: str, note: str = "") -> str:
    """Write a view as one HTML document that needs nothing else.

    Parameters
    ----------
    view : View
        Drawn as it runs to the right, in light colours; it can be moved and zoomed, not changed.
    rows : iterable of TableRow
        The same in words, as `careerapp.picture.table.rows_of` gives them.
    title, note : str
        What stands above the picture.

    Notes
    -----
    The document is pyvis's own, with vis-network inside it. What people typed gets into it in three
    ways only: escaped as HTML, as JSON whose ``<``, ``>`` and ``&`` are escaped, and inside images,
    where no script runs. pyvis renders titles with ``href`` in them, headings and ids as HTML, so
    it gets none of these as they were typed.
    """
    network = _network(view)
    document = _EMPTY_HEADING.sub("", _ELSEWHERE.sub("", network.generate_html()))
    head = (
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_escaped(title)}</title>"
    )
    above = f"<h1>{_escaped(title)}</h1>" + (
        f'<p class="note">{_escaped(note)}</p>' if note else ""
    )
    picture = svg_of(view, title=title, note=note).partition("\n")[2]
    below = (
        f"<noscript>{picture}</noscript>"
        f'<ul class="legend" aria-label="What shapes and lines mean">{_legend(view)}</ul>'
        f"<details><summary>The map in words</summary>{_table(rows)}</details>"
    )
    document = _put(document, '<meta charset="utf-8">', f'<meta charset="utf-8">{head}')
    document = _put(document, "</head>", f"<style>{STYLE}</style></head>")
    document = _put(document, "<body>", f"<body>{above}")
    name = _escaped(f"{view.label}. The table below says the same in words.")
    document = _put(
        document, '<div id="mynetwork"', f'<div role="img" aria-label="{name}" id="mynetwork"'
    )
    # The last one: a title could hold such words, though only escaped; scripts of others might.
    start, _, end = document.rpartition("</body>")
    document = f"{start}{below}</body>{end}"
    document = _put(document, "<html>", '<html lang="en">').strip()
    return f"<!doctype html>\n{document}\n"


def _put(document: str, there: str, instead: str) -> str:
    """Replace the first occurrence; raises `LookupError` where pyvis writes something else."""
    before, found, after = document.partition(there)
    if not found:
        raise LookupError(there)
    return before + instead + after


def _escaped(text: str) -> str:
    return escape(safe(text))


def _network(view: View) -> Any:
    """Build the pyvis network: nodes are images at their places, links run from port to port."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line", height="88vh", width="100%")
    interaction = OPTIONS["interaction"] | {"dragNodes": False, "selectable": False}
    network.options = OPTIONS | {"interaction": interaction}
    number = {node.id: f"node-{index}" for index, node in enumerate(view.nodes)}
    nodes = {node.id: node for node in view.nodes}
    into: dict[str, int] = {}
    for edge in view.edges:
        into[edge.target] = into.get(edge.target, 0) + 1
    gates = {id for id, count in into.items() if count > 1 and nodes[id].needs_all}
    for node in view.nodes:
        network.add_node(number[node.id], **_node(node))
        # vis-network fits the picture into its frame before it knows how large images are.
        x, y, width, height = frame_of(node)
        for side in (-1, 1):
            corner = {"x": x + side * width / 2, "y": y + side * (height / 2 + 8)}
            network.add_node(f"{number[node.id]}-{side}", **corner, **UNSEEN)
    for index, edge in enumerate(view.edges):
        joined = edge.target in gates
        points = list(_path(edge, nodes[edge.source], nodes[edge.target], joined=joined))
        ids = []
        for step, (x, y) in enumerate(points):
            ids.append(f"point-{index}-{step}")
            network.add_node(ids[-1], x=x, y=y, **UNSEEN)
        for step, (one, other) in enumerate(pairwise(ids)):
            tip = step == len(ids) - 2 and not joined
            look = _look(edge, nodes, tip=tip)
            network.add_edge(one, other, id=f"link-{index}-{step}", **look)
    for id in sorted(gates):
        _add_gate(network, nodes[id], number[id])
    return network


def _node(node: NodeView) -> dict[str, Any]:
    part = node_part(node)
    return {
        "label": " ",
        "title": _tooltip(f"{node.label}\n{node.text}"),
        "x": node.x,
        "y": node.y,
        "shape": "image",
        "image": "data:image/svg+xml," + quote(part.svg),
        # Drawn anew at each zoom, so that it stays sharp.
        "shapeProperties": {"useImageSize": True, "interpolation": False},
        "borderWidth": 0,
    }


def _tooltip(text: str) -> str:
    """Write a tooltip so that pyvis does not take it for HTML, as it does with ``href`` in it."""
    return safe(text).replace("href", "hr\u2060ef")


def _path(edge: EdgeView, source: NodeView, target: NodeView, *, joined: bool) -> Iterator[Point]:
    """Give the points a link runs through: from side to side, unless it runs back."""
    one, other = frame_of(source), frame_of(target)
    out, in_ = one.x + one.width / 2, other.x - other.width / 2
    first = edge.bends[0][0] if edge.bends else in_
    last = edge.bends[-1][0] if edge.bends else out
    forwards = first >= out and last <= in_
    yield (out, one.y) if forwards else (one.x, one.y)
    yield from edge.bends
    if forwards or joined:
        yield (in_ - (GATE_GAP if joined else 0), other.y)
    else:
        # Where routes run back, the tip must not end below the node.
        yield (other.x, other.y + (other.height / 2 if one.y > other.y else -other.height / 2))


def _look(edge: EdgeView, nodes: dict[str, NodeView], *, tip: bool) -> dict[str, Any]:
    names = f"{nodes[edge.source].label} \u2192 {nodes[edge.target].label}"
    return {"title": _tooltip(f"{names}\n{edge.text}"), **_options(link_look(edge), tip=tip)}


def _options(look: LinkLook, *, tip: bool) -> dict[str, Any]:
    """Give a look as vis-network's options of an edge."""
    return {
        "width": look.width,
        "dashes": list(look.dashes) or False,
        "color": {"color": LINK_INKS[look.ink], "opacity": look.opacity},
        "arrows": {"to": {"enabled": tip, "scaleFactor": 0.5}},
    }


def _add_gate(network: Any, node: NodeView, number: str) -> None:
    """Draw the gate: the dot before a node where the links that must all work join."""
    frame = frame_of(node)
    left = frame.x - frame.width / 2
    ink = {"background": LINE, "border": LINE}
    dot = {"shape": "dot", "size": 4.5, "label": " ", "color": ink}
    if node.mark.faded:
        dot["opacity"] = FADED_NODE
    network.add_node(f"{number}-gate", x=left - GATE_GAP, y=frame.y, **dot)
    network.add_node(f"{number}-in", x=left, y=frame.y, **UNSEEN)
    network.add_edge(
        f"{number}-gate",
        f"{number}-in",
        id=f"{number}-stem",
        **_options(stem_look(node), tip=True),
    )


def _legend(view: View) -> str:
    return "".join(
        f"<li>{sample_part(entry.sample).svg}{_escaped(entry.words)}</li>" for entry in view.legend
    )


def _table(rows: Iterable[TableRow]) -> str:
    kept = tuple(rows)
    columns = COLUMNS if any(row.shown for row in kept) else COLUMNS[:-1]
    head = "".join(f'<th scope="col">{name}</th>' for name in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{_escaped(text)}</td>" for text in row[: len(columns)]) + "</tr>"
        for row in kept
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="The map in words">{table}</div>'
    )
