"""What the map on a page knows of itself, read from the component, not guessed from pixels."""

from typing import Any, NamedTuple

from playwright.sync_api import Page

FIND_MAP = """(element) => {
    let root = element;
    while (root && !root[Symbol.for('careerapp.map')]) root = root.parentNode ?? root.host;
    return root?.[Symbol.for('careerapp.map')];
}"""

STATE = (
    """(element) => {
    const map = ("""
    + FIND_MAP
    + """)(element);
    if (!map?.network) return null;
    const { left, top, width, height } = map.frame.getBoundingClientRect();
    const scale = map.network.getScale();
    const nodes = {};
    for (const [id, box] of map.boxes) {
        const { x, y } = map.network.canvasToDOM(box);
        nodes[id] = {
            title: map.specs.get(id).title.split('\\n')[0],
            map_x: box.x, map_y: box.y, width: box.width * scale, height: box.height * scale,
            x: left + x, y: top + y, ...map.scene.looks.get(id),
        };
    }
    return {
        nodes, scale, position: map.network.getViewPosition(), stretched: map.camera.stretched,
        down: map.down, selected: map.selected, cursor: map.cursor, ground: map.theme.ground,
        frame: { left, top, width, height },
    };
}"""
)


class Shown(NamedTuple):
    """A node as it is shown: where on the screen, where on the map, and what sets it off."""

    title: str
    map_x: float
    map_y: float
    width: float
    height: float
    x: float
    y: float
    selected: bool
    faded: bool
    found: bool
    cursor: bool
    hover: bool


class MapState(NamedTuple):
    """All of it; nodes by id, ``frame`` in CSS pixels of the window."""

    nodes: dict[str, Shown]
    scale: float
    position: dict[str, float]
    stretched: float
    down: bool
    selected: str | None
    cursor: str | None
    ground: str
    frame: dict[str, float]

    @property
    def clear(self) -> set[str]:
        """The nodes that do not stand back."""
        return {id for id, node in self.nodes.items() if not node.faded}


def map_state(page: Page) -> MapState:
    """Read the one map of a page; Streamlit may be putting it up anew at that moment."""
    said: dict[str, Any] | None = None
    for _ in range(100):
        said = page.locator(".map").first.evaluate(STATE)
        if said is not None:
            break
        page.wait_for_timeout(50)
    assert said is not None, "the map is put up"
    nodes = {id: Shown(**node) for id, node in said.pop("nodes").items()}
    return MapState(nodes=nodes, **said)


def colours_on(page: Page) -> int:
    """How many different colours the canvas of the map shows."""
    count: int = page.locator(".map canvas").first.evaluate(
        """(canvas) => {
            const { width, height } = canvas;
            const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
            return new Set(new Uint32Array(data.buffer)).size;
        }"""
    )
    return count
