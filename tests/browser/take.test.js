/* The parts of take.js and picture.js that know no page. Run by `node --test`. */
"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const { pageOf, frameAddress, frameCode, cardOf } = require("../../theme_overrides/assets/js/take.js");
const { wrap, svg } = require("../../theme_overrides/assets/js/picture.js");

const letters = (text) => text.length;

test("English breaks at blanks, Chinese between characters, and no mark begins a line", () => {
  assert.deepEqual(wrap("one two three", 8, letters), ["one two", "three"]);
  assert.deepEqual(wrap("修了绿道，又修了桥。", 4, letters), ["修了绿", "道，又修", "了桥。"]);
  assert.deepEqual(wrap("supercalifragilistic", 4, letters), ["supercalifragilistic"]);
  assert.deepEqual(wrap("", 4, letters), []);
});

test("the picture of hostile words is sound XML", () => {
  const shapes = [{ text: '</text><script>"&\u0001', x: 1, y: 2, font: { size: 3, family: '"A"', weight: 700 }, fill: "#000" }];
  const made = svg({ width: 4, height: 5, paper: "#fff", title: "<b>", shapes });
  assert.match(made, /&lt;\/text&gt;&lt;script&gt;&quot;&amp; <\/text>/);
  assert.match(made, /<title>&lt;b&gt;<\/title>/);
});

test("the frame of a sentence is the page that has it", () => {
  const report = "https://a.org/b/wangchuan/2024/";
  assert.equal(frameAddress(report, "pabcdef", [], 0), `${report}embed/pabcdef.html`);
  assert.equal(frameAddress(report, "pabcdef", [4, 9], 3), `${report}embed/pabcdef.html#s3`);
  assert.equal(frameAddress(report, "pabcdef", [4, 9], 9), `${report}embed/pabcdef-3.html#s9`);
  assert.equal(pageOf([4, 9], 4), 2);
});

test("the code of a frame holds any title", () => {
  const code = frameCode("https://a.org/?a&b", 'A "b" <c>', 60);
  assert.match(code, /src="https:\/\/a.org\/\?a&amp;b" title="A &quot;b&quot; &lt;c>"/);
});

test("a card has both languages and the source; long texts are smaller, and nothing is lost", () => {
  const words = { zh: "修桥", en: "Build bridges", source: ["来源，2024年1月16日", "Source, January 16, 2024"] };
  const texts = (card) => card.shapes.map((shape) => shape.text).filter(Boolean);
  const wide = (text, { size }) => text.length * size;
  assert.deepEqual(texts(cardOf(words, wrap, wide)), [words.zh, words.en, ...words.source]);
  const long = cardOf({ ...words, zh: "修桥。".repeat(300) }, wrap, wide);
  assert.equal(texts(long).join("").match(/修桥。/g).length, 300);
  assert.ok(long.shapes[1].font.size < cardOf(words, wrap, wide).shapes[1].font.size);
  const last = long.shapes[long.shapes.length - 1];
  assert.ok(last.y < long.height);
});
