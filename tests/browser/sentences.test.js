/* The part of sentences.js that knows no page. Run by `node --test`. */
"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const { linesOf } = require("../../theme_overrides/assets/js/sentences.js");

const line = (zh, en, unsure = false) => ({ zh, en, unsure });

test("each bead begins a line in both texts", () => {
  assert.deepEqual(linesOf("0-9:0-20 ?9-12:21-31"), [line(0, 0), line(9, 21, true)]);
});

test("a bead of one language is a line with nothing beside it", () => {
  assert.deepEqual(linesOf("0-9:0-20 9-12: 12-20:21-40 :41-50"), [
    line(0, 0),
    line(9, Infinity),
    line(12, 21),
    line(Infinity, 41),
  ]);
});

test("beads that cross are one line, so that both texts keep their order", () => {
  assert.deepEqual(linesOf("0-5:10-20 5-9:0-10 9-12:20-30"), [line(0, 0), line(9, 20)]);
  assert.deepEqual(linesOf("0-4,8-12:0-10 ?4-8:10-20 12-14:20-25"), [line(0, 0, true), line(12, 20)]);
});
