/* The search engine: takes the candidates from the index and matches their texts until there are enough hits.
 *
 *   searchParts.engine(load)  →  { search(query, options), about(), open() }; docs/searching.md documents the result */
(() => {
  "use strict";

  const parts = globalThis.duizhao.searchParts;
  const LIMIT = 20; /* default number of hits */
  const LOOK = 12; /* texts that are matched at least if a query has several words, to find those where they are nearest */
  const BATCH = 24; /* texts that are matched together, at most */
  const LEAST_BATCH = 8; /* and at least */
  const LONGEST = 500; /* characters of a query that are read: a paragraph, not a book */
  const LATER = 50; /* subtracted from the score for each likelier meaning */

  /* ---- What the index says */

  /* The texts of a segment that may have a clause; `sure` are those of its amount, null where it names none. */
  async function clauseIn(index, segment, { ways, amount }) {
    const setIn = async (terms) => parts.inAny(await Promise.all(terms.map((term) => index.textsWith(segment, term))));
    const lists = await Promise.all(ways.map(async (way) => parts.inAll(await Promise.all(way.map(setIn)))));
    return { all: parts.inAny(lists), sure: amount ? new Set(lists[lists.length - 1]) : null };
  }

  function wantsReport({ series, year, in: inside = "" }, report) {
    const address = inside.indexOf("/") > 0 ? inside : "";
    const fits = !address || address.startsWith(report.address) || report.address.startsWith(address);
    return (!series || report.slug === series) && (!year || report.year === Number(year)) && fits;
  }

  /* The texts of a segment that may have all clauses, by report: [{ report, numbers, clauses, sure, level }, …] */
  async function groupsIn(index, segment, clauses, options, level) {
    const asked = clauses.filter((clause) => !clause.not);
    const results = await Promise.all(asked.map((clause) => clauseIn(index, segment, clause)));
    const numbers = parts.inAll(results.map(({ all }) => all));
    const sure = new Map(asked.map((clause, k) => [clause, results[k].sure]));
    const out = [];
    let k = 0;
    segment.reports.forEach((report) => {
      const from = k;
      while (k < numbers.length && numbers[k] < report.first + report.texts) k++;
      if (k > from && wantsReport(options, report)) out.push({ report, numbers: numbers.slice(from, k), clauses, sure, level });
    });
    return out;
  }

  function newestFirst(groups) {
    return groups.sort((a, b) => b.report.number - a.report.number);
  }

  /* The groups of all segments, the newest report first. Its texts are prefetched, because they are matched first whatever
   * the other segments have. */
  async function groupsOf(index, clauses, options, level, batch) {
    const segments = index.segments.filter(({ reports }) => reports.some((report) => wantsReport(options, report))).reverse();
    const groups = await Promise.all(
      segments.map(async (segment, k) => {
        const own = newestFirst(await groupsIn(index, segment, clauses, options, level));
        if (!level && !k) queue(own, new Set())(batch).forEach(({ report, place }) => index.prefetch(report, place));
        return own;
      }),
    );
    return newestFirst(groups.flat());
  }

  /* ---- What the texts say */

  function isIn([part, , kind], address, wanted) {
    if (!wanted) return true;
    if (wanted === "headings" || wanted === "notes") return kind === wanted[0];
    if (wanted.indexOf("/") > 0) return address.startsWith(wanted);
    return kind !== "n" && (part === wanted || part.startsWith(`${wanted}.`));
  }

  /* Match the text of a candidate; return a hit, or null. */
  async function verified(index, { report, number, place, clauses, sure, level }, options) {
    const { row, chapter, folded } = await index.textAt(report, place);
    const [part, key, kind, zh, en, beads] = row;
    const [page, ...names] = chapter;
    const address = report.address + page;
    if (!isIn(row, address, options.in)) return null;
    const trusted = (clause) => !options.lang && Boolean(sure.get(clause)?.has(number));
    const match = index.match(folded.zh, folded.en, clauses, options.lang, trusted);
    if (!match) return null;
    return {
      url: address + (key ? `#${key}` : ""),
      report: report.id,
      passage: key,
      score: match.score + (kind === "h" ? 1 : 0) - level * LATER,
      zh,
      en,
      marks: match.marks,
      beads,
      kind,
      chapter: { id: part, zh: names[0], en: names[1] },
    };
  }

  function nameOf({ report, number }) {
    return `${report.number}:${number}`;
  }

  /* The next of the candidates, each text once for each meaning until one fits: next(n) gives up to n. */
  function queue(groups, accepted) {
    let group = 0;
    let at = 0;
    return (count) => {
      const out = [];
      while (out.length < count && group < groups.length) {
        const { numbers, ...rest } = groups[group];
        if (at >= numbers.length) {
          group += 1;
          at = 0;
          continue;
        }
        const candidate = { ...rest, number: numbers[at], place: numbers[at] - rest.report.first };
        at += 1;
        if (!rest.level || !accepted.has(nameOf(candidate))) out.push(candidate);
      }
      return out;
    };
  }

  function pause() {
    return new Promise((done) => setTimeout(done, 0));
  }

  /* Match texts in order, in batches, until there are enough hits, but at least `look` texts. Pauses between batches let
   * the browser handle input. */
  async function collect(index, groups, options, limit, look, batch) {
    const hits = [];
    const accepted = new Set();
    const next = queue(groups, accepted);
    for (let looked = 0; ;) {
      const some = hits.length >= limit && looked >= look ? [] : next(batch);
      if (!some.length) return { hits, exact: !next(1).length };
      const all = await Promise.all(some.map((candidate) => verified(index, candidate, options)));
      all.forEach((hit, k) => {
        if (!hit) return;
        accepted.add(nameOf(some[k]));
        hits.push({ ...hit, order: looked + k });
      });
      looked += some.length;
      if (looked % (BATCH * 4) === 0) await pause();
    }
  }

  function counted(rows) {
    const out = {};
    rows.forEach(([id, count]) => (out[id] = (out[id] || 0) + count));
    return out;
  }

  /* The hits, the best first, with `total` and `reports`, how many there are in all and in each report: `exact`
   * says whether all were looked at, or some are only known from the index. */
  function result({ hits, exact }, groups, limit) {
    hits.sort((a, b) => b.score - a.score || a.order - b.order);
    const first = groups.length ? groups[0].level : 0;
    const likeliest = groups.filter(({ level }) => level === first);
    const reports = counted(
      exact ? hits.map((hit) => [hit.report, 1]) : likeliest.map((group) => [group.report.id, group.numbers.length]),
    );
    const total = Object.values(reports).reduce((sum, count) => sum + count, 0);
    return Object.assign(hits.slice(0, limit), { exact, reports, total });
  }

  async function search(index, query, options) {
    const limit = options.limit || LIMIT;
    const clauses = index.parse(query);
    if (!clauses.length) return result({ hits: [], exact: true }, [], limit);
    const meanings = await parts.meanings(index, clauses);
    const look = meanings.some((all) => all.length > 1) ? LOOK : 0;
    const batch = Math.min(BATCH, Math.max(limit, look, LEAST_BATCH));
    const groups = (await Promise.all(meanings.map((all, level) => groupsOf(index, all, options, level, batch)))).flat();
    return result(await collect(index, groups, options, limit, look, batch), groups, limit);
  }

  parts.engine = (load) => {
    let index = null;

    function open() {
      index = index || parts.openIndex(load);
      index.catch(() => (index = null)); /* the next call tries again */
      return index;
    }

    return {
      open,
      search: async (query, options = {}) => search(await open(), query.slice(0, LONGEST), options),
      about: async () => {
        const { reports, parts: count, version } = await open();
        return { reports, parts: count, version };
      },
    };
  };
})();
