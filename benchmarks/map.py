"""The map in a browser: drawn, clicked on, edited, and what it sends, beside four other ways."""

import os
import statistics
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, WebSocket

from benchmarks.common import APP, chromium, folder, keep_work
from benchmarks.peers import map_apps
from tests.browser.map_state import FIND_MAP, map_state
from tests.browser.support import ROOT, SETTLED, Server

SIZES = (20, 100, 500)
LARGEST = 2_000
DRAWINGS, CLICKS, EDITS = 7, 32, 8
WARM_UP = 2

NAMES = {
    "careerapp": "careerapp, the map alone",
    "page": "careerapp, the whole Routes page",
    "iframe": "pyvis HTML in st.iframe",
    "agraph": "streamlit-agraph",
    "flow": "streamlit-flow-component",
    "echarts": "st.echarts_chart, graph",
}

SCRIPT = f"""
import sys
import streamlit as st
sys.path.insert(0, {str(ROOT)!r})
from careerapp.ui.server import MIDDLEWARE, ROUTES
app = st.App({{inner!r}}, routes=ROUTES{{middleware}})
"""
INNER = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from benchmarks.peers.map_apps import main
main()
"""

CLOCK = """
const letGo = () => { top.clickedAt = performance.timeOrigin + performance.now(); };
addEventListener('pointerup', letGo, true);
"""
"""In every frame: when a hand let go, on the one clock of the browser."""

TOOLS = (
    """
window.frames_ = () => {
    const found = [], roots = [document];
    while (roots.length) {
        const root = roots.pop();
        found.push(root);
        for (const element of root.querySelectorAll('*')) {
            if (element.shadowRoot) roots.push(element.shadowRoot);
            if (element.tagName === 'IFRAME') {
                try { if (element.contentDocument) roots.push(element.contentDocument); } catch {}
            }
        }
    }
    return found;
};
window.place_ = (colour) => {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    for (const root of frames_()) for (const canvas of root.querySelectorAll('canvas')) {
        if (!canvas.width || !canvas.height) continue;
        const context = canvas.getContext('2d');
        if (!context) continue;
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
        const xs = [], ys = [];
        for (let at = 0; at < data.length; at += 4) {
            if (data[at] === r && data[at + 1] === g && data[at + 2] === b) {
                const pixel = at / 4;
                xs.push(pixel % canvas.width);
                ys.push(Math.floor(pixel / canvas.width));
            }
        }
        if (xs.length < 6) continue;
        const box = canvas.getBoundingClientRect();
        const frame = canvas.ownerDocument.defaultView.frameElement?.getBoundingClientRect();
        // A pixel of that colour in the middle of the row that has most of them.
        const half = xs.length >> 1;
        return [box.left + (frame?.left ?? 0) + xs[half] * box.width / canvas.width,
                box.top + (frame?.top ?? 0) + ys[half] * box.height / canvas.height];
    }
    return null;
};
window.ours_ = () => {
    for (const root of frames_()) {
        const element = root.querySelector('.map');
        if (element) return ("""
    + FIND_MAP
    + """)(element);
    }
    return null;
};
const seen = (node) =>
    node.ownerDocument.defaultView.getComputedStyle(node).visibility === 'visible';
window.flow_ = () => frames_()
    .flatMap((root) => [...root.querySelectorAll('.react-flow__node')]).filter(seen);
