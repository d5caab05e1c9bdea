/* What renders a hit of the concordance: the renderings of the term bank, found in the facing words; by year; as TMX and as text.
 *
 *   duizhao.rendered.of(words)   Promise of Map: Chinese words → their renderings in the term bank, the commonest first
 *   and the functions below, which need no page */
(() => {
  "use strict";

  const WORD = /[\p{L}\p{N}]+(?:[’'&-][\p{L}\p{N}]+)*/gu;
  const PREFIX = 5; /* letters by which words are the same: develop, development */

  /* ---- Without the page */

  function wordsOf(text) {
    return Array.from(text.matchAll(WORD), (match) => ({
      word: match[0].toLowerCase(),
      start: Array.from(text.slice(0, match.index)).length,
      end: Array.from(text.slice(0, match.index + match[0].length)).length,
    }));
  }

  function alike(a, b) {
    if (a === b || a === `${b}s` || b === `${a}s` || a === `${b}es` || b === `${a}es`) return true;
    let same = 0;
    while (same < a.length && a[same] === b[same]) same++;
    return same >= PREFIX && same * 2 > Math.min(a.length, b.length);
  }

  /* The longest rendering that a text has: { name, start, end } in code points, or null. */
  function find(text, renderings) {
    const words = wordsOf(text);
    let best = null;
    renderings.forEach((name) => {
      const asked = wordsOf(name).map(({ word }) => word);
      if (!asked.length || (best && asked.length <= best.size)) return;
      for (let k = 0; k + asked.length <= words.length; k++) {
        if (!asked.every((word, n) => alike(word, words[k + n].word))) continue;
        best = { name, size: asked.length, start: words[k].start, end: words[k + asked.length - 1].end };
        return;
      }
    });
    return best && { name: best.name, start: best.start, end: best.end };
  }

  const yearOf = (line) => Number(line.hit.report.slice(-4));

  /* Lines by rendering: [{ name, count, years: Map of year → number }, …], the commonest first, those without one ("") last. */
  function groups(lines) {
    const out = new Map();
    lines.forEach((line) => {
      const name = line.rendering?.name || "";
      if (!out.has(name)) out.set(name, { name, count: 0, years: new Map() });
      const group = out.get(name);
      group.count += 1;
      group.years.set(yearOf(line), (group.years.get(yearOf(line)) || 0) + 1);
    });
    return Array.from(out.values()).sort((a, b) => !a.name - !b.name || b.count - a.count || (a.name < b.name ? -1 : 1));
  }

  /* Both languages of the sentences of a line; a side is "" where there is none. */
  function pairOf(line) {
    return line.lang === "zh" ? { zh: line.sentence, en: line.facing } : { zh: line.facing, en: line.sentence };
  }

  const escaped = (text) =>
    text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd").replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

  /* A translation memory (TMX 1.4b) of the lines that have both languages, each pair of sentences once. */
  function toTmx(lines, site) {
    const known = new Set();
    const units = [];
    lines.forEach((line) => {
      const { zh, en } = pairOf(line);
      const key = `${line.hit.url}\n${zh}\n${en}`;
      if (!zh || !en || known.has(key)) return;
      known.add(key);
      const props = [["x-report", line.hit.report], ["x-address", site + line.hit.url], ["x-rendering", line.rendering?.name]]
        .filter(([, value]) => value)
        .map(([type, value]) => `<prop type="${type}">${escaped(value)}</prop>`)
        .join("");
      const sides = [["zh", zh], ["en", en]].map(([lang, text]) => `<tuv xml:lang="${lang}"><seg>${escaped(text)}</seg></tuv>`).join("");
      units.push(`<tu>${props}${sides}</tu>\n`);
    });
    const header =
      '<header creationtool="duizhao" creationtoolversion="1" segtype="sentence" o-tmf="duizhao" adminlang="en" srclang="zh" datatype="plaintext"/>';
    return `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">${header}<body>\n${units.join("")}</body></tmx>\n`;
  }

  /* Lines to paste: sentence, facing words, rendering, report and address, with tabs between. */
  function toText(lines, site) {
    const plain = (text) => text.replace(/\s+/g, " ");
    return lines
      .map((line) => {
        const { zh, en } = pairOf(line);
        return [zh, en, line.rendering?.name || "", line.hit.report, site + line.hit.url].map(plain).join("\t");
      })
      .join("\n");
  }

  if (typeof document === "undefined") {
    module.exports = { find, groups, toTmx, toText };
    return;
  }

  /* ---- On the page */

  const duizhao = window.duizhao;
  const FOLDER = "assets/words";

  async function of(words) {
    const [index, { simplified }] = await Promise.all([duizhao.dataAt(`${FOLDER}/index.js`), duizhao.search.index()]);
    const terms = new Set(index.terms.split(" "));
    const out = new Map();
    await Promise.all(
      words.map(async (word) => {
        const simple = Array.from(word, (char) => simplified.get(char) || char).join("");
        if (!terms.has(simple)) return;
        const number = simple.codePointAt(0) % index.parts.length;
        const part = await duizhao.dataAt(`${FOLDER}/${index.parts[number]}-${number}.js`);
        out.set(word, part.terms[simple][2].map(([en]) => en));
      }),
    );
    return out;
  }

  duizhao.rendered = { of, find, groups, toTmx, toText };
})();
