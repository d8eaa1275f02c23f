import assert from "node:assert/strict";
import { test } from "node:test";

import { frontend, kept } from "./contract.mjs";

const events = await frontend("events");

test("every event is made as Python reads it", () => {
  const made = {
    "select a node": events.select("maria"),
    "select a link": events.select("3"),
    "select nothing": events.select(null),
    "pick several": events.pick(["maria", "lead"]),
    move: events.move({ maria: [12, -34], today: [0, 5] }),
    add: events.add({ title: "Night school", kind: "skill", at: [120, -40] }),
    "add without a kind": events.add({ title: "Ana", from: "sql" }),
    link: events.link("maria", "lead"),
    rename: events.rename("maria", "Maria", "Maria <b>"),
    remove: events.remove(["maria", "sql"]),
    "map an idea": events.idea("teach", [1, 2]),
    "send an idea": events.idea("teach"),
    undo: events.undo(),
    redo: events.redo(),
  };
  const sent = Object.entries(kept("events")).map(([name, event]) => [name, event.sent]);
  assert.deepEqual(made, Object.fromEntries(sent));
});

/** Timers that run when a test says so. */
function timers() {
  const waiting = new Map();
  let count = 0;
  return {
    setTimeout(run) {
      count += 1;
      waiting.set(count, run);
      return count;
    },
    clearTimeout: (id) => waiting.delete(id),
    pass() {
      const due = [...waiting.values()];
      waiting.clear();
      due.forEach((run) => run());
    },
    waiting,
  };
}

function outbox() {
  const sent = [];
  const clock = timers();
  return {
    box: new events.Outbox(
      "tab",
      (all) => sent.push(all.map(({ n }) => n)),
      () => "map",
      clock,
    ),
    sent,
    clock,
  };
}

/** The moment is over. */
const passed = () => Promise.resolve();

test("events of one moment go together, in order and numbered, before any timer runs", async () => {
  const { box, sent } = outbox();
  box.post(events.undo());
  box.post(events.redo());
  await passed();
  assert.deepEqual(sent, [[1, 2]]);
});

test("what was not answered is sent along with what comes next", async () => {
  const { box, sent } = outbox();
  box.post(events.undo());
  await passed();
  box.post(events.redo());
  await passed();
  box.hear(["tab", 1]);
  box.post(events.undo());
  await passed();
  assert.deepEqual(sent, [[1], [1, 2], [2, 3]]);
});

test("without any answer it is sent again, and after one no more", async () => {
  const { box, sent, clock } = outbox();
  box.post(events.undo());
  await passed();
  clock.pass();
  assert.deepEqual(sent, [[1], [1]]);
  box.hear(["tab", 1]);
  assert.ok(box.empty);
  assert.equal(clock.waiting.size, 0);
});

test("an answer to another map is none", () => {
  const { box } = outbox();
  box.post(events.undo());
  box.hear(["elsewhere", 9]);
  box.hear(null);
  assert.ok(!box.empty);
});

test("every event says which map the page has, and one that it has none", () => {
  const { box } = outbox();
  box.post(events.undo());
  box.post(events.need());
  assert.deepEqual(box.unheard, [
    { op: "undo", has: "map", by: "tab", n: 1 },
    { op: "need", has: null, by: "tab", n: 2 },
  ]);
});
