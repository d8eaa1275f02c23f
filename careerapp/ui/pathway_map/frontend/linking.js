/** A link while it is drawn, from a node to the pointer; a refused end is told before the drop. */

import { part } from "./part.js";
import { standAt } from "./standing.js";

/**
 * @import { Point } from "./vis-network.js"
 * @import { Box, Theme } from "./drawing.js"
 * @import { PathwayMap } from "./map.js"
 */

export class Linking {
  /** @param {PathwayMap} map */
  constructor(map) {
    this.map = map;
    /**
     * The node it comes from; null while no link is drawn.
     *
     * @type {string | null}
     */
    this.from = null;
    /** @type {string | null} */
    this.target = null;
    /** @type {Point | null} */
    this.point = null;
    this.typed = "";
    this.why = "";
    this.held = false;
    this.label = part(map.root, ".why");
    this.stop();
  }

  /** Whether a link is being drawn. */
  get on() {
    return this.from !== null;
  }

  /**
   * Begin at a node; `held` while a button is down, otherwise the next click or Enter ends it.
   *
   * @param {string} from
   * @param {boolean} held
   */
  start(from, held = false) {
    this.from = from;
    this.held = held;
    this.typed = "";
    this.aimAt(null);
    this.map.scene.repaint();
    const name = this.map.desk.titleOf(from);
    const how = held ? "" : " Pick a node, type its name, or press Escape.";
    this.map.say(`What does ${name} lead to?${how}`);
    if (!held) this.tell(`${name} leads to …`);
  }

  /**
   * Aim at a node, or at a point of the map where there is none.
   *
   * @param {string | null} target
   * @param {Point | null} point
   */
  aimAt(target, point = null) {
    const changed = target !== this.target;
    this.target = target;
    this.point = point;
    const { from } = this;
    this.why = target === null || from === null ? "" : this.map.desk.whyNot(from, target);
    if (this.why) this.tell(this.why, point ?? (target === null ? null : this.map.boxOf(target)));
    else if (this.held) this.tell("");
    else if (this.on) this.tell(this.asked());
    if (changed && target !== null) this.map.say(`${this.asked()}. ${this.why}`);
    this.map.network?.redraw();
  }

  asked() {
    const { desk } = this.map;
    const end = this.target === null ? "…" : desk.titleOf(this.target);
    const typed = this.typed ? ` (“${this.typed}”)` : "";
    return `${desk.titleOf(this.from ?? "")} leads to ${end}${typed}`;
  }

  /**
   * End the link where it aims; gives what it joins, or null where nothing comes of it.
   *
   * @returns {{ from?: string, to?: string, at?: Point, why?: string } | null}
   */
  drop() {
    const { from, target, point, why } = this;
    this.stop();
    if (from === null) return null;
    if (target !== null) return why ? { why } : { from, to: target };
    return point ? { from, at: point } : null;
  }

  stop() {
    const was = this.from;
    this.from = null;
    this.target = null;
    this.point = null;
    this.why = "";
    this.held = false;
    this.typed = "";
    this.tell("");
    if (was != null && !this.map.gone) this.map.scene?.repaint();
  }

  /**
   * Say something beside a point of the map, or on top of it.
   *
   * @param {string} words
   * @param {Point | null} at
   */
  tell(words, at = null) {
    const { label, map } = this;
    label.hidden = !words;
    label.textContent = words;
    label.classList.toggle("refused", Boolean(this.why));
    if (!words) return;
    const spot = at ? map.network.canvasToDOM(at) : { x: map.frame.clientWidth / 2, y: 0 };
    label.style.maxWidth = `${Math.min(280, map.frame.clientWidth - 16)}px`;
    const beside = at ? { x: spot.x + 16, y: spot.y + 18 } : { x: spot.x - label.offsetWidth / 2, y: 8 };
    standAt(label, beside, map.frame);
  }

  /**
   * Draw it over the map.
   *
   * @param {CanvasRenderingContext2D} context
   */
  paint(context) {
    const { map, from, target, why } = this;
    const source = from !== null && map.boxes.get(from);
    if (!source) return;
    const { theme, down } = map;
    const goal = target === null ? null : (map.boxes.get(target) ?? null);
    const end = this.point ?? goal;
    if (!end) return;
    const start = {
      x: source.x + (down ? 0 : source.width / 2),
      y: source.y + (down ? source.height / 2 : 0),
    };
    context.save();
    context.strokeStyle = why ? theme.refused : theme.primary;
    context.lineWidth = 3;
    context.lineCap = "round";
    if (why) context.setLineDash([3, 7]);
    context.beginPath();
    context.moveTo(start.x, start.y);
    const [bendX, bendY] = down ? [0, (end.y - start.y) / 2] : [(end.x - start.x) / 2, 0];
    context.bezierCurveTo(start.x + bendX, start.y + bendY, end.x - bendX, end.y - bendY, end.x, end.y);
    context.stroke();
    context.setLineDash([]);
    if (goal) ring(context, goal, why ? theme.refused : theme.primary);
    mark(context, end, why, theme);
    context.restore();
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Box} box
 * @param {string} colour
 */
function ring(context, { x, y, width, height }, colour) {
  context.beginPath();
  context.roundRect(x - width / 2 - 7, y - height / 2 - 7, width + 14, height + 14, 14);
  context.strokeStyle = colour;
  context.lineWidth = 3;
  context.stroke();
}

/**
 * Draw the end of the link: a point, or a cross where it is refused.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Point} at
 * @param {string} why
 * @param {Theme} theme
 */
function mark(context, { x, y }, why, theme) {
  context.beginPath();
  context.arc(x, y, why ? 9 : 5, 0, 2 * Math.PI);
  context.fillStyle = why ? theme.refused : theme.primary;
  context.fill();
  if (!why) return;
  context.beginPath();
  context.moveTo(x - 3.5, y - 3.5);
  context.lineTo(x + 3.5, y + 3.5);
  context.moveTo(x + 3.5, y - 3.5);
  context.lineTo(x - 3.5, y + 3.5);
  context.strokeStyle = theme.ground;
  context.lineWidth = 2;
  context.stroke();
}
