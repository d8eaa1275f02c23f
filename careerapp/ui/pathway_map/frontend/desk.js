/** Selecting and editing on the map, for mouse, finger, keyboard, menu and buttons alike. */

import * as events from "./events.js";
import { nameOf } from "./graph.js";
import { part } from "./part.js";
import { joined, toggled } from "./picks.js";
import { whyNotLink } from "./rules.js";

/**
 * @import { Point } from "./vis-network.js"
 * @import { Moment, XY } from "./payload.js"
 * @import { PathwayMap } from "./map.js"
 */

/** How long the way back from a removal is offered, in ms. */
const OFFER = 9000;

export class Desk {
  /** @param {PathwayMap} map */
  constructor(map) {
    this.map = map;
    this.note = part(map.root, ".note");
    /**
     * The removal that Python has not answered yet.
     *
     * @type {{ n: number, ids: string[], words: string } | null}
     */
    this.removing = null;
    /**
     * The last edit asked of Python, to be spoken once it is made.
     *
     * @type {{ n: number, words: string, before: string } | null}
     */
    this.asked = null;
  }

  get outbox() {
    return this.map.outbox;
  }

  /** @param {string} id */
  kindOf(id) {
    return this.map.specs.get(id)?.group;
  }

  /**
   * Say why there can be no link; empty when there can.
   *
   * @param {string} from
   * @param {string} to
   */
  whyNot(from, to) {
    return whyNotLink(from, to, (id) => this.kindOf(id), this.map.data.edges);
  }

  /** Ids that an action applies to: several selected ones, or the keyboard's node, or the one selected. */
  get meant() {
    const { selection, cursor } = this.map;
    if (selection.length > 1 && (cursor === null || selection.includes(cursor))) return selection;
    return cursor === null ? selection : [cursor];
  }

  // --- Selection ---

  /** @param {string | null} id */
  select(id) {
    // Where things are picked, not selected, the page says what becomes of each click.
    if (this.map.data.picking) {
      if (id !== null) this.outbox.post(events.select(id));
    } else {
      this.selectAll(id === null ? [] : [id]);
    }
  }

  /** @param {string} id */
  toggle(id) {
    if (id !== "today") this.selectAll(toggled(this.nodesSelected, id));
  }

  /** @param {string[]} ids */
  selectMore(ids) {
    this.selectAll(joined(this.nodesSelected, ids));
  }

  get nodesSelected() {
    return this.map.selection.filter((id) => this.map.specs.has(id) && id !== "today");
  }

  /** @param {string[]} wanted */
  selectAll(wanted) {
    const ids = wanted.length > 1 ? wanted.filter((id) => id !== "today") : wanted;
    const { map } = this;
    if (String(ids) === String(map.selection)) return;
    map.selection = ids;
    if (ids.length > 1) map.say(`${ids.length} selected.`);
    else map.say(ids.length ? `Selected. ${map.words(ids[0])}` : "Nothing selected.");
    this.outbox.post(ids.length > 1 ? events.pick(ids) : events.select(ids[0] ?? null));
    map.scene.repaintSoon();
  }

  clear() {
    this.map.cursor = null;
    this.select(null);
    this.map.scene.repaint();
  }

  // --- Edits ---

  /**
   * Ask for a title and put something new on the map: at a place, after a node, or wherever.
   *
   * @param {{ at?: Point | null, from?: string | null }} where
   */
  openAdd({ at = null, from = null } = {}) {
    const { map } = this;
    const place = at && map.data.placing && !map.down ? at : null;
    map.editor.open({
      at: at ?? this.besides(from),
      button: "Add",
      name: from === null ? "Add to the map" : `Add what ${this.titleOf(from)} leads to`,
      kinds: true,
      done: (title, kind) => {
        // Somebody chose this spot: the picture must not slide away under it.
        if (place) map.camera.keep();
        const spot = place && this.spot(place);
        this.act(events.add({ title, kind, at: spot, from }), `Added ${title}.`);
      },
    });
  }

