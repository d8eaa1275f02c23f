/** The nodes and edges that vis-network draws, kept up to date by their differences. */

import { lineage, nameOf } from "./graph.js";
import { handleOf, paintHandle } from "./handle.js";
import { pieceStyle, portsOf, route } from "./links.js";
import { paint } from "./shapes.js";
import { allowRedraws, decideBounds, dressEdge, holdRedraws, redrawSoon } from "./vis.js";

/**
 * @import { Area, Item, Point, Renderer, Vis } from "./vis-network.js"
 * @import { Edge, XY } from "./payload.js"
 * @import { Now, Piece } from "./drawing.js"
 * @import { PathwayMap } from "./map.js"
 */

/** On a link that no longer leads there. */
const CROSS = "✕";

export class Scene {
  /**
   * @param {PathwayMap} map
   * @param {Vis} vis
   */
  constructor(map, vis) {
    this.map = map;
    this.sets = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
    /**
     * The items given to vis-network, as JSON by id.
     *
     * @type {{ nodes: Map<string, string>, edges: Map<string, string> }}
     */
    this.sent = { nodes: new Map(), edges: new Map() };
    /** The pieces that links are drawn in. */
    this.pieces = /** @type {Piece[]} */ ([]);
    /** The state of every node at the moment, by id: faded, selected, found and so on. */
    this.looks = /** @type {Map<string, Now>} */ (new Map());
    /** Nodes in somebody's hand: their links run straight until Python lays them out again. */
    this.held = /** @type {Set<string>} */ (new Set());
    /** Drawn for a picture to keep: without handles and the link in hand. */
    this.bare = false;
  }

  /**
   * Draw handles and a link in hand over the nodes.
   *
   * @param {CanvasRenderingContext2D} context
   */
  drawOver(context) {
    const { map } = this;
    if (this.bare) return;
    const scale = map.network.getScale();
    for (const id of map.handles) paintHandle(context, handleOf(map.boxOf(id), map.down, scale), map.theme);
    if (map.linking.on) map.linking.paint(context);
  }

  /** Bring vis-network's data up to date, touching only what differs. */
  refresh() {
    const { map } = this;
    const { data, boxes, down } = map;
    const { helpers, pieces } = route(data.edges, data.nodes, boxes, (edge) => this.bends(edge), down);
    /** @type {(Point & { id: string, title?: string, gate?: string, fixed?: true })[]} */
    const items = data.nodes.map((node) => {
      const { x, y } = map.boxOf(node.id);
      return { id: node.id, x, y, title: node.title };
    });
    for (const { id, x, y, gate } of helpers) items.push({ id, x, y, gate, fixed: true });
    this.sync("nodes", items, (item) => ({
      ...item,
      label: " ",
      shape: "custom",
      ctxRenderer: boxes.has(item.id) ? this.painter(item.id) : this.dot(item),
    }));
    this.letBeSeen();
    const names = new Map(data.nodes.map((node) => [node.id, nameOf(node)]));
    const lines = pieces.map((piece) => ({
      id: piece.id,
      from: piece.from,
      to: piece.to,
      title: piece.link
        ? `${names.get(piece.link.from)} → ${names.get(piece.link.to)}\n${piece.link.title}`
        : undefined,
      arrows: { to: { enabled: piece.arrow } },
      ...(piece.struck ? { label: CROSS, font: this.crossFont() } : {}),
    }));
    this.sync("edges", lines, (line) => line);
    this.pieces = pieces;
    this.repaint();
  }

  /** The font of the cross on a link that no longer leads anywhere. */
  crossFont() {
    const { quiet, ground } = this.map.theme;
    return { color: quiet, size: 18, strokeWidth: 4, strokeColor: ground };
  }

  /** Tell vis-network how far nodes reach. Bends, ports and gates are never under the mouse. */
  letBeSeen() {
    const { map } = this;
    const small = { width: 2, height: 2, above: 6, below: 6 };
    /** @type {(id: string, node: Point, area: Area, room: boolean) => boolean} */
    const near = (id, node, area, room) => {
      const { width, height, above, below } = map.boxes.get(id) ?? small;
      const [side, top, bottom] = room ? [8, above, below] : [0, 0, 0];
      return (
        node.x - width / 2 - side < area.right &&
        node.x + width / 2 + side > area.left &&
        node.y - height / 2 - top < area.bottom &&
        node.y + height / 2 + bottom > area.top
      );
    };
    decideBounds(map.network, {
      inView: (id, node, area) => near(id, node, area, true),
      underMouse: (id, node, area) => map.boxes.has(id) && near(id, node, area, false),
    });
  }

  /**
   * Paint again, with nothing moved: something else is selected, found or under the mouse.
   *
   * Links get their looks here alone and not with their data: to go through vis-network's data with
   * all of them takes longer than Python takes to answer a click.
   */
  repaint() {
    this.look();
    const { network, theme, data } = this.map;
    for (const piece of this.pieces) {
      dressEdge(network, piece.id, pieceStyle(piece, theme, data.looks, this.lookOf(piece)));
    }
    redrawSoon(network);
  }

