/* The part of looking up words that knows no page. Run by `node --test`, and by pytest where node is there. */
"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const lookup = require("../../theme_overrides/assets/js/words/lookup.js");

const TEXT = Array.from("推进梯田观光路建设，修渠8座。");
const WORDS = lookup.wordsOf("22212_12_1zuò1_1");
const TERMS = new Set(["梯田观光路", "观光路", "田观光", "观光路建设"]);

function textOf({ start, end }) {
  return TEXT.slice(start, end).join("");
}

test("a line gives words with their places, and the pinyin of some", () => {
  assert.deepEqual(lookup.wordsOf("_12zuò1"), [{ start: 1, end: 3, pinyin: "" }, { start: 3, end: 4, pinyin: "zuò" }]);
  assert.deepEqual(lookup.wordsOf(undefined), []);
  assert.equal(WORDS.map(textOf).join(" "), "推进 梯田 观光 路 建设 修渠 座");
});

test("a line gives which English renders which words, forwards and backwards", () => {
  assert.deepEqual(lookup.renderedOf("2,2,z,8 0,2,-1a,3"), [{ zh: [2, 4], en: [35, 43] }, { zh: [4, 6], en: [-3, 0] }]);
  assert.deepEqual(lookup.renderedOf(undefined), []);
});

test("a term goes before its words, if it begins and ends with words; in a gap the next word is meant", () => {
  assert.equal(textOf(lookup.unitAt(TEXT, WORDS, 5, TERMS)), "梯田观光路");
  assert.equal(textOf(lookup.unitAt(TEXT, WORDS, 0, TERMS)), "推进");
  assert.equal(textOf(lookup.unitAt(TEXT, WORDS, 9, TERMS)), "修渠");
  assert.equal(lookup.unitAt(TEXT, WORDS, 14, TERMS), null);
  assert.deepEqual(lookup.termsAt(TEXT, WORDS, 4, TERMS).map(textOf), ["梯田观光路", "观光路建设", "观光路"]);
});

test("a long term is offered, not chosen", () => {
  const points = Array.from("全力推进梯田观光路建设");
  const words = lookup.wordsOf("222212");
  const terms = new Set([points.join("")]);
  assert.deepEqual(lookup.unitAt(points, words, 4, terms), { start: 4, end: 6 });
  assert.equal(lookup.termsAt(points, words, 4, terms).length, 1);
});

test("no term ends with a character that stands before 的", () => {
  const points = Array.from("推进山路的建设");
  const words = lookup.wordsOf("21112");
  assert.deepEqual(lookup.termsAt(points, words, 2, new Set(["推进山路", "推进山"])), [{ start: 0, end: 3 }]);
});

test("the pinyin of a unit is that of its words", () => {
  const spelt = [[2, 4, "tītián"], [4, 7, "guānguānglù"]];
  assert.equal(lookup.pinyinOf({ start: 2, end: 4 }, WORDS, spelt), "tītián");
  assert.equal(lookup.pinyinOf({ start: 13, end: 14 }, lookup.wordsOf("_9_4zuò1"), spelt), "zuò");
});

test("an official rendering is known apart from capitals and an article", () => {
  const term = ["titianguanguanglu", 3, [["scenic terrace road", [[0, 2025]], 1], ["terrace sightseeing road", [[0, 2023]]]]];
  assert.equal(lookup.isOfficial("The Scenic Terrace Road", term), true);
  assert.equal(lookup.isOfficial("terrace sightseeing road", term), false);
  assert.equal(lookup.isOfficial("scenic terrace road", null), false);
});

test("what renders a unit: all of it as one, else its parts, else what it is a part of", () => {
  const rendered = [{ zh: [2, 4], en: [20, 28] }, { zh: [4, 7], en: [8, 18] }, { zh: [7, 9], en: [60, 68] }];
  assert.deepEqual(lookup.renderingsOf({ start: 2, end: 7 }, rendered, WORDS), [{ zh: [2, 7], en: [[8, 28]] }]);
  assert.deepEqual(lookup.renderingsOf({ start: 4, end: 9 }, rendered, WORDS), [{ zh: [4, 9], en: [[8, 18], [60, 68]] }]);
  assert.deepEqual(lookup.renderingsOf({ start: 0, end: 4 }, rendered, WORDS), [{ zh: [2, 4], en: [[20, 28]] }]);
  assert.deepEqual(lookup.renderingsOf({ start: 4, end: 6 }, rendered, WORDS), [{ zh: [4, 7], en: [[8, 18]] }]);
  assert.deepEqual(lookup.renderingsOf({ start: 10, end: 12 }, rendered, WORDS), []);
});

test("glosses: the entry that is read as here, then what the English has, then a measure word after a number", () => {
  const long = ["cháng", "length/long", "zhǎng", "chief/to grow/to develop"];
  assert.deepEqual(lookup.glossesOf(long, "zhǎng", "", "Crops grow well."), ["to grow", "chief", "to develop"]);
  assert.deepEqual(lookup.glossesOf(long, "Cháng", "", ""), ["length", "long"]);
  assert.deepEqual(lookup.glossesOf("to build/building", "jiànzhù", "buildings", "")[0], "to build");
  assert.deepEqual(lookup.glossesOf("seat/(classifier for bridges)", "zuò", "", "", "8")[0], "(classifier for bridges)");
  assert.deepEqual(lookup.glossesOf("seat/(classifier for bridges)", "zuò", "", "", "的")[0], "seat");
  assert.deepEqual(lookup.glossesOf(null, "zuò", "", ""), []);
});

test("a word that is not known has pieces", () => {
  const entry = { in: "竹 编坊" };
  assert.deepEqual(lookup.glossesOf(entry, "zhúbiānfāng", "", ""), []);
  assert.deepEqual(lookup.piecesOf(entry, { start: 4, end: 7 }), [{ start: 4, end: 5 }, { start: 5, end: 7 }]);
  assert.deepEqual(lookup.piecesOf("bamboo", { start: 0, end: 1 }), []);
});

test("a list becomes a table that Anki reads: quotation marks, commas and lines stay in their fields", () => {
  const { csvOf } = require("../../theme_overrides/assets/js/words/list.js");
  const word = { zh: "渠", pinyin: "qú", gloss: 'ditch, "canal"', sentence: "修渠。\n架桥。", english: "#1", day: "2026-01-31" };
  assert.equal(
    csvOf([word], "Words"),
    "#separator:Comma\n#html:false\n#deck:Words\n#columns:Word,Pinyin,Meaning,Here,Sentence,English,Source,Address\n" +
      '渠,qú,"ditch, ""canal""",,"修渠。\n架桥。","#1",,\n',
  );
});
