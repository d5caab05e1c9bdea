/* Comparing two passages by words, without a page. Run by `node --test`, and by pytest where node is there. */
"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const parts = require("../../theme_overrides/assets/js/redline/compare.js");

const told = (changes) => changes.map(({ old, new: now, same }) => (same ? now : `[-${old}-]{+${now}+}`)).join("");

test("words that differ are told apart, in Chinese too", () => {
  assert.equal(told(parts.redline("We built two bridges.", "We built three bridges.", "en")), "We built [-two-]{+three+} bridges.");
  assert.equal(told(parts.redline("修缮渡口3座。", "修缮渡口12座，新辟步道。", "zh")), "修缮渡口[-3座-]{+12座，新辟步道+}。");
});

test("Traditional characters are no change", () => {
  const simplified = new Map([["舊", "旧"], ["書", "书"]]);
  assert.deepEqual(parts.redline("舊書屋", "旧书屋", "zh", simplified), [{ old: "舊書屋", new: "旧书屋", same: true }]);
});

test("what is too short to be read between two changes belongs to them", () => {
  assert.equal(told(parts.redline("open a new ferry", "close a wide road", "en")), "[-open a new ferry-]{+close a wide road+}");
});

test("nothing of either text is lost, whatever it is", () => {
  const texts = ["", "桥", "𠀀桥 (2.5%)\n", "Roads, 1,200 km; 桥梁 and “ferries”!", "舟".repeat(3000), "ab ".repeat(3000)];
  for (const lang of ["zh", "en"]) {
    for (const a of texts) {
      for (const b of texts) {
        const changes = parts.redline(a, b, lang, new Map());
        assert.equal(changes.map((part) => part.old).join(""), a);
        assert.equal(changes.map((part) => part.new).join(""), b);
      }
    }
  }
});

test("the share of letters that are the same", () => {
  assert.equal(parts.alike(parts.redline("修桥三座", "修桥三座", "zh")), 1);
  assert.equal(parts.alike(parts.redline("", "", "zh")), 0);
});

test("an address of a passage names its report and row", () => {
  const place = { report: "wang-chuan-2024", key: "p1a2b3c" };
  assert.deepEqual(parts.placeOf("https://a.org/x/wang-chuan/2024/01-02/?view=zh#p1a2b3c"), place);
  assert.deepEqual(parts.placeOf("file:///a/wang-chuan/2024/01-02/index.html#p1a2b3c"), place);
  assert.deepEqual(parts.placeOf(" wang-chuan-2024.p1a2b3c"), place);
  const speech = { report: "wangchuan_address-2024", key: "p1a2b3c" };
  assert.deepEqual(parts.placeOf("x/wangchuan_address/2024/01-02/#p1a2b3c"), speech);
  assert.deepEqual(parts.placeOf("wangchuan_address-2024.p1a2b3c"), speech);
  assert.equal(parts.placeOf("修桥三座"), null);
});
