/* The parts of search/*.js that know no page and no index. Run by `node --test`, and by pytest where node is there. */
"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const scripts = "../../theme_overrides/assets/js/";
const parts = require("./search_parts.js");
const hits = require(`${scripts}search/hits.js`);
const rendered = require(`${scripts}search/rendered.js`);
const lines = require(`${scripts}search/lines.js`);
const marks = require(`${scripts}search/marks.js`);

/* Rules as an index has them, only fewer. */
const TABLES = {
  simplified: "數数經经濟济",
  fold: {
    dropped: "“”",
    replaced: { "，": "，", ü: "v" },
    marks: "[\u0300-\u036f]",
    gone: "(?<=[0-9]),(?=[0-9]{3}(?![0-9]))|[ ]+(?=[一-龥])|(?<=[一-龥])[ ]+",
  },
  terms: { han: "一-龥", letters: "0-9a-z", pieces: "[一-龥]+|[0-9a-z]+(?:\\.[0-9]+)*" },
  amounts: {
    pattern: "((?<![0-9a-z.])[0-9]+(?:\\.[0-9]+)?)(?:[ -]?(万|million(?:e?s)?))?(?:[ -]?(亩|square[ -]mile(?:e?s)?|mu(?:e?s)?))?",
    scales: { 万: 4, million: 6 },
    units: { 亩: "mu", mu: "mu", "square mile": "mi2" },
    endings: ["", "s", "es"],
  },
};
const HASH = [2166136261, 16777619, 15];
const text = parts.textOf(TABLES);

test("text is folded, and every unit knows where it has come from", () => {
  assert.equal(text.fold("“數字”經濟，１０65 or 1,065 — Shùzì 5 G网络"), "数字经济，1065 or 1065 — shuzi 5 g网络");
  assert.deepEqual(text.foldWithMap("𠀀“Ａ” 林"), { text: "𠀀a林", at: [0, 0, 2, 5] });
});

test("amounts are read by the pattern of the index", () => {
  const read = (folded) => text.amounts(folded).map((a) => [folded.slice(a.start, a.end), a.value, a.unit]);
  assert.deepEqual(read("5.8万亩, 58000 mu, 13.50万 in 2024"), [["5.8万亩", "58000", "mu"], ["58000 mu", "58000", "mu"], ["13.50万", "135000", ""]]);
  assert.deepEqual(read("0.5 million square-miles"), [["0.5 million square-miles", "500000", "mi2"]]);
  assert.deepEqual(read("x5万"), []);
});

test("a query is clauses", () => {
  const parse = parts.queryReader(text);
  const read = (query) => parse(query).map((c) => [c.pieces.join("+"), c.exact, c.not, c.amount && `${c.amount.value} ${c.amount.unit}`]);
  assert.deepEqual(read('养老 5G网络 -"digital economy"'), [["养老", false, false, null], ["5g+网络", false, false, null], ["digital+economy", true, true, null]]);
  assert.deepEqual(read("58,000 mu"), [["58000+mu", true, false, "58000 mu"]]);
  assert.deepEqual(read("5.8万亩"), [["5.8+万亩", true, false, "58000 mu"]]);
  assert.deepEqual(read("2024"), [["2024", false, false, "2024 "]]);
  assert.deepEqual(read("-only"), [["only", false, false, null]]);
  assert.deepEqual(read("“open"), [["open", true, false, null]]);
  assert.deepEqual(read("?! …"), []);
});

test("postings are unpacked as they were packed", () => {
  const shard = parts.unpackShard("林\t造林", "BgAABwSsAg==");
  assert.deepEqual(parts.unpack(shard.get("林")), [0, 1, 9]);
  assert.deepEqual(parts.unpack(shard.get("造林")), [300]);
  assert.deepEqual(parts.unpack({ isBitmap: true, bytes: Uint8Array.from([0b101, 1]) }), [0, 2, 8]);
  const lists = [[1, 2, 3], [2, 3, 9], [3]];
  assert.deepEqual([parts.inAll(lists), parts.inAny([[1, 3], [2, 3]]), parts.inAny([])], [[3], [1, 2, 3], []]);
});

