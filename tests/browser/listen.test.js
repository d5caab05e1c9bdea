/* The parts of listen.js that know no page. Run by `node --test`. */
"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const { sidesOf, partsOf, voicesOf } = require("../../theme_overrides/assets/js/listen.js");

const voice = (lang, localService = true, usual = false) => ({ lang, localService, default: usual });

test("what is read is what the view shows and a voice can say", () => {
  assert.deepEqual(sidesOf("sentence", "en", { zh: 1, en: 1 }), ["zh", "en"]);
  assert.deepEqual(sidesOf("zh", "en", { zh: 1, en: 1 }), ["zh"]);
  assert.deepEqual(sidesOf("reveal", "zh", { zh: 1, en: 1 }), ["en"]);
  assert.deepEqual(sidesOf("side", "en", { en: 1 }), ["en"]);
});

test("each sentence is read in both languages, up to where the next begins", () => {
  const lines = [
    { zh: 0, en: 0 },
    { zh: 9, en: Infinity },
    { zh: 12, en: 21 },
  ];
  assert.deepEqual(partsOf(lines, { zh: 20, en: 40 }, ["zh", "en"]), [
    { side: "zh", start: 0, end: 9 },
    { side: "en", start: 0, end: 21 },
    { side: "zh", start: 9, end: 12 },
    { side: "zh", start: 12, end: 20 },
    { side: "en", start: 21, end: 40 },
  ]);
  assert.deepEqual(partsOf([{ zh: 0, en: 0 }], { zh: 5, en: 0 }, ["zh", "en"]), [{ side: "zh", start: 0, end: 5 }]);
});

test("only voices of the device are used, the system's own first", () => {
  const all = [voice("zh-CN", false), voice("cmn-Hans"), voice("en-GB"), voice("en-US", true, true), voice("de")];
  const { zh, en } = voicesOf(all);
  assert.equal(zh.lang, "cmn-Hans");
  assert.equal(en.lang, "en-US");
  assert.equal(voicesOf([voice("zh-CN", false)]).zh, undefined);
});
