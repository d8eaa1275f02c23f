// One map on the page: keeps vis-network in step with what Python sent, and with the hand.

import { bounds, fitted, heightDown, stretch } from "./fit.js";
import { inWords, lineage, nameOf } from "./graph.js";
import { listen } from "./hands.js";
import { fillLegend } from "./legend.js";
import { gateId, gatePlace, pieceStyle, route } from "./links.js";
import { measure, paint, reach } from "./shapes.js";
import { hasIcons, loadFonts, readTheme } from "./theme.js";

const STORE = Symbol.for("careerapp.map");
/** Zoom and place of every map by its key: they outlive a remount. */
const VIEWS = (globalThis[Symbol.for("careerapp.map.views")] ??= new Map());
const NARROW = 520;
/** How long the map trusts its own selection before Python's, in ms. */
const PATIENCE = 1500;

let library;
function loadLibrary() {
  const address = new URL("/vendor/vis-9.1.2/vis-network.min.js", document.baseURI).href;
  library ??= import(address).then((module) => (module.Network ? module : globalThis.vis));
  return library;
}

/** Draw what Python sent; called again whenever data or theme change. */
export function show(component) {
  const root = component.parentElement;
  const frame = root.querySelector(".canvas");
  if (!frame) return undefined;
  let map = root[STORE];
  if (map?.frame !== frame) {
    map?.destroy();
    map = root[STORE] = new PathwayMap(root, frame);
  }
  const generation = map.receive(component);
  return () => {
    if (map.generation !== generation) return; // a later call took over
    map.destroy();
    if (root[STORE] === map) delete root[STORE];
  };
}

class PathwayMap {
  constructor(root, frame) {
    this.root = root;
    this.frame = frame;
    this.generation = 0;
    this.selected = null;
    this.cursor = null;
    this.hovered = null;
    this.grabbed = new Set();
    this.boxes = new Map();
    this.sent = { nodes: new Map(), edges: new Map() };
    this.queue = [];
    this.pen = document.createElement("canvas").getContext("2d");
  }

  receive(component) {
    this.component = component;
    this.generation += 1;
    this.catchUp(this.generation);
    return this.generation;
  }

  async catchUp(generation) {
    try {
      if (!this.network) {
        const [vis] = await Promise.all([loadLibrary(), loadFonts(readTheme(this.frame))]);
        if (this.gone || generation !== this.generation) return;
        this.build(vis);
      }
      this.takeIn();
    } catch (error) {
      console.error("The map cannot be drawn", error);
      this.frame.textContent = "The map cannot be drawn in this browser. The table says the same.";
      this.frame.classList.add("sorry");
    }
  }

  get data() {
    return this.component.data[0];
  }

  build(vis) {
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.network = new vis.Network(
      this.frame,
      { nodes: this.nodes, edges: this.edges },
      this.data.options,
    );
    // vis makes its own frame a stop for the Tab key; ours is the one with a name.
    this.frame.querySelector(".vis-network")?.removeAttribute("tabindex");
    this.hands = listen(this);
    let width = this.frame.clientWidth;
    this.observer = new ResizeObserver(() => {
      if (this.frame.clientWidth !== width) {
        width = this.frame.clientWidth;
        this.draw();
      }
    });
    this.observer.observe(this.frame);
  }

  /** Take in new data: whose selection holds, then draw. */
  takeIn() {
    const { selected, key } = this.data;
    const waiting = this.expected && Date.now() < this.expected.until;
    if (!waiting || this.expected.id === selected) {
      const changed = selected !== this.selected;
      this.expected = null;
      this.selected = selected;
      this.showSelected = changed && selected !== null;
    }
    if (this.key !== key) {
      this.key = key;
      this.view = VIEWS.get(key) ?? { touched: false };
      this.restored = false;
    }
    const known = new Set(this.data.nodes.map((node) => node.id));
    if (!known.has(this.cursor)) this.cursor = null;
    this.grabbed.clear();
    this.draw();
  }

  draw() {
    const { data, frame } = this;
    if (!frame.clientWidth) return; // not shown yet: the observer calls again
    this.theme = readTheme(frame);
    this.down = frame.clientWidth < NARROW && data.nodes.every((node) => node.phone);
    if (this.view.down !== this.down) this.view = { touched: false, down: this.down };
    this.layOut();
    this.dress();
    this.refresh();
    this.network.setSize("100%", `${this.height}px`);
    this.lookAt();
  }

