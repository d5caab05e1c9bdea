/* The parts of cite.js, row-actions.js, row-text.js and dom.js that know no page. Run by `node --test`, and by pytest
 * where node is there. */
"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const cite = require("../../theme_overrides/assets/js/cite.js");
const rows = require("../../theme_overrides/assets/js/row-actions.js");
const rowText = require("../../theme_overrides/assets/js/row-text.js");
const labels = require("../../theme_overrides/assets/js/dom.js");

test("a slot brings its punctuation, an empty one leaves nothing", () => {
  const form = "A⟦, |where_en|⟧⟦[|accessed|]⟧.";
  assert.equal(cite.fill(form, { where_en: "pt. 2", accessed: "2026-11-22" }), "A, pt. 2[2026-11-22].");
  assert.equal(cite.fill(form, { where_en: "" }), "A.");
  assert.equal(cite.fill("⟦|url|⟧", { url: "$& ⟦|where_en|⟧" }), "$& ⟦|where_en|⟧");
});

test("the day of access in both forms", () => {
  assert.deepEqual(cite.daysOf(new Date(2026, 0, 5)), { accessed: "2026-01-05", accessed_en: "January 5, 2026" });
});

test("the address for others has no view, and no path of this machine", () => {
  const place = "wangchuan/2025/02-03/";
  assert.equal(cite.addressOf("https://a.org/b/?view=zh#x", "", place, "pabcdef"), "https://a.org/b/#pabcdef");
  assert.equal(cite.addressOf("http://localhost/", "https://a.org/b/", place, ""), "https://a.org/b/");
  assert.equal(cite.addressOf("file:///home/me/site/index.html", "", place, "pabcdef"), place + "#pabcdef");
});

test("entries of one report have names of their own", () => {
  assert.equal(cite.keyOf("wangchuan/2025/02-03/", "pabcdef"), "pabcdef");
  assert.equal(cite.keyOf("wangchuan/2025/02-03/", ""), "02-03");
  assert.equal(cite.keyOf("wangchuan/2025/", ""), "");
  const entry = "@techreport{x⟦:|key|⟧,";
  assert.equal(cite.fill(entry, { key: "02-03" }), "@techreport{x:02-03,");
  assert.equal(cite.fill(entry, { key: "" }), "@techreport{x,");
});

test("CSL-JSON has the reader's part", () => {
  const values = { key: "pabcdef", url: "https://a.org/", accessed: "2026-11-02", where_en: "pt. 2", site: "S" };
  assert.deepEqual(JSON.parse(cite.cslOf({ id: "x", type: "report" }, values)), [
    {
      id: "x:pabcdef",
      type: "report",
      section: "pt. 2",
      "container-title": "S",
      URL: "https://a.org/",
      accessed: { "date-parts": [[2026, 11, 2]] },
    },
  ]);
});

test("text is what is shown, without what is skipped", () => {
  const words = (data) => ({ nodeType: 3, data });
  const box = (name, ...childNodes) => ({ nodeType: 1, name, childNodes });
  const cell = box("p", words(" 新建"), box("ruby", words("桥"), box("rt", words("qiáo"))), box("a", words("9")), words("。\n"));
  const skip = (node) => node.name === "rt" || node.name === "a";
  assert.equal(rowText.tidy(rowText.textOf(cell, skip)), "新建桥。");
  assert.equal(rows.lines(["新建桥。", "", "https://a.org/"]), "新建桥。\nhttps://a.org/");
});

test("labels are filled", () => {
  const words = labels.fill(["共{n}行", "{n} rows, {m}"], { n: 3 });
  assert.deepEqual(words, ["共3行", "3 rows, {m}"]);
});