window.arm_ = (test, argument) => {
    window.clickedAt = null;
    window.probe_ = new Promise((resolve) => {
        const look = () => {
            let so = false;
            try { so = test(argument); } catch { /* what it looks at is not there yet */ }
            if (window.clickedAt !== null && so) {
                requestAnimationFrame(() => resolve(
                    performance.timeOrigin + performance.now() - window.clickedAt));
            } else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    });
};
window.tests_ = {
    heading: (title) =>
        [...document.querySelectorAll('h3')].some((each) => each.innerText === title),
    colour: (colour) => place_(colour) !== null,
    ours: (count) => ours_().network && ours_().boxes.size === count,
    renamed: (title) => [...ours_().specs.values()].some((each) => each.title.startsWith(title)),
    flow: (count) => flow_().length === count,
    flowed: (title) => flow_().some((node) => node.innerText.trim() === title),
};
"""
)


class Figures(NamedTuple):
    """Milliseconds of each drawing, click and edit, and the bytes of the first drawing."""

    drawings: Sequence[float]
    clicks: Sequence[float]
    edits: Sequence[float]
    bytes: int


class Received:
    """The bytes that came over a page's sockets."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._count)

    def _count(self, payload: Any) -> None:
        self.bytes += len(payload)


@contextmanager
def opened(browser: Browser, way: str, nodes: int) -> Iterator[tuple[Page, Received]]:
    """Open the app that draws one way."""
    with folder() as here:
        (here / "inner.py").write_text(INNER, encoding="utf-8")
        # The policy of careerapp's own server would not let others' scripts run.
        middleware = ", middleware=MIDDLEWARE" if way == "careerapp" else ""
        script = here / "outer.py"
        inner = str(here / "inner.py")
        script.write_text(SCRIPT.format(inner=inner, middleware=middleware), encoding="utf-8")
        os.environ |= {"MAP_WAY": way, "MAP_NODES": str(nodes)}
        server = Server(here / "data", script=script)
        server.start()
        context = browser.new_context(viewport={"width": 1600, "height": 900})
        context.add_init_script(CLOCK)
        try:
            page = context.new_page()
            received = Received(page)
            page.goto(server.url)
            page.get_by_role("button", name="Show").wait_for()
            settle(page)
            page.evaluate(TOOLS)
            yield page, received
        finally:
            context.close()
            server.stop()


def settle(page: Page) -> None:
    """Wait until the server has nothing more to say, and a moment longer."""
    page.wait_for_timeout(100)
    page.wait_for_function(SETTLED, timeout=120_000)
    page.wait_for_timeout(100)


def timed(page: Page, test: str, argument: object, act: Any) -> float:
    """Give the milliseconds from a hand's letting go to the frame in which a test holds."""
    page.evaluate("([test, argument]) => arm_(tests_[test], argument)", [test, argument])
    act()
    taken = page.evaluate("() => probe_")
    settle(page)
    return float(taken)


def press(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=name, exact=True).click


def measure(browser: Browser, way: str, nodes: int) -> Figures:
    """Draw, click and edit one map one way."""
    model = map_apps.titled(nodes)
    one, other, _ = map_apps.targets(model)
    count = len(model.nodes) + 1
    shown: Mapping[str, tuple[str, object]] = {
        "careerapp": ("ours", count),
        "flow": ("flow", count),
    }
    with opened(browser, way, nodes) as (page, received):
        drawings = []
        sent = 0
        for number in range(DRAWINGS):
            before = received.bytes
            test = shown.get(way, ("colour", map_apps.TARGETS[0]))
            drawings.append(timed(page, *test, press(page, "Show")))
            sent = sent or received.bytes - before
            if number < DRAWINGS - 1:
                press(page, "Hide")()
                settle(page)
        clicks = [] if way == "iframe" else list(_clicks(page, way, model, (one, other)))
        edits = []
        for number in range(1, EDITS + 1):
            title = f"Renamed {number}"
            test = {"careerapp": ("renamed", title), "flow": ("flowed", title)}.get(
                way, ("colour", map_apps.EDITED[number % 2])
            )
            edits.append(timed(page, *test, press(page, "Rename")))
    return Figures(drawings[1:], clicks[WARM_UP:], edits[1:], sent)


def _clicks(page: Page, way: str, model: Any, ids: Sequence[str]) -> Iterator[float]:
    """Click on two nodes in turns."""
    if way == "careerapp":
        yield from _clicks_on_ours(page)
        return
    places = []
    for id, colour in zip(ids, map_apps.TARGETS, strict=True):
        if way == "flow":
            title = model.nodes[id].title
            box = page.evaluate(
                """(title) => {
                    const node = flow_().find((each) => each.innerText.trim() === title);
                    const { left, top, width, height } = node.getBoundingClientRect();
                    const outer = node.ownerDocument.defaultView.frameElement;
                    const frame = outer.getBoundingClientRect();
                    return [left + width / 2 + frame.left, top + height / 2 + frame.top];
                }""",
                title,
            )
        else:
            box = page.evaluate("(colour) => place_(colour)", colour)
        places.append(box)
    for number in range(CLICKS):
        x, y = places[number % 2]
        title = model.nodes[ids[number % 2]].title
        yield timed(page, "heading", title, lambda x=x, y=y: page.mouse.click(x, y))


def _clicks_on_ours(page: Page) -> Iterator[float]:
    """Click in turns on two nodes that are in view: a large map starts with a part of it."""
    state = map_state(page)
    frame = state.frame
    seen = [
        node
        for id, node in state.nodes.items()
        if id != "today"
        and frame["left"] + 60 < node.x < frame["left"] + frame["width"] - 60
        and frame["top"] + 40 < node.y < min(frame["top"] + frame["height"], 880) - 40
    ]
    pair = (seen[0], seen[-1])
    for number in range(CLICKS):
        node = pair[number % 2]
        yield timed(page, "heading", node.title, lambda node=node: page.mouse.click(node.x, node.y))


def measure_page(browser: Browser, nodes: int) -> Figures:
    """Click on the map of the whole Routes page, with its own inspector."""
    with folder() as here:
        keep_work(here / "data", map_apps.titled(nodes))
        server = Server(here / "data", script=APP)
        server.start()
        context = browser.new_context(viewport={"width": 1600, "height": 900})
        context.add_init_script(CLOCK)
        try:
            page = context.new_page()
            page.goto(f"{server.url}/routes")
            page.locator(".map canvas").first.wait_for()
            settle(page)
            page.evaluate(TOOLS)
            clicks = list(_clicks_on_ours(page))
        finally:
            context.close()
            server.stop()
    return Figures((), clicks[WARM_UP:], (), 0)


def installed(way: str) -> bool:
    return way == "page" or find_spec(map_apps.PACKAGES[way]) is not None


def quantile(times: Sequence[float], share: float) -> float:
    """Give the value that a share of the times does not exceed."""
    return sorted(times)[min(len(times) - 1, round(share * (len(times) - 1)))]


def line(name: str, figures: Figures | None, nodes: int) -> str:
    """Tell one way's figures."""
    if figures is None:
        return f"{name:<36} not installed"
    cells = []
    for times in (figures.clicks, figures.drawings, figures.edits):
        if times:
            cells.append(f"{statistics.median(times):>6.0f} {quantile(times, 0.95):>6.0f}")
        else:
            cells.append(f"{'-':>6} {'-':>6}")
    sent = f"{figures.bytes / nodes:>9,.0f}" if figures.bytes else f"{'-':>9}"
    return f"{name:<36} " + "   ".join(cells) + f" {sent}"


def main() -> None:
    """Print a table a size."""
    ways = os.environ.get("WAYS", "careerapp,page,iframe,agraph,flow,echarts").split(",")
    sizes = [int(size) for size in os.environ.get("SIZES", "").split(",") if size]
    with chromium() as browser:
        for nodes in sizes or (*SIZES, LARGEST):
            head = f"{f'{nodes} nodes, ms':<36} {'click':>6} {'p95':>6}   {'drawn':>6} {'p95':>6}"
            head += f"   {'edit':>6} {'p95':>6} {'B a node':>9}"
            print(head, "-" * len(head), sep="\n")
            for way in ways:
                figures = None
                if installed(way):
                    figures = (
                        measure_page(browser, nodes)
                        if way == "page"
                        else measure(browser, way, nodes)
                    )
                print(line(NAMES[way], figures, nodes), flush=True)
            print()


if __name__ == "__main__":
    main()
