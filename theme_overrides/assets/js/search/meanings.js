/* Interprets the words of a query: other forms, prefixes, pinyin, initials, misspellings.
 *
 *   searchParts.meanings(index, clauses)  →  Promise of [clauses, …], the likeliest first
 *
 * A clause gets `ways`, one of which must match: each is a list of sets of terms, and of each set one term must match. Also
 * `forms`, the words that its only piece may stand for; `name`: always capitalized; `begun`: a prefix of other words;
 * `dead`: not in the index. */
(() => {
  "use strict";

  const parts = globalThis.duizhao.searchParts;
  const FORMS = 64; /* words that a prefix, or a misspelling, may stand for */
  const STRINGS = 64; /* Chinese words that pinyin or initials may stand for */
  const WAYS = 8; /* ways to read letters as syllables */
  const NEVER = 9; /* a rank */

  /* ---- Letters */

  /* The letters of a word, a bit each. */
  function lettersOf(word) {
    let out = 0;
    for (let k = 0; k < word.length; k++) out |= 1 << (word.charCodeAt(k) - 97);
    return out;
  }

  /* How many letters only one of the words has: at most two for each edit. */
  function unshared(a, b) {
    let count = 0;
    for (let bits = lettersOf(a) ^ lettersOf(b); bits; bits &= bits - 1) count += 1;
    return count;
  }

  /* The edit distance of two words, a swap of neighbours being one edit; NEVER if it is more than `most`. */
  function slips(a, b, most) {
    if (Math.abs(a.length - b.length) > most || unshared(a, b) > 2 * most) return NEVER;
    let before = null;
    let last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (before && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        row.push(cost);
      }
      if (Math.min(...row) > most) return NEVER;
      before = last;
      last = row;
    }
    return last[b.length] <= most ? last[b.length] : NEVER;
  }

  /* All strings that pieces of one length make which overlap: [["数字"], ["字经"], ["经济"]] → ["数字经济"] */
  function chains([first, ...steps]) {
    return steps.reduce((texts, step) => {
      const next = new Map(); /* all but the last character → the last ones */
      step.forEach((piece) => {
        const head = piece.slice(0, -1);
        next.set(head, (next.get(head) || []).concat(piece.slice(-1)));
      });
      return texts.flatMap((text) => (next.get(text.slice(1 - step[0].length)) || []).map((char) => text + char));
    }, first);
  }

  /* The ways to read letters as syllables, the fewest syllables first: "xianshi" → [["xian", "shi"], ["xi", "an", "shi"]] */
  function readings(letters, syllables) {
    const longest = Math.max(0, ...Array.from(syllables, (syllable) => syllable.length));
    const ways = [[[]]];
    for (let end = 1; end <= letters.length; end++) {
      const here = [];
      for (let size = Math.min(longest, end); size > 0; size--) {
        const last = letters.slice(end - size, end);
        if (syllables.has(last)) here.push(...ways[end - size].map((way) => [...way, last]));
      }
      ways[end] = here.sort((a, b) => a.length - b.length).slice(0, WAYS);
    }
    return ways[letters.length];
  }

  /* Neighbouring pieces of a text: ("造林带", 2) → ["造林", "林带"] */
  function neighbours(text, size) {
    return Array.from({ length: Math.max(0, text.length - size + 1) }, (_, k) => text.slice(k, k + size));
  }

  /* The terms that Chinese is found by. */
  function gramsOf(han) {
    return han.length === 1 ? [[han]] : neighbours(han, 2).map((pair) => [pair]);
  }

  parts.gramsOf = (han) => gramsOf(han).flat();

  /* ---- Words of the index */

  /* The words with the best rank: { forms, terms }; null if there are none. */
  function choose(known, rankOf) {
    let best = NEVER;
    let chosen = [];
    known.forEach((words) =>
      words.terms.forEach((term, word) => {
        const rank = rankOf(word);
        if (rank < best) chosen = [];
        if (rank <= best && rank < NEVER) {
          best = rank;
          chosen.push([word, term]);
        }
      }),
    );
    chosen.sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
    chosen = chosen.slice(0, FORMS);
    return chosen.length ? { forms: chosen.map(([word]) => word), terms: [...new Set(chosen.map(([, term]) => term))] } : null;
  }

  /* The word itself in all its forms, else words that begin with it; null if there is none. */
  async function knownAs(index, word) {
    const words = await index.wordsOf(word[0]);
    const term = words.terms.get(word) ?? word;
    if (words.forms.has(term)) return { forms: words.forms.get(term), terms: [term], name: words.names.has(term) };
    const begins = word.length > 1 && !/^[0-9]+$/.test(word);
    const longer = begins ? choose([words], (other) => (other.startsWith(word) ? 0 : NEVER)) : null;
    return longer && { ...longer, begun: true };
  }

  /* A word that is no prefix: words that contain it, else similar words. */
  async function guessed(index, word) {
    if (!/^[a-z]{4,}$/.test(word)) return null;
    const all = await Promise.all(index.letters.map(index.wordsOf));
    const inside = choose(all, (other) => (other.indexOf(word) > 0 ? 0 : NEVER));
    if (inside) return inside;
    const most = word.length > 7 ? 2 : 1;
    const similar = choose(all, (other) => (/^[a-z]+$/.test(other) ? slips(word, other, most) : NEVER));
    const formsOf = (term) => all.flatMap((words) => words.forms.get(term) || []);
    return similar && { ...similar, forms: similar.terms.flatMap(formsOf).sort() };
  }

  /* ---- Pinyin and initials */

  async function strings(index, keys, size) {
    const written = await index.sounds(keys);
    if (!written.every(Boolean)) return [];
    const cut = (text) => Array.from({ length: text.length / size }, (_, k) => text.slice(k * size, (k + 1) * size));
    return chains(written.map(cut)).slice(0, STRINGS);
  }

  async function byPinyin(index, letters) {
    const ways = readings(letters, index.syllables).filter((way) => way.length > 1);
    const pairs = (way) => way.slice(1).map((syllable, k) => `${way[k]} ${syllable}`);
    return (await Promise.all(ways.map((way) => strings(index, pairs(way), 2)))).flat().slice(0, STRINGS);
  }

  async function byInitials(index, letters) {
    const keys = neighbours(letters, index.initials);
    return keys.length ? strings(index, keys, index.initials) : [];
  }

  /* A clause for the Chinese words that letters spell. */
  function spoken(clause, han) {
    return { ...clause, dead: false, amount: null, forms: han, ways: han.map(gramsOf) };
  }

  /* ---- Clauses */

  async function asWritten(index, clause) {
    const terms = await Promise.all(
      clause.pieces.map(async (piece) => {
        if (index.isHan(piece)) return gramsOf(piece);
        return [[(await index.wordsOf(piece[0])).terms.get(piece) ?? piece]];
      }),
    );
    const { amount } = clause;
    return { ...clause, ways: [terms.flat(), ...(amount ? [[[`=${amount.value} ${amount.unit}`.trim()]]] : [])] };
  }

  async function resolved(index, clause, isWord) {
    if (!isWord(clause) || clause.amount) return asWritten(index, clause);
    const word = await knownAs(index, clause.pieces[0]);
    if (!word) return { ...clause, dead: true, ways: [] };
    return { ...clause, forms: word.forms, name: word.name, begun: word.begun, ways: [[word.terms]] };
  }

  async function revived(index, clause) {
    if (!clause.dead || clause.not) return clause;
    const word = clause.pieces[0];
    const pinyin = await byPinyin(index, word);
    const han = pinyin.length ? pinyin : await byInitials(index, word);
    if (han.length) return spoken(clause, han);
    const guess = await guessed(index, word);
    return guess ? { ...clause, dead: false, forms: guess.forms, ways: [[guess.terms]] } : clause;
  }

  /* English words, the whole as pinyin, beginnings of words: in this order. */
  parts.meanings = async (index, clauses) => {
    const isWord = ({ exact, pieces }) => !exact && pieces.length === 1 && !index.isHan(pieces[0]);
    const all = await Promise.all(clauses.map((clause) => resolved(index, clause, isWord)));
    const asked = all.filter((clause) => !clause.not);
    const letters = asked.every(isWord) ? asked.map((clause) => clause.pieces[0]).join("") : "";
    const dead = asked.some((clause) => clause.dead);
    const begun = asked.some((clause) => clause.begun);
    const aloud = /^[a-z]+$/.test(letters) && (dead || begun || asked.every((clause) => clause.name));
    const han = aloud ? await byPinyin(index, letters) : [];
    const whole = han.length ? [[spoken(asked[0], han), ...all.filter((clause) => clause.not)]] : [];
    if (!dead) return begun ? [...whole, all] : [all, ...whole];
    return whole.length ? whole : [await Promise.all(all.map((clause) => revived(index, clause)))];
  };

  Object.assign(parts, { slips, chains, readings });
})();
