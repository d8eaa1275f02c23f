/** Zoom and position of a map, remembered for as long as the page is open. */

import { bounds, fitted } from "./fit.js";

/**
 * The part of a map that is seen; `touched` once somebody has chosen it.
 *
 * @typedef {object} Looked
 * @property {boolean} touched
 * @property {boolean} [down]
 * @property {number} [stretch]
 * @property {number} [scale]
 * @property {Point} [position]
 */

/**
 * @import { PathwayMap } from "./map.js"
 * @import { Point } from "./vis-network.js"
 */

/** Zoom and place of every map by its key: they outlive a remount. */
const VIEWS = /** @type {Map<string, Looked>} */ (new Map());

/** How far from the frame's edge what is looked at stands, in CSS pixels. */
const EDGE = 12;

export class Camera {
  /** @param {PathwayMap} map */
  constructor(map) {
    this.map = map;
    this.key = "";
    /** @type {Looked} */
    this.view = { touched: false };
    this.restored = false;
    this.size = "";
  }

  /**
   * Turn to the map with this key, where it was left.
   *
   * @param {string} key
   */
  attend(key) {
    if (this.key === key) return;
    this.key = key;
    this.view = VIEWS.get(key) ?? { touched: false };
    this.restored = false;
  }

  /**
   * The map runs down or to the right now: what was chosen for the other way is past.
   *
   * @param {boolean} down
   */
  turn(down) {
    if (this.view.down !== down) this.view = { touched: false, down };
  }

  /**
   * How much the picture is stretched downwards; measured anew unless somebody chose a part.
   *
   * @param {() => number} measured
   */
  stretch(measured) {
    if (!this.view.touched || !this.view.stretch) this.view.stretch = measured();
  }

  get stretched() {
    return this.view.stretch ?? 1;
  }

  /** Show the whole picture, unless somebody has chosen a part of it. */
  look() {
    const { touched, scale, position } = this.view;
    const size = `${this.map.frame.clientWidth} ${this.map.height}`;
    if (!touched) this.fit();
    // vis-network zooms when its frame grows; what somebody chose stays as it is.
    else if (scale && (!this.restored || size !== this.size)) this.move({ scale, position });
    this.restored = true;
    this.size = size;
  }

  fit(whole = false) {
    const { boxes, frame, height, down } = this.map;
    const around = bounds([...boxes.values()]);
    this.move(fitted(around, frame.clientWidth, height, { down, whole }));
  }

  showAll() {
    this.view.touched = false;
    this.map.draw();
    this.fit(true);
  }

  /** @param {number} factor */
  zoom(factor) {
    this.move({ scale: this.map.network.getScale() * factor });
    this.keep();
  }

  /** @param {{ scale?: number, position?: Point }} where */
  move(where) {
    this.map.network.moveTo({ ...where, animation: false });
  }

  keep() {
    const { network } = this.map;
    Object.assign(this.view, {
      touched: true,
      scale: network.getScale(),
      position: network.getViewPosition(),
    });
    VIEWS.set(this.key, this.view);
  }

  /**
   * How far a node sticks out of the frame: to the right and down, in CSS pixels.
   *
   * @param {string} id
   */
  outside(id) {
    const { map } = this;
    const { frame, height, network } = map;
    const box = map.boxOf(id);
    const scale = network.getScale();
    const { x, y } = network.canvasToDOM(box);
    return [
      shortfall(x, (box.width * scale) / 2 + EDGE, frame.clientWidth),
      shortfall(y, (box.height * scale) / 2 + EDGE, height),
    ];
  }

  /**
   * Move the picture no further than it takes to see a node whole.
   *
   * @param {string} id
   */
  bringIntoView(id) {
    const [right, down] = this.outside(id);
    if (!right && !down) return;
    const scale = this.map.network.getScale();
    const { x, y } = this.map.network.getViewPosition();
    this.move({ position: { x: x + right / scale, y: y + down / scale } });
    this.keep();
  }
}

/**
 * By how much what reaches so far around a place sticks out of a length.
 *
 * @param {number} at
 * @param {number} reach
 * @param {number} length
 */
function shortfall(at, reach, length) {
  if (at < reach) return at - reach;
  return at > length - reach ? at - length + reach : 0;
}
