/* Finds the rows that may have the words of a quotation in the index of the search, so that only those are loaded.
 *
 *   quoteParts.rows(index)  →  { same(words, lang), pieceAt(words, lang), like(words, lang) }, each a Promise of rows for quoteParts.texts
 *
 * Words are folded as quotations are. The index has pairs of Chinese characters and words of English by stem; marks inside the
 * text of a row divide them, so a share of them suffices. What is loaded is compared exactly afterwards. */
(() => {
  "use strict";

  const parts = globalThis.duizhao.quoteParts;
  const ASKED = 8; /* terms of a sentence by which its own rows are looked up */
  const SHORT = 12; /* terms of a sentence that is looked up by all of them */
  const MOST = { same: 400, piece: 24, like: 5 }; /* rows */
  const SHARE = { zh: 0.5, en: 0.7 }; /* of the terms of a sentence that its own rows have */

  const NUMBER = /^[0-9.]+$/;

  parts.SHORTEST = { zh: 6, en: 20 }; /* characters of a piece of a spliced sentence */

  /* Some of the terms at equal distances; in English the longest, which are in few rows. */
  function some(terms, lang) {
    if (terms.length <= SHORT) return terms;
    if (lang === "en") return [...terms].sort((a, b) => b.length - a.length).slice(0, ASKED);
    return Array.from({ length: ASKED }, (_, k) => terms[Math.floor((k * terms.length) / ASKED)]);
  }

  parts.rows = (index) => {
    const folded = parts.folding(index.simplified);
    const known = new Map(); /* the rows that were read, by language, report and place */
    const order = new Map(
      [...index.reports]
        .sort((a, b) => (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : a.year - b.year))
        .map((report, k) => [report, k]),
    );
    const count = index.reports.reduce((sum, report) => sum + report.texts, 0);

    /* The pieces of folded words that the index has alike: its numbers are not divided at a comma, those of a quotation are. */
    function piecesOf(words) {
      const all = index.piecesOf(index.fold(words));
      const sure = all.filter((piece) => !NUMBER.test(piece));
      return sure.length ? sure : all;
    }

    /* The terms of folded words in their order, each once; words that no row has are null. */
    async function termsOf(words) {
      const terms = await Promise.all(
        piecesOf(words).map(async (piece) => {
          if (!index.isHan(piece)) return [(await index.wordsOf(piece[0])).terms.get(piece) || null];
          return globalThis.duizhao.searchParts.gramsOf(piece);
        }),
      );
      return Array.from(new Set(terms.flat()));
    }

    /* For each text that has one of the terms: [how many of them, their weight]. Rare ones weigh more. */
    async function votes(terms) {
      const out = new Map();
      await Promise.all(
        index.segments.map(async (segment, s) => {
          const lists = await Promise.all(terms.map((term) => (term ? index.textsWith(segment, term) : [])));
          lists.forEach((list) => {
            const weight = Math.log(1 + count / list.length);
            list.forEach((number) => {
              const name = `${s}:${number}`;
              const vote = out.get(name);
              if (!vote) out.set(name, [1, weight]);
              else {
                vote[0] += 1;
                vote[1] += weight;
              }
            });
          });
        }),
      );
      return out;
    }

    async function read(name, lang) {
      const [s, number] = name.split(":").map(Number);
      const { report, place } = index.placeOf(index.segments[s], number);
      const id = `${lang}:${report.number}:${place}`;
      if (!known.has(id)) {
        const { row, chapter } = await index.rowAt(report, place);
        const [part, key, kind, zh, en, beads] = row;
        const said = key && kind !== "n" ? folded(lang === "zh" ? zh : en, lang) : { text: "" };
        known.set(id, { report, place, part, key, zh, en, beads, page: chapter[0], folded: said });
      }
      return known.get(id);
    }

    /* Rows in the order of series, year and place; those without words in the language are left out. */
    async function readAll(names, lang) {
      const rows = await Promise.all(names.map((name) => read(name, lang)));
      return rows
        .filter((row) => row.folded.text)
        .sort((a, b) => order.get(a.report) - order.get(b.report) || a.place - b.place);
    }

    function best(all, most) {
      return all
        .sort(([, a], [, b]) => b[1] - a[1])
        .slice(0, most)
        .map(([name]) => name);
    }

    /* Rows that may have all of the words. */
    async function same(words, lang) {
      const whole = await termsOf(words);
      if (whole.includes(null)) return [];
      const terms = some(whole, lang);
      const least = Math.ceil(terms.length * SHARE[lang]);
      const enough = Array.from(await votes(terms)).filter(([, [number]]) => number >= least);
      return readAll(best(enough, MOST.same), lang);
    }

    /* Rows that may have the words with which these begin: those first that have more of what follows. */
    async function pieceAt(words, lang) {
      const size = parts.SHORTEST[lang];
      const first = lang === "en" ? words.slice(0, size + 1).replace(/(?<=\S)\s+\S*$/, "") : words.slice(0, size);
      const terms = await termsOf(first);
      if (terms.includes(null)) return [];
      const [begun, rest] = await Promise.all([votes(terms), votes(await termsOf(words.slice(0, 3 * size)))]);
      const least = Math.ceil(terms.length * SHARE[lang]);
      const enough = Array.from(begun)
        .filter(([, [number]]) => number >= least)
        .map(([name]) => [name, rest.get(name) || [0, 0]]);
      return readAll(best(enough, MOST.piece), lang);
    }

    /* Rows that have most of the words. */
    async function like(words, lang) {
      return readAll(best(Array.from(await votes(await termsOf(words))), MOST.like), lang);
    }

    return { folded, same, pieceAt, like };
  };
})();
