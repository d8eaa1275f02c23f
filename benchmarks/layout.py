"""Where the map puts things, beside vis-network, networkx and grandalf: crossings, time, calm."""

import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from itertools import pairwise
from math import dist, hypot
from typing import Any, NamedTuple

import networkx as nx
from playwright.sync_api import Page

from benchmarks.common import chromium
from benchmarks.peers.layered import layered
from careerapp.domain.items import Link, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.types import TODAY_ID
from careerapp.picture.layout import Arrow, Box, Layout, Point, _order_anew, arrange
from careerapp.samples import SAMPLES, load_sample
from tests.unit.picture.maps import arrows_of, boxes_of, crossings, nudged, path_of

SIZES = (25, 60, 200)
SEEDS = (1, 2, 3)
LINKS_A_NODE = 1.5
"""As many as in the samples, which have about 1.3."""
ADDED = 6
"""How many single nodes are added, each to the map as it was."""

VIS = """([nodes, edges, options]) => {
    const frame = document.createElement("div");
    frame.style.cssText = "width: 1200px; height: 800px";
    document.body.append(frame);
    const start = performance.now();
    const network = new vis.Network(
        frame, { nodes: new vis.DataSet(nodes), edges: new vis.DataSet(edges) }, options);
    const places = network.getPositions();
    const taken = performance.now() - start;
    network.destroy();
    frame.remove();
    return [places, taken];
}"""


class Drawing(NamedTuple):
    """Where a contender put things, and the milliseconds it took."""

    layout: Layout
    taken: float


Contender = Callable[[WorkModel, Layout | None], Drawing]
"""Lays a map out; gets the picture of the map before a node was added, which few can use."""


def careerapp(model: WorkModel, before: Layout | None) -> Drawing:
    boxes, arrows = boxes_of(model), arrows_of(model)
    _order_anew.cache_clear()
    start = time.process_time()
    layout = arrange(boxes, arrows, "right", before)
    return Drawing(layout, (time.process_time() - start) * 1000)


def multipartite(model: WorkModel, before: Layout | None) -> Drawing:
    """It wants to be told the columns: it is told ours, the best there are for it."""
    column = columns_of(model)
    start = time.process_time()
    graph = nx.DiGraph()
    for id in (TODAY_ID, *model.nodes):
        graph.add_node(id, layer=column[id])
    graph.add_edges_from((link.source, link.target) for link in model.links)
    places = nx.multipartite_layout(graph, subset_key="layer")
    taken = (time.process_time() - start) * 1000
    # Made as large as the others are, in columns as far apart.
    points = {
        id: (170 * x / _step(places, 0), 74 * y / _step(places, 1)) for id, (x, y) in places.items()
    }
    return Drawing(Layout(nudged(points), {}), taken)


def _step(places: Mapping[str, Sequence[float]], axis: int) -> float:
    """How far apart neighbours stand."""
    used = sorted({round(float(place[axis]), 9) for place in places.values()})
    return min((other - one for one, other in pairwise(used)), default=1.0)


def columns_of(model: WorkModel) -> dict[str, int]:
    """Number the columns of our own picture."""
    places = arrange(boxes_of(model), arrows_of(model)).places
    numbers = {x: number for number, x in enumerate(sorted({x for x, _ in places.values()}))}
    return {id: numbers[x] for id, (x, _) in places.items()}


def vis(page: Page, method: str) -> Contender:
    """vis-network's own hierarchical layout, as pyvis ships it; ``"levels"`` are our columns."""

    def lay_out(model: WorkModel, before: Layout | None) -> Drawing:
        column = columns_of(model) if method == "levels" else {}
        nodes = [
            {"id": id, "label": model.title_of(id), "shape": "box"}
            | ({"level": column[id]} if column else {})
            for id in (TODAY_ID, *model.nodes)
        ]
        edges = [{"from": link.source, "to": link.target} for link in model.links]
        hierarchy: dict[str, Any] = {"direction": "LR"}
        if method != "levels":
            hierarchy["sortMethod"] = method
        options = {"physics": False, "layout": {"hierarchical": hierarchy}}
        places, taken = page.evaluate(VIS, [nodes, edges, options])
        points = {id: (at["x"], at["y"]) for id, at in places.items()}
        return Drawing(Layout(nudged(points), {}), taken)

    return lay_out


def grandalf(model: WorkModel, before: Layout | None) -> Drawing:
    """Its Sugiyama layout, one connected part below the other, links in straight pieces."""
    graphs, layouts, routing = (
        import_module(f"grandalf.{part}") for part in ("graphs", "layouts", "routing")
    )
    sizes = {box.id: box for box in boxes_of(model)}
    start = time.process_time()
    vertices = {id: graphs.Vertex(id) for id in (TODAY_ID, *model.nodes)}
    edges = [graphs.Edge(vertices[link.source], vertices[link.target]) for link in model.links]
    for edge in edges:
        edge.view = routing.EdgeViewer()
    for id, vertex in vertices.items():
        # It runs down: what is broad there is high here.
        vertex.view = layouts.VertexViewer(w=sizes[id].height, h=sizes[id].width)
    places: dict[str, Point] = {}
    shifts: dict[str, float] = {}
    lowest = 0.0
    for part in graphs.Graph(list(vertices.values()), edges).C:
        sugiyama = layouts.SugiyamaLayout(part)
        sugiyama.route_edge = routing.route_with_lines
        sugiyama.init_all()
        sugiyama.draw()
        if part.order() > 1:
            sugiyama.draw_edges()
        shift = lowest - min(vertex.view.xy[0] for vertex in part.sV)
        for vertex in part.sV:
            across, down = vertex.view.xy
            places[vertex.data] = (down, across + shift)
            shifts[vertex.data] = shift
        lowest = 60 + max(places[vertex.data][1] for vertex in part.sV)
    taken = (time.process_time() - start) * 1000
    bends = {}
    for link, edge in zip(model.links, edges, strict=True):
        points = getattr(edge.view, "_pts", ())[1:-1]
        inner = tuple((down, across + shifts[link.source]) for across, down in points)
        bends[link.id] = inner if edge.v[0].data == link.source else inner[::-1]
    return Drawing(Layout(places, bends), taken)


