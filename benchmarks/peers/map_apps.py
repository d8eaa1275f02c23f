"""One small app a way of drawing a map: the same graph at the same places, a node's form beside it.

Run by Streamlit, with the name of the way and the size of the map in the environment.
"""

import os
from collections.abc import Callable, Mapping
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple

import streamlit as st

from benchmarks.peers.layered import layered
from careerapp.domain.model import WorkModel
from careerapp.domain.types import TODAY_ID
from careerapp.picture.drawn import View
from careerapp.picture.view import view_of

PACKAGES = {
    "careerapp": "careerapp",
    "iframe": "pyvis",
    "agraph": "streamlit_agraph",
    "flow": "streamlit_flow",
    "echarts": "streamlit",
}
"""What a way of drawing needs to be installed."""

HEIGHT = 520
WIDTH = 1100
PLAIN = "#c9d6e8"
TARGETS = ("#ff00ff", "#00ffff")
"""By their colours two nodes are found, to be clicked on in turns."""
EDITED = ("#ffff00", "#0000ff")
"""The colours that a third one changes between."""


class Graph(NamedTuple):
    """What is drawn: a view for places and links, titles and colours by id."""

    model: WorkModel
    view: View
    titles: Mapping[str, str]
    colours: Mapping[str, str]


def titled(nodes: int) -> WorkModel:
    """Draw a map with titles as long as people's are."""
    model = layered(nodes, 1.5)
    return model.replace(
        stones=tuple(
            stone.replace(title=f"Stepping stone {number}")
            for number, stone in enumerate(model.stones)
        ),
        outcomes=tuple(
            outcome.replace(title=f"What I hope {number}")
            for number, outcome in enumerate(model.outcomes)
        ),
    )


