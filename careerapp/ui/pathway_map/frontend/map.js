// One map on the page: takes in what Python sends and what hands do, and tells Python of it.

import { Camera } from "./camera.js";
import { bounds, heightDown, heightRight, stretch } from "./fit.js";
import { inWords } from "./graph.js";
import { listen } from "./hands.js";
import { fillLegend } from "./legend.js";
import { Scene } from "./scene.js";
import { measure, reach } from "./shapes.js";
import { hasIcons, loadFonts, readTheme } from "./theme.js";

const STORE = Symbol.for("careerapp.map");
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
    /** Where every node is and how large, by id. */
    this.boxes = new Map();
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
    this.scene = new Scene(this, vis);
    this.network = new vis.Network(this.frame, this.scene.sets, this.data.options);
    // vis makes its own frame a stop for the Tab key; ours is the one with a name.
    this.frame.querySelector(".vis-network")?.removeAttribute("tabindex");
    this.camera = new Camera(this);
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
    const { selected, key, nodes } = this.data;
    const waiting = this.expected && Date.now() < this.expected.until;
    if (!waiting || this.expected.id === selected) {
      const changed = selected !== this.selected;
      this.expected = null;
      this.selected = selected;
      this.showSelected = changed && selected !== null;
    }
    this.camera.attend(key);
    if (!nodes.some((node) => node.id === this.cursor)) this.cursor = null;
    this.scene.letGo();
    this.draw();
  }

  draw() {
    const { data, frame } = this;
    if (!frame.clientWidth) return; // not shown yet: the observer calls again
    this.theme = readTheme(frame);
    this.down = frame.clientWidth < NARROW && data.nodes.every((node) => node.phone);
    this.camera.turn(this.down);
    this.layOut();
    this.dress();
    this.scene.refresh();
    this.network.setSize("100%", `${this.height}px`);
    this.camera.look();
    if (this.showSelected && this.specs.has(this.selected)) this.camera.bringIntoView(this.selected);
    this.showSelected = false;
  }

  /** Measure every node and give it its place. */
  layOut() {
    const { data, frame, camera } = this;
    const icons = hasIcons();
    this.specs = new Map(data.nodes.map((node) => [node.id, node]));
    this.boxes = new Map();
    for (const node of data.nodes) {
      const [x, y] = this.down ? node.phone : [node.x, node.y];
      const [above, below] = reach(node);
      this.boxes.set(node.id, { ...measure(this.pen, node, this.theme, icons), x, y, above, below });
    }
    const boxes = [...this.boxes.values()];
    const around = bounds(boxes);
    const width = frame.clientWidth;
    if (this.down) this.height = heightDown(around, width);
    else this.height = data.still ? data.height : heightRight(around, width, data.height);
    camera.stretch(() => (this.down ? 1 : stretch(boxes, width, this.height)));
    for (const box of boxes) box.y *= camera.stretched;
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

  select(id) {
    // Where things are picked, not selected, the page says what becomes of each click.
    if (this.data.picking) {
      if (id !== null) this.emit({ op: "select", id });
      return;
    }
    if (id === this.selected) return;
    this.selected = id;
    this.expected = { id, until: Date.now() + PATIENCE };
    this.scene.refresh();
    this.say(id === null ? "Nothing selected." : `Selected. ${this.words(id)}`);
    this.emit({ op: "select", id });
  }

  /** Let the keyboard stand at a node. */
  moveCursor(id) {
    this.cursor = id;
    this.scene.repaint();
    this.camera.bringIntoView(id);
    this.say(this.words(id));
  }

  clear() {
    this.cursor = null;
    this.select(null);
    this.scene.repaint();
  }

  hover(id) {
    this.hovered = id;
    this.frame.style.cursor = id === null ? "" : "pointer";
    this.scene.repaint();
  }

  /** A node was dragged and let go: its place is kept. */
  drop(id) {
    this.scene.follow(id);
    const { x, y } = this.boxes.get(id);
    this.camera.keep();
    this.emit({ op: "move", to: { [id]: [Math.round(x), Math.round(y / this.camera.stretched)] } });
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
