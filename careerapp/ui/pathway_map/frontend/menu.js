/** The menu on the map: the actions that fit what is pointed at, with their keys. */

import { ACTIONS, perform } from "./actions.js";
import { on } from "./editor.js";
import { part } from "./part.js";
import { standAt } from "./standing.js";

/**
 * @import { Point } from "./vis-network.js"
 * @import { Target } from "./drawing.js"
 * @import { PathwayMap } from "./map.js"
 */

export class Menu {
  /** @param {PathwayMap} map */
  constructor(map) {
    this.map = map;
    this.list = part(map.root, ".menu");
    /** @type {Target | null} */
    this.target = null;
    this.stops = [
      on(this.list, "keydown", (event) => this.key(event)),
      on(this.list, "pointerdown", () => (this.meant = true)),
      on(this.list, "click", (event) => {
        // The finger that opened it is let go over it: that is no choice.
        if (this.meant || event.detail === 0) this.choose(event.target.closest("button"));
      }),
      on(this.list, "focusout", (event) => {
        if (this.isOpen && this.meant && !this.list.contains(event.relatedTarget)) this.list.hidden = true;
      }),
    ];
  }

  get isOpen() {
    return !this.list.hidden;
  }

  /**
   * Open beside a point of the frame.
   *
   * @param {Point} point
   * @param {Target} target
   */
  open(point, target) {
    const { list, map } = this;
    this.target = target;
    this.meant = false;
    const fitting = ACTIONS.filter((action) => action.fits(map, target));
    list.replaceChildren(
      ...fitting.map((action) => {
        const item = document.createElement("button");
        item.type = "button";
        item.setAttribute("role", "menuitem");
        item.tabIndex = -1;
        item.dataset.act = action.name;
        const key = document.createElement("kbd");
        key.textContent = action.key;
        key.setAttribute("aria-hidden", "true");
        item.append(action.words, key);
        return item;
      }),
    );
    list.hidden = false;
    standAt(list, point, map.frame);
    part(list, "button").focus({ preventScroll: true });
  }

  /** @param {HTMLElement | null} item */
  choose(item) {
    if (!item?.dataset.act || !this.target) return;
    this.close();
    perform(this.map, item.dataset.act, this.target);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    event.stopPropagation();
    this.meant = true;
    const items = [...this.list.querySelectorAll("button")];
    const here = items.indexOf(/** @type {HTMLButtonElement} */ (this.map.root.activeElement));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) items[(here + step + items.length) % items.length].focus();
    else if (event.key === "Home") items[0].focus();
    else if (event.key === "End") items[items.length - 1].focus();
    else if (event.key === "Escape" || event.key === "Tab") this.close();
    else return;
    event.preventDefault();
  }

  close() {
    if (!this.isOpen) return;
    this.list.hidden = true;
    this.map.frame.focus({ preventScroll: true });
  }

  destroy() {
    this.list.hidden = true;
    this.stops.forEach((stop) => stop());
  }
}
