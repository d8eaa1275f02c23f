/** The legend below the map: a small sample of each shape and line that is on it, with words. */

/**
 * @typedef {Record<string, string | number>} Attributes
 * @typedef {[name: string, attributes: Attributes]} Shape
 * @import { Theme } from "./drawing.js"
 * @import { DrawnMap } from "./payload.js"
 */

const SVG = "http://www.w3.org/2000/svg";
/** @type {Record<string, Shape>} */
const SHAPES = {
  skill: ["rect", { x: 1, y: 1, width: 24, height: 14, rx: 5 }],
  role: ["rect", { x: 1, y: 1, width: 24, height: 14, rx: 1 }],
  experience: ["path", { d: "M6 1H20L25 8L20 15H6L1 8Z" }],
  relationship: ["rect", { x: 1, y: 1, width: 24, height: 14, rx: 7 }],
  outcome: ["rect", { x: 1, y: 1, width: 24, height: 14, rx: 3 }],
};
const CROSS = "M10 5l6 6M16 5l-6 6";
const BODY = { x: 1, y: 1, width: 24, height: 14, rx: 4 };

/**
 * Fill the list with `[sample, words]` entries; words go in as text, never as markup.
 *
 * @param {Element} list
 * @param {DrawnMap["legend"]} entries
 * @param {Theme} theme
 */
export function fillLegend(list, entries, theme) {
  list.replaceChildren(
    ...entries.map(([sample, words]) => {
      const item = document.createElement("li");
      item.append(picture(sample, theme), words);
      return item;
    }),
  );
}

/**
 * A small SVG picture of a sample.
 *
 * @param {string} sample
 * @param {Theme} theme
 */
export function picture(sample, theme) {
  const svg = draw("svg", { width: 26, height: 16, "aria-hidden": "true", fill: "none" });
  for (const [name, attributes] of parts(sample, theme)) svg.append(draw(name, attributes));
  return svg;
}

/**
 * The SVG elements of a sample, as [name, attributes].
 *
 * @param {string} sample
 * @param {Theme} theme
 * @returns {Shape[]}
 */
export function parts(sample, theme) {
  const [group, name] = sample.split(" ");
  /** @type {(extra?: Attributes) => Shape} */
  const body = (extra) => ["rect", { ...BODY, stroke: theme.quiet, "stroke-width": 1.6, ...extra }];
  /** @type {(extra: Attributes) => Shape} */
  const line = (extra) => ["path", { d: "M1 8H25", stroke: theme.line, "stroke-width": 2, ...extra }];
  /** @type {(fill: string) => Shape} */
  const pill = (fill) => ["rect", { x: 1, y: 3, width: 24, height: 10, rx: 5, fill }];
  if (group === "kind") {
    const { ink, tint } = theme.kinds[name];
    const [shape, attributes] = SHAPES[name];
    /** @type {Shape[]} */
    const drawn = [[shape, { ...attributes, fill: tint, stroke: ink, "stroke-width": 1.8 }]];
    if (name === "outcome") {
      const inner = { x: 3.6, y: 3.6, width: 18.8, height: 8.8, rx: 1.5 };
      drawn.push(["rect", { ...inner, stroke: ink, "stroke-width": 0.8 }]);
    }
    return drawn;
  }
  switch (sample) {
    case "status done":
      return [
        body({ fill: theme.quiet }),
        ["path", { d: "M9 8l3 3 5-6", stroke: theme.ground, "stroke-width": 1.8 }],
      ];
    case "status active":
      return [
        ["rect", { x: 1, y: 1, width: 12, height: 14, rx: 3, fill: theme.quiet, opacity: 0.4 }],
        body(),
      ];
    case "status blocked": {
      const stripes = { d: "M4 15L11 1M10 15L17 1M16 15L23 1", stroke: theme.line };
      return [body({ fill: theme.hatched, stroke: theme.line }), ["path", stripes]];
    }
    case "status bold":
      return [body({ "stroke-dasharray": "5 3" })];
    case "status dropped":
    case "status let_go":
      return [
        body({ "stroke-dasharray": "2 3", stroke: theme.line }),
        ["path", { d: "M6 8H20", stroke: theme.quiet }],
      ];
    case "link unjudged":
      return [line({ "stroke-width": 1.4, "stroke-dasharray": "2 4" })];
    case "link closed":
      return [
        line({ "stroke-width": 1.4, "stroke-dasharray": "3 4", opacity: 0.55 }),
        ["path", { d: CROSS, stroke: theme.quiet, "stroke-width": 1.6 }],
      ];
    case "link likely":
      return [["path", { d: "M1 8.5L25 5V12Z", fill: theme.line }]];
    case "link lately":
      return [line({ stroke: theme.primary, "stroke-width": 4 })];
    case "link plain":
      return [line({})];
    case "link long-ago":
      return [line({ "stroke-dasharray": "6 4" })];
    case "link never":
    case "mark faded":
      return [line({ opacity: 0.35 })];
    case "badge ok":
      return [pill(theme.kinds.outcome.ink)];
    case "badge note":
      return [pill(theme.note)];
    case "badge end":
      return [pill(theme.text)];
    case "mark ring":
      return [["rect", { x: 2, y: 2, width: 22, height: 12, rx: 6, stroke: theme.note, "stroke-width": 3 }]];
    case "mark strong":
      return [line({ stroke: theme.primary, "stroke-width": 4 })];
    case "mark lost":
      return [
        body({ "stroke-dasharray": "2 3", stroke: theme.line }),
        ["path", { d: CROSS, stroke: theme.quiet, "stroke-width": 1.6 }],
      ];
    case "mark weak":
      return [body({ "stroke-dasharray": "2 3" })];
    default:
      return [body()];
  }
}

/**
 * @param {string} name
 * @param {Attributes} attributes
 */
function draw(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
