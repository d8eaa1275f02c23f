/** Saving the map as a PNG: the canvas on the theme's ground, with the legend below. */

/**
 * @import { Theme } from "./drawing.js"
 */

import { part } from "./part.js";
import { penOf } from "./shapes.js";

const LINE = 26;
const EDGE = 14;

/**
 * Where the legend's entries stand: [{item, x, y}], in rows as wide as the picture.
 *
 * @param {number[]} widths
 * @param {number} most
 */
export function rows(widths, most) {
  const places = [];
  let [x, y] = [EDGE, 0];
  for (const width of widths) {
    if (x > EDGE && x + width > most - EDGE) [x, y] = [EDGE, y + LINE];
    places.push({ x, y });
    x += width + 16;
  }
  return { places, height: widths.length ? y + LINE + EDGE : 0 };
}

/**
 * Draw the picture; gives a PNG.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Element} legend
 * @param {Theme} theme
 */
export async function pictureOf(canvas, legend, theme) {
  const ratio = canvas.width / canvas.clientWidth;
  const [wide, tall] = [canvas.clientWidth, canvas.clientHeight];
  const sheet = document.createElement("canvas");
  const pen = penOf(sheet);
  const font = `13px ${theme.font}`;
  pen.font = font;
  const items = [...legend.children];
  const { places, height } = rows(
    items.map((item) => 34 + pen.measureText(item.textContent).width),
    wide,
  );
  sheet.width = canvas.width;
  sheet.height = Math.round((tall + height) * ratio);
  pen.fillStyle = theme.ground;
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.drawImage(canvas, 0, 0);
  pen.scale(ratio, ratio);
  const samples = await Promise.all(items.map((item) => sampleOf(part(item, "svg"))));
  pen.font = font;
  pen.fillStyle = theme.quiet;
  pen.textBaseline = "middle";
  items.forEach((item, index) => {
    const { x, y } = places[index];
    pen.drawImage(samples[index], x, tall + y + 4);
    pen.fillText(item.textContent, x + 32, tall + y + 13);
  });
  return new Promise((resolve) => sheet.toBlob(resolve, "image/png"));
}

/** @param {Element} svg */
async function sampleOf(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  return image;
}

/**
 * Let the browser keep a file.
 *
 * @param {Blob} blob
 * @param {string} name
 */
export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
