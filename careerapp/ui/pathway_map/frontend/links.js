// Links as vis-network draws them: a long one in pieces through its bends, joined ones at a gate.

/** No id of a model has a NUL in it, so these never meet one. */
const MARK = "\u0000";
const GATE_GAP = 20;

/** Which link a piece belongs to, by the piece's id; undefined for what is no link. */
export function linkOf(pieceId) {
  return pieceId.startsWith(`${MARK}stem`) ? undefined : pieceId.split(MARK)[0];
}

/** Whether an id is one of a bend or gate, not of a node. */
export function isHelper(id) {
  return String(id).includes(MARK);
}

export function gateId(nodeId) {
  return `${MARK}gate${MARK}${nodeId}`;
}

/** Where links that all must work come together, just before their node. */
export function gatePlace(box, down) {
  return down
    ? { x: box.x, y: box.y - box.height / 2 - box.above - 6 }
    : { x: box.x - box.width / 2 - GATE_GAP, y: box.y };
}

/**
 * Lay out all links.
 *
 * `boxes` is a Map of the nodes' boxes, `bendsOf(link)` gives the points a link runs through.
 * Gives `{helpers, pieces}`: points to pass, as {id, x, y, gate?: node id}, and vis edges as
 * {id, link, from, to, arrow}; a piece without a link is the stem from a gate to its node.
 */
export function route(edges, nodes, boxes, bendsOf, down) {
  const helpers = [];
  const pieces = [];
  const into = new Map();
  for (const edge of edges) into.set(edge.to, (into.get(edge.to) ?? 0) + 1);
  const gates = new Set();
  for (const node of nodes) {
    if (!node.all || (into.get(node.id) ?? 0) < 2) continue;
    const id = gateId(node.id);
    gates.add(node.id);
    helpers.push({ id, gate: node.id, ...gatePlace(boxes.get(node.id), down) });
    pieces.push({ id: `${MARK}stem${MARK}${node.id}`, link: null, from: id, to: node.id, arrow: true });
  }
  for (const edge of edges) {
    const stops = bendsOf(edge).map(([x, y], index) => {
      const id = `${edge.id}${MARK}${index}`;
      helpers.push({ id, x, y });
      return id;
    });
    const last = gates.has(edge.to) ? gateId(edge.to) : edge.to;
    const path = [edge.from, ...stops, last];
    for (let index = 0; index + 1 < path.length; index += 1) {
      pieces.push({
        id: index ? `${edge.id}${MARK}part${index}` : edge.id,
        link: edge,
        from: path[index],
        to: path[index + 1],
        arrow: index + 2 === path.length && last === edge.to,
      });
    }
  }
  return { helpers, pieces };
}

/** How a link looks now; `look` says whether it is faded or selected. */
export function pieceStyle(piece, theme, look) {
  const edge = piece.link;
  const mark = edge?.mark ?? {};
  const colour = look.selected ? theme.text : mark.strong ? theme.primary : theme.line;
  let opacity = 0.9 - 0.55 * (edge?.old ?? 0);
  if (look.faded || mark.lost) opacity = 0.16;
  else if (look.selected || mark.strong) opacity = 1;
  return {
    width: (edge?.width ?? 2.5) + (look.selected || mark.strong ? 1 : 0),
    dashes: mark.lost ? [3, 4] : (edge?.dashes ?? false),
    color: { color: colour, opacity, inherit: false },
    arrows: { to: { enabled: piece.arrow } },
  };
}
