/** Mouse, finger and wheel on the map; keys are passed on to `keys.js`. */

import { perform } from "./actions.js";
import { on } from "./editor.js";
import { handleOf, isOn } from "./handle.js";
import { press, stopSpelling } from "./keys.js";
import { isHelper, linkOf } from "./links.js";
import { part } from "./part.js";
import { Strokes } from "./strokes.js";
import { canvasOf } from "./vis.js";

/**
 * @import { NetworkEvent, Point } from "./vis-network.js"
 * @import { PathwayMap } from "./map.js"
 */

const ZOOM_STEP = 1.2;
/** A click on nothing waits so long for a second one before it lets go of what is selected, in ms. */
const DOUBLE = 280;

/**
 * Let a map answer to hands; gives the function that stops it.
 *
 * @param {PathwayMap} map
 */
export function listen(map) {
  const hands = new Hands(map);
  return () => hands.stop();
}

export class Hands {
  /** @param {PathwayMap} map */
  constructor(map) {
    this.map = map;
    /** @type {string[]} */
    this.held = [];
    this.strokes = new Strokes(this);
    const { network, frame, root } = map;
    network.on("click", (event) => this.click(event));
    network.on("doubleClick", ({ pointer }) => this.doubleClick(pointer.DOM));
    network.on("hold", ({ event, pointer }) => {
      if (event.pointerType !== "mouse") this.menu(pointer.DOM);
    });
    network.on("dragStart", ({ nodes }) => this.grab(nodes));
    network.on("dragging", () => this.held.forEach((id) => map.scene.follow(id)));
    network.on("dragEnd", () => this.letGo());
    network.on("zoom", () => map.camera.keep());
    network.on("hoverEdge", () => (frame.style.cursor = "pointer"));
    network.on("blurEdge", () => (frame.style.cursor = ""));
    network.on("afterDrawing", (context) => map.scene.drawOver(context));
    this.stops = [
      on(frame, "wheel", (event) => this.wheel(event), { capture: true }),
      on(frame, "keydown", (event) => this.key(event)),
      on(frame, "blur", () => stopSpelling(map)),
      on(frame, "pointerdown", (event) => this.down(event), { capture: true }),
      on(frame, "pointermove", (event) => this.move(event)),
      on(frame, "pointerleave", () => map.hovered !== null && map.hover(null)),
      on(frame, "contextmenu", (event) => this.contextMenu(event)),
      on(part(root, ".map"), "click", (event) => this.button(event)),
    ];
  }

  stop() {
    clearTimeout(this.letting);
    this.strokes.end();
    this.stops.forEach((stop) => stop());
  }

  // --- Nodes, links and handles at a point ---

