/* The parts of compare.js that know no page. Run by `node --test`, and by pytest where node is there. */
"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const { compare, place, step } = require("../../theme_overrides/assets/js/compare.js");

const VIEW = { width: 1000, height: 800 };
const cell = (left, top) => ({ left, right: left + 60, top, bottom: top + 40 });

test("a box stands below its cell, above where only that has room, and inside the window", () => {
  assert.deepEqual(place(cell(500, 100), { width: 300, height: 200 }, VIEW), { left: 380, top: 146 });
  assert.deepEqual(place(cell(500, 700), { width: 300, height: 200 }, VIEW), { left: 380, top: 494 });
  assert.deepEqual(place(cell(5, 100), { width: 300, height: 200 }, VIEW).left, 8);
  assert.deepEqual(place(cell(930, 100), { width: 300, height: 200 }, VIEW).left, 692);
  assert.deepEqual(place(cell(0, 300), { width: 320, height: 700 }, { width: 320, height: 800 }), { left: 8, top: 92 });
});

test("rows are sorted by target or by name", () => {
  const rows = [{ name: "Yunting", order: 0 }, { name: "Qingyu", order: 1 }];
  assert.deepEqual([...rows].sort((a, b) => compare(a, b, "place", "en")).map((r) => r.order), [1, 0]);
  assert.deepEqual([...rows].sort((a, b) => compare(a, b, "value", "en")).map((r) => r.order), [0, 1]);
});

test("arrow keys pass over what is empty, and stop at the edge", () => {
  const grid = [["a", null, "b"], [null, "c", "d"]];
  assert.equal(step(grid, 0, 0, "ArrowRight"), "b");
  assert.equal(step(grid, 0, 2, "ArrowDown"), "d");
  assert.equal(step(grid, 1, 1, "ArrowUp"), null);
  assert.equal(step(grid, 0, 2, "ArrowRight"), null);
  assert.equal(step(grid, 0, 0, "Home"), null);
});
