/* Checks quotations against the reports, with the answers of `duizhao quote` (generator/duizhao/quotations/check.py).
 *
 *   quoteParts.checker(index)  →  { check(text, year), sentencesOf(text) }
 *
 * check() gives a Promise of [{ text, lang, kind, places, others, changes, marks, placeMarks }, …], one for each sentence; `kind` is
 * one of verbatim, signs, differs, spliced, other_year, missing. A place is { row, start, end }, code points of the shown text; `marks` are
 * the code points of the sentence that differ, `placeMarks` those of the words at its place. */
(() => {
  "use strict";

  const parts = globalThis.duizhao.quoteParts;
  const MOST = 100000; /* characters that are checked at once: some forty pages */
  const MOST_PIECES = 12;
  const LINES = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;
  const TOGETHER = 12; /* sentences that are looked up at the same time */

  function bare(text) {
    return text.replace(/\s+/g, "");
  }

  /* Folded characters as code points of the shown text; where there are none, the point between. */
  function shown(points, [start, end]) {
    if (start < end) return [points[start], points[end - 1] + 1];
    const at = start ? points[start - 1] + 1 : 0;
    return [at, at];
  }

  parts.checker = (index) => {
    const rows = parts.rows(index);

    function sentencesOf(text) {
      return text
        .slice(0, MOST)
        .split(LINES)
        .flatMap((paragraph) => {
          const lang = parts.languageOf(paragraph);
          return lang ? parts.sentences(paragraph, lang).map((sentence) => ({ text: sentence, lang })) : [];
        })
        .map((sentence) => ({ ...sentence, words: rows.folded(sentence.text, sentence.lang).text }))
        .filter(({ words }) => words);
    }

    /* Words that are there: those of the year that is asked for first, then with the same signs. */
    function found({ text, words, lang }, texts, all, year) {
      const rowAt = (at) => texts.rows[texts.row(at)];
      const here = all.filter((at) => !year || rowAt(at).report.year === year);
      const asked = bare(text);
      const same = (here.length ? here : all).filter((at) => bare(rowAt(at)[lang]).includes(asked));
      const [at] = [...same, ...here, ...all];
      const kind = here.length ? (same.length ? "verbatim" : "signs") : "other_year";
      return { kind, places: [texts.place(at, at + words.length)], others: (here.length ? here : all).length - 1 };
    }

    /* How many characters from `start` on stand together somewhere, in whole words and numbers. */
    function longest(texts, words, start) {
      let low = 0;
      let high = words.length - start;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (texts.text.includes(words.slice(start, start + middle).trim())) low = middle;
        else high = middle - 1;
      }
      let end = start + low;
      while (start < end && end < words.length && !texts.isBorder(words, end)) end--;
      return end - start;
    }

    /* Divide folded words into pieces of several rows, each as long as possible: their places, or null. */
    async function pieces({ words, lang }) {
      const out = [];
      let start = 0;
      while (start < words.length && out.length < MOST_PIECES) {
        const texts = parts.texts(await rows.pieceAt(words.slice(start), lang), lang);
        const size = longest(texts, words, start);
        if (size < parts.SHORTEST[lang]) return null;
        const piece = words.slice(start, start + size).trim();
        const [at = -1] = texts.find(piece);
        if (at < 0) return null;
        out.push(texts.place(at, at + piece.length));
        start += size;
      }
      return start >= words.length && new Set(out.map(({ row }) => row)).size > 1 ? out : null;
    }

    async function nearest({ text, words, lang }) {
      const texts = parts.texts(await rows.like(words, lang), lang);
      const near = parts.near(texts, words, lang);
      if (!near) return { kind: "missing", places: [] };
      const changes = parts.changes(words, texts.text.slice(...near), lang);
      const place = texts.place(...near);
      const own = rows.folded(text, lang).at;
      const there = place.row.folded.at.slice(near[0] - texts.bounds(texts.row(near[0]))[0]);
      return {
        kind: "differs",
        places: [place],
        changes,
        marks: changes.map(({ at }) => shown(own, at)),
        placeMarks: changes.map(({ from }) => shown(there, from).map((point) => point - place.start)),
      };
    }

    async function classOf(sentence, year) {
      const texts = parts.texts(await rows.same(sentence.words, sentence.lang), sentence.lang);
      const all = texts.find(sentence.words);
      if (all.length) return found(sentence, texts, all, year);
      const spliced = await pieces(sentence);
      return spliced ? { kind: "spliced", places: spliced } : nearest(sentence);
    }

    async function checkOne(sentence, year) {
      return { ...sentence, others: 0, changes: [], marks: [], placeMarks: [], ...(await classOf(sentence, year)) };
    }

    async function check(text, year, progress = () => {}) {
      const sentences = sentencesOf(text);
      const out = [];
      while (out.length < sentences.length) {
        const some = sentences.slice(out.length, out.length + TOGETHER);
        out.push(...(await Promise.all(some.map((sentence) => checkOne(sentence, year)))));
        progress(out.length, sentences.length);
      }
      return out;
    }

    return { check, sentencesOf, folded: rows.folded };
  };
})();
