/* The pure functions of plan.js. */
"use strict";
const assert = require("node:assert/strict");
const test = require("node:test");
const plan = require("../../theme_overrides/assets/js/plan.js");

test("the address states a verdict and a chapter, beside parameters of others", () => {
  assert.deepEqual(plan.chosenIn("?ui=en&verdict=short&chapter=2.1"), { verdict: "short", chapter: "2.1" });
  assert.deepEqual(plan.chosenIn(""), { verdict: "", chapter: "" });
  assert.equal(plan.searchFor("?ui=en", { verdict: "met", chapter: "" }), "?ui=en&verdict=met");
  assert.equal(plan.searchFor("?verdict=met", { verdict: "", chapter: "" }), "");
});

test("a card is kept by verdict and chapter; what is compared is three verdicts", () => {
  assert.equal(plan.keeps({ verdict: "", chapter: "" }, "met", "2.1"), true);
  assert.equal(plan.keeps({ verdict: "met", chapter: "2.1" }, "met", "2.1"), true);
  assert.equal(plan.keeps({ verdict: "short", chapter: "" }, "met", "2.1"), false);
  assert.equal(plan.keeps({ verdict: "met", chapter: "2.2" }, "met", "2.1"), false);
  assert.equal(plan.keeps({ verdict: "compared", chapter: "" }, "exceeded", "2.1"), true);
  assert.equal(plan.keeps({ verdict: "compared", chapter: "" }, "reported", "2.1"), false);
});