  /** @param {MouseEvent} event */
  pointOf({ clientX, clientY }) {
    const { left, top } = canvasOf(this.map.frame).getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  /** @param {Point} point */
  nodeAt(point) {
    const id = this.map.network.getNodeAt(point);
    return id === undefined || isHelper(id) ? null : id;
  }

  /** @param {Point} point */
  linkAt(point) {
    const id = this.map.network.getEdgeAt(point);
    return id === undefined ? null : (linkOf(id) ?? null);
  }

  /**
   * The node whose handle is shown at a point of the frame.
   *
   * @param {Point} point
   */
  handleAt(point) {
    const { map } = this;
    const at = map.network.DOMtoCanvas(point);
    const scale = map.network.getScale();
    return map.handles.find((id) => isOn(handleOf(map.boxOf(id), map.down, scale), at)) ?? null;
  }

  // --- Clicks ---

  /** @param {NetworkEvent} said */
  click({ pointer, event }) {
    const { map } = this;
    const { ctrlKey, metaKey, shiftKey } = event.srcEvent ?? {};
    const node = this.nodeAt(pointer.DOM);
    clearTimeout(this.letting);
    if (map.linking.on) {
      this.strokes.finish(node, null);
      return;
    }
    map.cursor = null;
    if (node !== null && map.data.editing && (ctrlKey || metaKey || shiftKey)) map.desk.toggle(node);
    else if (node !== null) map.desk.select(node);
    else {
      const link = this.linkAt(pointer.DOM);
      if (link !== null) map.desk.select(link);
      else if (map.data.editing) this.letting = setTimeout(() => map.desk.select(null), DOUBLE);
      else map.desk.select(null);
    }
    map.keepSelection();
  }

  /** @param {Point} point */
  doubleClick(point) {
    const { map } = this;
    clearTimeout(this.letting);
    const node = this.nodeAt(point);
    const at = map.network.DOMtoCanvas(point);
    if (node !== null) perform(map, "rename", { ids: [node], at });
    else if (this.linkAt(point) === null) perform(map, "add", { ids: [], at });
  }

  /** @param {MouseEvent} event */
  contextMenu(event) {
    if (!this.map.data.editing) return;
    event.preventDefault();
    // The menu key asks for a menu as well; that was answered as a key.
    if (event.button === 2) this.menu(this.pointOf(event));
  }

  /** @param {Point} point */
  menu(point) {
    const { map } = this;
    if (!map.data.editing || map.linking.on) return;
    clearTimeout(this.letting);
    const id = this.nodeAt(point) ?? this.linkAt(point);
    if (id !== null && !map.selection.includes(id)) map.desk.select(id);
    const ids = id === null ? [] : map.selection;
    map.menu.open(point, { ids, at: map.network.DOMtoCanvas(point) });
  }

  /** @param {MouseEvent & { target: Element }} event */
  button(event) {
    const button = event.target.closest("button[data-act]");
    if (!(button instanceof HTMLButtonElement) || !button.dataset.act) return;
    const { map } = this;
    switch (button.dataset.act) {
      case "in":
        return map.camera.zoom(ZOOM_STEP);
      case "out":
        return map.camera.zoom(1 / ZOOM_STEP);
      case "all":
        return map.camera.showAll();
      case "picture":
        return map.savePicture();
      case "keys":
        return map.help();
      case "undo":
        return map.desk.undo();
      default:
        if (button.closest(".tools")) {
          map.frame.focus({ preventScroll: true });
          perform(map, button.dataset.act, { ids: map.desk.meant, at: null });
        }
    }
  }

  // --- Dragging nodes: vis-network moves them ---

  /** @param {string[]} nodes */
  grab(nodes) {
    const { map } = this;
    this.held = map.data.placing && !map.down ? nodes.filter((id) => !isHelper(id)) : [];
    if (this.held.length) map.scene.grab(this.held);
  }

  letGo() {
    if (this.held.length) this.map.drop(this.held);
    else this.map.camera.keep();
    this.held = [];
    this.map.keepSelection();
  }

  // --- Drawing links and boxes: vis-network must not see these ---

  /** @param {PointerEvent} event */
  down(event) {
    const { map } = this;
    map.frame.classList.add("quiet");
    if (!map.data.editing || event.button !== 0) return;
    map.editor.leave();
    map.menu.close();
    const point = this.pointOf(event);
    const from = map.linking.on ? null : this.handleAt(point);
    if (from !== null) this.strokes.drawLink(event, from, point);
    else if (event.shiftKey && this.nodeAt(point) === null) this.strokes.drawBox(event, point);
  }

  /** @param {PointerEvent} event */
  move(event) {
    const { map } = this;
    if (event.buttons === 0 && !map.linking.on) map.frame.classList.remove("quiet");
    const point = this.pointOf(event);
    if (map.data.still || event.pointerType === "touch" || event.buttons !== 0) return;
    const node = this.nodeAt(point);
    if (map.linking.on) {
      map.linking.aimAt(node, node === null ? map.network.DOMtoCanvas(point) : null);
      return;
    }
    // Over its handle a node stays the one that is meant.
    const handle = this.handleAt(point);
    const under = handle ?? node;
    if (under !== map.hovered) map.hover(under);
    if (handle !== null) map.frame.style.cursor = "crosshair";
    else if (under !== null) map.frame.style.cursor = "pointer";
  }

  // --- Wheel and keys ---

  /**
   * The wheel scrolls the page, unless somebody is at work on the map or means to zoom.
   *
   * @param {WheelEvent} event
   */
  wheel(event) {
    const { map } = this;
    const working = map.root.activeElement === map.frame;
    if (!working && !event.ctrlKey && !event.metaKey) event.stopPropagation();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    this.map.frame.classList.add("quiet");
    if (this.map.data.still || !press(this.map, event)) return;
    // Streamlit has shortcuts of its own: what was meant for the map ends here.
    event.preventDefault();
    event.stopPropagation();
  }
}
