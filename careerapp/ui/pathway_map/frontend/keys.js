/** The keyboard on the map; it can do everything that a mouse can. */

import { perform } from "./actions.js";
import { nameOf, neighbour } from "./graph.js";
import { meant } from "./picks.js";

/**
 * @import { Target } from "./drawing.js"
 * @import { PathwayMap } from "./map.js"
 * @import { XY } from "./payload.js"
 */

/** @type {Record<string, XY>} */
const ARROWS = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};
const ZOOM_STEP = 1.2;

/**
 * Do what a key asks; says whether it asked for anything.
 *
 * @param {PathwayMap} map
 * @param {KeyboardEvent} event
 */
export function press(map, event) {
  const { key, shiftKey } = event;
  if (event.altKey) return false;
  if (key === "Escape" && map.menu.isOpen) {
    map.menu.close();
    return true;
  }
  if (event.ctrlKey || event.metaKey) return map.data.editing && chord(map, key.toLowerCase(), shiftKey);
  if (ARROWS[key]) return walk(map, ARROWS[key], shiftKey);
  if (map.linking.on || map.seeking !== null) return spell(map, key) || key.length === 1;
  if (key === "Enter" || key === " ") return enter(map, key, shiftKey);
  if (key === "Escape") return letGo(map);
  if (key === "+" || key === "=") map.camera.zoom(ZOOM_STEP);
  else if (key === "-") map.camera.zoom(1 / ZOOM_STEP);
  else if (key === "0") map.camera.showAll();
  else if (key === "/") seek(map);
  else return map.data.editing && edit(map, key, shiftKey);
  return true;
}

/**
 * @param {PathwayMap} map
 * @param {string} key
 * @param {boolean} shift
 */
function chord(map, key, shift) {
  if (key === "z" && !shift) map.desk.undo();
  else if ((key === "z" && shift) || key === "y") map.desk.redo();
  else if (key === "a") map.desk.selectAll([...map.specs.keys()]);
  else return false;
  return true;
}

/**
 * @param {PathwayMap} map
 * @param {XY} arrow
 * @param {boolean} several
 */
function walk(map, arrow, several) {
  const { linking } = map;
  const at = linking.on ? (linking.target ?? linking.from) : stands(map);
  const places = Object.fromEntries(map.boxes);
  const next = at === null ? first(map) : neighbour(places, map.data.edges, at, arrow);
  if (next === null) return true;
  if (linking.on) {
    linking.typed = "";
    linking.aimAt(next);
    map.camera.bringIntoView(next);
  } else {
    const from = at === null ? [] : [at];
    map.moveCursor(next);
    if (several && map.data.editing) map.desk.selectMore([...from, next].filter((id) => id !== "today"));
  }
  return true;
}

/** @param {PathwayMap} map */
function stands(map) {
  return map.cursor ?? map.selection.findLast((id) => map.specs.has(id)) ?? null;
}

/**
 * Where the keyboard begins: Today, or else what stands first.
 *
 * @param {PathwayMap} map
 */
function first(map) {
  return map.specs.has("today") ? "today" : (map.data.nodes[0]?.id ?? null);
}

/**
 * Begin to look for a node by its name.
 *
 * @param {PathwayMap} map
 */
function seek(map) {
  map.seeking = "";
  map.linking.tell("Go to …");
  map.say("Type a name, then press Enter.");
}

/**
 * Letters that mean a node, while a link is drawn or somebody goes to a name.
 *
 * @param {PathwayMap} map
 * @param {string} key
 */
function spell(map, key) {
  const { linking } = map;
  const typed = linking.on ? linking.typed : (map.seeking ?? "");
  if (key === "Escape") {
    stopSpelling(map);
    map.say("Never mind.");
  } else if (key === "Enter") {
    arrive(map);
  } else if (key === "Backspace") {
    aim(map, typed.slice(0, -1));
  } else if (key.length === 1) {
    aim(map, typed + key);
  } else {
    return false;
  }
  return true;
}

/**
 * @param {PathwayMap} map
 * @param {string} typed
 */
function aim(map, typed) {
  const titles = new Map([...map.specs].map(([id, node]) => [id, nameOf(node)]));
  const found = meant(titles, typed)[0] ?? null;
  if (map.linking.on) {
    map.linking.typed = typed;
    map.linking.aimAt(found);
    if (found !== null) map.camera.bringIntoView(found);
    return;
  }
  map.seeking = typed;
  if (found !== null) map.moveCursor(found);
  map.linking.tell(`Go to ${typed}${found === null ? " (nothing is called so)" : ` → ${titles.get(found)}`}`);
}

/** @param {PathwayMap} map */
function arrive(map) {
  if (map.linking.on) {
    const { from, to, why } = map.linking.drop() ?? {};
    if (from && to) map.desk.link(from, to);
    map.say(why ?? (to ? "" : "Nothing was linked."));
    return;
  }
  stopSpelling(map);
  if (map.cursor !== null) map.desk.select(map.cursor);
}

/**
 * End typing the name of a node, and with it a link that is drawn without a button held down.
 *
 * @param {PathwayMap} map
 */
export function stopSpelling(map) {
  map.seeking = null;
  if (map.linking.held) return;
  if (map.linking.on) map.linking.stop();
  else map.linking.tell("");
}

/**
 * @param {PathwayMap} map
 * @param {string} key
 * @param {boolean} shift
 */
function enter(map, key, shift) {
  const at = stands(map);
  if (at === null) return false;
  if (shift && map.data.editing) map.desk.toggle(at);
  else if (key === "Enter" && map.selected === at && map.data.editing) {
    perform(map, "rename", { ids: [at], at: null });
  } else map.desk.select(at);
  return true;
}

/** @param {PathwayMap} map */
function letGo(map) {
  if (map.cursor === null && !map.selection.length) return false;
  map.desk.clear();
  return true;
}

/**
 * @param {PathwayMap} map
 * @param {string} key
 * @param {boolean} shift
 */
function edit(map, key, shift) {
  const target = { ids: map.desk.meant, at: null };
  switch (key) {
    case "n":
    case "N":
      return perform(map, shift ? "after" : "add", target);
    case "l":
    case "L":
      return perform(map, "link", target);
    case "F2":
      return perform(map, "rename", target);
    case "Delete":
    case "Backspace":
      return perform(map, "remove", target);
    case "m":
    case "M":
    case "ContextMenu":
      return openMenu(map, target);
    case "F10":
      return shift && openMenu(map, target);
    case "?":
      map.help();
      return true;
    default:
      return false;
  }
}

/**
 * @param {PathwayMap} map
 * @param {Target} target
 */
function openMenu(map, target) {
  const box = map.boxes.get(target.ids[0]);
  const middle = { x: map.frame.clientWidth / 2, y: map.height / 2 };
  map.menu.open(box ? map.network.canvasToDOM(box) : middle, target);
  return true;
}
