/** The maps a page was sent, kept by their ids: what only selects something on one sends none. */

import { unpackMap } from "./packing.js";

/** @import { DrawnMap, SentMap } from "./payload.js" */

/**
 * The maps that were sent to this page last, by id: Python sends one again only if asked to.
 *
 * @type {Map<string, DrawnMap>}
 */
export const MAPS = new Map();
const MOST_MAPS = 8;

/**
 * Give a map by its id; one that came along is kept.
 *
 * @param {string} id
 * @param {SentMap | undefined} drawing
 */
export function mapOf(id, drawing) {
  const map = drawing ? unpackMap(drawing) : MAPS.get(id);
  if (!map) return null;
  // Put last: the one that is left out is the one that was not looked at for longest.
  MAPS.delete(id);
  MAPS.set(id, map);
  const [oldest] = MAPS.keys();
  if (MAPS.size > MOST_MAPS) MAPS.delete(oldest);
  return map;
}
