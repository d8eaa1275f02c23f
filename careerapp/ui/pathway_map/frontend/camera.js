// Which part of the picture is seen, and how large; remembered for as long as the page is open.

import { bounds, fitted } from "./fit.js";

/** Zoom and place of every map by its key: they outlive a remount. */
const VIEWS = (globalThis[Symbol.for("careerapp.map.views")] ??= new Map());

export class Camera {
  constructor(map) {
    this.map = map;
  }

  /** Turn to the map with this key, where it was left. */
  attend(key) {
    if (this.key === key) return;
    this.key = key;
    this.view = VIEWS.get(key) ?? { touched: false };
    this.restored = false;
  }

  /** The map runs down or to the right now: what was chosen for the other way is past. */
  turn(down) {
    if (this.view.down !== down) this.view = { touched: false, down };
  }

  /** How much the picture is stretched downwards; measured anew unless somebody chose a part. */
  stretch(measured) {
    if (!this.view.touched || !this.view.stretch) this.view.stretch = measured();
  }

  get stretched() {
    return this.view.stretch ?? 1;
  }

  /** Show the whole picture, unless somebody has chosen a part of it. */
  look() {
    const { touched, scale, position } = this.view;
    if (!touched) this.fit();
    else if (!this.restored && scale) this.move({ scale, position });
    this.restored = true;
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

  zoom(factor) {
    this.move({ scale: this.map.network.getScale() * factor });
    this.keep();
  }

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

  bringIntoView(id) {
    const { boxes, frame, height, network } = this.map;
    const { x, y } = network.canvasToDOM(boxes.get(id));
    const inside = x > 40 && x < frame.clientWidth - 40 && y > 24 && y < height - 24;
    if (inside) return;
    this.move({ position: boxes.get(id) });
    this.keep();
  }
}
