/** The page's colours and fonts, as a canvas needs them. */

/**
 * @import { Looks } from "./payload.js"
 * @import { Theme } from "./drawing.js"
 */

const HUES = {
  skill: "blue",
  role: "orange",
  experience: "red",
  relationship: "violet",
  outcome: "green",
};

/** Settings of the system that count whatever the theme. */
export const CONTRASTS = ["(forced-colors: active)", "(prefers-contrast: more)"];

/**
 * Read the theme from the element's CSS variables.
 *
 * @param {Element} element
 * @param {Looks["faded"]} faded
 * @returns {Theme}
 */
export function readTheme(element, faded) {
  const style = getComputedStyle(element);
  /** @param {string} name */
  const value = (name) => style.getPropertyValue(`--st-${name}`).trim();
  const [forced, more] = CONTRASTS.map((query) => matchMedia(query).matches);
  /** @type {(name: string, system: string) => string} */
  const colour = (name, system) => plain(forced ? system : value(name));
  /** @type {Theme} */
  const theme = {
    text: colour("text-color", "CanvasText"),
    ground: colour("background-color", "Canvas"),
    primary: colour("primary-color", "Highlight"),
    line: colour("gray-color", "GrayText"),
    hatched: colour("gray-background-color", "Canvas"),
    quiet: colour("gray-text-color", "CanvasText"),
    note: colour("yellow-color", "Highlight"),
    refused: colour("red-color", "Mark"),
    font: value("font") || "sans-serif",
    headingFont: value("heading-font") || "serif",
    // Asked for more contrast, what stands back must still be read well.
    faded: forced || more ? faded.contrast : faded.node,
    kinds: {},
  };
  for (const [kind, hue] of Object.entries(HUES)) {
    const ink = colour(`${hue}-color`, "CanvasText");
    theme.kinds[kind] = {
      ink,
      on: readableOn(ink),
      tint: colour(`${hue}-background-color`, "Canvas"),
      text: colour(`${hue}-text-color`, "CanvasText"),
    };
  }
  // Today is filled with the text's colour: the ground is what is read on that.
  theme.kinds.today = { ink: theme.text, on: theme.ground, tint: theme.ground, text: theme.ground };
  return theme;
}

/** @type {CanvasRenderingContext2D | null} */
let pen = null;

/**
 * Turn any CSS colour into #rrggbb, as a canvas does.
 *
 * @param {string} colour
 */
function plain(colour) {
  pen ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!pen) return colour;
  pen.fillStyle = "#888888";
  pen.fillStyle = colour;
  return pen.fillStyle;
}

/**
 * Relative luminance of #rrggbb, after WCAG 2.
 *
 * @param {string} colour
 */
function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const share = parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const INK = "#1C1A17";
const PAPER = "#FFFFFF";

/**
 * Ink or paper: whichever is read better on a colour.
 *
 * @param {string} colour
 */
export function readableOn(colour) {
  const light = luminance(colour) + 0.05;
  return 1.05 / light >= light / (luminance(INK) + 0.05) ? PAPER : INK;
}

/**
 * Load the fonts the map is written with; a canvas does not ask for them by itself.
 *
 * @param {Theme} theme
 */
export async function loadFonts(theme) {
  const wanted = [`500 15px ${theme.font}`, `600 15px ${theme.font}`, `600 17px ${theme.headingFont}`];
  const loads = [...wanted, ICON_FONT].map((font) => document.fonts.load(font));
  const patience = new Promise((resolve) => setTimeout(resolve, 1500));
  await Promise.race([Promise.allSettled(loads), patience]);
}

export const ICON_FONT = '18px "Material Symbols Rounded"';

let iconsLoaded = false;

/** Whether icons can be drawn; without their font the names would stand there as words. */
export function hasIcons() {
  // To go through all fonts takes a while; once loaded they stay.
  iconsLoaded ||= [...document.fonts].some(
    (face) => face.family.includes("Material Symbols Rounded") && face.status === "loaded",
  );
  return iconsLoaded;
}
