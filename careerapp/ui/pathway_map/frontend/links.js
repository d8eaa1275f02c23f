/**
 * Links as vis-network draws them: from edge to edge of nodes, a long one in pieces through its
 * bends, joined ones through a gate.
 */

/**
 * @typedef {Pick<Box, "x" | "y" | "width" | "height">} Sized
 * @import { EdgeLook } from "./vis-network.js"
 * @import { Box, Helper, Now, Piece, Theme } from "./drawing.js"
 * @import { Edge, Looks, Node, XY } from "./payload.js"
 */

/** No id of a model has a NUL in it, so these never meet one. */
const MARK = "\u0000";
const GATE_GAP = 20;
/** Which of a node's ports is which. */
const [GATE, IN, OUT] = [0, 1, 2];

/**
 * Which link a piece belongs to, by the piece's id; undefined for what is no link.
 *
 * @param {string} pieceId
 */
export function linkOf(pieceId) {
  return pieceId.startsWith(`${MARK}stem`) ? undefined : pieceId.split(MARK)[0];
}

/**
 * Whether an id is one of a bend, port or gate, not of a node.
 *
 * @param {string} id
 */
export function isHelper(id) {
  return String(id).includes(MARK);
}

/**
 * All points where links can meet a node: its gate and its two ports, as {id, x, y}.
 *
 * @param {string} id
 * @param {Box} box
 * @param {boolean} down
 */
export function portsOf(id, box, down) {
  const { x, y, width, height, above } = box;
  const half = { x: down ? 0 : width / 2, y: down ? height / 2 : 0 };
  return [
    // Where links that all must work come together, just before their node.
    down ? { id: gateId(id), x, y: y - half.y - above - 6 } : { id: gateId(id), x: x - half.x - GATE_GAP, y },
    { id: portId(id, "in"), x: x - half.x, y: y - half.y },
    { id: portId(id, "out"), x: x + half.x, y: y + half.y },
  ];
}

/** @param {string} nodeId */
const gateId = (nodeId) => `${MARK}gate${MARK}${nodeId}`;
/** @type {(nodeId: string, side: "in" | "out") => string} */
const portId = (nodeId, side) => `${MARK}${side}${MARK}${nodeId}`;

/**
 * Lay out all links.
 *
 * `boxes` is a Map of the nodes' boxes, `bendsOf(link)` gives the points a link runs through.
 * Gives `{helpers, pieces}`: points to pass, as {id, x, y, gate?: node id}, and vis edges as
 * {id, link, from, to, arrow}; a piece without a link is the stem from a gate to its `node`.
 *
 * @param {Edge[]} edges
 * @param {Node[]} nodes
 * @param {Map<string, Box>} boxes
 * @param {(edge: Edge) => XY[]} bendsOf
 * @param {boolean} down
 */
export function route(edges, nodes, boxes, bendsOf, down) {
  /** @param {string} id */
  const boxOf = (id) => /** @type {Box} */ (boxes.get(id));
  /** @type {Map<string, Helper>} */
  const helpers = new Map();
  /** @type {Piece[]} */
  const pieces = [];
  const into = new Map();
  for (const edge of edges) into.set(edge.to, (into.get(edge.to) ?? 0) + 1);
  /** @type {(nodeId: string, number: number, gate?: boolean) => string} */
  const meet = (nodeId, number, gate) => {
    const port = portsOf(nodeId, boxOf(nodeId), down)[number];
    helpers.set(port.id, gate ? { ...port, gate: nodeId } : port);
    return port.id;
  };
  const gates = new Set();
  for (const node of nodes) {
    if (!node.all || (into.get(node.id) ?? 0) < 2) continue;
    const from = meet(node.id, GATE, true);
    gates.add(node.id);
    const id = `${MARK}stem${MARK}${node.id}`;
    pieces.push({ id, link: null, node: node.id, from, to: meet(node.id, IN), arrow: true });
  }
  for (const edge of edges) {
    const bends = bendsOf(edge);
    const stops = bends.map(([x, y], index) => {
      const id = `${edge.id}${MARK}${index}`;
      helpers.set(id, { id, x, y });
      return id;
    });
    const [source, target] = [boxOf(edge.from), boxOf(edge.to)];
    /** @type {(point: XY) => Sized} */
    const point = ([x, y]) => ({ x, y, width: 0, height: 0 });
    const leaves = side(source, bends.length ? point(bends[0]) : target, down);
    const comes = side(bends.length ? point(bends[bends.length - 1]) : source, target, down);
    const first = leaves ? meet(edge.from, leaves > 0 ? OUT : IN) : edge.from;
    let last = gates.has(edge.to) ? gateId(edge.to) : edge.to;
    if (last === edge.to && comes) last = meet(edge.to, comes > 0 ? IN : OUT);
    const path = [first, ...stops, last];
    for (let index = 0; index + 1 < path.length; index += 1) {
      pieces.push({
        id: index ? `${edge.id}${MARK}part${index}` : edge.id,
        link: edge,
        from: path[index],
        to: path[index + 1],
        arrow: index + 2 === path.length && !gates.has(edge.to),
        struck: edge.look.struck && index === (path.length - 1) >> 1,
      });
    }
  }
  return { helpers: [...helpers.values()], pieces };
}

/**
 * Whether one box lies wholly before another, in the direction routes run: 1, after it: -1.
 *
 * @param {Sized} one
 * @param {Sized} other
 * @param {boolean} down
 */
function side(one, other, down) {
  const apart = down ? (one.height + other.height) / 2 : (one.width + other.width) / 2;
  const ahead = down ? other.y - one.y : other.x - one.x;
  if (ahead >= apart) return 1;
  return -ahead >= apart ? -1 : 0;
}

/**
 * A piece's look as vis-network takes it.
 *
 * `looks` has what Python says of the stem and of what stands back; `now` says whether the piece's link
 * is selected, or stands back for the moment.
 *
 * @param {Pick<Piece, "link">} piece
 * @param {Theme} theme
 * @param {Looks} looks
 * @param {Now} now
 * @returns {EdgeLook}
 */
export function pieceStyle({ link }, theme, looks, now) {
  const look = link === null ? looks.stem : now.selected ? link.selected : link.look;
  const opacity = now.faded ? looks.faded.link : look.opacity;
  return {
    width: look.width,
    dashes: look.dashes.length ? look.dashes : false,
    color: { color: theme[look.ink], opacity, inherit: false },
  };
}
