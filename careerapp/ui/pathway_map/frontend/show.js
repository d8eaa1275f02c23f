/** Entry for Streamlit: finds or makes the map of a place on the page, and hands on what was sent. */

import { PathwayMap } from "./map.js";
import { furnish } from "./markup.js";
import { part } from "./part.js";

/** @import { Component } from "./payload.js" */

/** Where a root keeps its map, and tests find it. */
const STORE = Symbol.for("careerapp.map");
/** How long a map that was told to go waits for a call that wants it after all, in ms. */
const CLEANUP_DELAY = 400;

/**
 * Draw what Python sent; called again whenever data or theme change.
 *
 * @param {Component} component
 */
export async function show(component) {
  const root = component.parentElement;
  const outer = root.querySelector(".map");
  if (!outer) return undefined;
  if (!outer.firstElementChild) await furnish(outer);
  const frame = part(root, ".canvas");
  /** @type {PathwayMap | undefined} */
  let map = Reflect.get(root, STORE);
  if (map?.frame !== frame) {
    map?.destroy();
    map = new PathwayMap(root, frame);
    Reflect.set(root, STORE, map);
  }
  const generation = map.receive(component);
  return () => {
    // Streamlit cleans up between two calls too, now and then: what hands hold must survive that.
    setTimeout(() => {
      if (map.generation !== generation) return; // a later call took over
      map.destroy();
      if (Reflect.get(root, STORE) === map) Reflect.deleteProperty(root, STORE);
    }, CLEANUP_DELAY);
  };
}
