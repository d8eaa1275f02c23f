/**
 * The one module that knows what vis-network looks like inside.
 *
 * Written for vis-network 9.1.2, the version that pyvis 0.3.2 ships in `templates/lib`. All else in
 * this folder calls the documented methods of a `Network` or `DataSet` only (`vis.d.ts` lists them).
 * Relied on here, though undocumented:
 *
 * - `network.body.nodes` and `network.body.edges`: what is drawn, by id. A node answers
 *   `isOverlappingWith(area)` and `isBoundingBoxOverlappingWith(area)`; an edge has `options`.
 * - `network.body.emitter` with the events `_requestRedraw`, `_blockRedraw` and `_allowRedraw`.
 * - the element with the class `vis-network` inside the frame, the one canvas in it, and the tooltip
 *   with the class `vis-tooltip` (styled in `map.css`).
 *
 * A newer pyvis may ship another vis-network: `ADDRESS` and this list are what to look at then.
 */

const ADDRESS = "/vendor/vis-9.1.2/vis-network.min.js";

let library;

/** Load vis-network, once a page; gives `{Network, DataSet}`. */
export function loadVis() {
  const address = new URL(ADDRESS, document.baseURI).href;
  // It is no ES module: what it exports stands on `globalThis`.
  library ??= import(address).then((module) => (module.Network ? module : globalThis.vis));
  return library;
}

/** The canvas that a network draws on in its frame. */
export function canvasOf(frame) {
  return frame.querySelector("canvas");
}

/** Take vis-network's own frame out of the Tab order: the frame around it is the one with a name. */
export function leaveTabOrder(frame) {
  frame.querySelector(".vis-network")?.removeAttribute("tabindex");
}

/**
 * Decide for vis-network which nodes are in view and which are under the mouse: of shapes that are
 * drawn by others it knows neither size nor bounds.
 *
 * `inView(id, node, area)` and `underMouse(id, node, area)` get the node's id, its place {x, y} and an
 * area {left, right, top, bottom} of the map. A node that was seen to before is left as it is.
 */
export function decideBounds(network, { inView, underMouse }) {
  for (const [id, node] of Object.entries(network.body.nodes)) {
    if (Object.hasOwn(node, "isOverlappingWith")) continue;
    node.isBoundingBoxOverlappingWith = (area) => inView(id, node, area);
    node.isOverlappingWith = (area) => underMouse(id, node, area);
  }
}

/**
 * Give an edge that is drawn its look: `{width, dashes, color}` as in vis-network's options.
 *
 * To put the looks of all edges into the DataSet takes longer than Python takes to answer a click.
 */
export function dressEdge(network, id, look) {
  const edge = network.body.edges[id];
  if (edge) Object.assign(edge.options, look);
}

/** The look of an edge as it is drawn, or undefined where there is none. */
export function lookOfEdge(network, id) {
  return network.body.edges[id]?.options;
}

/** Draw again in the next frame: once, however often it is asked for until then. */
export function redrawSoon(network) {
  network.body.emitter.emit("_requestRedraw");
}

/** Draw nothing until `allowRedraws`. */
export function holdRedraws(network) {
  network.body.emitter.emit("_blockRedraw");
}

/** Draw again what was held back. */
export function allowRedraws(network) {
  network.body.emitter.emit("_allowRedraw");
}
