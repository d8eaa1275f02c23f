// Mouse, finger and keyboard on the map.

import { neighbour } from "./graph.js";
import { isHelper, linkOf } from "./links.js";

const ARROWS = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};
const ZOOM_STEP = 1.2;

/** Let a map answer to hands; gives the function that stops it. */
export function listen(map) {
  const { network, frame, root } = map;
  const nodeAt = (point) => {
    const id = network.getNodeAt(point);
    return id === undefined || isHelper(id) ? null : id;
  };
  const linkAt = (point) => {
    const id = network.getEdgeAt(point);
    return id === undefined ? null : (linkOf(id) ?? null);
  };

  network.on("click", ({ pointer }) => {
    map.cursor = null;
    map.select(nodeAt(pointer.DOM) ?? linkAt(pointer.DOM));
  });
  let held = null;
  network.on("dragStart", ({ nodes }) => {
    held = nodes.find((id) => !isHelper(id)) ?? null;
    if (held !== null) map.scene.grab(held);
  });
  network.on("dragging", () => {
    if (held !== null) map.scene.follow(held);
  });
  network.on("dragEnd", () => {
    if (held !== null) map.drop(held);
    else map.camera.keep();
    held = null;
  });
  network.on("zoom", () => map.camera.keep());
  network.on("hoverNode", ({ node }) => map.hover(isHelper(node) ? null : node));
  network.on("blurNode", () => map.hover(null));
  network.on("hoverEdge", () => (frame.style.cursor = "pointer"));
  network.on("blurEdge", () => (frame.style.cursor = ""));

  // The wheel scrolls the page, unless somebody is at work on the map or means to zoom.
  const wheel = (event) => {
    const working = root.activeElement === frame;
    if (!working && !event.ctrlKey && !event.metaKey) event.stopPropagation();
  };
  const key = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || map.data.still) return;
    if (!press(map, event.key)) return;
    // Streamlit has shortcuts of its own: what was meant for the map ends here.
    event.preventDefault();
    event.stopPropagation();
  };
  const act = (event) => {
    const name = event.target.closest("button")?.dataset.act;
    if (name === "in") map.camera.zoom(ZOOM_STEP);
    else if (name === "out") map.camera.zoom(1 / ZOOM_STEP);
    else if (name === "all") map.camera.showAll();
  };
  const buttons = root.querySelector(".zoom");
  frame.addEventListener("wheel", wheel, { capture: true });
  frame.addEventListener("keydown", key);
  buttons.addEventListener("click", act);
  return () => {
    frame.removeEventListener("wheel", wheel, { capture: true });
    frame.removeEventListener("keydown", key);
    buttons.removeEventListener("click", act);
  };
}

/** Do what a key asks; says whether it asked for anything. */
function press(map, key) {
  if (ARROWS[key]) {
    const from = map.cursor ?? (map.specs.has(map.selected) ? map.selected : null);
    const places = Object.fromEntries(map.boxes);
    const next = from === null ? first(map) : neighbour(places, map.data.edges, from, ARROWS[key]);
    if (next !== null) map.moveCursor(next);
  } else if (key === "Enter" || key === " ") {
    if (map.cursor === null) return false;
    map.select(map.cursor);
  } else if (key === "Escape") {
    if (map.cursor === null && map.selected === null) return false;
    map.clear();
  } else if (key === "+" || key === "=") {
    map.camera.zoom(ZOOM_STEP);
  } else if (key === "-") {
    map.camera.zoom(1 / ZOOM_STEP);
  } else if (key === "0") {
    map.camera.showAll();
  } else {
    return false;
  }
  return true;
}

/** Where the keyboard begins: Today, or else what stands first. */
function first(map) {
  return map.specs.has("today") ? "today" : (map.data.nodes[0]?.id ?? null);
}