  /** Measure every node and give it its place. */
  layOut() {
    const { data, frame } = this;
    const icons = hasIcons();
    this.specs = new Map(data.nodes.map((node) => [node.id, node]));
    this.boxes = new Map();
    for (const node of data.nodes) {
      const [x, y] = this.down ? node.phone : [node.x, node.y];
      const [above, below] = reach(node);
      this.boxes.set(node.id, { ...measure(this.pen, node, this.theme, icons), x, y, above, below });
    }
    const boxes = [...this.boxes.values()];
    this.height = this.down ? heightDown(bounds(boxes), frame.clientWidth) : data.height;
    if (!this.view.touched || !this.view.stretch) {
      this.view.stretch = this.down ? 1 : stretch(boxes, frame.clientWidth, this.height);
    }
    for (const box of boxes) box.y *= this.view.stretch;
    frame.style.height = `${this.height}px`;
  }

  /** What stands around the canvas: names, legend, what hands may do. */
  dress() {
    const { data, frame, root } = this;
    const outer = root.querySelector(".map");
    outer.classList.toggle("still", data.still);
    outer.classList.toggle("phone", this.down);
    frame.setAttribute("role", data.still ? "img" : "application");
    frame.setAttribute("aria-label", data.label);
    if (data.still) frame.removeAttribute("tabindex");
    else frame.tabIndex = 0;
    // Where Today stands, the top row of a map that runs down has room beside it.
    const middle = bounds([...this.boxes.values()]);
    const start = this.boxes.get("today")?.x ?? 0;
    outer.classList.toggle("start-right", start > (middle.left + middle.right) / 2);
    fillLegend(root.querySelector(".legend"), data.legend, this.theme);
    this.network.setOptions({
      interaction: {
        hover: !data.still,
        dragNodes: data.placing && !this.down,
        dragView: !data.still,
        zoomView: !data.still,
      },
      edges: { smooth: { forceDirection: this.down ? "vertical" : "horizontal" } },
    });
  }

  /** Bring vis-network's data up to date, touching only what differs. */
  refresh() {
    this.look();
    const { edges, nodes } = this.data;
    const { helpers, pieces } = route(edges, nodes, this.boxes, (edge) => this.bends(edge), this.down);
    const items = nodes.map((node) => {
      const { x, y } = this.boxes.get(node.id);
      return { id: node.id, x, y, title: node.title };
    });
    for (const { id, x, y, gate } of helpers) items.push({ id, x, y, gate, fixed: true });
    this.sync("nodes", items, (item) => ({
      ...item,
      label: " ",
      shape: "custom",
      ctxRenderer: this.specs.has(item.id) ? this.painter(item.id) : this.dot(item),
    }));
    const names = new Map(nodes.map((node) => [node.id, nameOf(node)]));
    const lines = pieces.map((piece) => ({
      id: piece.id,
      from: piece.from,
      to: piece.to,
      title: piece.link
        ? `${names.get(piece.link.from)} → ${names.get(piece.link.to)}\n${piece.link.title}`
        : undefined,
      ...pieceStyle(piece, this.theme, this.lookOf(piece)),
    }));
    this.sync("edges", lines, (line) => line);
    this.network.redraw();
  }

  sync(which, items, finished) {
    const sent = this.sent[which];
    const ids = new Set(items.map((item) => item.id));
    const gone = [...sent.keys()].filter((id) => !ids.has(id));
    gone.forEach((id) => sent.delete(id));
    if (gone.length) this[which].remove(gone);
    const changed = items.filter((item) => {
      const text = JSON.stringify(item);
      if (sent.get(item.id) === text) return false;
      sent.set(item.id, text);
      return true;
    });
    if (changed.length) this[which].update(changed.map(finished));
  }

  bends(edge) {
    if (this.grabbed.has(edge.from) || this.grabbed.has(edge.to)) return [];
    const points = (this.down ? edge.phone_bends : edge.bends) ?? [];
    return points.map(([x, y]) => [x, y * this.view.stretch]);
  }

  painter(id) {
    return ({ ctx, x, y }) => {
      const box = this.boxes.get(id);
      return {
        nodeDimensions: { width: box.width, height: box.height },
        drawNode: () => paint(ctx, this.specs.get(id), box, x, y, this.theme, this.looks.get(id)),
      };
    };
  }

