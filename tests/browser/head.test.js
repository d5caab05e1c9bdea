/* The parts of head.js and dom.js that know no page, with stored values and addresses that are not ours. */
"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const { parseStored } = require("../../theme_overrides/assets/js/head.js");
const { decode } = require("../../theme_overrides/assets/js/dom.js");

test("a stored value is read if it has the form that its key has", () => {
  const palette = { index: 1, color: { scheme: "slate" } };
  assert.deepEqual(parseStored("__palette", JSON.stringify(palette)), palette);
  assert.deepEqual(parseStored("__tabs", '["a"]'), ["a"]);
  assert.equal(parseStored("__announce", "7"), 7);
  assert.equal(parseStored("constructor", "7"), 7);
});

test("another value is none", () => {
  const texts = [null, "", "{", "null", "5", '"x"', "{}", "[]", '{"index":"1","color":{}}', '{"index":1}', '{"index":1,"color":{"scheme":{}}}'];
  assert.deepEqual(texts.map((text) => parseStored("__palette", text)), texts.map(() => null));
  assert.equal(parseStored("__tabs", "[1]"), null);
  assert.equal(parseStored("__consent", "true"), null);
});

test("percent signs that are not those of UTF-8 stay", () => {
  assert.equal(decode("%E6%A1%A5"), "桥");
  assert.deepEqual(["%", "100%", "%E6%A1", "%ff"].map(decode), ["%", "100%", "%E6%A1", "%ff"]);
});
