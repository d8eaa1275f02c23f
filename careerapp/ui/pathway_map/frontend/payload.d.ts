/** What Python sends: `payload.py` writes it, `tests/contract/payload.json` shows it. */

export type Kind = "today" | "skill" | "role" | "experience" | "relationship" | "outcome";
export type XY = [number, number];

/** `careerapp.picture.looks.LinkLook`. */
export interface LinkLook {
  width: number;
  dashes: number[];
  ink: "line" | "primary" | "text";
  opacity: number;
  struck: boolean;
}

export type NodeInk = "text" | "words" | "on" | "quiet" | "kind";

/** `careerapp.picture.looks.NodeLook`. */
export interface NodeLook {
  fill: "ground" | "tint" | "solid" | "hatched";
  ink: NodeInk;
  border: "kind" | "line";
  thick: number;
  hover: number;
  dashes: number[];
  struck: boolean;
  icon: string;
  icon_ink: NodeInk;
  size: number;
}

/** How a node is set off. */
export interface Mark {
  ring?: true;
  faded?: true;
  badge?: string;
  tone?: "end" | "ok" | "note";
}

/** A node of the pyvis network; `title` is its whole title, then what its looks say. */
export interface Node {
  id: string;
  group: Kind;
  label: string;
  title: string;
  x: number;
  y: number;
  look: NodeLook;
  phone?: XY;
  progress?: number;
  all?: true;
  mark?: Mark;
}

/** An edge of the pyvis network; `title` is the confidence in words. */
export interface Edge {
  id: string;
  from: string;
  to: string;
  title: string;
  look: LinkLook;
  selected: LinkLook;
  bends?: XY[];
  phone_bends?: XY[];
}

/** `payload.LOOKS`. */
export interface Looks {
  faded: { link: number; node: number; contrast: number };
  stem: LinkLook;
}

export type Column = unknown[] | { of: unknown[]; at?: number[] };

/** A list of items as `packing.pack` sends it. */
export interface Packed {
  count: number;
  columns: Record<string, Column>;
}

/** A node as it is sent: `name` where `label` does not say the whole title. */
export type SentNode = Omit<Node, "title"> & { name?: string; said: string };

/** An edge as it is sent: ends by their places, bends in steps. */
export type SentEdge = Omit<Edge, "from" | "to" | "bends" | "phone_bends"> & {
  from: number;
  to: number;
  bends?: number[];
  phone_bends?: number[];
};

interface MapParts {
  label: string;
  options: object;
  looks: Looks;
  legend: [sample: string, words: string][];
  ideas: [id: string, text: string][];
}

export type SentMap = MapParts & { nodes: Packed; edges: Packed };
export type DrawnMap = MapParts & { nodes: Node[]; edges: Edge[] };

/** `payload.Moment`. */
export interface Moment {
  key: string;
  map: string;
  selected: string | null;
  picked: string[];
  focus: boolean;
  found: string[] | null;
  picking: boolean;
  editing: boolean;
  still: boolean;
  placing: boolean;
  height: number;
  heard: [by: string, n: number] | null;
}

export type Data = DrawnMap & Moment;

/** What Streamlit hands the component's entry. */
export interface Component {
  data: Uint8Array;
  parentElement: ShadowRoot;
  setTriggerValue(name: string, value: unknown): void;
}
