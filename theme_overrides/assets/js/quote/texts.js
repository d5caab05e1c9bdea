/* Rows in one language as one folded text, in which quotations are found (generator/duizhao/quotations/texts.py).
 *
 *   quoteParts.texts(rows, lang)  →  { text, find(words), isBorder(text, at), row(position), bounds(row), place(start, end) }
 *
 * A row is { report, key, zh, en, folded, … }, `folded` that of the language; rows are in the order in which places are named. */
(() => {
  "use strict";

  const parts = globalThis.duizhao.quoteParts;
  const WORD = /[\p{L}\p{N}.\-']/u;
  const NUMBER = /[0-9.-]/;

  parts.texts = (rows, lang) => {
    const starts = [];
    let length = 0;
    rows.forEach(({ folded }) => {
      starts.push(length);
      length += folded.text.length + 1;
    });
    const text = rows.map(({ folded }) => folded.text).join("\n");
    const inside = lang === "en" ? WORD : NUMBER;

    /* Does no number, and in English no word, go on over this position? */
    function isBorder(words, at) {
      const before = at ? words[at - 1] : "";
      const after = words[at] || "";
      return !(before && after && inside.test(before) && inside.test(after));
    }

    function row(position) {
      let low = 0;
      let high = rows.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle] <= position) low = middle;
        else high = middle - 1;
      }
      return low;
    }

    /* All positions of folded words that begin and end with whole words and numbers. */
    function find(words) {
      const out = [];
      for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
        if (isBorder(text, at) && isBorder(text, at + words.length)) out.push(at);
      }
      return out;
    }

    /* The place of folded characters in one row; `start` and `end` are code points of the shown text. */
    function place(start, end) {
      const k = row(start);
      const { at } = rows[k].folded;
      return { row: rows[k], start: at[start - starts[k]], end: at[end - 1 - starts[k]] + 1 };
    }

    const bounds = (k) => [starts[k], starts[k] + rows[k].folded.text.length];
    return { text, find, isBorder, row, bounds, place, count: rows.length, rows };
  };
})();
