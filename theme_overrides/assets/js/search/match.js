/* Matches clauses in a text and scores the match. `forms` of a clause are the words that its only piece may stand for
 * (meanings.js).
 *
 *   searchParts.matcher(text)  →  match(zh, en, clauses, lang, trusted)  →  { score, marks }, or null */
(() => {
  "use strict";

  const parts = globalThis.duizhao.searchParts;
  const MOST = 8; /* places that count */

  function escaped(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  }

  function byPlace(a, b) {
    return a[0] - b[0] || a[1] - b[1];
  }

  /* The fewest characters between the first and the last of one place of each clause; -1 where one has none. */
  function nearest(places) {
    const all = places.flatMap((own, k) => own.map(([start, end]) => [start, end, k]));
    const last = places.map(() => null);
    let best = -1;
    all.sort((a, b) => byPlace(a, b) || a[2] - b[2]);
    all.forEach((place) => {
      last[place[2]] = place;
      if (last.includes(null)) return;
      const from = Math.min(...last.map((p) => p[0]));
      const to = Math.max(...last.map((p) => p[1]));
      const idle = to - from - last.reduce((sum, p) => sum + p[1] - p[0], 0);
      if (best < 0 || idle < best) best = Math.max(0, idle);
    });
    return best;
  }

  /* Places of folded text as marks of the shown text, in order; those with nothing but a blank between as one. */
  function marksOf(lang, folded, places) {
    const out = [];
    places
      .slice()
      .sort(byPlace)
      .forEach(([start, end]) => {
        const last = out[out.length - 1];
        if (last && !folded.text.slice(last[1], start).trim()) last[1] = Math.max(last[1], end);
        else out.push([start, end]);
      });
    return out.map(([start, end]) => ({ lang, start: folded.at[start], end: folded.at[end - 1] + 1 }));
  }

  function closeness(idle, clauses) {
    if (idle < 0) return 0;
    return idle <= clauses - 1 ? 20 : 10 / (1 + idle / 20);
  }

  parts.matcher = (text) => {
    const gap = `[^${text.letters}${text.han}]*`;
    const before = `(?<![${text.letters}])(?<![0-9]\\.)`;
    const after = `(?![${text.letters}])(?!\\.[0-9])`;

    function patternOf({ forms, pieces }) {
      const some = forms && forms.length ? forms : null;
      const body = some ? `(?:${some.map(escaped).join("|")})` : pieces.map(escaped).join(gap);
      const first = some ? some[0] : pieces[0];
      const last = some ? some[0] : pieces[pieces.length - 1];
      return new RegExp((text.isHan(first) ? "" : before) + body + (text.isHan(last.slice(-1)) ? "" : after), "g");
    }

    /* The matches of a clause in folded text: [[start, end, is it exact], …] */
    function placesIn(clause, folded) {
      clause.pattern = clause.pattern || patternOf(clause);
      const asked = clause.pieces.join("");
      const out = Array.from(folded.matchAll(clause.pattern), (match) => [
        match.index,
        match.index + match[0].length,
        match[0] === asked || clause.pieces.length > 1,
      ]);
      if (!clause.amount) return out;
      const { value, unit } = clause.amount;
      const same = text.amounts(folded).filter((amount) => amount.value === value && (!unit || amount.unit === unit));
      return out.concat(same.map((amount) => [amount.start, amount.end, true]));
    }

    /* Does a text have all clauses? `trusted` says of a clause that the index is sure of it: an amount in words, which
     * only the generator reads. */
    return (zh, en, clauses, lang, trusted) => {
      const sides = [
        ["zh", zh],
        ["en", en],
      ].filter(([name]) => !lang || name === lang);
      const all = sides.map(([, folded]) => clauses.map((clause) => placesIn(clause, folded.text)));
      const fits = clauses.every((clause, k) => {
        const has = all.some((side) => side[k].length > 0);
        return clause.not ? !has : has || trusted(clause);
      });
      if (!fits) return null;
      const asked = clauses.map((_, k) => k).filter((k) => !clauses[k].not);
      const exact = asked.filter((k) => all.some((side) => side[k].some((place) => place[2]))).length;
      const places = all.map((side) => asked.map((k) => side[k]));
      const count = places.flat(2).length;
      const idle = asked.length > 1 ? places.map(nearest).filter((n) => n >= 0) : [];
      const near = idle.length ? Math.min(...idle) : -1;
      return {
        score: (exact / asked.length) * 4 + closeness(near, asked.length) + Math.min(count, MOST) / MOST,
        marks: sides.flatMap(([name, folded], n) => marksOf(name, folded, places[n].flat())),
      };
    };
  };
})();
