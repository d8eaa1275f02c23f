/** The class that holds all of one map on the page together. */

import { Camera } from "./camera.js";
import { Desk } from "./desk.js";
import { dress } from "./dress.js";
import { Editor, on } from "./editor.js";
import * as events from "./events.js";
import { Outbox } from "./events.js";
import { bounds, heightDown, heightRight, stretch } from "./fit.js";
import { inWords } from "./graph.js";
import { listen } from "./hands.js";
import { showHelp } from "./help.js";
import { Linking } from "./linking.js";
import { mapOf } from "./memory.js";
import { Menu } from "./menu.js";
import { part } from "./part.js";
import { pictureOf, save } from "./png.js";
import { Scene } from "./scene.js";
import { measure, penOf, reach } from "./shapes.js";
import { CONTRASTS, hasIcons, loadFonts, readTheme } from "./theme.js";
import { Toolbar } from "./toolbar.js";
import { canvasOf, leaveTabOrder, loadVis } from "./vis.js";

/**
 * @import { Box, Measured, Theme } from "./drawing.js"
 * @import { Component, Data, Moment, Node, SentMap } from "./payload.js"
 * @import { Network, Vis } from "./vis-network.js"
 */

const DECODER = new TextDecoder();
const NARROW = 520;
/** How many of what a search found are spoken. */
const MOST_NAMED = 5;
/** One map; what is declared here stands once vis-network is loaded and Python's first word is in. */
export class PathwayMap {
  /** @type {Component} */
  component;
  /** @type {Data} */
  data;
  /** All of `data` that the picture depends on, but for what hands do. */
  sent = "";
  /** @type {Network} */
  network;
  /** @type {Scene} */
  scene;
  /** @type {Camera} */
  camera;
  /** @type {Desk} */
  desk;
  /** @type {Linking} */
  linking;
  /** @type {Editor} */
  editor;
  /** @type {Menu} */
  menu;
  /** @type {Toolbar} */
  toolbar;
  /** @type {Theme} */
  theme;
  /** Whether routes run down, as on a phone. */
  down = false;
  /** In CSS pixels. */
  height = 0;
  gone = false;
  /** The next time it looks around; see `lookAround`. */
  looking = 0;
  /** The last search, as JSON: to tell of another one. */
  found = "null";

