/* The part of notes.js that knows no page. Run by `node --test`, and by pytest where node is there. */
"use strict";

const { test } = require("node:test");
const assert = require("node:assert/strict");
const { place } = require("../../theme_overrides/assets/js/notes.js");

const VIEW = { left: 0, top: 0, width: 1000, height: 800 };
const SIZE = { width: 400, height: 200 };
const marker = (left, top) => ({ left, top, width: 10, height: 10 });

test("below its marker, in the middle", () => {
  assert.deepEqual(place(marker(500, 300), SIZE, VIEW), { left: 305, top: 316, height: 200 });
});

test("above where below is no room", () => {
  assert.deepEqual(place(marker(500, 700), SIZE, VIEW), { left: 305, top: 494, height: 200 });
});

test("not over the sides", () => {
  assert.equal(place(marker(0, 300), SIZE, VIEW).left, 8);
  assert.equal(place(marker(990, 300), SIZE, VIEW).left, 592);
});

test("lower where neither has room", () => {
  assert.deepEqual(place(marker(500, 500), { width: 400, height: 900 }, VIEW), { left: 305, top: 8, height: 486 });
  assert.deepEqual(place(marker(500, 200), { width: 400, height: 900 }, VIEW), { left: 305, top: 216, height: 576 });
});

test("over its marker in a very low window, but inside", () => {
  const low = { left: 0, top: 0, width: 320, height: 200 };
  assert.deepEqual(place(marker(100, 90), { width: 300, height: 190 }, low), { left: 8, top: 8, height: 184 });
});

test("inside what a zoomed window shows", () => {
  const zoomed = { left: 200, top: 100, width: 180, height: 370 };
  const spot = place(marker(205, 300), { width: 164, height: 120 }, zoomed);
  assert.deepEqual(spot, { left: 208, top: 316, height: 120 });
});

test("a window narrower than the note: from its left edge", () => {
  assert.equal(place(marker(50, 50), SIZE, { left: 0, top: 0, width: 300, height: 800 }).left, 8);
});
