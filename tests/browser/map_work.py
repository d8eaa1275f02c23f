"""Working on the map as people do: with a mouse or with keys, waiting only for what is awaited."""

from typing import Any

from playwright.sync_api import Page

from tests.browser.map_state import FIND_MAP, MapState, map_state

KINDS = ("skill", "role", "experience", "relationship", "outcome")

_ANSWERED = (
    """async (element, timeout) => {
    const map = ("""
    + FIND_MAP
    + """)(element);
    const until = Date.now() + timeout;
    while (!map.outbox.empty || map.editor.isOpen) {
        if (Date.now() > until) throw new Error('The map waits for an answer');
        await new Promise((resolve) => setTimeout(resolve, 15));
    }
}"""
)

_BECOMES = (
    """async (element, [what, value, timeout]) => {
    const until = Date.now() + timeout;
    const now = () => { const map = ("""
    + FIND_MAP
    + """)(element); return what.split('.').reduce((part, name) => part?.[name], map); };
    while (JSON.stringify(now() ?? null) !== JSON.stringify(value)) {
        if (Date.now() > until) throw new Error(`${what} is ${JSON.stringify(now())}`);
        await new Promise((resolve) => requestAnimationFrame(resolve));
    }
}"""
)

_AT_REST = (
    """async (element, timeout) => {
    const until = Date.now() + timeout;
    const now = () => { const map = ("""
    + FIND_MAP
    + """)(element);
        return map?.network && JSON.stringify([map.frame.clientWidth, map.network.getScale(),
            map.network.getViewPosition(), [...map.boxes]]); };
    for (let frames = 0, before = now(); frames < 6;) {
        if (Date.now() > until) throw new Error('The map does not come to rest');
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const after = now();
        frames = after && after === before ? frames + 1 : 0;
        before = after;
    }
}"""
)

_SPOT = (
    "(element, [x, y]) => { const map = ("
    + FIND_MAP
    + """)(element);
    const { left, top } = map.frame.getBoundingClientRect();
    const spot = map.network.canvasToDOM({ x, y: y * map.camera.stretched });
    return [left + spot.x, top + spot.y]; }"""
)

_FOCUS = """() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.className ?? '';
}"""


def answered(page: Page) -> None:
    """Wait until Python has answered everything that hands did on the map."""
    page.locator(".map").first.evaluate(_ANSWERED, 15_000)


def becomes(page: Page, what: str, value: Any) -> None:
    """Wait until something of the map, by its name in the component, is this."""
    page.locator(".map").first.evaluate(_BECOMES, [what, value, 15_000])


def at_rest(page: Page) -> None:
    """Wait until the picture has stood still for some frames: all that changed is drawn."""
    page.locator(".map").first.evaluate(_AT_REST, 15_000)


def spot(page: Page, place: tuple[float, float]) -> tuple[float, float]:
    """Where in the window a place of the map is."""
    x, y = page.locator(".map").first.evaluate(_SPOT, list(place))
    return x, y


def id_of(state: MapState, title: str) -> str:
    (id,) = [id for id, node in state.nodes.items() if node.title == title]
    return id


def focused(page: Page) -> str:
    """The class of what has the focus."""
    found: str = page.evaluate(_FOCUS)
    return found


def looks(page: Page, what: str) -> Any:
    """Read something of the map by its name in the component, such as ``linking.why``."""
    return page.locator(".map").first.evaluate(
        "(element) => { const map = (" + FIND_MAP + f")(element); return map.{what}; }}"
    )


# --- by mouse ---


def add_by_mouse(page: Page, title: str, kind: str, place: tuple[float, float]) -> None:
    """Double-click at a place of the map, type a title, click on its kind, click on Add."""
    page.mouse.dblclick(*spot(page, place))
    page.locator(".editor .title").fill(title)
    page.locator(".editor .choices label").nth(KINDS.index(kind)).click()
    page.locator(".editor [type=submit]").click()
    answered(page)


def hold_handle(page: Page, title: str) -> None:
    """Take hold of the handle of a node."""
    state = map_state(page)
    node = state.nodes[id_of(state, title)]
    page.mouse.move(node.x, node.y)
    handle = (node.x, node.y + node.height / 2) if state.down else (node.x + node.width / 2, node.y)
    page.mouse.move(*handle, steps=2)
    page.mouse.down()


def link_by_mouse(page: Page, source: str, target: str) -> None:
    """Drag from the handle of one node to another."""
    hold_handle(page, source)
    state = map_state(page)
    node = state.nodes[id_of(state, target)]
    page.mouse.move(node.x, node.y, steps=3)
    page.mouse.up()
    answered(page)


# --- by keyboard ---


def tab_to_map(page: Page) -> None:
    """Go to the map with the Tab key alone."""
    for _ in range(60):
        if focused(page) == "canvas" or focused(page).startswith("canvas "):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the map cannot be reached with the Tab key")


def add_by_key(page: Page, title: str, kind: str) -> None:
    page.keyboard.press("n")
    page.keyboard.type(title)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(KINDS.index(kind)):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    answered(page)


def go_by_key(page: Page, title: str) -> None:
    """Select a node by typing its name."""
    page.keyboard.press("/")
    page.keyboard.type(title)
    page.keyboard.press("Enter")


def link_by_key(page: Page, source: str, target: str) -> None:
    go_by_key(page, source)
    page.keyboard.press("l")
    page.keyboard.type(target)
    page.keyboard.press("Enter")
    answered(page)