test("a term's shard is the one that the generator put it in", () => {
  assert.deepEqual([parts.bucket("数字", 64, HASH), parts.bucket("a", 64, HASH)], [30, 13]);
});

test("slips, syllables and chains", () => {
  assert.deepEqual([parts.slips("canteen", "cantene", 1), parts.slips("canteen", "canten", 1), parts.slips("a", "xyz", 2)], [1, 1, 9]);
  assert.deepEqual(parts.readings("xianshi", new Set(["xi", "an", "xian", "shi"])), [["xian", "shi"], ["xi", "an", "shi"]]);
  assert.deepEqual(parts.chains([["数字", "树子"], ["字经", "自净"], ["经济"]]), ["数字经济"]);
});

const HIT = {
  url: "a/2024/01-00/#p1",
  report: "a-2024",
  zh: "河堤加高。新开公交。",
  en: "Dykes were raised. Buses were added.",
  beads: "0+5:0+18 0+5:1+17",
  marks: [{ lang: "zh", start: 5, end: 7 }],
};

test("the words that render a mark", () => {
  assert.deepEqual(hits.facing(HIT, HIT.marks[0]), [[19, 36]]);
  assert.deepEqual(hits.facing({ ...HIT, beads: "" }, HIT.marks[0]), [[0, 36]]);
  assert.deepEqual(hits.pieces(HIT, "zh"), [["河堤加高。", ""], ["新开", "hit"], ["公交。", ""]]);
  assert.deepEqual(hits.pieces(HIT, "en"), [["Dykes were raised. ", ""], ["Buses were added.", "facing"]]);
});

test("a long text is cut between words", () => {
  const en = `${"quiet embankments ".repeat(20)}greenways ${"and egrets ".repeat(60)}`.trim();
  const long = { ...HIT, en, beads: "", marks: [{ lang: "en", start: 360, end: 369 }] };
  const cut = hits.pieces(long, "en").map(([text]) => text);
  assert.deepEqual([cut[0], cut.at(-1)], ["…", "…"]);
  const words = cut.slice(1, -1).join("").split(" ");
  assert.deepEqual([...new Set(words)].sort(), ["and", "egrets", "embankments", "greenways", "quiet"]);
});

test("a long text is cut around its first mark", () => {
  const long = { ...HIT, zh: "前".repeat(100) + "河堤" + "后".repeat(200), beads: "", marks: [{ lang: "zh", start: 100, end: 102 }] };
  const cut = hits.pieces(long, "zh");
  assert.deepEqual(cut[0], ["…", ""]);
  assert.deepEqual(cut[2], ["河堤", "hit"]);
  assert.deepEqual(cut[cut.length - 1], ["…", ""]);
});

test("an address takes the marks along", () => {
  assert.equal(hits.addressOf(HIT, false), "a/2024/01-00/?mark=zh5-7_en19-36#p1");
  assert.equal(hits.addressOf(HIT, true), "a/2024/01-00/index.html?mark=zh5-7_en19-36#p1");
  assert.deepEqual(marks.parseMarks("zh5-7_en0-4_x1-2_zh"), [{ lang: "zh", start: 5, end: 7 }, { lang: "en", start: 0, end: 4 }]);
  assert.deepEqual(marks.parseMarks(null), []);
});

test("a mark that the view hides is one in the language that is not shown", () => {
  const [zh, en] = [{ lang: "zh", start: 5, end: 7 }, { lang: "en", start: 0, end: 4 }];
  assert.equal(marks.areHidden([zh], marks.hiddenIn("en", "en")), true);
  assert.equal(marks.areHidden([zh, en], marks.hiddenIn("en", "en")), false);
  assert.equal(marks.areHidden([en], marks.hiddenIn("reveal", "en")), true);
  assert.equal(marks.areHidden([zh], marks.hiddenIn("side", "zh")), false);
  assert.equal(marks.areHidden([], marks.hiddenIn("zh", "en")), false);
});

