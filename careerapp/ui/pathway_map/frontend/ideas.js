/** Ideas that wait beside the map: a click puts one on it, a drag puts it where one likes. */

import { on } from "./editor.js";
import { part } from "./part.js";

/**
 * @import { Stop } from "./drawing.js"
 * @import { PathwayMap } from "./map.js"
 * @import { DrawnMap } from "./payload.js"
 */

/** A hand that moved less has clicked, in CSS pixels. */
const STILL = 6;

/**
 * Show what waits, as `[id, text]` pairs; texts go in as text, never as markup.
 *
 * @param {PathwayMap} map
 * @param {DrawnMap["ideas"]} ideas
 */
export function fillIdeas(map, ideas) {
  const strip = part(map.root, ".ideas");
  strip.hidden = !ideas.length;
  const known = JSON.stringify(ideas);
  if (strip.dataset.known === known) return;
  strip.dataset.known = known;
  part(strip, "ul").replaceChildren(
    ...ideas.map(([id, text]) => {
      const item = document.createElement("li");
      const chip = document.createElement("button");
      chip.type = "button";
      chip.textContent = text;
      chip.title = `Put “${text}” on the map: click, or drag it there`;
      on(chip, "pointerdown", (event) => carry(map, chip, id, event));
      on(chip, "click", () => !chip.dataset.carried && map.desk.mapIdea(id));
      item.append(chip);
      return item;
    }),
  );
}

/**
 * @param {PathwayMap} map
 * @param {HTMLElement} chip
 * @param {string} id
 * @param {PointerEvent} event
 */
function carry(map, chip, id, event) {
  delete chip.dataset.carried;
  // A finger scrolls the page; by finger a tap puts the idea on the map.
  if (event.button !== 0 || event.pointerType === "touch") return;
  event.preventDefault();
  chip.focus({ preventScroll: true });
  const start = { x: event.clientX, y: event.clientY };
  /** @type {Stop[]} */
  const stops = [];
  const end = () => {
    stops.forEach((stop) => stop());
    chip.style.translate = "";
    chip.classList.remove("carried");
  };
  stops.push(
    on(window, "pointermove", ({ clientX, clientY }) => {
      const [right, down] = [clientX - start.x, clientY - start.y];
      if (Math.hypot(right, down) < STILL && !chip.dataset.carried) return;
      chip.dataset.carried = "yes";
      chip.classList.add("carried");
      chip.style.translate = `${right}px ${down}px`;
    }),
    on(window, "pointerup", ({ clientX, clientY }) => {
      end();
      const { left, top, right, bottom } = map.frame.getBoundingClientRect();
      const over = clientX > left && clientX < right && clientY > top && clientY < bottom;
      if (!chip.dataset.carried || !over) return;
      map.desk.mapIdea(id, map.network.DOMtoCanvas({ x: clientX - left, y: clientY - top }));
    }),
    on(window, "pointercancel", end),
  );
}
