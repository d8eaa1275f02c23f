/** Drawing of nodes: kind by shape and colour, status by fill, border and icon, as Python says. */

import { ICON_FONT, readableOn } from "./theme.js";

/**
 * @typedef {(grow?: number) => void} Trace draws a node's outline as the current path
 * @typedef {{ left: number, top: number, width: number, height: number }} Frame
 *
 * @import { Measured, Now, Theme } from "./drawing.js"
 * @import { Kind, Node } from "./payload.js"
 */

const ICON = 18;
const ICON_GAP = 6;
/** @type {Partial<Record<Kind, number>>} */
const PADDING = { experience: 19, relationship: 16, today: 15 };

/**
 * Get the pen of a canvas.
 *
 * @param {HTMLCanvasElement} canvas
 */
export function penOf(canvas) {
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("This browser draws no canvas.");
  return pen;
}

/**
 * Draw the outline of a kind as the current path.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Kind} kind
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 */
function outline(context, kind, x, y, width, height) {
  context.beginPath();
  if (kind === "experience") {
    const slant = 13;
    context.moveTo(x + slant, y);
    context.lineTo(x + width - slant, y);
    context.lineTo(x + width, y + height / 2);
    context.lineTo(x + width - slant, y + height);
    context.lineTo(x + slant, y + height);
    context.lineTo(x, y + height / 2);
    context.closePath();
  } else {
    /** @type {Partial<Record<Kind, number>>} */
    const round = { relationship: height / 2, today: height / 2, role: 2, outcome: 8 };
    context.roundRect(x, y, width, height, round[kind] ?? 13);
  }
}

/**
 * Measure a node: how large it is, and where its writing goes.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Node} node
 * @param {Theme} theme
 * @param {boolean} icons
 */
export function measure(context, node, theme, icons) {
  const kind = node.group;
  const { size } = node.look;
  const weight = kind === "outcome" || kind === "today" ? 600 : 500;
  const font = `${weight} ${size}px ${kind === "outcome" ? theme.headingFont : theme.font}`;
  const lines = node.label.split("\n");
  context.font = font;
  const widths = lines.map((line) => context.measureText(line).width);
  const padding = PADDING[kind] ?? 12;
  const icon = icons ? ICON + ICON_GAP : 0;
  const leading = size + 4;
  return {
    width: Math.ceil(Math.max(...widths) + icon + padding * 2),
    height: lines.length * leading + (kind === "outcome" ? 26 : 20),
    textLeft: padding + icon,
    iconLeft: padding - 2,
    font,
    leading,
    lines,
    widths,
    icons,
  };
}

/**
 * Tell how far a node's marks reach beyond its box: [above, below].
 *
 * @param {Node} node
 */
export function reach(node) {
  const ring = node.mark?.ring ? 8 : 6;
  return [node.all ? 16 : ring, node.mark?.badge ? 32 : ring];
}

/**
 * Draw a node with its middle at (x, y).
 *
 * `look` is its state at the moment. On a map that runs `down`, links come in from above.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Node} node
 * @param {Measured} box
 * @param {number} x
 * @param {number} y
 * @param {Theme} theme
 * @param {Now} look
 */
export function paint(context, node, box, x, y, theme, look, down = false) {
  const { width, height } = box;
  const left = x - width / 2;
  const top = y - height / 2;
  const colours = coloursOf(node, theme);
  const trace = (grow = 0) =>
    outline(context, node.group, left - grow, top - grow, width + 2 * grow, height + 2 * grow);
  context.save();
  if (look.faded) {
    // Links run behind: what stands back lets the ground through, not them.
    trace();
    context.fillStyle = theme.ground;
    context.fill();
    context.globalAlpha = theme.faded;
  }
  paintRings(context, trace, node, theme, look);
  paintBody(context, trace, node, colours, { left, top, width, height }, theme, look);
  paintWriting(context, node, box, colours, left, y);
  context.globalAlpha = look.faded ? theme.faded : 1;
  // The pill leaves room for what comes in from above.
  if (node.all)
    paintPill(context, "needs all", down ? left + 18 : x, top - 2, 11.5, theme.quiet, theme.ground, theme);
  if (node.mark?.badge) {
    const { tone = "note" } = node.mark;
    const fill = { end: theme.text, ok: theme.kinds.outcome.ink, note: theme.note }[tone];
    const ink = tone === "end" ? theme.ground : readableOn(fill);
    paintPill(context, node.mark.badge, x, top + height + 19, 13, fill, ink, theme);
  }
  context.restore();
}

/**
 * Give the colours of a node's look: `{fill, border, ink, icon}`.
 *
 * @param {Node} node
 * @param {Theme} theme
 */
