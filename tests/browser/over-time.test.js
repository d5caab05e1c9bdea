/* The words of a query of over-time.js; its statistics are compared with the generator's. Run by `node --test`, and by pytest. */
"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const { wordsOf, countIn } = require("../../theme_overrides/assets/js/over-time.js");

test("a query has up to four Chinese words, each once", () => {
  assert.deepEqual(wordsOf("步道，学堂、步道; 5G基站 bridge 书屋,果园,渡口"), ["步道", "学堂", "5G基站", "书屋"]);
  assert.deepEqual(wordsOf(" ,bridge"), []);
});

test("occurrences are counted one after the other", () => {
  assert.equal(countIn("步道接步道，步道。", "步道"), 3);
  assert.equal(countIn("人人人", "人人"), 1);
});
