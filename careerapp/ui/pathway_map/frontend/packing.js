/** Read lists that were sent as columns; `packing.py` writes them. */

/**
 * @import { Column, DrawnMap, Packed, SentEdge, SentMap, SentNode, XY } from "./payload.js"
 */

/**
 * Turn columns into the list of items they were.
 *
 * @param {Packed} packed
 * @returns {Record<string, any>[]} items of plain JSON values
 */
export function unpack({ count, columns }) {
  /** @type {Record<string, any>[]} */
  const items = Array.from({ length: count }, () => ({}));
  for (const [name, column] of Object.entries(columns)) {
    const path = name.split(".");
    const last = path.pop() ?? name;
    items.forEach((item, index) => {
      const value = valueAt(column, index);
      if (value === null) return;
      const within = path.reduce((outer, part) => (outer[part] ??= {}), item);
      within[last] = value;
    });
  }
  return items;
}

/**
 * @param {Column} column
 * @param {number} index
 */
function valueAt(column, index) {
  return Array.isArray(column) ? column[index] : column.of[column.at ? column.at[index] : 0];
}

/**
 * The points of a line that was told in steps, as [x, y].
 *
 * @param {number[]} steps
 */
export function pointsOf(steps) {
  /** @type {XY[]} */
  const points = [];
  let [x, y] = [0, 0];
  for (let index = 0; index < steps.length; index += 2) {
    x = hundredths(x + steps[index]);
    y = hundredths(y + steps[index + 1]);
    points.push([x, y]);
  }
  return points;
}

/** @param {number} number */
const hundredths = (number) => Math.round(number * 100) / 100;

/**
 * Turn a map as it was sent into one to draw: whole nodes and edges.
 *
 * @param {SentMap} sent
 * @returns {DrawnMap}
 */
export function unpackMap(sent) {
  const sentNodes = /** @type {SentNode[]} */ (unpack(sent.nodes));
  const sentEdges = /** @type {SentEdge[]} */ (unpack(sent.edges));
  const nodes = sentNodes.map(({ name, said, ...node }) => ({
    ...node,
    title: `${name ?? node.label.replaceAll("\n", " ")}\n${said}`,
  }));
  const edges = sentEdges.map(({ from, to, bends, phone_bends, ...edge }) => ({
    ...edge,
    from: nodes[from].id,
    to: nodes[to].id,
    ...(bends && { bends: pointsOf(bends) }),
    ...(phone_bends && { phone_bends: pointsOf(phone_bends) }),
  }));
  return { ...sent, nodes, edges };
}
