/* What is known of a word of a page: its borders, its pinyin, what renders it there, its entry. Nothing here knows the page; lookup.js
 * of a page and the parts of the dictionary are written by the generator (generator/duizhao/pages/words/).
 *
 * Positions are code points of the Chinese text in Simplified, which is as long as in the other script. */
(() => {
  "use strict";

  const SHOWN = 3; /* glosses */
  const LONGEST = 8; /* characters of a term that is shown before its words; a longer one is offered */
  const FARTHEST = 20; /* characters of the longest term */
  const MEASURE = /classifier|measure word/;
  const PREFIX = 5; /* letters by which words are the same: develop, development */
  const LIGHT = new Set("the and for with from esp etc sth that this into its one".split(" "));
  const SPACE = 12; /* characters that may be between the English of two words that are shown as one */

  /* "_1wàng1shì12" → [{ start: 1, end: 2, pinyin: "wàng" }, { start: 2, end: 3, pinyin: "shì" }, { start: 3, end: 5, pinyin: "" }] */
  function wordsOf(line) {
    const words = [];
    let at = 0;
    (line || "").replace(/(_|[^_\d]*)(\d)/g, (all, pinyin, size) => {
      if (pinyin !== "_") words.push({ start: at, end: at + Number(size), pinyin });
      at += Number(size);
    });
    return words;
  }

  /* "9,2,2,c 0,1,-1,2" → [{ zh: [9, 11], en: [2, 14] }, { zh: [11, 12], en: [13, 15] }] */
  function renderedOf(line) {
    let [zh, en] = [0, 0];
    return (line || "")
      .split(" ")
      .filter(Boolean)
      .map((part) => {
        const [gap, size, step, length] = part.split(",").map((number) => parseInt(number, 36));
        const out = { zh: [zh + gap, zh + gap + size], en: [en + step, en + step + length] };
        [zh, en] = [out.zh[1], out.en[1]];
        return out;
      });
  }

  /* The terms over a place that begin and end with words, as { start, end }, the longest first. */
  function termsAt(points, words, at, terms) {
    const out = [];
    words.forEach((first, k) => {
      if (first.start > at || first.start < at - FARTHEST) return;
      for (let n = k; n < words.length && words[n].end <= first.start + FARTHEST; n++) {
        const { end } = words[n];
        if (points[end] === "的" && words[n].end - words[n].start === 1) continue; /* its last character belongs to what follows */
        if (end > at && terms.has(points.slice(first.start, end).join(""))) out.push({ start: first.start, end });
      }
    });
    return out.sort((a, b) => b.end - b.start - (a.end - a.start));
  }

  /* What is looked up at a place: a term, else a word, else the first word after it; null where no word follows. */
  function unitAt(points, words, at, terms) {
    const term = termsAt(points, words, at, terms).find(({ start, end }) => end - start <= LONGEST);
    if (term) return term;
    const word = words.find(({ end }) => end > at);
    return word ? (word.start > at ? unitAt(points, words, word.start, terms) : { start: word.start, end: word.end }) : null;
  }

  /* The pinyin of a unit: that of its words, which the text has by words with other borders (readings.js). */
  function pinyinOf({ start, end }, words, spelt) {
    return words
      .filter((word) => start <= word.start && word.end <= end)
      .flatMap((word) => word.pinyin || spelt.filter(([a, b]) => word.start <= a && b <= word.end).map((parts) => parts[2]))
      .join(" ");
  }

  /* What renders a unit in a row: [{ zh: [a, b], en: [[c, d], …] }, …]; one entry with the borders of the unit if its words are all
   * rendered, else its parts, or the words that it is a part of. */
  function renderingsOf(unit, rendered, words) {
    const inside = rendered.filter(({ zh }) => unit.start <= zh[0] && zh[1] <= unit.end);
    const inner = words.filter((word) => unit.start <= word.start && word.end <= unit.end);
    const whole = inner.every((word) => inside.some(({ zh }) => zh[0] <= word.start && word.end <= zh[1]));
    if (inside.length && whole) return [{ zh: [unit.start, unit.end], en: near(inside.map(({ en }) => en)) }];
    if (inside.length) return inside.map(({ zh, en }) => ({ zh, en: [en] }));
    return rendered.filter(({ zh }) => zh[0] < unit.end && unit.start < zh[1]).map(({ zh, en }) => ({ zh, en: [en] }));
  }

  /* Spans in order; those that are near each other are one. */
  function near(spans) {
    const out = [];
    [...spans]
      .sort((a, b) => a[0] - b[0])
      .forEach(([start, end]) => {
        const last = out[out.length - 1];
        if (last && start - last[1] <= SPACE) last[1] = Math.max(last[1], end);
        else out.push([start, end]);
      });
    return out;
  }

  /* "length/long" or ["cháng", "length/long", "zhǎng", "chief"] → [{ pinyin: "cháng", glosses: ["length", "long"] }, …] */
  function entriesOf(data) {
    if (!data || data.in) return []; /* a word that is not known, and its pieces */
    if (typeof data === "string") return [{ pinyin: "", glosses: data.split("/") }];
    return data.flatMap((part, k) => (k % 2 ? [{ pinyin: data[k - 1], glosses: part.split("/") }] : []));
  }

  function prefixes(text) {
    const words = text.toLowerCase().match(/[a-z]{3,}/g) || [];
    return new Set(words.filter((word) => !LIGHT.has(word)).map((word) => word.slice(0, PREFIX)));
  }

  /* The share of the words of a gloss that a text has. */
  function share(gloss, known) {
    const own = [...prefixes(gloss.replace(/\([^)]*\)/g, ""))];
    return own.length ? own.filter((prefix) => known.has(prefix)).length / own.length : 0;
  }

  function sameSound(a, b) {
    const plain = (text) => text.toLowerCase().replace(/[\s’']/g, "");
    return plain(a) === plain(b);
  }

  /* The glosses of a word that fit best: of the entry that is read as here, those first that the English here has; one that the
   * English of the sentence has goes one place up; after a number a measure word. */
  function glossesOf(data, pinyin, here, english, before = "") {
    const entries = entriesOf(data);
    const exact = entries.filter((entry) => entry.pinyin && entry.pinyin.replace(/[\s’']/g, "") === pinyin.replace(/[\s’']/g, ""));
    const heard = exact.length ? exact : entries.filter((entry) => entry.pinyin && sameSound(entry.pinyin, pinyin));
    const glosses = (heard.length ? heard : entries.slice(0, 1)).flatMap((entry) => entry.glosses);
    const [nearest, around] = [prefixes(here), prefixes(english)];
    const measures = (gloss) => Number(/[\d一二两三四五六七八九十百千万亿余多]$/.test(before) && MEASURE.test(gloss));
    const fit = (gloss, k) => 1000 * measures(gloss) + 100 * share(gloss, nearest) + 1.5 * share(gloss, around) - k;
    const score = new Map(glosses.map((gloss, k) => [gloss, fit(gloss, k)]));
    return [...glosses].sort((a, b) => score.get(b) - score.get(a)).slice(0, SHOWN);
  }

  /* Is this English an official rendering of a term, apart from capitals and an article before it? */
  function isOfficial(english, term) {
    const plain = (text) => text.toLowerCase().replace(/^(?:the|an?) /, "");
    return Boolean(term) && term[2].some(([en, , official]) => official === 1 && plain(en) === plain(english));
  }

  /* The pieces of a word that is not known, as { start, end }. */
  function piecesOf(data, unit) {
    let at = unit.start;
    return ((data && data.in) || "")
      .split(" ")
      .filter(Boolean)
      .map((piece) => ({ start: at, end: (at += Array.from(piece).length) }));
  }

  const lookup = { wordsOf, renderedOf, termsAt, piecesOf, unitAt, pinyinOf, renderingsOf, entriesOf, glossesOf, isOfficial };
  if (typeof document === "undefined") module.exports = lookup;
  else window.duizhao.lookup = lookup;
})();
