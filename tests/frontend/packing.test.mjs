import assert from "node:assert/strict";
import { test } from "node:test";

import { frontend, kept } from "./contract.mjs";

const { pointsOf, unpack, unpackMap } = await frontend("packing");
const { pieceStyle } = await frontend("links");

const { drawing } = kept("payload");
const { nodes, edges } = kept("network");

test("what was packed comes out as pyvis gave it", () => {
  const map = unpackMap(drawing);
  assert.deepEqual(map.nodes, nodes);
  assert.deepEqual(map.edges, edges);
  assert.deepEqual(map.ideas, [["teach", "Teach an evening class"]]);
});

test("a column is a list, or a table and places in it; what is left out stays so", () => {
  const columns = {
    a: { of: ["x", "y"], at: [0, 1, 0] },
    b: [null, 0, false],
    c: { of: [7] },
    "d.e": [null, null, 1],
    "d.f": [null, 2, 3],
  };
  const items = [
    { a: "x", c: 7 },
    { a: "y", b: 0, c: 7, d: { f: 2 } },
    { a: "x", b: false, c: 7, d: { e: 1, f: 3 } },
  ];
  assert.deepEqual(unpack({ count: 3, columns }), items);
  assert.deepEqual(unpack({ count: 0, columns: {} }), []);
});

test("a link is drawn as Python says it looks, fainter while it stands back", () => {
  const theme = { line: "grey", text: "black", primary: "green" };
  const link = edges.find(({ id }) => id === "2");
  const drawn = pieceStyle({ link }, theme, drawing.looks, {});
  const { width, dashes, opacity } = link.look;
  assert.deepEqual(drawn, { width, dashes, color: { color: "grey", opacity, inherit: false } });
  const chosen = pieceStyle({ link }, theme, drawing.looks, { selected: true });
  assert.equal(chosen.color.color, "black");
  assert.equal(chosen.width, link.selected.width);
  const faded = pieceStyle({ link: null }, theme, drawing.looks, { faded: true });
  assert.equal(faded.color.opacity, drawing.looks.faded.link);
  assert.equal(faded.dashes, false);
});

test("a line told in steps has the points it had", () => {
  assert.deepEqual(pointsOf([63, 581, 0, 39, 8.25, -46]), [
    [63, 581],
    [63, 620],
    [71.25, 574],
  ]);
  assert.deepEqual(pointsOf([]), []);
});
