/**
 * Gestures that draw over the map while a button is down: a link from a handle, a box around nodes.
 * vis-network must not see their events.
 */

import { on } from "./editor.js";
import { handleOf, isOn } from "./handle.js";
import { part } from "./part.js";
import { inside } from "./picks.js";

/**
 * @typedef {(point: Point) => void} Answer
 *
 * @import { Point } from "./vis-network.js"
 * @import { Hands } from "./hands.js"
 * @import { Stop } from "./drawing.js"
 */

/** A hand that moved less has clicked, not dragged, in CSS pixels. */
const STILL = 6;

export class Strokes {
  /** @param {Hands} hands */
  constructor(hands) {
    this.hands = hands;
    this.map = hands.map;
    /** @type {Stop[]} */
    this.stops = [];
  }

  end() {
    this.stops.forEach((stop) => stop());
    this.stops = [];
  }

  /**
   * Draw a link from a node's handle for as long as a button is down.
   *
   * @param {PointerEvent} event
   * @param {string} from
   * @param {Point} start
   */
  drawLink(event, from, start) {
    const { map } = this;
    map.linking.start(from, true);
    this.follow(event, {
      moved: (point) => this.aim(point),
      dropped: (point) => {
        if (!this.inFrame(point)) map.linking.stop();
        else if (Math.hypot(point.x - start.x, point.y - start.y) < STILL) map.linking.start(from);
        else this.finish(this.aimed(point), point);
      },
      lost: () => map.linking.stop(),
    });
  }

  /**
   * The node a link would end at: its own source only well away from the handle.
   *
   * @param {Point} point
   */
  aimed(point) {
    const { map } = this;
    const node = this.hands.nodeAt(point);
    return node !== null && node === map.linking.from && this.handleOn(node, point) ? null : node;
  }

  /**
   * Whether a point is on a node's handle.
   *
   * @param {string} node
   * @param {Point} point
   */
  handleOn(node, point) {
    const { map } = this;
    const handle = handleOf(map.boxOf(node), map.down, map.network.getScale());
    return isOn(handle, map.network.DOMtoCanvas(point));
  }

  /** @param {Point} point */
  aim(point) {
    this.map.linking.aimAt(this.aimed(point), this.map.network.DOMtoCanvas(point));
  }

  /**
   * A link is dropped on a node, or (held) on nothing at a point.
   *
   * @param {string | null} node
   * @param {Point | null} point
   */
  finish(node, point) {
    const { map } = this;
    const at = point && map.network.DOMtoCanvas(point);
    map.linking.aimAt(node, node === null ? at : null);
    const { from, to, at: empty, why } = map.linking.drop() ?? {};
    if (from && to) map.desk.link(from, to);
    else if (empty) map.desk.openAdd({ at: empty, from });
    else map.say(why ? `Not linked. ${why}` : "Nothing was linked.");
  }

  /**
   * Draw a box around nodes for as long as a button is down.
   *
   * @param {PointerEvent} event
   * @param {Point} start
   */
  drawBox(event, start) {
    const { map } = this;
    const box = part(map.root, ".box");
    /** @param {Point} point */
    const draw = (point) => {
      box.hidden = false;
      box.style.left = `${Math.min(start.x, point.x)}px`;
      box.style.top = `${Math.min(start.y, point.y)}px`;
      box.style.width = `${Math.abs(point.x - start.x)}px`;
      box.style.height = `${Math.abs(point.y - start.y)}px`;
    };
    this.follow(event, {
      moved: draw,
      dropped: (point) => {
        box.hidden = true;
        const [one, other] = [start, point].map((each) => map.network.DOMtoCanvas(each));
        const found = inside(map.boxes, one, other).filter((id) => id !== "today");
        if (found.length) map.desk.selectMore(found);
      },
      lost: () => {
        box.hidden = true;
      },
    });
  }

  /** @param {Point} point */
  inFrame({ x, y }) {
    const { clientWidth, clientHeight } = this.map.frame;
    return x >= 0 && y >= 0 && x <= clientWidth && y <= clientHeight;
  }

  /**
   * Follow a hand until it lets go.
   *
   * @param {PointerEvent} event
   * @param {{ moved: Answer, dropped: Answer, lost: () => void }} answers
   */
  follow(event, { moved, dropped, lost }) {
    event.stopPropagation();
    event.preventDefault();
    this.map.frame.focus({ preventScroll: true });
    const id = event.pointerId;
    /** @param {Point} point */
    const drop = (point) => {
      this.end();
      dropped(point);
    };
    const lose = () => {
      this.end();
      lost();
    };
    /** @type {(answer: Answer) => (next: PointerEvent) => void} */
    const mine = (answer) => (next) => next.pointerId === id && answer(this.hands.pointOf(next));
    this.stops = [
      on(window, "pointermove", mine(moved)),
      on(window, "pointerup", mine(drop)),
      on(window, "pointercancel", mine(lose)),
      on(window, "keydown", (key) => key.key === "Escape" && lose(), { capture: true }),
    ];
  }
}
