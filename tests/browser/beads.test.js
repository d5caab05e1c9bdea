/* The parts of beads.js and row-text.js that know no page. Run by `node --test`, and by pytest where node is there. */
"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const beads = require("../../theme_overrides/assets/js/beads.js");
const rowText = require("../../theme_overrides/assets/js/row-text.js");

const shown = (pieces) => pieces.map((p) => p.node.data.slice(p.from, p.to)).join("");
const nodes = (...texts) => rowText.indexOf(texts.map((data) => ({ data })));

test("an attribute is read as pairs with their signs", () => {
  assert.deepEqual(beads.parsePairs("0-24:0-130 ?24-40,52-60: :131-260"), [
    { sign: "", zh: [[0, 24]], en: [[0, 130]] },
    { sign: "?", zh: [[24, 40], [52, 60]], en: [] },
    { sign: "", zh: [], en: [[131, 260]] },
  ]);
  assert.deepEqual(beads.parsePairs(undefined), []);
});

test("a character belongs to its bead, a blank to the bead before it", () => {
  const list = beads.parsePairs("0-4,9-12:0-10 4-9:11-20");
  assert.equal(beads.beadAt(list, "zh", 3), 0);
  assert.equal(beads.beadAt(list, "zh", 4), 1);
  assert.equal(beads.beadAt(list, "zh", 9), 0);
  assert.equal(beads.beadAt(list, "en", 10), 0);
  assert.equal(beads.beadAt(list, "en", 11), 1);
  assert.equal(beads.beadAt(list, "en", 25), -1);
});

test("figures of a bead are those that stand in it on either side", () => {
  const [bead, other] = beads.parsePairs("0-10:0-40 10-20:41-80");
  const figures = beads.parsePairs("3-5:20-22 !12-14:50-52");
  assert.deepEqual(beads.figuresIn(figures, bead), [figures[0]]);
  assert.deepEqual(beads.figuresIn(figures, other), [figures[1]]);
});

test("positions are code points over all nodes of the text", () => {
  const index = nodes("造林", "𠀀𠀁河", "，治水");
  assert.equal(shown(rowText.piecesOf(index, 0, 8)), "造林𠀀𠀁河，治水");
  assert.equal(shown(rowText.piecesOf(index, 1, 4)), "林𠀀𠀁");
  assert.equal(shown(rowText.piecesOf(index, 3, 4)), "𠀁");
  assert.equal(shown(rowText.piecesOf(index, 4, 6)), "河，");
  assert.deepEqual(rowText.piecesOf(index, 8, 9), []);
});

test("blanks before the text are no part of it", () => {
  const index = nodes("\n  We", " plant");
  assert.equal(shown(rowText.piecesOf(index, 0, 2)), "We");
  assert.equal(shown(rowText.piecesOf(index, 3, 8)), "plant");
});
