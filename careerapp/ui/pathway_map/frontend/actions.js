/** The actions on the map: the words, key, condition and function of each. */

/**
 * @import { Target } from "./drawing.js"
 * @import { PathwayMap } from "./map.js"
 */

/**
 * Something that can be done on the map.
 *
 * @typedef {object} Action
 * @property {string} name
 * @property {string} words
 * @property {string} key
 * @property {(map: PathwayMap, target: Target) => boolean} fits whether it makes sense now
 * @property {(map: PathwayMap, target: Target) => void} run
 */

/** @type {Action[]} */
export const ACTIONS = [
  {
    name: "add",
    words: "Add here",
    key: "N",
    fits: () => true,
    run: (map, { at }) => map.desk.openAdd({ at }),
  },
  {
    name: "after",
    words: "Add what it leads to",
    key: "Shift+N",
    fits: isSource,
    run: (map, { ids }) => map.desk.openAdd({ from: ids[0] }),
  },
  {
    name: "link",
    words: "Link from here",
    key: "L",
    fits: isSource,
    run: (map, { ids }) => map.linking.start(ids[0]),
  },
  {
    name: "rename",
    words: "Rename",
    key: "F2",
    fits: (map, { ids }) => ids.length === 1 && isNode(map, ids[0]),
    run: (map, { ids }) => map.desk.openRename(ids[0]),
  },
  {
    name: "remove",
    words: "Delete",
    key: "Delete",
    fits: (_, { ids }) => ids.length > 0 && ids.every((id) => id !== "today"),
    run: (map, { ids }) => map.desk.remove(ids),
  },
];

/** Other keys of the map, for the list of keys: [keys, words]. */
export const MORE_KEYS = [
  ["Arrows", "Go from one to the next"],
  ["/", "Go to one by typing its name"],
  ["Enter", "Select where you are; again: rename"],
  ["Shift+Arrows", "Select several"],
  ["Shift+Space", "Take one in or out"],
  ["Ctrl+A", "Select all"],
  ["Ctrl+Z", "Undo"],
  ["Ctrl+Shift+Z", "Redo"],
  ["M", "Open the menu"],
  ["+ − 0", "Zoom in, out, show all of it"],
  ["Escape", "Let go of everything"],
];

/** Gestures of the map, for the same list. */
export const MORE_HANDS = [
  ["Double-click", "Something new there; on a node: rename"],
  ["Drag from the +", "A link; dropped on nothing: something new"],
  ["Drag a node", "Puts it somewhere else"],
  ["Shift+Drag", "Selects what is in the box"],
  ["Right-click", "Opens the menu; by finger: hold"],
];

/**
 * @param {PathwayMap} map
 * @param {string} id
 */
function isNode(map, id) {
  return map.specs.has(id) && id !== "today";
}

/**
 * Whether a link may start at what is meant.
 *
 * @param {PathwayMap} map
 * @param {Target} target
 */
function isSource(map, { ids }) {
  return ids.length === 1 && map.specs.has(ids[0]) && map.desk.kindOf(ids[0]) !== "outcome";
}

/**
 * Do an action if it makes sense now; says whether it did.
 *
 * @param {PathwayMap} map
 * @param {string} name
 * @param {Target} target
 */
export function perform(map, name, target) {
  const action = ACTIONS.find((each) => each.name === name);
  if (!map.data.editing || !action?.fits(map, target)) return false;
  action.run(map, target);
  return true;
}