function coloursOf(node, theme) {
  const colours = theme.kinds[node.group];
  const { look } = node;
  const inks = {
    text: theme.text,
    words: colours.text,
    on: colours.on,
    quiet: theme.quiet,
    kind: colours.ink,
  };
  const fills = { ground: theme.ground, tint: colours.tint, solid: colours.ink, hatched: theme.hatched };
  return {
    fill: fills[look.fill],
    border: look.border === "line" ? theme.line : colours.ink,
    ink: inks[look.ink],
    icon: inks[look.icon_ink],
  };
}

/**
 * Draw what sets a node off: an overlay's ring, what is selected, where the keyboard stands.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Trace} trace
 * @param {Node} node
 * @param {Theme} theme
 * @param {Now} look
 */
function paintRings(context, trace, node, theme, look) {
  let grow = 5;
  /** @type {(colour: string, wide: number, dashes?: number[]) => void} */
  const ring = (colour, wide, dashes = []) => {
    trace(grow);
    context.strokeStyle = colour;
    context.lineWidth = wide;
    context.setLineDash(dashes);
    context.stroke();
    context.setLineDash([]);
    grow += wide + 2;
  };
  if (node.mark?.ring || look.found) ring(theme.note, 3.5);
  if (look.selected) ring(theme.text, 2);
  if (look.cursor) ring(theme.primary, 2, [4, 3]);
}

/**
 * Draw a node's fill, progress, hatches and border.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Trace} trace
 * @param {Node} node
 * @param {ReturnType<typeof coloursOf>} colours
 * @param {Frame} frame
 * @param {Theme} theme
 * @param {Now} look
 */
function paintBody(context, trace, node, colours, { left, top, width, height }, theme, look) {
  trace();
  context.fillStyle = colours.fill;
  context.fill();
  if (node.progress) {
    context.save();
    context.clip();
    context.globalAlpha *= 0.26;
    context.fillStyle = colours.border;
    context.fillRect(left, top, width * node.progress, height);
    context.restore();
  }
  if (node.look.fill === "hatched") {
    trace();
    hatch(context, left, top, width, height, theme.line);
  }
  trace();
  context.strokeStyle = colours.border;
  context.lineWidth = look.hover ? node.look.hover : node.look.thick;
  context.setLineDash(node.look.dashes);
  context.stroke();
  context.setLineDash([]);
  if (node.group === "outcome") {
    context.save();
    outline(context, "outcome", left + 4, top + 4, width - 8, height - 8);
    context.strokeStyle = node.look.fill === "solid" ? colours.ink : colours.border;
    context.lineWidth = 1;
    context.globalAlpha *= 0.6;
    context.stroke();
    context.restore();
  }
}

/**
 * Draw slanted lines inside the current path.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {number} left
 * @param {number} top
 * @param {number} width
 * @param {number} height
 * @param {string} colour
 */
function hatch(context, left, top, width, height, colour) {
  context.save();
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.globalAlpha *= 0.55;
  context.beginPath();
  for (let start = -height; start < width; start += 9) {
    context.moveTo(left + start, top + height);
    context.lineTo(left + start + height, top);
  }
  context.stroke();
  context.restore();
}

/**
 * Write a node's icon and its title.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Node} node
 * @param {Measured} box
 * @param {ReturnType<typeof coloursOf>} colours
 * @param {number} left
 * @param {number} y
 */
function paintWriting(context, node, box, colours, left, y) {
  context.textBaseline = "middle";
  context.textAlign = "left";
  if (box.icons) {
    context.font = ICON_FONT;
    context.fillStyle = colours.icon;
    context.fillText(node.look.icon, left + box.iconLeft, y + 1);
  }
  context.font = box.font;
  context.fillStyle = colours.ink;
  box.lines.forEach((line, index) => {
    const middle = y + (index - (box.lines.length - 1) / 2) * box.leading + 1;
    context.direction = RIGHT_TO_LEFT.test(line) ? "rtl" : "ltr";
    context.fillText(line, left + box.textLeft, middle);
    if (node.look.struck) context.fillRect(left + box.textLeft, middle, box.widths[index], 1.2);
  });
}

const RIGHT_TO_LEFT = /^[^\p{L}]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;

/**
 * Draw a few words on a small pill, with its middle at (x, y).
 *
 * @param {CanvasRenderingContext2D} context
 * @param {string} words
 * @param {number} x
 * @param {number} y
 * @param {number} size
 * @param {string} fill
 * @param {string} ink
 * @param {Theme} theme
 */
function paintPill(context, words, x, y, size, fill, ink, theme) {
  context.font = `600 ${size}px ${theme.font}`;
  const width = context.measureText(words).width + 14;
  const height = size + 6;
  context.beginPath();
  context.roundRect(x - width / 2, y - height / 2, width, height, height / 2);
  context.fillStyle = fill;
  context.fill();
  context.fillStyle = ink;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.direction = "ltr";
  context.fillText(words, x, y + 0.5);
}
