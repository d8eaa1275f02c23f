/** Pure functions for the height of a map, its zoom and its position. */

/**
 * @import { Box } from "./drawing.js"
 * @import { Area } from "./vis-network.js"
 */

const MARGIN = 14;
const LARGEST = 1.1;
/** Below this, labels of 15 px shrink under 10 px: rather show a part, and let it be moved. */
const SMALLEST = 0.67;
/** On a phone labels stay above 11 px; what does not fit is reached by moving the map. */
const SMALLEST_DOWN = 0.74;
const MOST_STRETCH = 1.35;
const MOST_GROWTH = 2;
/** In a low window a map may be higher than it, to be read, but no more than this. */
const MOST_TO_READ = 1.5;
const TALLEST_PHONE = 1500;

/**
 * The box around all boxes {x, y, width, height, above, below}.
 *
 * @param {Box[]} boxes
 */
export function bounds(boxes) {
  const around = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const box of boxes) {
    around.left = Math.min(around.left, box.x - box.width / 2 - 8);
    around.right = Math.max(around.right, box.x + box.width / 2 + 8);
    around.top = Math.min(around.top, box.y - box.height / 2 - box.above);
    around.bottom = Math.max(around.bottom, box.y + box.height / 2 + box.below);
  }
  return boxes.length ? around : { left: 0, right: 1, top: 0, bottom: 1 };
}

/**
 * How high a map that runs to the right is: higher than asked for where its width would show it
 * larger than that height does, within reason and, as far as it can be read so, within the window.
 *
 * @param {Area} around
 * @param {number} width
 * @param {number} least
 * @param {number} window
 */
export function heightRight(around, width, least, window) {
  const scale = Math.min((width - 2 * MARGIN) / (around.right - around.left), 1);
  /** @param {number} size */
  const tallAt = (size) => (around.bottom - around.top) * size + 2 * MARGIN;
  const toRead = Math.min(tallAt(Math.min(scale, SMALLEST)), least * MOST_TO_READ);
  const most = Math.max(toRead, Math.min(least * MOST_GROWTH, window - 120));
  return Math.round(Math.max(least, Math.min(tallAt(scale), most)));
}

/**
 * How much a map that is too flat for its frame is stretched downwards, 1 to 1.35.
 *
 * @param {Box[]} boxes
 * @param {number} width
 * @param {number} height
 */
export function stretch(boxes, width, height) {
  const around = bounds(boxes);
  const scale = Math.min((width - 2 * MARGIN) / (around.right - around.left), LARGEST);
  const ys = boxes.map((box) => box.y);
  const spread = Math.max(...ys) - Math.min(...ys);
  if (!boxes.length || spread <= 0) return 1;
  const rest = around.bottom - around.top - spread;
  const room = (height - 2 * MARGIN) / scale - rest;
  return Math.max(1, Math.min(MOST_STRETCH, room / spread));
}

/**
 * Scale and middle that show the picture in a frame; `whole` shrinks as far as it takes.
 *
 * @param {Area} around
 * @param {number} width
 * @param {number} height
 */
export function fitted(around, width, height, { down = false, whole = false } = {}) {
  const wide = around.right - around.left;
  const tall = around.bottom - around.top;
  const room = { wide: width - 2 * MARGIN, tall: height - 2 * MARGIN };
  const full = Math.min(room.wide / wide, down ? 1 : room.tall / tall, LARGEST);
  let least = whole ? 0 : down ? SMALLEST_DOWN : SMALLEST;
  // For a little more than fits it is not worth cutting something off.
  if (full > least * 0.9) least = Math.min(least, full);
  const scale = Math.max(whole ? Math.min(full, room.tall / tall) : full, least);
  // What is larger than the frame starts where the routes start: left, or on top.
  /** @type {(low: number, high: number, space: number) => number} */
  const middle = (low, high, space) =>
    (high - low) * scale > space ? low + space / scale / 2 : (low + high) / 2;
  return {
    scale,
    position: {
      x: down ? (around.left + around.right) / 2 : middle(around.left, around.right, room.wide),
      y: down ? middle(around.top, around.bottom, room.tall) : (around.top + around.bottom) / 2,
    },
  };
}

/**
 * How high a map that runs down is: as high as it needs, within reason.
 *
 * @param {Area} around
 * @param {number} width
 */
export function heightDown(around, width) {
  const scale = Math.min((width - 2 * MARGIN) / (around.right - around.left), 1);
  const tall = (around.bottom - around.top) * Math.max(scale, SMALLEST_DOWN) + 2 * MARGIN;
  return Math.round(Math.min(Math.max(tall, 160), TALLEST_PHONE));
}
