/* The index: loads its files on demand, each once, and unpacks them.
 *
 *   searchParts.openIndex(load)  →  Promise of { reports, segments, text, …, wordsOf(first), sounds(keys), … }
 *
 * load(name) gives a Promise of the data of a file. */
(() => {
  "use strict";

  const parts = globalThis.duizhao.searchParts;
  const NO_WORDS = { terms: new Map(), forms: new Map(), names: new Set() };

  function reportsOf({ reports, series }) {
    return reports.map(([place, year, texts, hash], number) => {
      const [slug, zh, en] = series[place];
      return { number, slug, zh, en, year, texts, hash, id: `${slug}-${year}`, address: `${slug}/${year}/` };
    });
  }

  /* The segments with their reports; sets `first` of each report, the number of its first text in the segment. */
  function segmentsOf({ segments }, reports) {
    let at = 0;
    return segments.map(([name, shards, count], k) => {
      const own = reports.slice(at, at + count);
      let first = 0;
      at += count;
      own.forEach((report) => {
        report.first = first;
        first += report.texts;
      });
      return { name: `terms-${k}-${name}`, shards, reports: own };
    });
  }

  /* A file of words: a line for each term, with its words if they are others; ^ before a term that is always capitalized. */
  function readWords(lines) {
    const out = { terms: new Map(), forms: new Map(), names: new Set() };
    lines.split("\n").forEach((line) => {
      const [term, ...others] = line.replace("^", "").split(" ");
      const words = others.length ? others : [term];
      if (line[0] === "^") out.names.add(term);
      out.forms.set(term, words);
      words.forEach((word) => out.terms.set(word, term));
    });
    return out;
  }

  /* Cache promises by name; a rejected one is dropped, so that the next call tries again. */
  function cached(make) {
    const known = new Map();
    return (name, ...more) => {
      if (!known.has(name)) {
        const promise = make(name, ...more);
        promise.catch(() => known.delete(name));
        known.set(name, promise);
      }
      return known.get(name);
    };
  }

  parts.openIndex = async (load) => {
    const manifest = await load("manifest");
    const tables = await load(`tables-${manifest.tables}`);
    const text = parts.textOf(tables);
    const syllables = new Set(tables.syllables.split(" ").filter(Boolean));
    const reports = reportsOf(manifest);
    const folded = new Map(); /* text → folded; each report and place */

    const words = cached(async (first, hash) =>
      readWords(await load(`words-${hash}-${first.codePointAt(0).toString(16)}`)),
    );
    const packed = cached(async (name) => parts.inflated(await load(name)));
    const shard = cached(async (name) => parts.unpackShard(...(await load(name))));

    /* The words that begin with a character: { terms: word → term, forms: term → words, names } */
    function wordsOf(first) {
      const hash = manifest.words[first];
      return hash ? words(first, hash) : Promise.resolve(NO_WORDS);
    }

    /* All Chinese for two syllables or for initials, of each key, one after the other. */
    function sounds(keys) {
      return Promise.all(
        keys.map(async (key) => {
          const k = parts.bucket(key, manifest.sounds.length, manifest.hash);
          return (await packed(`sounds-${manifest.sounds[k]}-${k}`))[key] || "";
        }),
      );
    }

    /* The texts of a segment that have a term, ascending. */
    async function textsWith(segment, term) {
      const terms = await shard(`${segment.name}/${parts.bucket(term, segment.shards, manifest.hash)}`);
      const entry = terms.get(term);
      if (entry && !entry.texts) entry.texts = parts.unpack(entry);
      return entry ? entry.texts : [];
    }

    function packOf(report, place) {
      return packed(`text-${report.id}-${report.hash}-${Math.floor(place / manifest.texts)}`);
    }

    /* The report and the place in it that a text of a segment has, by its number. */
    function placeOf(segment, number) {
      const report = segment.reports.filter((one) => one.first <= number).pop();
      return { report, place: number - report.first };
    }

    /* A text as its file has it, and its chapter. */
    async function rowAt(report, place) {
      const { texts, chapters } = await packOf(report, place);
      const row = texts[place % manifest.texts];
      return { row, chapter: chapters[row[0]] };
    }

    /* The same, and both languages folded. */
    async function textAt(report, place) {
      const { row, chapter } = await rowAt(report, place);
      const key = `${report.number}:${place}`;
      if (!folded.has(key)) folded.set(key, { zh: text.foldWithMap(row[3]), en: text.foldWithMap(row[4]) });
      return { row, chapter, folded: folded.get(key) };
    }

    return {
      version: manifest.version,
      parts: manifest.parts,
      initials: manifest.initials,
      letters: Object.keys(manifest.words).filter((first) => first > "9"),
      reports,
      segments: segmentsOf(manifest, reports),
      syllables,
      simplified: parts.pairsOf(tables.simplified),
      fold: text.fold,
      piecesOf: text.piecesOf,
      isHan: text.isHan,
      parse: parts.queryReader(text),
      match: parts.matcher(text),
      wordsOf,
      sounds,
      textsWith,
      placeOf,
      rowAt,
      /* The forms of citing a report, and in `places` what they call each chapter; null if there are none. */
      citation: (report) => load(`cite-${report.id}-${report.hash}`),
      textAt,
      /* Load a text ahead of its use; an error is reported when it is used. */
      prefetch: (report, place) => packOf(report, place).catch(() => {}),
    };
  };
})();
