/** Connections between nodes: lineage for focus, neighbours for arrow keys, links in words. */

/**
 * @import { Edge, Node, XY } from "./payload.js"
 * @import { Point } from "./vis-network.js"
 */

/**
 * Collect the ids of all that leads to a node or link or follows from it: these stay clear in focus.
 *
 * @param {Edge[]} edges
 * @param {string} id
 */
export function lineage(edges, id) {
  const link = edges.find((edge) => edge.id === id);
  const nodes = new Set();
  const links = new Set(link ? [id] : []);
  /** @type {(start: string, near: "from" | "to", far: "from" | "to") => void} */
  const follow = (start, near, far) => {
    const at = new Map();
    for (const edge of edges) {
      if (at.has(edge[near])) at.get(edge[near]).push(edge);
      else at.set(edge[near], [edge]);
    }
    const pending = [start];
    const seen = new Set(pending);
    while (pending.length) {
      const node = pending.pop();
      nodes.add(node);
      for (const edge of at.get(node) ?? []) {
        links.add(edge.id);
        if (!seen.has(edge[far])) {
          seen.add(edge[far]);
          pending.push(edge[far]);
        }
      }
    }
  };
  follow(link ? link.from : id, "to", "from");
  follow(link ? link.to : id, "from", "to");
  return { nodes, links };
}

/**
 * Find the node that an arrow key leads to: the nearest in that direction, linked ones first.
 *
 * `positions` is {id: {x, y}}, `direction` [dx, dy]; gives null where there is nothing further.
 *
 * @param {Record<string, Point>} positions
 * @param {Edge[]} edges
 * @param {string} from
 * @param {XY} direction
 */
export function neighbour(positions, edges, from, [dx, dy]) {
  const here = positions[from];
  const linked = new Set();
  for (const edge of edges) {
    if (edge.from === from) linked.add(edge.to);
    if (edge.to === from) linked.add(edge.from);
  }
  /** @type {string | null} */
  let nearest = null;
  let shortest = Infinity;
  for (const [id, there] of Object.entries(positions)) {
    const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
    const aside = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
    if (id === from || along <= 5 || aside > along * 6) continue;
    const far = (along + 2.5 * aside) * (linked.has(id) ? 0.5 : 1);
    if (far < shortest) [nearest, shortest] = [id, far];
  }
  return nearest;
}

/**
 * Say a node or link in words, as a screen reader should hear it.
 *
 * @param {Node[]} nodes
 * @param {Edge[]} edges
 * @param {string} id
 */
export function inWords(nodes, edges, id) {
  const names = new Map(nodes.map((node) => [node.id, nameOf(node)]));
  const link = edges.find((edge) => edge.id === id);
  if (link) return `${names.get(link.from)} leads to ${names.get(link.to)}: ${link.title}.`;
  const node = nodes.find((each) => each.id === id);
  if (!node) return "";
  /** @param {string[]} ids */
  const list = (ids) => ids.map((each) => names.get(each)).join(", ");
  const from = list(edges.filter((edge) => edge.to === id).map((edge) => edge.from));
  const to = list(edges.filter((edge) => edge.from === id).map((edge) => edge.to));
  const said = [node.title.replace("\n", ". ")];
  if (from) said.push(`Comes from ${from}`);
  if (to) said.push(`Leads to ${to}`);
  return `${said.join(". ")}.`;
}

/**
 * The whole title of a node: the first line of what its tooltip says.
 *
 * @param {Node} node
 */
export function nameOf(node) {
  return node.title.split("\n")[0];
}
