/* The part of frame.js that knows no page. Run by `node --test`, and by pytest where node is there. */
"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const frame = require("../../theme_overrides/assets/js/frame.js");

test("names change character by character, or as a whole where one is otherwise", () => {
  const map = frame.parsePairs("发發展展");
  assert.equal(frame.converted("二、发展 constructor", map, {}), "二、發展 constructor");
  assert.equal(frame.converted(" 理发 ", map, { 理发: "理髮" }), " 理髮 ");
  assert.equal(frame.converted("$& 发", map, { "$& 发": "$& 髮" }), "$& 髮");
});
