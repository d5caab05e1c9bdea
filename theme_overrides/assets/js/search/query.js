/* Parses a query into clauses, all of which must match.
 *
 *   searchParts.queryReader(text)  →  parse(query)  →  [{ pieces: ["5", "网络"], exact, not, amount }, …]
 *
 * The pieces of a clause match one after the other, with nothing but punctuation between. A single piece of letters that is
 * not `exact` also matches its other forms (meanings.js). `not`: the clause must not match. `amount` is { value, unit } if the
 * words may be a number, with unit "" for any unit; else null. */
(() => {
  "use strict";

  const parts = globalThis.duizhao.searchParts;
  const LEAST = 4; /* digits of a number that may be written with a scale elsewhere: 135000 and 13.5万 */
  const WORDS = 4; /* words of the query that an amount may take */
  const QUOTES = /[“”„"＂「」『』]/g;
  const WORD = /(?:([-−－])(?=["\S]))?(?:"([^"]*)"?|([^\s"]+))/g;
  const APART = /[,，。；;、:：!！?？()（）…|/\s]+/;

  /* The words of a query: [{ text, not, quoted }, …] */
  function split(query) {
    return Array.from(query.replace(QUOTES, '"').matchAll(WORD), ([, minus, quoted, plain]) => ({
      not: Boolean(minus),
      quoted: quoted !== undefined,
      text: quoted ?? plain,
    }));
  }

  function together(words) {
    return words.map((word) => word.text).join(" ");
  }

  parts.queryReader = (text) => {
    /* The amount if the folded text as a whole is one, else null. */
    function wholeAmount(folded) {
      const amount = text.amounts(folded)[0];
      const isWhole = amount && amount.start === 0 && amount.end === folded.length;
      return isWhole ? { value: amount.value, unit: amount.unit } : null;
    }

    function clauses(folded, exact, not) {
      const pieces = text.piecesOf(folded);
      if (!pieces.length) return [];
      const number = !exact && pieces.length === 1 && /^[0-9]+$/.test(pieces[0]) && pieces[0].length >= LEAST;
      return [{ pieces, exact, not, amount: number ? { value: parts.scaled(pieces[0], 0), unit: "" } : null }];
    }

    /* How many of the words from `k` on are one amount: 58,000 mu. */
    function spanOf(words, k) {
      for (let n = Math.min(WORDS, words.length - k); n > 0; n--) {
        const some = words.slice(k, k + n);
        const plain = some.every((word, i) => !word.quoted && (i === 0 || !word.not));
        if (plain && wholeAmount(text.fold(together(some)))) return n;
      }
      return 0;
    }

    return (query) => {
      const words = split(query);
      const out = [];
      for (let k = 0; k < words.length;) {
        const word = words[k];
        const span = spanOf(words, k);
        const folded = text.fold(span ? together(words.slice(k, k + span)) : word.text);
        if (span) out.push({ pieces: text.piecesOf(folded), exact: true, not: word.not, amount: wholeAmount(folded) });
        else if (word.quoted) out.push(...clauses(folded, true, word.not));
        else out.push(...folded.split(APART).flatMap((part) => clauses(part, false, word.not)));
        k += span || 1;
      }
      return out.some((clause) => !clause.not) ? out : out.map((clause) => ({ ...clause, not: false }));
    };
  };
})();
