/** Placing of small panels over the map: at a point, and wholly in view. */

/**
 * @typedef {{ width: number, height: number }} Size
 * @import { Point } from "./vis-network.js"
 */

const EDGE = 8;

/**
 * The corner for a panel of a size, in a frame of which only a part may be in the window.
 *
 * @param {Point} point
 * @param {Size} size
 * @param {Size & { top: number }} frame
 * @param {Size} window
 */
export function cornerFor(point, size, frame, window) {
  /** @type {(at: number, length: number, low: number, high: number) => number} */
  const within = (at, length, low, high) => Math.max(low, Math.min(at, high - length));
  const top = Math.max(0, -frame.top) + EDGE;
  const bottom = Math.min(frame.height, window.height - frame.top) - EDGE;
  return {
    left: within(point.x, size.width, EDGE, frame.width - EDGE),
    top: within(point.y, size.height, top, Math.max(bottom, top + size.height)),
  };
}

/**
 * Let an element stand at a point of the frame.
 *
 * @param {HTMLElement} element
 * @param {Point} point
 * @param {Element} frame
 */
export function standAt(element, point, frame) {
  const size = { width: element.offsetWidth, height: element.offsetHeight };
  const seen = { width: innerWidth, height: innerHeight };
  const { left, top } = cornerFor(point, size, frame.getBoundingClientRect(), seen);
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
}
