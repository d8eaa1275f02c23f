/** Pure functions on lists of ids: selecting more or less, by box, and by typed letters. */

/**
 * @import { Point } from "./vis-network.js"
 */

/**
 * Put a node among the selected ones, or take it out.
 *
 * @param {string[]} selection
 * @param {string} id
 */
export function toggled(selection, id) {
  return selection.includes(id) ? selection.filter((each) => each !== id) : [...selection, id];
}

/**
 * Put nodes to the selected ones, each once.
 *
 * @param {string[]} selection
 * @param {string[]} ids
 */
export const joined = (selection, ids) => [...new Set([...selection, ...ids])];

/**
 * The nodes whose middle lies in the box between two corners.
 *
 * @param {Map<string, Point>} boxes
 * @param {Point} one
 * @param {Point} other
 */
export function inside(boxes, one, other) {
  const [left, right] = [Math.min(one.x, other.x), Math.max(one.x, other.x)];
  const [top, bottom] = [Math.min(one.y, other.y), Math.max(one.y, other.y)];
  return [...boxes]
    .filter(([, { x, y }]) => x >= left && x <= right && y >= top && y <= bottom)
    .map(([id]) => id);
}

/**
 * The nodes that typed letters mean: titles that begin with them, then those with a word that
 * does, then those that have them anywhere.
 *
 * @param {Map<string, string>} titles
 * @param {string} typed
 */
export function meant(titles, typed) {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return [];
  /** @param {string} title */
  const rank = (title) => {
    const said = title.toLowerCase();
    if (said.startsWith(wanted)) return said.length === wanted.length ? 0 : 1;
    if (said.includes(` ${wanted}`)) return 2;
    return said.includes(wanted) ? 3 : 9;
  };
  return [...titles]
    .map(([id, title]) => ({ id, value: rank(title) }))
    .filter(({ value }) => value < 9)
    .sort((one, other) => one.value - other.value)
    .map(({ id }) => id);
}