  /**
   * @param {ShadowRoot} root
   * @param {HTMLElement} frame
   */
  constructor(root, frame) {
    this.root = root;
    this.frame = frame;
    this.generation = 0;
    /**
     * Ids of what is selected: nodes, or one link.
     *
     * @type {string[]}
     */
    this.selection = [];
    /**
     * Id of the node where the keyboard stands.
     *
     * @type {string | null}
     */
    this.cursor = null;
    /**
     * The letters typed so far to go to a node by name; null otherwise.
     *
     * @type {string | null}
     */
    this.seeking = null;
    /** @type {string | null} */
    this.hovered = null;
    /** @type {Map<string, Box & Measured>} */
    this.boxes = new Map();
    /** @type {Map<string, Node>} */
    this.specs = new Map();
    const me = Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36));
    this.outbox = new Outbox(
      me.join(""),
      (all) => this.component.setTriggerValue("events", all),
      () => this.data?.map ?? null,
    );
    this.pen = penOf(document.createElement("canvas"));
  }

  /**
   * The box of a node that is on the map.
   *
   * @param {string} id
   */
  boxOf(id) {
    const box = this.boxes.get(id);
    if (!box) throw new Error("There is no such node.");
    return box;
  }

  /** The one node or link that is selected. */
  get selected() {
    return this.selection.length === 1 ? this.selection[0] : null;
  }

  /** @param {Component} component */
  receive(component) {
    this.component = component;
    this.generation += 1;
    /** @type {Moment & { drawing?: SentMap }} */
    const { drawing, ...moment } = JSON.parse(DECODER.decode(component.data));
    const map = mapOf(moment.map, drawing);
    if (map) {
      this.data = { ...map, ...moment };
      this.sent = JSON.stringify({ ...moment, selected: null, picked: null, heard: null });
      this.catchUp(this.generation);
    } else {
      // What is drawn stays until it comes.
      this.outbox.hear(moment.heard);
      if (this.lacks !== moment.map) this.outbox.post(events.need());
    }
    this.lacks = map ? null : moment.map;
    return this.generation;
  }

  /** @param {number} generation */
  async catchUp(generation) {
    try {
      if (!this.network) {
        const [vis] = await Promise.all([loadVis(), loadFonts(readTheme(this.frame, this.data.looks.faded))]);
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

  /** @param {Vis} vis */
  build(vis) {
    this.scene = new Scene(this, vis);
    this.network = new vis.Network(this.frame, this.scene.sets, this.data.options);
    leaveTabOrder(this.frame);
    this.camera = new Camera(this);
    this.desk = new Desk(this);
    this.linking = new Linking(this);
    this.editor = new Editor(this);
    this.menu = new Menu(this);
    this.toolbar = new Toolbar(this);
    this.hands = listen(this);
    let width = this.frame.clientWidth;
    this.observer = new ResizeObserver(() => {
      if (this.frame.clientWidth !== width) {
        width = this.frame.clientWidth;
        this.draw();
      }
    });
    this.observer.observe(this.frame);
    // Streamlit tells of its own themes; of what the system asks for beside them it does not.
    this.unlisten = CONTRASTS.map((query) => on(matchMedia(query), "change", () => this.draw()));
  }

  /** Take in new data: decide whose selection holds, then draw where anything differs. */
  takeIn() {
    const { selected, picked, heard, key, nodes } = this.data;
    this.outbox.hear(heard);
    const wanted = picked.length ? picked : selected === null ? [] : [selected];
    // Hands have drawn what they selected: an answer that says just that asks for no new picture.
    let stale = this.sent !== this.drawn || this.scene.held.size > 0;
    // What hands did since stands first: Python has not seen it yet.
    if (this.outbox.empty && String(wanted) !== String(this.selection)) {
      stale = true;
      this.selection = wanted;
      this.showSelected = wanted.length === 1;
      if (this.showSelected) this.cursor = null;
    }
    this.camera.attend(key);
    const there = new Set(nodes.map((node) => node.id));
    /** @param {string | null} id */
    const gone = (id) => id !== null && !there.has(id);
    if (gone(this.cursor)) this.cursor = null;
    if (gone(this.linking.from)) this.linking.stop();
    if (gone(this.linking.target)) this.linking.target = null;
    this.scene.letGo();
    if (stale) this.draw();
    else {
      this.keepSelection();
      // To look costs the browser a layout: once the frame with the rest of the answer is painted.
      cancelAnimationFrame(this.looking);
      this.looking = requestAnimationFrame(() => setTimeout(() => this.lookAround()));
    }
    this.tellFound();
    this.desk.settle(heard);
  }

  /** Draw anew where colours, fonts or width have changed. */
  lookAround() {
    if (!this.gone && this.around !== this.drawnIn) this.draw();
  }

  /** Announce a search with another result, and bring a node it found into view. */
  tellFound() {
    const known = JSON.stringify(this.data.found);
    if (known === this.found) return;
    this.found = known;
    const found = this.data.found?.filter((id) => this.boxes.has(id));
    if (!found) return;
    const names = found.slice(0, MOST_NAMED).map((id) => this.desk.titleOf(id));
    this.say(found.length ? `${found.length} found: ${names.join(", ")}.` : "Nothing found.");
    /** @param {string} id */
    const unseen = (id) => this.camera.outside(id).some(Boolean);
    if (found.length && found.every(unseen)) this.camera.bringIntoView(found[0]);
  }

  /** Colours, fonts and width, on which the picture depends too. */
  get around() {
    const { frame } = this;
    return JSON.stringify([readTheme(frame, this.data.looks.faded), frame.clientWidth, hasIcons()]);
  }

  draw() {
    const { data, frame } = this;
    if (!frame.clientWidth) return; // not shown yet: the observer calls again
    this.drawn = this.sent;
    this.drawnIn = this.around;
    this.theme = readTheme(frame, data.looks.faded);
    this.down = frame.clientWidth < NARROW && data.nodes.every((node) => node.phone);
    this.camera.turn(this.down);
    this.layOut();
    dress(this);
    this.scene.refresh();
    this.keepSelection();
    this.network.setSize("100%", `${this.height}px`);
    this.camera.look();
    const { selected } = this;
    if (this.showSelected && selected !== null && this.specs.has(selected)) {
      this.camera.bringIntoView(selected);
    }
    this.showSelected = false;
  }

  /** Measure every node, place it, and decide how high the map is. */
  layOut() {
    const { data, frame, camera } = this;
    const icons = hasIcons();
    this.specs = new Map(data.nodes.map((node) => [node.id, node]));
    this.boxes = new Map();
    for (const node of data.nodes) {
      const [x, y] = (this.down && node.phone) || [node.x, node.y];
      const [above, below] = reach(node);
      this.boxes.set(node.id, { ...measure(this.pen, node, this.theme, icons), x, y, above, below });
    }
    const boxes = [...this.boxes.values()];
    const around = bounds(boxes);
    const width = frame.clientWidth;
    if (this.down) this.height = heightDown(around, width);
    else this.height = data.still ? data.height : heightRight(around, width, data.height, innerHeight);
    camera.stretch(() => (this.down ? 1 : stretch(boxes, width, this.height)));
    for (const box of boxes) box.y *= camera.stretched;
    frame.style.height = `${this.height}px`;
  }

  /**
   * Let the keyboard stand at a node.
   *
   * @param {string} id
   */
  moveCursor(id) {
    this.cursor = id;
    this.scene.repaint();
    this.camera.bringIntoView(id);
    this.say(this.words(id));
  }

  /** @param {string | null} id */
  hover(id) {
    this.hovered = id;
    this.frame.style.cursor = id === null ? "" : "pointer";
    this.scene.repaint();
  }

  /** Nodes that show a handle: under the mouse and selected ones that a link may start at. */
  get handles() {
    if (!this.data.editing || this.linking.on) return [];
    const shown = new Set([this.hovered, this.selected]);
    return [...this.specs.values()]
      .filter(({ id, group }) => shown.has(id) && group !== "outcome")
      .map(({ id }) => id);
  }

  /** Let vis-network know what is selected, so that it drags it together. */
  keepSelection() {
    const nodes = this.selection.filter((id) => this.scene.sets.nodes.get(id));
    const { nodes: known, edges } = this.network.getSelection();
    if (!edges.length && String([...known].sort()) === String([...nodes].sort())) return;
    this.network.setSelection({ nodes, edges: [] }, { highlightEdges: false });
  }

  /**
   * Nodes were dragged and let go: their places are kept.
   *
   * @param {string[]} ids
   */
  drop(ids) {
    const places = ids.map((id) => {
      this.scene.follow(id);
      return [id, this.desk.spot(this.boxOf(id))];
    });
    this.camera.keep();
    this.outbox.post(events.move(Object.fromEntries(places)));
  }

  help() {
    /** @type {HTMLDialogElement} */
    const dialog = part(this.root, ".help");
    showHelp(dialog, this.data.editing);
  }

  /** Keep the map as shown as a picture, without what hands hold. */
  savePicture() {
    this.scene.bare = true;
    this.network.once("afterDrawing", async () => {
      this.scene.bare = false;
      save(await pictureOf(canvasOf(this.frame), part(this.root, ".legend"), this.theme), "map.png");
    });
    this.network.redraw();
  }

  /** @param {string} id */
  words(id) {
    return inWords(this.data.nodes, this.data.edges, id);
  }

  /** @param {string} words */
  say(words) {
    part(this.root, ".live").textContent = words;
  }

  destroy() {
    this.gone = true;
    this.outbox.close();
    this.hands?.();
    this.editor?.destroy();
    this.menu?.destroy();
    this.toolbar?.stop();
    this.desk?.hideNote();
    this.observer?.disconnect();
    this.unlisten?.forEach((stop) => stop());
    this.network?.destroy();
  }
}
