/* The part of paper.js that knows no page. Run by `node --test`. */
"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const { quoted, ruleOf } = require("../../theme_overrides/assets/js/paper.js");

test("no title ends its string", () => {
  assert.equal(quoted('a "b" \\ \n c'), '"a \\"b\\" \\\\ c"');
});

test("long titles are cut, missing words leave no dot", () => {
  const rule = ruleOf({ report: "", title: "桥".repeat(100), address: "", day: "printed 2025-01-14" });
  assert.match(rule, new RegExp(`content: "${"桥".repeat(70)}…"`));
  assert.match(rule, /content: "printed 2025-01-14"/);
});
