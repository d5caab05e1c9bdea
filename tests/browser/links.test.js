/* The pure functions of links.js. */
"use strict";
const assert = require("node:assert/strict");
const test = require("node:test");
const links = require("../../theme_overrides/assets/js/links.js");

test("a row is kept by verdict and chapter", () => {
  const row = { verdict: "met", chapter: "2.1" };
  assert.equal(links.keep(row, { verdict: "", chapter: "" }), true);
  assert.equal(links.keep(row, { verdict: "met", chapter: "2.1" }), true);
  assert.equal(links.keep(row, { verdict: "short", chapter: "" }), false);
  assert.equal(links.keep(row, { verdict: "", chapter: "2.2" }), false);
});

test("rows are sorted by verdict, by certainty, else as in the plan", () => {
  const a = { verdict: "met", score: "0.90", order: "2" };
  const b = { verdict: "short", score: "0.85", order: "9" };
  assert.ok(links.compare(a, b, "verdict") > 0);
  assert.ok(links.compare(a, b, "score") < 0);
  assert.ok(links.compare(a, b, "order") < 0);
});