test("lines of a concordance are sorted by what stands around the hit", () => {
  const hit = (zh, start, year) => ({ ...HIT, zh, report: `a-${year}`, beads: "", marks: [{ lang: "zh", start, end: start + 1 }] });
  const all = lines.linesOf([hit("乙河子", 1, 2024), hit("甲河丑", 1, 2025)], () => [[0, 5]]);
  const left = (by) => lines.sorted(all, by).map((l) => l.left).join("");
  assert.deepEqual([left("year"), left("left"), left("right")], ["甲乙", "甲乙", "甲乙"]);
  assert.equal(lines.sorted(lines.linesOf([hit("丙河一", 1, 2025), hit("甲河丁", 1, 2024)], () => []), "left")[0].left, "丙");
  assert.equal(all[0].facing, "Dykes");
});

test("a CSV file holds what it was given, and no formula", () => {
  const [line] = lines.linesOf([{ ...HIT, zh: '=SUM("a"),河', beads: "", marks: [{ lang: "zh", start: 10, end: 11 }] }], () => []);
  const csv = lines.toCsv([line], "https://x.example/");
  assert.equal(csv.split("\r\n")[1], `a-2024,https://x.example/a/2024/01-00/#p1,zh,"'=SUM(""a""),",河,,,`);
});

test("a rendering is found in facing words, in other forms too, and the longest one", () => {
  const found = (text, names) => rendered.find(text, names) && Array.from(text).slice(rendered.find(text, names).start, rendered.find(text, names).end).join("");
  assert.equal(found("The construction of ferries", ["constitution"]), null);
  assert.equal(found("Developed ferries", ["development"]), "Developed");
  assert.equal(found("We dredged “old rivers” and ferries.", ["river", "old river"]), "old rivers");
  assert.equal(found("The taxes on ferries", ["tax"]), "taxes");
  assert.equal(found("We developed the docks.", ["development"]), "developed");
  assert.equal(found("No such words", ["ferry", ""]), null);
});

test("lines are counted by rendering and year, those without one last", () => {
  const line = (year, name) => ({ hit: { report: `a-${year}` }, rendering: name && { name } });
  const made = rendered.groups([line(2024, ""), line(2024, ""), line(2025, ""), line(2025, "ferry"), line(2024, "wharf"), line(2025, "wharf")]);
  assert.deepEqual(made.map(({ name, count }) => [name, count]), [["wharf", 2], ["ferry", 1], ["", 3]]);
  assert.deepEqual(Array.from(made[0].years), [[2024, 1], [2025, 1]]);
});

test("a translation memory has each pair of sentences once, and is escaped", () => {
  const hit = { ...HIT, zh: "修河。修桥<河>。", en: "Dredge & mend. Bridge.", beads: "0+3:0+14 0+6:1+7", marks: [{ lang: "zh", start: 1, end: 2 }, { lang: "zh", start: 6, end: 7 }] };
  const all = lines.linesOf([hit, hit, { ...hit, en: "", beads: "" }], hits.facing, hits.own);
  assert.deepEqual([all[0].sentence, all[0].facing], ["修河。", "Dredge & mend."]);
  all[0].rendering = { name: "dredge" };
  const tmx = rendered.toTmx(all, "https://x.example/");
  assert.equal(tmx.match(/<tu>/g).length, 2);
  assert.ok(tmx.includes('<seg>Dredge &#38; mend.</seg>') && tmx.includes("<seg>修桥&#60;河&#62;。</seg>"));
  assert.ok(tmx.includes('<prop type="x-rendering">dredge</prop>'));
  assert.equal(rendered.toText(all.slice(0, 1), "https://x.example/").split("\t").length, 5);
});

test("a line without facing words says whether the language or the words are missing", () => {
  const [whole] = lines.linesOf([{ ...HIT, en: "", beads: "" }], () => []);
  const [some] = lines.linesOf([HIT], () => []);
  const [none] = lines.linesOf([HIT], () => [[0, 1]]);
  assert.equal(lines.absent(whole), "common.missing_en");
  assert.equal(lines.absent(some), "find.no_facing");
  assert.equal(lines.absent(none), "");
  const [english] = lines.linesOf([{ ...HIT, zh: "", marks: [{ lang: "en", start: 0, end: 1 }] }], () => []);
  assert.equal(lines.absent(english), "common.missing_zh");
});
