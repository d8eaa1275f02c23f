/** What the front end works out by itself to draw a map. */

import type { Edge } from "./payload.js";
import type { Point } from "./vis-network.js";

/** Where a node is and how large; `above` and `below` are how far its marks reach. */
export interface Box extends Point {
  width: number;
  height: number;
  above: number;
  below: number;
}

/** A node's size, and where its writing goes. */
export interface Measured {
  width: number;
  height: number;
  textLeft: number;
  iconLeft: number;
  font: string;
  leading: number;
  lines: string[];
  widths: number[];
  icons: boolean;
}

/** What of the moment applies to a node. */
export interface Now {
  selected?: boolean;
  faded?: boolean;
  found?: boolean;
  cursor?: boolean;
  hover?: boolean;
}

/** A point that links pass; a gate is where links to a node join. */
export interface Helper extends Point {
  id: string;
  gate?: string;
}

/**
 * A part of a link from one point to the next; without a link, the stem from a gate to `node`. One that
 * is `struck` has a cross on it.
 */
export interface Piece {
  id: string;
  link: Edge | null;
  node?: string;
  from: string;
  to: string;
  arrow: boolean;
  struck?: boolean;
}

/** The colours of a kind: for lines and solid fills, on those, for tints, for words on a tint. */
export interface KindColours {
  ink: string;
  on: string;
  tint: string;
  text: string;
}

/** The page's colours and fonts; `faded` is the opacity of what stands back. */
export interface Theme {
  text: string;
  ground: string;
  primary: string;
  line: string;
  hatched: string;
  quiet: string;
  note: string;
  refused: string;
  font: string;
  headingFont: string;
  faded: number;
  kinds: Record<string, KindColours>;
}

/** What an action is about: ids of nodes or of one link, and a point of the map if one was meant. */
export interface Target {
  ids: string[];
  at: Point | null;
}

export type Stop = () => void;
