import assert from "node:assert/strict";
import { test } from "node:test";

import { frontend } from "./contract.mjs";

const { inside, joined, meant, toggled } = await frontend("picks");

test("a node goes in and out of what is selected", () => {
  assert.deepEqual(toggled(["a"], "b"), ["a", "b"]);
  assert.deepEqual(toggled(["a", "b"], "a"), ["b"]);
  assert.deepEqual(joined(["a"], ["b", "a", "b"]), ["a", "b"]);
});

test("a box drawn from any corner selects what has its middle in it", () => {
  const boxes = new Map([
    ["in", { x: 5, y: 5 }],
    ["edge", { x: 10, y: 0 }],
    ["out", { x: 11, y: 5 }],
  ]);
  for (const [one, other] of [
    [
      { x: 0, y: 0 },
      { x: 10, y: 10 },
    ],
    [
      { x: 10, y: 10 },
      { x: 0, y: 0 },
    ],
    [
      { x: 0, y: 10 },
      { x: 10, y: 0 },
    ],
  ]) {
    assert.deepEqual(inside(boxes, one, other), ["in", "edge"]);
  }
});

test("typed letters mean whole titles first, then beginnings, words, and anything", () => {
  const titles = new Map([
    ["anywhere", "Insqlate"],
    ["word", "Evening SQL"],
    ["start", "SQL course"],
    ["whole", "sql"],
    ["none", "Maria"],
  ]);
  assert.deepEqual(meant(titles, "SQL"), ["whole", "start", "word", "anywhere"]);
  assert.deepEqual(meant(titles, " "), []);
  assert.deepEqual(meant(titles, "zzz"), []);
});
