/* The parts of terms.js that know no page. Run by `node --test`, and by pytest where node is there. */
"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const { compare } = require("../../theme_overrides/assets/js/terms.js");

test("terms are sorted by pinyin, English or frequency", () => {
  const terms = [
    { name: "a", at: 0, en: "", count: 3 },
    { name: "b", at: 1, en: "road", count: 9 },
    { name: "c", at: 2, en: "market", count: 3 },
  ];
  const sorted = (order) => [...terms].sort((a, b) => compare(a, b, order)).map((term) => term.name).join("");
  assert.equal(sorted("pinyin"), "abc");
  assert.equal(sorted("english"), "cba");
  assert.equal(sorted("count"), "bac");
});
