/* Finds the words that come nearest to a quotation, and what differs (generator/duizhao/quotations/near.py).
 *
 *   quoteParts.near(texts, words, lang)        [start, end] of the folded text, or null
 *   quoteParts.changes(quoted, source, lang)   [{ source, quoted, at: [start, end], from: [start, end] }, …]: folded words that differ,
 *                                              and where they stand in `quoted` and in `source` */
(() => {
  "use strict";

  const parts = globalThis.duizhao.quoteParts;
  const GRAM = { zh: 3, en: 12 }; /* characters by which a window is found */
  const ANCHOR = 2; /* characters in a row that are the same, at both ends of what is compared */
  const LEAST = 0.7; /* share of characters that are the same */
  const TOKENS = { zh: /[0-9][0-9.]*%?|[a-z]+|./gsu, en: /\S+/g };
  const ALNUM = /[\p{L}\p{N}]/u;

  /* A table of lengths or distances, filled from its end; `cell(i, j, below, right, across)` computes one. */
  function tableOf(a, b, cell) {
    const width = b.length + 1;
    const table = new Uint16Array((a.length + 1) * width);
    for (let i = a.length; i >= 0; i--) {
      for (let j = b.length; j >= 0; j--) table[i * width + j] = cell(i, j, table, i * width + j, width);
    }
    return { at: (i, j) => table[i * width + j] };
  }

  /* The longest common subsequence: its length, and runs of the same characters [[start in a, start in b, length], …]. */
  function common(a, b) {
    const lengths = tableOf(a, b, (i, j, table, here, width) => {
      if (i === a.length || j === b.length) return 0;
      return a[i] === b[j] ? table[here + width + 1] + 1 : Math.max(table[here + width], table[here + 1]);
    });
    const runs = [];
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
      if (a[i] === b[j]) {
        const last = runs[runs.length - 1];
        if (last && last[0] + last[2] === i && last[1] + last[2] === j) last[2] += 1;
        else runs.push([i, j, 1]);
        i++;
        j++;
      } else if (lengths.at(i + 1, j) >= lengths.at(i, j + 1)) i++;
      else j++;
    }
    return { length: lengths.at(0, 0), runs };
  }

  /* Where in a text the most short runs of the words stand together: the start of a window as long as the words. */
  function windowStart(words, text, size) {
    const grams = new Set();
    for (let k = 0; k + size <= words.length; k++) grams.add(words.slice(k, k + size));
    const hits = [];
    for (let k = 0; k + size <= text.length; k++) if (grams.has(text.slice(k, k + size))) hits.push(k);
    let best = 0;
    let most = 0;
    for (let first = 0, last = 0; last < hits.length; last++) {
      while (hits[last] - hits[first] > words.length) first++;
      if (last - first + 1 > most) {
        most = last - first + 1;
        best = hits[first];
      }
    }
    return best;
  }

  /* The part of a row that is most like the words, in English of whole words. */
  function windowOf(words, text, lang) {
    let a = 0;
    let b = text.length;
    if (text.length > words.length) {
      const start = windowStart(words, text, GRAM[lang]);
      const room = Math.floor(words.length / 4);
      a = Math.max(0, start - room);
      b = Math.min(text.length, start + words.length + room);
    }
    const same = common(words, text.slice(a, b)).runs.filter(([, , length]) => length >= ANCHOR);
    if (same.length) {
      const [start, first] = same[0];
      const [end, last, length] = same[same.length - 1];
      [a, b] = [a + first, a + last + length];
      /* The signs beside may have been matched with the same ones further off. */
      for (let k = start; k && a && words[k - 1] === text[a - 1]; k--) a--;
      for (let k = end + length; k < words.length && b < text.length && words[k] === text[b]; k++) b++;
    }
    if (lang === "en") {
      if (a && ALNUM.test(text[a - 1])) a = text.lastIndexOf(" ", a) + 1;
      const space = text.indexOf(" ", b - 1);
      b = space < 0 ? text.length : space;
    }
    return [a, b];
  }

  parts.near = (texts, words, lang) => {
    let best = LEAST;
    let found = null;
    for (let k = 0; k < texts.count; k++) {
      const [start] = texts.bounds(k);
      const text = texts.rows[k].folded.text;
      const [a, b] = windowOf(words, text, lang);
      const score = (2 * common(words, text.slice(a, b)).length) / (words.length + b - a || 1);
      if (score > best) {
        best = score;
        found = [start + a, start + b];
      }
    }
    return found;
  };

  function tokensOf(text, lang) {
    return Array.from(text.matchAll(TOKENS[lang]), (match) => ({ word: match[0], start: match.index, end: match.index + match[0].length }));
  }

  /* Steps from the first tokens to the others: [is it the same, tokens taken of a, of b]. */
  function stepsOf(a, b) {
    const costs = tableOf(a, b, (i, j, table, here, width) => {
      if (i === a.length) return b.length - j;
      if (j === b.length) return a.length - i;
      if (a[i] === b[j]) return table[here + width + 1];
      return 1 + Math.min(table[here + width], table[here + 1], table[here + width + 1]);
    });
    const steps = [];
    for (let i = 0, j = 0; i < a.length || j < b.length;) {
      const same = i < a.length && j < b.length && a[i] === b[j];
      const next = costs.at(i, j) - 1;
      let step = [1, 1];
      if (!same && (j === b.length || (i < a.length && costs.at(i + 1, j) === next && costs.at(i + 1, j + 1) !== next))) step = [1, 0];
      else if (!same && (i === a.length || costs.at(i + 1, j + 1) !== next)) step = [0, 1];
      steps.push([same, ...step]);
      i += step[0];
      j += step[1];
    }
    return steps;
  }

  /* The text of some tokens, and where it stands. */
  function joined(text, tokens, from, to) {
    if (from === to) return { words: "", at: [tokens[from]?.start ?? text.length, tokens[from]?.start ?? text.length] };
    const at = [tokens[from].start, tokens[to - 1].end];
    return { words: text.slice(...at), at };
  }

  parts.changes = (quoted, source, lang) => {
    const one = tokensOf(source, lang);
    const other = tokensOf(quoted, lang);
    const out = [];
    let open = null;
    let i = 0;
    let j = 0;
    function close() {
      if (!open) return;
      const [source_, quoted_] = [joined(source, one, open[0], i), joined(quoted, other, open[1], j)];
      out.push({ source: source_.words, quoted: quoted_.words, at: quoted_.at, from: source_.at });
      open = null;
    }
    stepsOf(
      one.map(({ word }) => word),
      other.map(({ word }) => word),
    ).forEach(([same, a, b]) => {
      if (same) close();
      else open = open || [i, j];
      i += a;
      j += b;
    });
    close();
    return out;
  };
})();