  /** @param {string} id */
  openRename(id) {
    const { map } = this;
    const was = this.titleOf(id);
    map.editor.open({
      at: map.boxOf(id),
      button: "Rename",
      name: `Rename ${was}`,
      title: was,
      done: (title) => title !== was && this.act(events.rename(id, title, was), `Renamed to ${title}.`),
    });
  }

  /**
   * Where a new node's editor stands when no place was pointed at.
   *
   * @param {string | null} from
   */
  besides(from) {
    const { map } = this;
    const box = from !== null && map.boxes.get(from);
    if (box) return { x: box.x + box.width, y: box.y };
    const { frame, height } = map;
    return map.network.DOMtoCanvas({ x: frame.clientWidth / 2 - 150, y: height / 3 });
  }

  /**
   * Ask for a link, or say why there can be none.
   *
   * @param {string} from
   * @param {string} to
   */
  link(from, to) {
    const why = this.whyNot(from, to);
    if (why) this.map.say(why);
    else this.act(events.link(from, to), `Linked ${this.titleOf(from)} to ${this.titleOf(to)}.`);
  }

  /** @param {string[]} ids */
  remove(ids) {
    const { map } = this;
    map.cursor = null;
    const words = ids.length > 1 ? `${ids.length} removed` : `Removed ${this.titleOf(ids[0])}`;
    // What is offered along with the way back is spoken by itself.
    const n = this.act(events.remove(ids), "");
    this.removing = { n, ids, words };
  }

  /**
   * Put an idea on the map.
   *
   * @param {string} id
   * @param {Point | null} at
   */
  mapIdea(id, at = null) {
    const { map } = this;
    const place = at && map.data.placing && !map.down ? at : null;
    if (place) map.camera.keep();
    const spot = place && this.spot(place);
    this.act(events.idea(id, spot), "The idea is on the map.");
  }

  /**
   * A point of the map as Python keeps it.
   *
   * @param {Point} point
   * @returns {XY}
   */
  spot({ x, y }) {
    return [Math.round(x), Math.round(y / this.map.camera.stretched)];
  }

  undo() {
    this.act(events.undo(), "Taken back.");
  }

  redo() {
    this.act(events.redo(), "Done again.");
  }

  /** @param {string} id */
  titleOf(id) {
    const node = this.map.specs.get(id);
    return node ? nameOf(node) : "the link";
  }

  /**
   * Ask Python for an edit; `words` are spoken once it is made.
   *
   * @param {{ op: string }} event
   * @param {string} words
   */
  act(event, words) {
    this.hideNote();
    const n = this.outbox.post(event);
    this.asked = words ? { n, words, before: this.map.sent } : null;
    return n;
  }

  /**
   * Python answered: it is so, or it is not.
   *
   * @param {Moment["heard"]} heard
   */
  settle(heard) {
    const until = heard?.[0] === this.outbox.by ? heard[1] : 0;
    /** @param {{ n: number }} one */
    const answered = ({ n }) => n <= until;
    const { asked, removing, map } = this;
    if (asked && answered(asked)) {
      this.asked = null;
      map.say(map.sent === asked.before ? "Nothing has changed." : asked.words);
    }
    if (removing && answered(removing)) this.offerBack(removing);
  }

  // --- The way back after a removal ---

  /**
   * Offer the way back, if what was to be removed is gone.
   *
   * @param {{ ids: string[], words: string }} removing
   */
  offerBack(removing) {
    const { map } = this;
    this.removing = null;
    const there = new Set([...map.data.nodes, ...map.data.edges].map(({ id }) => id));
    if (removing.ids.some((id) => there.has(id))) return;
    part(this.note, "span").textContent = removing.words;
    this.note.hidden = false;
    clearTimeout(this.offer);
    this.offer = setTimeout(() => this.hideNote(), OFFER);
  }

  hideNote() {
    clearTimeout(this.offer);
    this.note.hidden = true;
  }
}
