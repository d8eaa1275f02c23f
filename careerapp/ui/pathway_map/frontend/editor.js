/** The small editor on the map: a title, and for something new its kind. */

import { picture } from "./legend.js";
import { part } from "./part.js";
import { folded, KINDS, whyNotTitle } from "./rules.js";
import { standAt } from "./standing.js";

/**
 * @typedef {object} Question
 * @property {Point} at
 * @property {string} button
 * @property {string} name
 * @property {string} [title]
 * @property {boolean} [kinds] whether the kind is asked for, too
 * @property {(title: string, kind: string | null) => unknown} done
 */

/**
 * @import { Point } from "./vis-network.js"
 * @import { PathwayMap } from "./map.js"
 */

/** @type {Record<string, string>} */
const WORDS = {
  skill: "Skill",
  role: "Role",
  experience: "Experience",
  relationship: "Relationship",
  outcome: "Outcome",
};

export class Editor {
  /** @param {PathwayMap} map */
  constructor(map) {
    this.map = map;
    this.form = part(map.root, ".editor");
    /** @type {HTMLInputElement} */
    this.input = part(this.form, ".title");
    this.said = part(this.form, ".said");
    this.stops = [
      on(this.form, "submit", (event) => {
        event.preventDefault();
        this.commit();
      }),
      on(this.form, "keydown", (event) => {
        // Streamlit listens to single letters, also to those typed in here.
        event.stopPropagation();
        if (event.key === "Escape") this.close();
      }),
      on(this.input, "input", () => this.tell("")),
      on(part(this.form, "[data-act=cancel]"), "click", () => this.close()),
    ];
  }

  get isOpen() {
    return !this.form.hidden;
  }

  /**
   * Ask for a title at a point of the map; `done` is called with what was typed.
   *
   * @param {Question} question
   */
  open({ at, button, name, title = "", kinds = false, done }) {
    this.done = done;
    this.was = title;
    this.form.setAttribute("aria-label", name);
    part(this.form, "[type=submit]").textContent = button;
    part(this.form, ".kinds").hidden = !kinds;
    if (kinds) this.fillKinds();
    this.form.hidden = false;
    this.input.value = title;
    this.tell("");
    this.stand(at);
    this.input.focus({ preventScroll: true });
    this.input.select();
  }

  fillKinds() {
    const choices = KINDS.map((kind) => {
      const label = document.createElement("label");
      const radio = document.createElement("input");
      radio.type = "radio";
      radio.name = "kind";
      radio.value = kind;
      label.append(radio, picture(`kind ${kind}`, this.map.theme), WORDS[kind]);
      return label;
    });
    part(this.form, ".choices").replaceChildren(...choices);
  }

  /**
   * Stand at a point of the map, wholly in sight.
   *
   * @param {Point} at
   */
  stand(at) {
    const { x, y } = this.map.network.canvasToDOM(at);
    standAt(this.form, { x: x - 24, y: y - 22 }, this.map.frame);
  }

  /** @param {string} words */
  tell(words) {
    this.said.textContent = words;
    this.input.setAttribute("aria-invalid", String(Boolean(words)));
  }

  commit() {
    const why = whyNotTitle(this.input.value);
    if (why) {
      this.tell(why);
      this.input.focus();
      return;
    }
    const { done } = this;
    const checked = this.form.querySelector("[name=kind]:checked");
    const kind = checked instanceof HTMLInputElement ? checked.value : null;
    const title = folded(this.input.value);
    this.close();
    done?.(title, kind);
  }

  /** A hand turns to something else: what was typed is taken, an untouched editor goes. */
  leave() {
    if (!this.isOpen) return;
    const title = folded(this.input.value);
    if (!title || title === this.was) this.close();
    else this.commit();
  }

  close() {
    this.form.hidden = true;
    part(this.form, ".choices").replaceChildren();
    this.map.frame.focus({ preventScroll: true });
  }

  destroy() {
    this.form.hidden = true;
    this.stops.forEach((stop) => stop());
  }
}

/**
 * Listen; gives the function that stops it.
 *
 * @param {EventTarget} target
 * @param {string} name
 * @param {(event: any) => unknown} answer gets the event of that name
 * @param {AddEventListenerOptions} [options]
 */
export function on(target, name, answer, options) {
  target.addEventListener(name, answer, options);
  return () => target.removeEventListener(name, answer, options);
}
