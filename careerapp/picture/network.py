"""The pyvis network of a view: the one source of what is drawn, on the page and in a file."""

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from careerapp.picture.drawn import EdgeView, NodeView, View
from careerapp.picture.overlay import Mark
from careerapp.picture.sizes import font_size

if TYPE_CHECKING:
    from pyvis.network import Network

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 600,
        "zoomSpeed": 0.6,
    },
    "nodes": {"shape": "box", "chosen": False},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}},
        "chosen": False,
        "hoverWidth": 0,
        "selectionWidth": 0,
        "smooth": {
            "enabled": True,
            "type": "cubicBezier",
            "forceDirection": "horizontal",
            "roundness": 0.45,
        },
    },
}
"""How vis-network behaves. Everything has its place already, so nothing is simulated."""

UNJUDGED_WIDTH = 1.25
UNJUDGED_DASHES = [2, 5]


class NetworkData(NamedTuple):
    """Nodes, edges and options as vis-network takes them, of plain JSON values."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]


def network_of(view: View) -> "Network":
    """Build the pyvis network of a view; importing pyvis takes a second the first time."""
    from pyvis.network import Network

    network = Network(directed=True)
    network.options = OPTIONS
    for node in view.nodes:
        network.add_node(node.id, label="\n".join(node.lines), group=node.kind, **_node(node))
    for edge in view.edges:
        network.add_edge(edge.source, edge.target, id=edge.id, **_edge(edge))
    return network


def warm_up() -> None:
    """Import pyvis, so that the first map drawn need not wait for it.

    It takes about a second, nearly all of it for IPython, which pyvis asks for and the map does
    not use. Meant for a thread beside the server, once the first page has been sent.
    """
    import pyvis.network  # noqa: F401


@lru_cache(maxsize=16)
def network_data(view: View) -> NetworkData:
    """Give what the pyvis network of a view holds, ready to be sent; shared, so only to be read."""
    nodes, edges, _, _, _, options = network_of(view).get_network_data()
    return NetworkData(_without(nodes, "shape"), _without(edges, "arrows"), json.loads(options))


def _without(items: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Leave out what pyvis writes to every item and the options say once."""
    return [{key: value for key, value in item.items() if key != name} for item in items]


def _node(node: NodeView) -> dict[str, Any]:
    """Give vis-network's options of a node and ours; what is as usual is left out."""
    return {
        "x": node.x,
        "y": node.y,
        "title": f"{node.label}\n{node.text}",
    } | _unusual(
        phone=list(node.phone or ()),
        status=node.status,
        icon=node.icon,
        progress=round(node.progress, 3),
        bold=node.bold,
        all=node.needs_all,
        size=font_size(node.importance) if node.kind == "outcome" else 0,
        mark=_mark(node.mark),
    )


def _edge(edge: EdgeView) -> dict[str, Any]:
    """Give vis-network's options of a link and ours; ``bends`` are points it runs through."""
    judged = edge.confidence is not None
    return {
        "title": edge.text,
        "width": round(1 + 4.5 * (edge.confidence or 0), 2) if judged else UNJUDGED_WIDTH,
    } | _unusual(
        dashes=None if judged else UNJUDGED_DASHES,
        bends=[list(point) for point in edge.bends],
        phone_bends=[list(point) for point in edge.phone_bends],
        old=round(1 - edge.fresh, 2),
        mark=_mark(edge.mark),
    )


def _mark(mark: Mark) -> dict[str, Any]:
    said = _unusual(**mark._replace(words="")._asdict())
    return said if mark.badge else {name: value for name, value in said.items() if name != "tone"}


def _unusual(**options: Any) -> dict[str, Any]:
    """Keep what has a value: little is sent of a plain node."""
    return {name: value for name, value in options.items() if value}
