/** The buttons above the map: one stop for the Tab key, arrow keys go along them. */

import { ACTIONS } from "./actions.js";
import { on } from "./editor.js";
import { part } from "./part.js";

/**
 * @import { PathwayMap } from "./map.js"
 */

export class Toolbar {
  /** @param {PathwayMap} map */
  constructor(map) {
    this.map = map;
    this.bar = part(map.root, ".tools");
    this.stop = on(this.bar, "keydown", (event) => this.key(event));
    this.buttons.forEach((button, index) => (button.tabIndex = index ? -1 : 0));
  }

  get buttons() {
    return [...this.bar.querySelectorAll("button")];
  }

  /** Buttons answer only where they make sense. */
  enable() {
    const target = { ids: this.map.desk.meant, at: null };
    for (const { name, fits } of ACTIONS) {
      const button = this.buttons.find((each) => each.dataset.act === name);
      if (button) button.disabled = !fits(this.map, target);
    }
  }

  /** @param {KeyboardEvent & { target: Element }} event */
  key(event) {
    const open = this.buttons.filter((button) => !button.disabled);
    const here = open.indexOf(/** @type {HTMLButtonElement} */ (event.target.closest("button")));
    const next = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: open.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const chosen = open[(next + open.length) % open.length];
    this.buttons.forEach((button) => (button.tabIndex = button === chosen ? 0 : -1));
    chosen.focus();
  }
}
