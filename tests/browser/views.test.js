/* The parts of early.js, keys.js and views.js that know no page. Run by `node --test`, and by pytest where node is there. */
"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const early = require("../../theme_overrides/assets/js/early.js");
const keys = require("../../theme_overrides/assets/js/keys.js");
const views = require("../../theme_overrides/assets/js/views.js");

const plain = { view: "side", hide: "en", script: "published", pinyin: "0", size: "0", tap: "0" };
const kept = JSON.stringify({ ...plain, view: "stack", pinyin: "1" });

test("an address with a value of ours says all, whatever the device remembers", () => {
  assert.deepEqual(early.resolve("?view=zh", kept, false), { ...plain, view: "zh" });
  assert.deepEqual(early.resolve("?view=reveal&hide=zh&script=hant&pinyin=1", kept, false), {
    view: "reveal",
    hide: "zh",
    script: "hant",
    pinyin: "1",
    size: "0",
    tap: "0",
  });
});

test("an address without one leaves it to the memory, then to the first values", () => {
  assert.deepEqual(early.resolve("?q=桥", kept, false), { ...plain, view: "stack", pinyin: "1" });
  assert.deepEqual(early.resolve("", null, false), plain);
});

test("an address that the page wrote follows the memory, where there is one", () => {
  assert.equal(early.resolve("?view=zh", kept, true).view, "stack");
  assert.equal(early.resolve("?view=zh", null, true).view, "zh");
});

test("what is unknown or broken counts as not there", () => {
  assert.deepEqual(early.resolve("?view=upside-down&script=Hant", "{oh", false), plain);
  assert.deepEqual(early.resolve("?view=constructor", '{"view":"__proto__","pinyin":7}', false), plain);
  assert.deepEqual(early.resolve("", '"zh"', false), plain);
  assert.equal(early.resolve("", '{"pinyin":1}', false).pinyin, "1");
});

test("every state comes back from the address that it gives; first values are left out", () => {
  for (const view of early.VALUES.view)
    for (const hide of early.VALUES.hide)
      for (const script of early.VALUES.script)
        for (const pinyin of early.VALUES.pinyin) {
          const size = early.VALUES.size[view.length % 3];
          const tap = early.VALUES.tap[view.length % 2];
          const state = { view, script, pinyin, size, tap, hide: view === "reveal" ? hide : "en" };
          const search = early.toSearch("", state);
          assert.deepEqual(early.resolve(search, null, false), state);
        }
  assert.equal(early.toSearch("?view=zh", plain), "");
  assert.equal(early.toSearch("?q=a+b&view=zh", { ...plain, script: "hant" }), "?q=a+b&script=hant");
});

test("a key is the letter that it types, without other keys held", () => {
  const typed = (key, more) => keys.keyOf({ key, ...more });
  assert.equal(typed("t"), "t");
  assert.equal(typed("T"), "t"); // caps lock
  assert.equal(typed("T", { shiftKey: true }), "");
  assert.equal(typed("？", { shiftKey: true }), "?");
  for (const held of ["ctrlKey", "altKey", "metaKey", "isComposing", "repeat"]) assert.equal(typed("t", { [held]: true }), "");
});

const box = (top, height) => ({ top, bottom: top + height });

test("the top row is the first that shows more than a scrap under what covers the window", () => {
  assert.equal(views.topmost([box(-300, 200), box(-100, 400), box(300, 90)], 88, 36), 1);
  assert.equal(views.topmost([box(-300, 410), box(110, 400)], 88, 36), 1); // 22 px are left of the first
  assert.equal(views.topmost([box(80, 30), box(110, 400)], 88, 36), 0); // a short one that is all but whole
  assert.equal(views.topmost([box(0, 0), box(-90, 100)], 88, 36), -1);
});

test("the page goes as far as the row has moved, but leaves something of it in sight", () => {
  assert.equal(views.shift(100, box(140, 300), 88, 36), 40);
  assert.equal(views.shift(-100, box(-100, 300), 88, 36), 0);
  assert.equal(views.shift(-300, box(-300, 200), 88, 36), -300 - (88 + 36 - 200));
  assert.equal(views.shift(100, box(0, 0), 88, 36), 0); // gone
});

test("after the last value comes the first", () => {
  assert.equal(views.following(["published", "hans", "hant"], "hans"), "hant");
  assert.equal(views.following(["published", "hans", "hant"], "hant"), "published");
});
