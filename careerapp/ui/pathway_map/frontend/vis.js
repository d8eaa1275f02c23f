/**
 * The one module that knows what vis-network looks like inside.
 *
 * Written for vis-network 9.1.2, the version that pyvis 0.3.2 ships in `templates/lib`. All else in
 * this folder calls the documented methods of a `Network` or `DataSet` only (`vis-network.d.ts` lists them).
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

/**
 * @import { Area, EdgeLook, Network, Point, Vis } from "./vis-network.js"
 */

const ADDRESS = "/vendor/vis-9.1.2/vis-network.min.js";

/** @type {Promise<Vis> | undefined} */
let library;

/**
 * @typedef {object} Inside
 * @property {Record<string, DrawnNode>} nodes
 * @property {Record<string, { options: EdgeLook }>} edges
 * @property {{ emit(name: string): void }} emitter
 *
 * @typedef {Point & { isOverlappingWith: AreaTest, isBoundingBoxOverlappingWith: AreaTest }} DrawnNode
 * @typedef {(area: Area) => boolean} AreaTest
 * @typedef {(id: string, node: Point, area: Area) => boolean} NodeTest
 */

/**
 * The undocumented part of a network.
 *
 * @param {Network} network
 * @returns {Inside}
 */
const inside = (network) => Reflect.get(network, "body");

/**
 * Load vis-network, once a page.
 *
 * @returns {Promise<Vis>}
 */
export function loadVis() {
  const address = new URL(ADDRESS, document.baseURI).href;
  // It is no ES module: what it exports stands on `globalThis`.
  library ??= import(address).then((module) => (module.Network ? module : Reflect.get(globalThis, "vis")));
  return library;
}

/**
 * The canvas that a network draws on in its frame.
 *
 * @param {HTMLElement} frame
 */
export function canvasOf(frame) {
  const canvas = frame.querySelector("canvas");
  if (!canvas) throw new Error("vis-network draws on no canvas.");
  return canvas;
}

/**
 * Take vis-network's own frame out of the Tab order: the frame around it is the one with a name.
 *
 * @param {HTMLElement} frame
 */
export function leaveTabOrder(frame) {
  frame.querySelector(".vis-network")?.removeAttribute("tabindex");
}

/**
 * Decide for vis-network which nodes are in view and which are under the mouse: of shapes that are
 * drawn by others it knows neither size nor bounds.
 *
 * `inView(id, node, area)` and `underMouse(id, node, area)` get the node's id, its place {x, y} and an
 * area {left, right, top, bottom} of the map. A node that was seen to before is left as it is.
 *
 * @param {Network} network
 * @param {{ inView: NodeTest, underMouse: NodeTest }} tests
 */
export function decideBounds(network, { inView, underMouse }) {
  for (const [id, node] of Object.entries(inside(network).nodes)) {
    if (Object.hasOwn(node, "isOverlappingWith")) continue;
    node.isBoundingBoxOverlappingWith = (area) => inView(id, node, area);
    node.isOverlappingWith = (area) => underMouse(id, node, area);
  }
}

/**
 * Give an edge that is drawn its look: `{width, dashes, color}` as in vis-network's options.
 *
 * To put the looks of all edges into the DataSet takes longer than Python takes to answer a click.
 *
 * @param {Network} network
 * @param {string} id
 * @param {EdgeLook} look
 */
export function dressEdge(network, id, look) {
  const edge = inside(network).edges[id];
  if (edge) Object.assign(edge.options, look);
}

/**
 * The look of an edge as it is drawn, or undefined where there is none.
 *
 * @param {Network} network
 * @param {string} id
 */
export function lookOfEdge(network, id) {
  return inside(network).edges[id]?.options;
}

/**
 * Draw again in the next frame: once, however often it is asked for until then.
 *
 * @param {Network} network
 */
export function redrawSoon(network) {
  inside(network).emitter.emit("_requestRedraw");
}

/**
 * Draw nothing until `allowRedraws`.
 *
 * @param {Network} network
 */
export function holdRedraws(network) {
  inside(network).emitter.emit("_blockRedraw");
}

/**
 * Draw again what was held back.
 *
 * @param {Network} network
 */
export function allowRedraws(network) {
  inside(network).emitter.emit("_allowRedraw");
}