def targets(model: WorkModel) -> tuple[str, str, str]:
    """Give the two nodes to click on, and the one that is edited."""
    ids = [stone.id for stone in model.stones]
    return ids[1], ids[len(ids) // 2], ids[2]


@st.cache_resource
def _drawn(nodes: int) -> tuple[WorkModel, View]:
    model = titled(nodes)
    return model, view_of(model)


def graph(nodes: int, edits: int) -> Graph:
    """Give the graph after so many edits of one node."""
    model, view = _drawn(nodes)
    one, other, edited = targets(model)
    titles = {TODAY_ID: "Today"} | {id: node.title for id, node in model.nodes.items()}
    colours = dict.fromkeys(titles, PLAIN) | dict(zip((one, other), TARGETS, strict=True))
    if edits:
        titles[edited] = f"Renamed {edits}"
        colours[edited] = EDITED[edits % 2]
    return Graph(model, view, titles, colours)


def careerapp(graph: Graph) -> str | None:
    from careerapp.ui.pathway_map import MapEvent, Selected, pathway_map

    def pick(events: tuple[MapEvent, ...]) -> None:
        for event in events:
            if isinstance(event, Selected):
                st.session_state["chosen"] = event.id

    edited = targets(graph.model)[2]
    model = graph.model
    if graph.titles[edited] != model.nodes[edited].title:
        model = model.replace(
            stones=tuple(
                stone.replace(title=graph.titles[edited]) if stone.id == edited else stone
                for stone in model.stones
            )
        )
    chosen: str | None = st.session_state.get("chosen")
    pathway_map(model, key="map", height=HEIGHT, selected=chosen, on_events=pick)
    return chosen


def iframe(graph: Graph) -> str | None:
    """pyvis as it is; what is clicked there is not told to Python."""
    from pyvis.network import Network

    network = Network(f"{HEIGHT - 10}px", "100%", directed=True, cdn_resources="in_line")
    network.toggle_physics(False)
    for node in graph.view.nodes:
        look = {"x": node.x, "y": node.y, "shape": "box", "color": graph.colours[node.id]}
        network.add_node(node.id, label=graph.titles[node.id], **look)
    for edge in graph.view.edges:
        network.add_edge(edge.source, edge.target)
    st.iframe(network.generate_html(), height=HEIGHT)
    return None


def agraph(graph: Graph) -> str | None:
    it = _peer("agraph")
    nodes = [
        it.Node(
            node.id, label=graph.titles[node.id], shape="box", x=node.x, y=node.y,
            color=graph.colours[node.id],
        )
        for node in graph.view.nodes
    ]  # fmt: skip
    edges = [it.Edge(edge.source, edge.target, color="#888888") for edge in graph.view.edges]
    config = it.Config(height=HEIGHT, width=WIDTH, directed=True, physics=False)
    chosen: str | None = it.agraph(nodes, edges, config)
    return chosen


def flow(graph: Graph) -> str | None:
    it, elements, states = _peer("flow"), _peer("flow", "elements"), _peer("flow", "state")
    nodes = [
        elements.StreamlitFlowNode(
            node.id, (node.x, node.y), {"content": graph.titles[node.id]},
            source_position="right", target_position="left",
            style={"background": graph.colours[node.id]},
        )
        for node in graph.view.nodes
    ]  # fmt: skip
    edges = [
        elements.StreamlitFlowEdge(edge.id, edge.source, edge.target) for edge in graph.view.edges
    ]
    # It takes the state in anew only when that is newer than what it has.
    kept = st.session_state.get("flow-kept")
    if kept is None or kept[0] != graph.titles:
        kept = (graph.titles, states.StreamlitFlowState(nodes, edges))
    state = it.streamlit_flow(
        "flow", kept[1], height=HEIGHT, fit_view=True, get_node_on_click=True, min_zoom=0.05
    )
    st.session_state["flow-kept"] = (graph.titles, state)
    chosen: str | None = state.selected_id
    return chosen


def echarts(graph: Graph) -> str | None:
    number = {node.id: index for index, node in enumerate(graph.view.nodes)}
    series = {
        "type": "graph",
        "layout": "none",
        "roam": True,
        "selectedMode": "single",
        "symbol": "roundRect",
        "symbolSize": [90, 34],
        "edgeSymbol": ["none", "arrow"],
        "label": {"show": True},
        "select": {"itemStyle": {"borderColor": "#000000"}},
        "data": [
            {
                "id": node.id,
                "name": graph.titles[node.id],
                "x": node.x,
                "y": node.y,
                "itemStyle": {"color": graph.colours[node.id]},
            }
            for node in graph.view.nodes
        ],
        "links": [
            {"source": number[edge.source], "target": number[edge.target]}
            for edge in graph.view.edges
        ],
    }
    said: Any = st.echarts_chart(
        {"animation": False, "series": [series]}, height=HEIGHT, key="chart", on_select="rerun"
    )
    ids = list(number)
    for selected in said.selection.selected:
        for index in selected["data_indices"] if selected["data_type"] == "node" else ():
            return ids[index]
    return None


def _peer(name: str, part: str = "") -> ModuleType:
    return import_module(f"{PACKAGES[name]}.{part}" if part else PACKAGES[name])


WAYS: Mapping[str, Callable[[Graph], str | None]] = {
    "careerapp": careerapp,
    "iframe": iframe,
    "agraph": agraph,
    "flow": flow,
    "echarts": echarts,
}


def main() -> None:
    """Show two buttons, the map when it is asked for, and what is selected beside it."""
    draw, nodes = WAYS[os.environ["MAP_WAY"]], int(os.environ["MAP_NODES"])

    @st.fragment(key="map-page")
    def page() -> None:
        with st.container(horizontal=True):
            if st.button("Show"):
                st.session_state["shown"] = True
            if st.button("Hide"):
                st.session_state["shown"] = False
            if st.button("Rename"):
                st.session_state["edits"] = st.session_state.get("edits", 0) + 1
        now = graph(nodes, st.session_state.get("edits", 0))
        wide, side = st.columns([12, 5])
        with wide, st.container(height=HEIGHT + 60, border=False):
            chosen = draw(now) if st.session_state.get("shown") else None
        with side:
            if chosen in now.titles:
                st.subheader(now.titles[chosen], anchor=False)
                with st.form("inspector"):
                    st.text_input("Title", now.titles[chosen], key=f"title-{chosen}")
                    st.pills("Status", ["Not started", "Under way", "Have it"], key="status")
                    st.form_submit_button("Save")

    st.set_page_config(layout="wide")
    page()
