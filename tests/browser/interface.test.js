/* The parts of interface.js and early.js that know no page: words in the language of the interface. Run by `node --test`. */
"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const words = require("../../theme_overrides/assets/js/interface.js");
const early = require("../../theme_overrides/assets/js/early.js");

test("a text is cut where all Chinese is on the left", () => {
  assert.deepEqual(words.halves(" 已复制 · Copied\n"), ["已复制", "Copied"]);
  assert.deepEqual(words.halves("（一）桥 · 路 · (1) Bridges · Roads"), ["（一）桥 · 路", "(1) Bridges · Roads"]);
  assert.equal(words.halves("2024.txt:3 · 2025.txt:4"), null);
  assert.equal(words.halves("望川市"), null);
});

test("words of an element are in its text, or in its data", () => {
  assert.deepEqual(words.wordsOf("已复制 · Copied", {}), ["已复制", "Copied", "Copied"]);
  assert.deepEqual(words.wordsOf("2024年计划 · plan", { en: "2024 plan" }), ["2024年计划", "2024 plan", "plan"]);
  assert.deepEqual(words.wordsOf("甲 · 乙 · A", { zh: "甲 · 乙" }), ["甲 · 乙", "A", "A"]);
  assert.equal(words.wordsOf("望川市", {}), null);
  const colon = words.wordsOf(": ", { zh: "：", en: ": " });
  assert.deepEqual(
    ["zh", "en", "both"].map((language) => words.join(colon, language)),
    ["：", ": ", ": "],
  );
});

test("words are joined by the language, without saying a number twice", () => {
  const plan = ["2024年计划", "2024 plan", "plan"];
  assert.equal(words.join(plan, "zh"), "2024年计划");
  assert.equal(words.join(plan, "en"), "2024 plan");
  assert.equal(words.join(plan, "both"), "2024年计划 · plan");
  assert.equal(words.join(["CSL", "CSL"], "both"), "CSL");
});

test("a title and the name of the site are cut each for itself", () => {
  assert.equal(words.titleIn("下载 · Downloads | 对照 · Duizhao", "en"), "Downloads | Duizhao");
  assert.equal(words.titleIn("下载 · Downloads | 望川", "zh"), "下载 | 望川");
  assert.equal(words.titleIn("下载 · Downloads | 对照 · Duizhao", "both"), "下载 · Downloads | 对照 · Duizhao");
});

test("the language is that of the address, the device, the site, the browser, in this order", () => {
  const browser = ["de-AT", "zh-CN", "en"];
  assert.equal(early.languageOf("?ui=both", "en", false, "zh", browser), "both");
  assert.equal(early.languageOf("?ui=de", "en", false, "zh", browser), "en");
  assert.equal(early.languageOf("?view=zh", null, false, "both", browser), "both");
  assert.equal(early.languageOf("", null, false, "auto", browser), "zh");
  assert.equal(early.languageOf("", "constructor", false, "auto", ["fr"]), "en");
  assert.equal(early.languageOf("?ui=zh", "en", true, "auto", browser), "en"); // the page wrote the address
});

test("a view of one language has the interface in it", () => {
  assert.equal(early.shownLanguage({ view: "zh", ui: "en" }), "zh");
  assert.equal(early.shownLanguage({ view: "reveal", ui: "both" }), "both");
});

test("an address keeps the language that it has, and gets none", () => {
  const state = { ...early.resolve("", null, false), ui: "zh" };
  assert.equal(early.toSearch("", state), "");
  assert.equal(early.toSearch("?ui=en&q=1", state), "?ui=zh&q=1");
});
