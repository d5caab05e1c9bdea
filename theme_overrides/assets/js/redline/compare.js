/* Compares two texts by words, as the generator does (generator/duizhao/text/redline.py), but for its word list: Chinese is divided by
 * the browser, and by characters where it cannot.
 *
 *   redlineParts.redline(old, new, lang, simplified)   [{ old, new, same }, …]; `simplified` maps Traditional characters, which are no change
 *   redlineParts.alike(parts)                          the share of letters that are the same, 0 to 1
 *   redlineParts.placeOf(text)                         { report, key } of an address of a passage, or of REPORT.KEY; else null */
(() => {
  "use strict";

  const duizhao = (globalThis.duizhao = globalThis.duizhao || {});
  const parts = (duizhao.redlineParts = duizhao.redlineParts || {});

  const PIECE = /[0-9][0-9.,]*[0-9]?%?|[A-Za-z][\w’'-]*|\s+|[\u3400-\u9fff]+|./gsu;
  const EN_WORD = /[\p{L}\p{N}_][\p{L}\p{N}_’'%-]*(?:[.,][\p{L}\p{N}_][\p{L}\p{N}_’'%-]*)*|\s+|./gsu;
  const LETTER = /[\p{L}\p{N}_]/gu;
  const HAN = /^[\u3400-\u9fff]/;
  const LEAST_KEPT = { zh: 2, en: 5 }; /* letters of an island between two changes that is shown as unchanged */
  const MOST = 4e6; /* product of the numbers of words of two texts, up to which they are compared */
  const ADDRESS = /([a-z0-9_-]+)\/(\d{4})\/[^#]*#(p[0-9a-z]{6})(?![0-9a-z])/;
  const NAMED = /^\s*([a-z0-9_-]+-\d{4})\.(p[0-9a-z]{6})\s*$/;

  const letters = (text) => (text.match(LETTER) || []).length;
  const segmenter = globalThis.Intl?.Segmenter ? new Intl.Segmenter("zh", { granularity: "word" }) : null;

  /* A run of Han characters by words. */
  function divided(run) {
    return segmenter ? Array.from(segmenter.segment(run), ({ segment }) => segment) : Array.from(run);
  }

  /* The words of a text: [as it is compared, as it is written]. */
  function wordsOf(text, lang, simplified) {
    if (lang === "en") return (text.match(EN_WORD) || []).map((word) => [word.trim() ? word : " ", word]);
    const written = Array.from(text);
    const plain = written.map((char) => simplified?.get(char) || char);
    if (plain.some((char, k) => char.length !== written[k].length)) plain.splice(0, plain.length, ...written);
    const out = [];
    let at = 0;
    (plain.join("").match(PIECE) || []).forEach((piece) => {
      (HAN.test(piece) ? divided(piece) : [piece]).forEach((word) => {
        out.push([word, text.slice(at, at + word.length)]);
        at += word.length;
      });
    });
    return out;
  }

  /* Runs of the longest common subsequence of two lists: [[start in a, start in b, length], …] */
  function common(a, b) {
    let from = 0;
    while (from < a.length && from < b.length && a[from] === b[from]) from++;
    let [endA, endB] = [a.length, b.length];
    while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
    const runs = from ? [[0, 0, from]] : [];
    const width = endB - from + 1;
    if ((endA - from) * (endB - from) <= MOST) {
      const table = new Uint16Array((endA - from + 1) * width);
      const cell = (i, j) => (i - from) * width + j - from;
      for (let i = endA - 1; i >= from; i--) {
        for (let j = endB - 1; j >= from; j--) {
          const here = cell(i, j);
          table[here] = a[i] === b[j] ? table[here + width + 1] + 1 : Math.max(table[here + width], table[here + 1]);
        }
      }
      for (let i = from, j = from; i < endA && j < endB;) {
        if (a[i] === b[j]) runs.push([i++, j++, 1]);
        else if (table[cell(i + 1, j)] >= table[cell(i, j + 1)]) i++;
        else j++;
      }
    }
    if (endA < a.length) runs.push([endA, endB, a.length - endA]);
    return runs;
  }

  function tidied(changes, lang) {
    const out = [];
    changes.forEach((part, k) => {
      const inside = k > 0 && k < changes.length - 1;
      const changed = !part.same || (inside && letters(part.new) < LEAST_KEPT[lang]);
      const last = out[out.length - 1];
      if (last && changed && !last.same) Object.assign(last, { old: last.old + part.old, new: last.new + part.new });
      else if (last && !changed && last.same) Object.assign(last, { old: last.old + part.old, new: last.new + part.new });
      else out.push({ ...part, same: !changed });
    });
    return out;
  }

  parts.redline = (old, now, lang, simplified) => {
    const one = wordsOf(old, lang, simplified);
    const other = wordsOf(now, lang, simplified);
    const written = (words, from, to) => words.slice(from, to).map(([, word]) => word).join("");
    const runs = common(one.map(([key]) => key), other.map(([key]) => key));
    const out = [];
    let [i, j] = [0, 0];
    [...runs, [one.length, other.length, 0]].forEach(([a, b, size]) => {
      if (a > i || b > j) out.push({ old: written(one, i, a), new: written(other, j, b), same: false });
      const last = out[out.length - 1];
      const same = { old: written(one, a, a + size), new: written(other, b, b + size), same: true };
      if (size && last?.same) Object.assign(last, { old: last.old + same.old, new: last.new + same.new });
      else if (size) out.push(same);
      [i, j] = [a + size, b + size];
    });
    return tidied(out, lang);
  };

  parts.alike = (changes) => {
    const size = (part) => letters(part.old) + letters(part.new);
    const all = changes.reduce((sum, part) => sum + size(part), 0);
    return all ? changes.filter((part) => part.same).reduce((sum, part) => sum + size(part), 0) / all : 0;
  };

  parts.placeOf = (text) => {
    const named = NAMED.exec(text);
    if (named) return { report: named[1], key: named[2] };
    const address = ADDRESS.exec(text);
    return address && { report: `${address[1]}-${address[2]}`, key: address[3] };
  };

  if (typeof document === "undefined") module.exports = parts;
})();
