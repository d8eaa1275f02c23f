import assert from "node:assert/strict";
import { test } from "node:test";

import { frontend, kept } from "./contract.mjs";

const { inWords, lineage, nameOf, neighbour } = await frontend("graph");
const { handleOf, isOn } = await frontend("handle");
const { isHelper, linkOf, route } = await frontend("links");
const { bounds, fitted, heightRight } = await frontend("fit");
const { cornerFor } = await frontend("standing");
const { rows } = await frontend("png");

const { nodes, edges } = kept("network");
const boxes = new Map(nodes.map(({ id, x, y }) => [id, { x, y, width: 90, height: 40, above: 6, below: 6 }]));

test("what leads to a node and from it stays clear", () => {
  assert.deepEqual([...lineage(edges, "maria").nodes].sort(), ["analyst", "lead", "maria", "today"]);
  assert.deepEqual([...lineage(edges, "4").links].sort(), ["2", "4", "5"]);
});

test("an arrow key leads to the right from Today, and nowhere to the left", () => {
  const places = Object.fromEntries(boxes);
  assert.ok(["maria", "sql"].includes(neighbour(places, edges, "today", [1, 0])));
  assert.equal(neighbour(places, edges, "today", [-1, 0]), null);
});

test("a node is said with all that its looks say and with its links", () => {
  const said = inWords(nodes, edges, "analyst");
  assert.match(said, /^Reporting analyst\. Role, not started, needs all that leads to it/);
  assert.match(said, /Comes from Maria <b>, דוח SQL\. Leads to Team lead in analytics\.$/);
  assert.equal(nameOf(nodes[0]), "Today");
});

test("links that all must work meet at one gate, and their pieces know their link", () => {
  const { helpers, pieces } = route(edges, nodes, boxes, () => [], false);
  const gate = helpers.find((helper) => helper.gate === "analyst");
  const ends = pieces.filter((piece) => piece.to === gate.id).map(({ id }) => linkOf(id));
  assert.deepEqual(ends.sort(), ["3", "4"]);
  assert.ok(isHelper(gate.id));
  assert.ok(!nodes.some(({ id }) => isHelper(id)));
});

test("a handle stands where links leave, and is as easy to hit from afar", () => {
  const box = { x: 0, y: 0, width: 100, height: 40 };
  const right = handleOf(box, false, 1);
  assert.ok(isOn(right, { x: 52, y: 0 }));
  assert.ok(!isOn(right, { x: 0, y: 0 }));
  assert.ok(isOn(handleOf(box, true, 1), { x: 0, y: 22 }));
  assert.ok(handleOf(box, false, 0.2).radius * 0.2 >= 8);
});

test("the whole picture is shown whatever the frame", () => {
  const around = bounds([...boxes.values()]);
  for (const [width, height] of [
    [1280, 520],
    [300, 900],
    [90, 90],
  ]) {
    const { scale, position } = fitted(around, width, height, { whole: true });
    assert.ok((around.right - around.left) * scale <= width);
    assert.ok((around.bottom - around.top) * scale <= height);
    assert.ok(position.x > around.left && position.x < around.right);
  }
});

test("a map is as high as it takes to be read, and on a large screen to be read from afar", () => {
  const around = { left: 0, right: 1080, top: 0, bottom: 900 };
  const label = (width, window) => 15 * fitted(around, width, heightRight(around, width, 520, window)).scale;
  assert.ok(label(775, 720) > 10);
  assert.ok(label(1226, 1080) > 14);
  assert.ok(heightRight(around, 775, 520, 1080) <= 780, "no higher than its width asks for");
  const endless = { left: 0, right: 9000, top: 0, bottom: 9000 };
  assert.ok(heightRight(endless, 775, 520, 720) <= 780);
});

test("a panel stays in the part of the frame that is in the window", () => {
  const frame = { top: -200, width: 800, height: 900 };
  const window = { width: 1000, height: 500 };
  const size = { width: 300, height: 120 };
  const at = (x, y) => Object.values(cornerFor({ x, y }, size, frame, window));
  assert.deepEqual(at(100, 300), [100, 300]);
  assert.deepEqual(at(790, 890), [492, 572]);
  assert.deepEqual(at(-50, 0), [8, 208]);
});

test("the legend of a picture breaks into rows that fit", () => {
  const { places, height } = rows([100, 100, 100], 260);
  assert.deepEqual(
    places.map(({ y }) => y),
    [0, 0, 26],
  );
  assert.ok(places.every(({ x }, index) => x + [100, 100, 100][index] <= 260));
  assert.equal(rows([], 260).height, 0);
  assert.ok(height > 52);
});
