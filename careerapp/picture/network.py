"""The pyvis network of a view: the one source of what is drawn, on the page and in a file."""

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from careerapp.picture.drawn import EdgeView, NodeView, View
from careerapp.picture.looks import LinkLook, NodeLook, link_look, node_look, progress_shown

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
"""Options of vis-network. Nothing is simulated: everything has its place already."""


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
    """Give the pyvis network of a view, ready to be sent; cached, so it must not be changed."""
    nodes, edges, _, _, _, options = network_of(view).get_network_data()
    return NetworkData(_without(nodes, "shape"), _without(edges, "arrows"), json.loads(options))


def _without(items: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Leave out a field that pyvis writes to every item and the options have once."""
    return [{key: value for key, value in item.items() if key != name} for item in items]


def _node(node: NodeView) -> dict[str, Any]:
    """Give vis-network's options of a node and our own; defaults are left out."""
    mark = node.mark
    set_off = {"ring": mark.ring, "faded": mark.faded, "badge": mark.badge}
    return {
        "x": node.x,
        "y": node.y,
        "title": f"{node.label}\n{node.text}",
        "look": _look(node_look(node)),
    } | _unusual(
        phone=list(node.phone or ()),
        progress=progress_shown(node),
        all=node.needs_all,
        mark=_unusual(**set_off, tone=mark.tone if mark.badge else ""),
    )


def _edge(edge: EdgeView) -> dict[str, Any]:
    """Give vis-network's options of a link and our own; ``bends`` are points it runs through."""
    return {
        "title": edge.text,
        "look": _look(link_look(edge)),
        "selected": _look(link_look(edge, selected=True)),
    } | _unusual(
        bends=[list(point) for point in edge.bends],
        phone_bends=[list(point) for point in edge.phone_bends],
    )


def _look(look: LinkLook | NodeLook) -> dict[str, Any]:
    return look._asdict() | {"dashes": list(look.dashes)}


def _unusual(**options: Any) -> dict[str, Any]:
    """Leave out options without a value, so that little is sent of a plain node."""
    return {name: value for name, value in options.items() if value}
