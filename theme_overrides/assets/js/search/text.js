/* Folds text, and finds its pieces and amounts. All rules come with the index (assets/search/tables-*.js), written by the
 * generator, which used them. The scripts of the search share `duizhao.searchParts`; search.js lists them in order.
 *
 *   searchParts.pairsOf(text)    "数數经經" → Map of 数 → 數, 经 → 經
 *   searchParts.textOf(tables)  →  { fold, foldWithMap, amounts, piecesOf, isHan, letters, han } */
(() => {
  "use strict";

  const duizhao = (globalThis.duizhao = globalThis.duizhao || {});
  const parts = (duizhao.searchParts = duizhao.searchParts || {});

  parts.pairsOf = (text) => {
    const chars = Array.from(text);
    const out = new Map();
    for (let k = 0; k + 1 < chars.length; k += 2) out.set(chars[k], chars[k + 1]);
    return out;
  };

  /* character → folded */
  function foldingOf({ simplified, fold: rules }) {
    const pairs = parts.pairsOf(simplified);
    const dropped = new Set(rules.dropped);
    const replaced = new Map(Object.entries(rules.replaced));
    const marks = new RegExp(rules.marks, "g");
    const known = new Map();

    function folded(char) {
      if (dropped.has(char)) return "";
      if (replaced.has(char)) return replaced.get(char);
      const plain = char.normalize("NFKD").toLowerCase().replace(marks, "");
      return Array.from(plain, (c) => (dropped.has(c) ? "" : pairs.get(c) || c)).join("");
    }

    return (char) => {
      if (!known.has(char)) known.set(char, folded(char));
      return known.get(char);
    };
  }

  /* A number times a power of ten, without leading and trailing zeros: ("5.8", 4) → "58000" */
  function scaled(number, power) {
    const [whole, fraction = ""] = number.split(".");
    const digits = fraction.padEnd(power, "0");
    const left = (whole + digits.slice(0, power)).replace(/^0+/, "") || "0";
    const right = digits.slice(power).replace(/0+$/, "");
    return right ? `${left}.${right}` : left;
  }

  /* The numbers of folded text that have a scale, a unit, or both: [{ start, end, value, unit }, …] */
  function amountsOf(rules) {
    const pattern = new RegExp(rules.pattern, "g");
    const scales = new Map(Object.entries(rules.scales));
    const units = new Map(Object.entries(rules.units));

    function meaning(known, written) {
      const word = written.replace(/-/g, " ");
      const stems = rules.endings.map((end) => (end && word.endsWith(end) ? word.slice(0, -end.length) : word));
      return known.get(stems.find((stem) => known.has(stem)));
    }

    return (text) =>
      Array.from(text.matchAll(pattern))
        .filter(([, , scale, unit]) => scale || unit)
        .map((match) => {
          const [written, number, scale, unit] = match;
          const value = scaled(number, scale ? meaning(scales, scale) : 0);
          return { start: match.index, end: match.index + written.length, value, unit: unit ? meaning(units, unit) : "" };
        });
  }

  parts.scaled = scaled;

  parts.textOf = (tables) => {
    const piece = foldingOf(tables);
    const between = new RegExp(tables.fold.gone, "g");
    const pieces = new RegExp(tables.terms.pieces, "g");
    const han = new RegExp(`[${tables.terms.han}]`);

    /* The folded text, and for each of its code units the code point of the shown text that it comes from. */
    function foldWithMap(text) {
      let plain = "";
      const from = [];
      Array.from(text).forEach((char, at) => {
        const folded = piece(char);
        plain += folded;
        for (let n = folded.length; n > 0; n--) from.push(at);
      });
      let out = "";
      const at = [];
      let last = 0;
      function keep(start, end) {
        out += plain.slice(start, end);
        for (let n = start; n < end; n++) at.push(from[n]);
      }
      for (const match of plain.matchAll(between)) {
        keep(last, match.index);
        last = match.index + match[0].length;
      }
      keep(last, plain.length);
      return { text: out, at };
    }

    return {
      fold: (text) => Array.from(text, piece).join("").replace(between, ""),
      foldWithMap,
      amounts: amountsOf(tables.amounts),
      piecesOf: (folded) => folded.match(pieces) || [],
      isHan: (char) => han.test(char[0]),
      letters: tables.terms.letters,
      han: tables.terms.han,
    };
  };
})();
