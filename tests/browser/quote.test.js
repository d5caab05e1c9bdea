/* What checks quotations and needs no page. Run by `node --test`, and by pytest where node is there. */
"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const parts = require("./quote_parts.js");
require("../../theme_overrides/assets/js/quote/page.js");

const folded = parts.folding(new Map([["數", "数"]]));

function changed(quoted, source, lang) {
  return parts.changes(quoted, source, lang).map(({ source: there, quoted: here }) => [there, here]);
}

test("a text is folded to what is said, with the code point of each character", () => {
  assert.equal(folded("數字 ５.5％，“绿色”", "zh").text, "数字5.5%绿色");
  assert.equal(folded("The city’s  2-3 “Parks”.", "en").text, "the city's 2-3 parks");
  assert.deepEqual(folded("𠀀，桥", "zh").at, [0, 0, 2]);
});

test("sentences end where they end, and not after an abbreviation", () => {
  assert.deepEqual(parts.sentences("修桥三座。绿化2.5万亩；", "zh"), ["修桥三座。", "绿化2.5万亩；"]);
  assert.deepEqual(parts.sentences("It has 2.5 km, i.e. all of it. No. 3 is next.", "en"), [
    "It has 2.5 km, i.e. all of it.",
    "No. 3 is next.",
  ]);
});

test("what differs is told by words", () => {
  assert.deepEqual(changed("we built two bridges", "we built three bridges", "en"), [["three", "two"]]);
  assert.deepEqual(changed("修桥3座", "新修桥12座", "zh"), [["新", ""], ["12", "3"]]);
});

test("a text is cut at marks, which count code points", () => {
  assert.deepEqual(parts.page.cut("𠀀桥三座", [[1, 2]]), [["𠀀", false], ["桥", true], ["三座", false]]);
  assert.deepEqual(parts.page.cut("桥", [[0, 0]]), [["桥", false]]);
});
