/** The part of vis-network's documented interface that the map uses; `vis.js` knows the rest. */

export interface Point {
  x: number;
  y: number;
}

/** An area of the map. */
export interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** What a handler of the network's events gets. */
export interface NetworkEvent {
  nodes: string[];
  edges: string[];
  pointer: { DOM: Point; canvas: Point };
  event: { srcEvent?: MouseEvent; pointerType?: string };
}

/** How an edge looks. */
export interface EdgeLook {
  width: number;
  dashes: number[] | false;
  color: { color: string; opacity: number; inherit: false };
}

/** What draws a node of the shape "custom". */
export type Renderer = (where: { ctx: CanvasRenderingContext2D; x: number; y: number }) => {
  nodeDimensions: { width: number; height: number };
  drawNode(): void;
};

export interface Item {
  id: string;
}

export interface DataSet {
  get(id: string): Item | null;
  update(items: Item[]): void;
  remove(ids: string[]): void;
}

export interface Network {
  on(name: "afterDrawing", answer: (context: CanvasRenderingContext2D) => void): void;
  on(name: string, answer: (event: NetworkEvent) => void): void;
  once(name: string, answer: () => void): void;
  getScale(): number;
  getViewPosition(): Point;
  getPosition(id: string): Point;
  getNodeAt(point: Point): string | undefined;
  getEdgeAt(point: Point): string | undefined;
  getSelection(): { nodes: string[]; edges: string[] };
  setSelection(ids: { nodes: string[]; edges: string[] }, options: { highlightEdges: boolean }): void;
  setOptions(options: object): void;
  setSize(width: string, height: string): void;
  moveTo(view: { scale?: number; position?: Point; animation: false }): void;
  moveNode(id: string, x: number, y: number): void;
  canvasToDOM(point: Point): Point;
  DOMtoCanvas(point: Point): Point;
  redraw(): void;
  destroy(): void;
}

export interface Vis {
  Network: new (frame: HTMLElement, sets: { nodes: DataSet; edges: DataSet }, options: object) => Network;
  DataSet: new () => DataSet;
}
