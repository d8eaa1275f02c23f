import assert from "node:assert/strict";
import { test } from "node:test";

import { frontend, kept } from "./contract.mjs";

const { KINDS, whyNotLink, whyNotTitle } = await frontend("rules");
const { nodes, edges } = kept("network");
const kindOf = (id) => nodes.find((node) => node.id === id)?.group;

test("a link is refused where Python refuses it, in the same words", () => {
  for (const { from, to, why } of kept("links")) {
    assert.equal(whyNotLink(from, to, kindOf, edges), why, `${from} to ${to}`);
  }
});

test("a title is refused where Python refuses it, in the same words", () => {
  for (const { title, why } of kept("titles")) assert.equal(whyNotTitle(title), why, title);
});

test("the kinds on offer are those Python knows", () => {
  assert.deepEqual(KINDS, kept("kinds"));
});