def through_nodes(model: WorkModel, layout: Layout, boxes: Sequence[Box]) -> int:
    """Count how often a link runs across a node that is not its own."""
    found = 0
    for arrow in arrows_of(model):
        for box in boxes:
            if box.id in (arrow.source, arrow.target):
                continue
            x, y = layout.places[box.id]
            found += any(
                _near((x, y), one, other) < 8 for one, other in pairwise(path_of(arrow, layout))
            )
    return found


def _near(point: Point, one: Point, other: Point) -> float:
    """How far a point is from a segment."""
    (x1, y1), (x2, y2) = one, other
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    if not length:
        return dist(point, one)
    along = ((point[0] - x1) * (x2 - x1) + (point[1] - y1) * (y2 - y1)) / length
    along = min(1.0, max(0.0, along))
    return dist(point, (x1 + along * (x2 - x1), y1 + along * (y2 - y1)))


def with_one_more(model: WorkModel) -> Iterator[WorkModel]:
    """Add a single node, at several places, each time to the map as it was."""
    step = max(1, len(model.stones) // ADDED)
    for number, stone in enumerate(model.stones[::step][:ADDED]):
        new = Stone(id="one more", kind="skill", title="One more")
        target = model.outcomes[number % len(model.outcomes)].id
        yield model.replace(
            stones=(*model.stones, new),
            links=(
                *model.links,
                Link(id="to one more", source=stone.id, target=new.id),
                Link(id="from one more", source=new.id, target=target),
            ),
        )


def moved(before: Layout, after: Layout) -> float:
    """How far the others moved on average, as a share of the picture, shifts of it all aside."""
    ids = list(before.places)
    shifts = [
        (after.places[id][0] - before.places[id][0], after.places[id][1] - before.places[id][1])
        for id in ids
    ]
    middle = [statistics.median(shift[axis] for shift in shifts) for axis in (0, 1)]
    far = [hypot(shift[0] - middle[0], shift[1] - middle[1]) for shift in shifts]
    return statistics.mean(far) / _diagonal(before)


def _diagonal(layout: Layout) -> float:
    xs, ys = zip(*layout.places.values(), strict=True)
    return hypot(max(xs) - min(xs), max(ys) - min(ys)) or 1.0


def the_maps() -> dict[str, list[WorkModel]]:
    """All maps, those of one size together."""
    maps: dict[str, list[WorkModel]] = {}
    for sample in SAMPLES:
        workspace = load_sample(sample.key, date(2026, 6, 15))
        for version in workspace.versions:
            model = version.model
            maps[f"{sample.key}: {version.name}, {len(model.nodes)} nodes"] = [model]
    for size in SIZES:
        name = f"generated, {size} nodes, {len(SEEDS)} maps"
        maps[name] = [layered(size, LINKS_A_NODE, seed=seed) for seed in SEEDS]
    return maps


def measure(contender: Contender, models: Sequence[WorkModel]) -> list[float]:
    """Give the medians of crossings, links through nodes, milliseconds and how far others move."""
    rows = []
    for model in models:
        first = contender(model, None)
        arrows: tuple[Arrow, ...] = arrows_of(model)
        shares = [
            moved(first.layout, contender(more, first.layout).layout)
            for more in with_one_more(model)
        ]
        again = [contender(model, None).taken for _ in range(2)]
        rows.append(
            (
                crossings(first.layout, arrows),
                through_nodes(model, first.layout, boxes_of(model)),
                statistics.median([first.taken, *again]),
                100 * statistics.median(shares),
            )
        )
    return [statistics.median(column) for column in zip(*rows, strict=True)]


def table(title: str, rows: Mapping[str, Sequence[float] | str]) -> str:
    """Tell one map's figures, a contender a line."""
    head = f"{title:<46}{'crossings':>10}{'through nodes':>15}{'ms':>8}{'others move':>13}"
    lines = [head, "-" * len(head)]
    for name, row in rows.items():
        if isinstance(row, str):
            lines.append(f"{name:<46}{row:>10}")
        else:
            crossed, through, taken, share = row
            lines.append(f"{name:<46}{crossed:>10.0f}{through:>15.0f}{taken:>8.1f}{share:>11.1f} %")
    return "\n".join(lines)


def main() -> None:
    """Print a table a map."""
    library = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    with chromium() as browser:
        page = browser.new_page()
        page.add_script_tag(content=library.read_text(encoding="utf-8"))
        contenders: dict[str, Contender | None] = {
            "careerapp": careerapp,
            "vis-network, hierarchical by direction": vis(page, "directed"),
            "vis-network, hierarchical by hub size": vis(page, "hubsize"),
            "vis-network, hierarchical in our columns": vis(page, "levels"),
            "networkx, multipartite in our columns": multipartite,
            "grandalf, Sugiyama": grandalf if find_spec("grandalf") else None,
        }
        for title, models in the_maps().items():
            rows = {
                name: measure(contender, models) if contender else "not installed"
                for name, contender in contenders.items()
            }
            print(table(title, rows), end="\n\n", flush=True)


if __name__ == "__main__":
    main()
