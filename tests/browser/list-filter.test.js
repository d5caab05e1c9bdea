/* The parts of list-filter.js that know no page. Run by `node --test`, and by pytest where node is there. */
"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const { fold, matches } = require("../../theme_overrides/assets/js/list-filter.js");

test("words are folded: width, capitals, tones, punctuation", () => {
  assert.deepEqual(fold("  Lǜdào ５Ｇ “Rental” housing. "), ["lvdao", "5g", "rental", "housing"]);
  assert.deepEqual(fold("—— "), []);
});

test("pinyin is found with and without tones", () => {
  assert.deepEqual(fold("Lǜdào, guānguāng"), ["lvdao", "guanguang"]);
});

test("every word must be found, in any form of the name", () => {
  const name = "保障性租赁住房 subsidized rental housing baozhangxingzulinzhufang bzxzlzf 保障性租賃住房";
  for (const asked of ["租赁", "租賃", "Rental", "zulin", "zū lìn", "bzx", "housing 保障", ""]) assert.equal(matches(fold(asked), name), true, asked);
  for (const asked of ["学位", "rental school", "zzz"]) assert.equal(matches(fold(asked), name), false, asked);
});
