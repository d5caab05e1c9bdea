/* Draw characters of a built site at random, and print what a tap on each shows, for readers to judge.
 *
 *   node tools/draw_taps.js PAGES COUNT SEED > taps.txt      PAGES: the folder of pages that `duizhao build` wrote (docs/site)
 *
 * It asks the same functions as the page does (words/lookup.js). Characters are drawn from the bodies of bilingual rows. */
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const lookup = require("../theme_overrides/assets/js/words/lookup.js");
const { parseWords } = require("../theme_overrides/assets/js/readings.js");

const AROUND = 30; /* characters of the row before and after the word */
const HAN = /\p{Script=Han}/u;

/* The data that a script hands over. */
function dataOf(file) {
  let data = null;
  new Function("duizhao", fs.readFileSync(file, "utf8"))({ load: (kind, given) => (data = given) });
  return data;
}

/* Numbers in [0, 1) that are the same for the same seed (mulberry32). */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function rowsOf(pages) {
  const folder = path.join(pages, "data/reports");
  return fs
    .readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const report = JSON.parse(fs.readFileSync(path.join(folder, name), "utf8"));
      return report.passages
        .filter((row) => row.zh && row.en && row.kind === "passage")
        .map((row) => ({ report: report.id, key: row.id, zh: Array.from(row.zh), en: row.en, beads: row.segments, page: pageOf(path.join(pages, report.url), row.id) }))
        .filter((row) => row.page);
    });
}

const pagesWith = new Map();

/* The data of the page of a report, in its folder, that has a row. */
function pageOf(folder, key) {
  if (!pagesWith.has(folder)) {
    const files = fs.readdirSync(folder, { recursive: true }).filter((name) => path.basename(name) === "lookup.js");
    const read = (name) => ({
      lookup: dataOf(path.join(folder, name)),
      pinyin: dataOf(path.join(folder, path.dirname(name), "pinyin.js")),
    });
    pagesWith.set(folder, files.sort().map(read));
  }
  return pagesWith.get(folder).find((page) => key in page.lookup.texts);
}

const parts = new Map();

/* What the site knows of a word or a term. */
function entryOf(zh, { index, folder }) {
  const k = zh.codePointAt(0) % index.parts.length;
  if (!parts.has(k)) parts.set(k, dataOf(path.join(folder, `${index.parts[k]}-${k}.js`)));
  const own = (table) => (Object.hasOwn(table, zh) ? table[zh] : null);
  return { entry: own(parts.get(k).words), term: own(parts.get(k).terms) };
}

function tap(row, at, site) {
  const words = lookup.wordsOf(row.page.lookup.texts[row.key]);
  const unit = lookup.unitAt(row.zh, words, at, site.terms);
  if (!unit || unit.start > at) return null;
  const zh = row.zh.slice(unit.start, unit.end).join("");
  const { entry, term } = entryOf(zh, site);
  const spelt = parseWords(row.page.pinyin[row.key]).words;
  const english = Array.from(row.en);
  const here = lookup.renderingsOf(unit, lookup.renderedOf(row.page.lookup.en[row.key]), words).map((one) => {
    const own = one.zh[0] === unit.start && one.zh[1] === unit.end;
    const en = one.en.map((span) => english.slice(...span).join("")).join(" … ");
    return own ? en : `${row.zh.slice(...one.zh).join("")} → ${en}`;
  });
  const near = here.join(" ");
  const before = row.zh[unit.start - 1];
  const bead = row.beads.find((one) => one.zh.some(([start, end]) => start <= unit.start && unit.start < end));
  const around = bead ? bead.en.map((span) => english.slice(...span).join("")).join(" ") : row.en;
  const gloss = (span, known) => lookup.glossesOf(known, lookup.pinyinOf(span, words, spelt), near, around, before);
  const small = words.filter(({ start, end }) => unit.start <= start && end <= unit.end && end - start < unit.end - unit.start);
  const pieces = small.length ? small : lookup.piecesOf(entry, unit);
  return {
    zh,
    kind: term ? "term" : lookup.entriesOf(entry).length ? "word" : "unknown",
    pinyin: lookup.pinyinOf(unit, words, spelt),
    glosses: gloss(unit, entry),
    inside: pieces.map((piece) => {
      const one = row.zh.slice(piece.start, piece.end).join("");
      return `${one} ${gloss(piece, entryOf(one, site).entry)[0] || "–"}`;
    }),
    here,
    elsewhere: term ? term[2].map(([en]) => en) : [],
    before: row.zh.slice(Math.max(0, unit.start - AROUND), unit.start).join(""),
    after: row.zh.slice(unit.end, unit.end + AROUND).join(""),
    tapped: row.zh[at],
  };
}

function main([pages, count, seed]) {
  const folder = path.join(pages, "assets/words");
  const index = dataOf(path.join(folder, "index.js"));
  const site = { folder, index, terms: new Set(index.terms.split(" ").filter(Boolean)) };
  const places = rowsOf(pages).flatMap((row) => row.zh.flatMap((char, at) => (HAN.test(char) ? [[row, at]] : [])));
  const random = randomOf(Number(seed));
  for (let n = 1; n <= Number(count); n++) {
    const [row, at] = places[Math.floor(random() * places.length)];
    const shown = tap(row, at, site);
    console.log(`#${n}  ${row.report} ${row.key}  tapped: ${row.zh[at]}`);
    if (!shown) console.log("nothing");
    else {
      console.log(`zh     …${shown.before}【${shown.zh}】${shown.after}…`);
      console.log(`word   ${shown.zh}  ${shown.pinyin}  (${shown.kind})`);
      console.log(`gloss  ${shown.glosses.join(" / ") || "–"}`);
      if (shown.inside.length) console.log(`inside ${shown.inside.join("; ")}`);
      console.log(`here   ${shown.here.join("; ") || "–"}`);
      if (shown.elsewhere.length) console.log(`years  ${shown.elsewhere.join(" / ")}`);
    }
    console.log(`en     ${row.en}\n`);
  }
}

main(process.argv.slice(2));
