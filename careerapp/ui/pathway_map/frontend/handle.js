/** The round handle at the side of a node, from which a link is dragged. */

/**
 * @import { Point } from "./vis-network.js"
 * @import { Box, Theme } from "./drawing.js"
 */

const RADIUS = 9;
/** On the screen it is never smaller than a mouse can hit with ease. */
const SMALLEST = 8;

/**
 * Middle and radius of a node's handle in map units: at the side where links leave.
 *
 * @param {Pick<Box, "x" | "y" | "width" | "height">} box
 * @param {boolean} down
 * @param {number} scale
 */
export function handleOf(box, down, scale) {
  const radius = Math.max(RADIUS, SMALLEST / scale);
  return {
    x: down ? box.x : box.x + box.width / 2 + 3,
    y: down ? box.y + box.height / 2 + 3 : box.y,
    radius,
  };
}

/**
 * Whether a point of the map is on a handle, or close enough to be meant.
 *
 * @param {ReturnType<typeof handleOf>} handle
 * @param {Point} point
 */
export function isOn(handle, { x, y }) {
  return Math.hypot(x - handle.x, y - handle.y) <= handle.radius * 1.4;
}

/**
 * Draw a handle: a small plus in a circle.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {ReturnType<typeof handleOf>} handle
 * @param {Theme} theme
 */
export function paintHandle(context, { x, y, radius }, theme) {
  context.save();
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = theme.primary;
  context.fill();
  context.strokeStyle = theme.ground;
  context.lineWidth = radius / 5;
  context.stroke();
  context.beginPath();
  const arm = radius * 0.5;
  context.moveTo(x - arm, y);
  context.lineTo(x + arm, y);
  context.moveTo(x, y - arm);
  context.lineTo(x, y + arm);
  context.strokeStyle = "#FFFFFF";
  context.lineWidth = radius / 4.5;
  context.stroke();
  context.restore();
}
