/* The part of sidenotes.js that knows no page. Run by `node --test`. */
"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const { stack } = require("../../theme_overrides/assets/js/sidenotes.js");

test("a note stands beside its marker, or below the note before it", () => {
  assert.deepEqual(stack([10, 100, 120], [40, 50, 30], 5), [10, 100, 155]);
  assert.deepEqual(stack([10, 10, 10], [40, 40, 40], 0), [10, 50, 90]);
  assert.deepEqual(stack([], [], 5), []);
});