  /** A bend is not seen; a gate is a dot where links join. */
  dot({ gate }) {
    return ({ ctx, x, y }) => ({
      nodeDimensions: { width: 1, height: 1 },
      drawNode: () => {
        if (!gate) return;
        ctx.beginPath();
        ctx.arc(x, y, 4.5, 0, 2 * Math.PI);
        ctx.fillStyle = this.theme.line;
        if (this.looks.get(gate)?.faded) ctx.globalAlpha = this.theme.faded;
        ctx.fill();
      },
    });
  }

  /** Work out what of the moment applies to every node: faded, selected, found. */
  look() {
    const { nodes, edges, focus, found } = this.data;
    this.clear = this.selected !== null && focus ? lineage(edges, this.selected) : null;
    const hits = found && new Set(found);
    this.looks = new Map();
    for (const { id, mark } of nodes) {
      const selected = id === this.selected;
      const aside = mark?.faded || (this.clear && !this.clear.nodes.has(id)) || (hits && !hits.has(id));
      this.looks.set(id, {
        selected,
        faded: Boolean(aside) && !selected,
        found: Boolean(hits?.has(id)),
        cursor: id === this.cursor,
        hover: id === this.hovered,
      });
    }
  }

  lookOf({ link, to }) {
    if (!link) return { faded: this.looks.get(to)?.faded };
    const selected = link.id === this.selected;
    const aside = link.mark?.faded || (this.clear && !this.clear.links.has(link.id)) || this.data.found;
    return { selected, faded: Boolean(aside) && !selected };
  }

  /** Show the whole picture, unless somebody has chosen a part of it. */
  lookAt() {
    if (!this.view.touched) {
      this.fit();
    } else if (!this.restored && this.view.scale) {
      this.network.moveTo({ scale: this.view.scale, position: this.view.position, animation: false });
    }
    this.restored = true;
    if (this.showSelected && this.specs.has(this.selected)) this.bringIntoView(this.selected);
    this.showSelected = false;
  }

  fit(whole = false) {
    const around = bounds([...this.boxes.values()]);
    const options = { down: this.down, whole };
    const { scale, position } = fitted(around, this.frame.clientWidth, this.height, options);
    this.network.moveTo({ scale, position, animation: false });
  }

  showAll() {
    this.view.touched = false;
    this.draw();
    this.fit(true);
  }

  zoom(factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: false });
    this.keepView();
  }

  keepView() {
    Object.assign(this.view, {
      touched: true,
      scale: this.network.getScale(),
      position: this.network.getViewPosition(),
    });
    VIEWS.set(this.key, this.view);
  }

  bringIntoView(id) {
    const { x, y } = this.network.canvasToDOM(this.boxes.get(id));
    const inside = x > 40 && x < this.frame.clientWidth - 40 && y > 24 && y < this.height - 24;
    if (inside) return;
    this.network.moveTo({ position: this.boxes.get(id), animation: false });
    this.keepView();
  }

  select(id) {
    if (id === this.selected) return;
    this.selected = id;
    this.expected = { id, until: Date.now() + PATIENCE };
    this.refresh();
    this.say(id === null ? "Nothing selected." : `Selected. ${this.words(id)}`);
    this.emit({ op: "select", id });
  }

  moveCursor(id) {
    this.cursor = id;
    this.look();
    this.bringIntoView(id);
    this.network.redraw();
    this.say(this.words(id));
  }

  /** A node is picked up: its links run straight to it until Python lays them out again. */
  grab(id) {
    this.grabbed.add(id);
    this.refresh();
  }

  drag(id) {
    const box = Object.assign(this.boxes.get(id), this.network.getPosition(id));
    const gate = gateId(id);
    if (!this.nodes.get(gate)) return;
    const { x, y } = gatePlace(box, this.down);
    this.network.moveNode(gate, x, y);
  }

  drop(id) {
    this.drag(id);
    const { x, y } = this.boxes.get(id);
    this.keepView();
    this.emit({ op: "move", to: { [id]: [Math.round(x), Math.round(y / this.view.stretch)] } });
  }

  words(id) {
    return inWords(this.data.nodes, this.data.edges, id);
  }

  say(words) {
    this.root.querySelector(".live").textContent = words;
  }

  /** Send events as one list: of several sent at once only the last would arrive. */
  emit(event) {
    this.count = (this.count ?? 0) + 1;
    this.queue.push({ ...event, n: this.count });
    clearTimeout(this.sending);
    this.sending = setTimeout(() => {
      this.component.setTriggerValue("events", this.queue);
      this.queue = [];
    }, 0);
  }

  destroy() {
    this.gone = true;
    clearTimeout(this.sending);
    this.hands?.();
    this.observer?.disconnect();
    this.network?.destroy();
  }
}
