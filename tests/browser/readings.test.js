/* The part of readings.js that knows no page. Run by `node --test`, and by pytest where node is there. */
"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const readings = require("../../theme_overrides/assets/js/readings.js");

test("a line is words with their places, and its length", () => {
  assert.deepEqual(readings.parseWords("_1wàngchuān2_3Xī’ān2_1"), {
    words: [[1, 3, "wàngchuān"], [6, 8, "Xī’ān"]],
    length: 9,
  });
  assert.deepEqual(readings.parseWords(undefined), { words: [], length: 0 });
});

test("characters change by pair, or by place", () => {
  const map = readings.parseMap("发發里裡");
  const places = readings.parsePlaces("3髮 5里");
  assert.equal(readings.converted("发展理发公里constructor", 0, map, places), "發展理髮公里constructor");
  assert.equal(readings.converted("发公里", 3, map, places), "髮公里");
  assert.equal(readings.converted("𠀀发", 0, map, {}), "𠀀發");
});

test("words are cut out of a piece of text, code point by code point", () => {
  const words = [[0, 2, "a"], [3, 5, "b"], [5, 7, "c"]];
  assert.deepEqual(readings.split("𠀀河，造林治", 0, words), { words: [["", "𠀀河", "a"], ["，", "造林", "b"], ["", "治", "c"]], rest: "" });
  assert.deepEqual(readings.split("水。", 6, words), { words: [], rest: "水。" });
  assert.deepEqual(readings.split("造林。", 3, words.slice(0, 2)), { words: [["", "造林", "b"]], rest: "。" });
});
