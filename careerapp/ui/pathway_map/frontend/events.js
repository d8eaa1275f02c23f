/** The events that the map sends to Python, and the outbox that delivers each once and in order. */

/**
 * @typedef {{ op: string, has: string | null, by: string, n: number }} Numbered
 *
 * @import { Moment, XY } from "./payload.js"
 */

/** @param {string | null} id */
export const select = (id) => ({ op: "select", id });
/** @param {string[]} ids */
export const pick = (ids) => ({ op: "pick", ids });
/** @param {Record<string, XY>} to */
export const move = (to) => ({ op: "move", to });
/** @param {{ title: string, kind?: string | null, at?: XY | null, from?: string | null }} what */
export const add = ({ title, kind = null, at = null, from = null }) => ({ op: "add", title, kind, at, from });
/**
 * @param {string} from
 * @param {string} to
 */
export const link = (from, to) => ({ op: "link", from, to });
/**
 * @param {string} id
 * @param {string} title
 * @param {string} was
 */
export const rename = (id, title, was) => ({ op: "rename", id, title, was });
/** @param {string[]} ids */
export const remove = (ids) => ({ op: "remove", ids });
/**
 * @param {string} id
 * @param {XY | null} at
 */
export const idea = (id, at = null) => ({ op: "idea", id, at });
export const undo = () => ({ op: "undo" });
export const redo = () => ({ op: "redo" });
/** The page lacks the map that Python took it to have. */
export const need = () => ({ op: "need", has: null });

/** After so many ms without an answer everything unanswered is sent once more. */
const PATIENCE = 5000;

/**
 * Numbers events and sends them until Python says that it heard them.
 *
 * Of several triggers that come while the page runs Streamlit keeps only the last: so each one
 * carries all that is unanswered, and Python passes over what it knows.
 */
export class Outbox {
  /**
   * @param {string} by which map in the browser this is
   * @param {(events: Numbered[]) => void} send
   * @param {() => string | null} has gives the id of the drawing that this page has
   * @param {Pick<typeof globalThis, "setTimeout" | "clearTimeout">} timers
   */
  constructor(by, send, has, timers = globalThis) {
    this.by = by;
    this.send = send;
    this.has = has;
    this.timers = timers;
    this.count = 0;
    /** @type {Numbered[]} */
    this.unheard = [];
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.waiting = undefined;
    this.due = false;
  }

  /**
   * Send an event with the others of this moment; gives its number.
   *
   * @param {{ op: string, has?: null }} event
   */
  post(event) {
    this.count += 1;
    this.unheard.push({ has: this.has(), ...event, by: this.by, n: this.count });
    // As soon as this moment is over, before anything is drawn: Python works meanwhile.
    if (!this.due) queueMicrotask(() => this.flush());
    this.due = true;
    return this.count;
  }

  /**
   * Python answered everything up to a number.
   *
   * @param {Moment["heard"]} heard
   */
  hear(heard) {
    if (!heard || heard[0] !== this.by) return;
    this.unheard = this.unheard.filter(({ n }) => n > heard[1]);
    if (!this.unheard.length) this.timers.clearTimeout(this.waiting);
  }

  get empty() {
    return this.unheard.length === 0;
  }

  flush() {
    this.due = false;
    this.timers.clearTimeout(this.waiting);
    if (this.empty) return;
    this.send([...this.unheard]);
    this.waiting = this.timers.setTimeout(() => this.flush(), PATIENCE);
  }

  close() {
    this.timers.clearTimeout(this.waiting);
  }
}