  /** Paint again after the event is sent: Python then works while the picture is drawn. */
  repaintSoon() {
    const { network } = this.map;
    holdRedraws(network);
    // Streamlit sends in a timer of its own, set when this moment is over.
    queueMicrotask(() => {
      setTimeout(() => {
        if (this.map.gone) return;
        allowRedraws(network);
        this.repaint();
      });
    });
  }

  /**
   * Give vis-network the items that differ from those it has, and take away those that are gone.
   *
   * @template {Item} T
   * @param {"nodes" | "edges"} which
   * @param {T[]} items
   * @param {(item: T) => Item} finished adds what is the same for all, or no JSON
   */
  sync(which, items, finished) {
    const sent = this.sent[which];
    const ids = new Set(items.map((item) => item.id));
    const gone = [...sent.keys()].filter((id) => !ids.has(id));
    gone.forEach((id) => sent.delete(id));
    if (gone.length) this.sets[which].remove(gone);
    const changed = items.filter((item) => {
      const text = JSON.stringify(item);
      if (sent.get(item.id) === text) return false;
      sent.set(item.id, text);
      return true;
    });
    if (changed.length) this.sets[which].update(changed.map(finished));
  }

  /** @param {Edge} edge */
  bends(edge) {
    if (this.held.has(edge.from) || this.held.has(edge.to)) return [];
    const points = (this.map.down ? edge.phone_bends : edge.bends) ?? [];
    /** @type {(point: XY) => XY} */
    const stretched = ([x, y]) => [x, y * this.map.camera.stretched];
    return points.map(stretched);
  }

  /**
   * Make the function with which vis-network draws a node.
   *
   * @param {string} id
   * @returns {Renderer}
   */
  painter(id) {
    const { map } = this;
    return ({ ctx, x, y }) => {
      const [node, box] = [map.specs.get(id), map.boxes.get(id)];
      // vis-network may paint once more what is about to go.
      if (!node || !box) return { nodeDimensions: { width: 1, height: 1 }, drawNode: () => {} };
      return {
        nodeDimensions: { width: box.width, height: box.height },
        drawNode: () => paint(ctx, node, box, x, y, map.theme, this.looks.get(id) ?? {}, map.down),
      };
    };
  }

  /**
   * Make the function that draws a helper: nothing for bends and ports, a dot for a gate.
   *
   * @param {{ gate?: string }} helper
   * @returns {Renderer}
   */
  dot({ gate }) {
    return ({ ctx, x, y }) => ({
      nodeDimensions: { width: 1, height: 1 },
      drawNode: () => {
        if (!gate) return;
        ctx.beginPath();
        ctx.arc(x, y, 4.5, 0, 2 * Math.PI);
        ctx.fillStyle = this.map.theme.line;
        if (this.looks.get(gate)?.faded) ctx.globalAlpha = this.map.theme.faded;
        ctx.fill();
        ctx.globalAlpha = 1;
      },
    });
  }

  /** Work out the state of every node at the moment. */
  look() {
    const { data, selection, selected, cursor, hovered, linking } = this.map;
    const around = selected !== null && data.focus && !linking.on ? lineage(data.edges, selected) : null;
    // What is not linked yet has nothing to stand out from.
    this.clear = around && around.nodes.size > 1 ? around : null;
    const hits = data.found && new Set(data.found);
    this.looks = new Map();
    for (const { id, mark } of data.nodes) {
      const aside = mark?.faded || (this.clear && !this.clear.nodes.has(id)) || (hits && !hits.has(id));
      this.looks.set(id, {
        selected: selection.includes(id),
        faded: Boolean(aside) && !selection.includes(id),
        found: Boolean(hits?.has(id)),
        cursor: id === cursor,
        hover: id === hovered,
      });
    }
    this.map.toolbar.enable();
  }

  /** @param {Piece} piece */
  lookOf({ link, node }) {
    if (!link) return { faded: node !== undefined && this.looks.get(node)?.faded };
    const selected = link.id === this.map.selected;
    const aside = (this.clear && !this.clear.links.has(link.id)) || this.map.data.found;
    return { selected, faded: Boolean(aside) && !selected };
  }

  /**
   * Nodes are picked up.
   *
   * @param {string[]} ids
   */
  grab(ids) {
    ids.forEach((id) => this.held.add(id));
    this.refresh();
  }

  /**
   * Move the ends of links along with a node that is dragged.
   *
   * @param {string} id
   */
  follow(id) {
    const { map } = this;
    const { network, down } = map;
    const box = Object.assign(map.boxOf(id), network.getPosition(id));
    for (const port of portsOf(id, box, down)) {
      if (this.sets.nodes.get(port.id)) network.moveNode(port.id, port.x, port.y);
    }
  }

  letGo() {
    this.held.clear();
  }
}
