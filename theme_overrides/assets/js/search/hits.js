/* Renders hits: both languages, the match marked in one, the words that render it marked in the other.
 * Used by the dialog and by the page of results, as duizhao.hits. */
(() => {
  "use strict";

  const AROUND = { zh: 36, en: 90 }; /* code points of a text shown before the first mark */
  const AFTER = { zh: 110, en: 260 }; /* and after it */

  /* ---- Without the page */

  /* "0+4:0+9 1+3:0+2" → [{ zh: [[0, 4]], en: [[0, 9]] }, { zh: [[5, 8]], en: [[9, 11]] }]: a span is
   * written as its distance from the end of the last one of its language, and its length. */
  function beadsOf(text) {
    const last = { zh: 0, en: 0 };
    function spans(side, lang) {
      return (side ? side.split(",") : []).map((span) => {
        const [distance, length] = span.split("+").map(Number);
        const start = last[lang] + distance;
        last[lang] = start + length;
        return [start, last[lang]];
      });
    }
    return (text || "")
      .split(" ")
      .filter(Boolean)
      .map((bead) => {
        const sides = bead.split(":");
        return { zh: spans(sides[0], "zh"), en: spans(sides[1], "en") };
      });
  }

  function overlaps(mark, span) {
    return span[0] < mark.end && mark.start < span[1];
  }

  function other(lang) {
    return lang === "zh" ? "en" : "zh";
  }

  /* The words in the other language that render a mark: [[start, end], …]; all of them where a row is one bead. */
  function facing(hit, mark) {
    const lang = other(mark.lang);
    const beads = beadsOf(hit.beads);
    if (!beads.length) return hit[lang] ? [[0, Array.from(hit[lang]).length]] : [];
    return beads
      .filter((bead) => bead[mark.lang].some((span) => overlaps(mark, span)))
      .reduce((all, bead) => all.concat(bead[lang]), [])
      .sort((a, b) => a[0] - b[0]);
  }

  /* The sentences that a mark is in: [[start, end], …]; the whole row where it is one bead. */
  function own(hit, mark) {
    const spans = beadsOf(hit.beads).flatMap((bead) => (bead[mark.lang].some((span) => overlaps(mark, span)) ? bead[mark.lang] : []));
    return spans.length ? spans.sort((a, b) => a[0] - b[0]) : [[0, Array.from(hit[mark.lang]).length]];
  }

  /* The words that render the marks in a language that has none of its own; none where they are the whole row. */
  function facingIn(hit, lang) {
    if (hit.marks.some((mark) => mark.lang === lang)) return [];
    const spans = hit.marks.flatMap((mark) => facing(hit, mark)).filter(([a, b]) => a > 0 || b < Array.from(hit[lang]).length);
    return spans.filter((span, n) => spans.findIndex((one) => one[0] === span[0] && one[1] === span[1]) === n);
  }

  /* A text cut at its marks and facing words: [[text, "hit" | "facing" | ""], …], with "…" for omitted text. */
  function pieces(hit, lang) {
    const chars = Array.from(hit[lang]);
    const kinds = chars.map(() => "");
    const marks = hit.marks.filter((m) => m.lang === lang);
    facingIn(hit, lang).forEach((span) => kinds.fill("facing", span[0], span[1]));
    marks.forEach((mark) => kinds.fill("hit", mark.start, mark.end));
    const first = Math.max(0, kinds.findIndex(Boolean));
    const from = first > AROUND[lang] ? first - AROUND[lang] : 0;
    return runs(chars, kinds, ...whole(chars, from, Math.min(chars.length, first + AFTER[lang]), first));
  }

  /* A cut between two words, where it would be in one of Latin script; never after `first`. */
  function whole(chars, from, to, first) {
    const inWord = (k) => k > 0 && k < chars.length && /^[\p{Script=Latin}\d]{2}$/u.test(chars[k - 1] + chars[k]);
    while (from < first && (inWord(from) || (from && chars[from] === " "))) from++;
    while (to > first && (inWord(to) || (to < chars.length && chars[to - 1] === " "))) to--;
    return [from, to];
  }

  function runs(chars, kinds, from, to) {
    const out = from ? [["…", ""]] : [];
    for (let k = from; k < to; k++) {
      const last = out[out.length - 1];
      if (last && last[1] === kinds[k] && k > from) last[0] += chars[k];
      else out.push([chars[k], kinds[k]]);
    }
    return to < chars.length ? out.concat([["…", ""]]) : out;
  }

  /* The address of a hit with its marks, and what renders them: "a/2024/01-00/?mark=zh3-7_en0-4#pabc" */
  function addressOf(hit, isFile) {
    const cut = hit.url.split("#");
    const facing = ["zh", "en"].flatMap((lang) => facingIn(hit, lang).map(([start, end]) => ({ lang, start, end })));
    const marks = [...hit.marks, ...facing].map((m) => m.lang + m.start + "-" + m.end).join("_");
    return cut[0] + (isFile ? "index.html" : "") + (marks ? "?mark=" + marks : "") + (cut[1] ? "#" + cut[1] : "");
  }

  if (typeof document === "undefined") {
    module.exports = { beadsOf, facing, own, pieces, addressOf };
    return;
  }

  /* ---- On the page */

  const duizhao = window.duizhao;
  const { make } = duizhao;

  function write(element, runsOfText) {
    runsOfText.forEach(([text, kind]) => {
      if (kind === "hit") make("mark", "dz-found__mark", element).textContent = text;
      else if (kind) make("span", "dz-found__facing", element).textContent = text;
      else element.append(text);
    });
  }

  function side(hit, lang, parent) {
    if (!hit[lang]) return;
    const element = make("span", `dz-found__text dz-found__${lang}`, parent);
    element.lang = lang;
    write(element, pieces(hit, lang));
  }

  function chapterOf(hit, parent) {
    const { zh, en } = hit.chapter;
    const line = make("span", "dz-found__chapter", parent);
    if (zh || en) duizhao.namesInto(line, zh, en);
    if (hit.kind === "n") {
      if (zh || en) line.append(" – ");
      duizhao.labelInto(make("span", "", line), "find.note");
    }
    if (!line.textContent) line.remove();
  }

  function linkOf(hit) {
    return new URL(addressOf(hit, duizhao.isFile), duizhao.site).href;
  }

  function itemOf(hit, parent) {
    const link = make("a", "dz-found__hit", make("li", "", parent));
    link.href = linkOf(hit);
    if (hit.kind !== "h") chapterOf(hit, link);
    side(hit, "zh", link);
    side(hit, "en", link);
  }

  function groupOf(report, hits, total, parent) {
    const group = make("section", "dz-found__group", parent);
    const title = make("h2", "dz-found__report", group);
    make("span", "dz-found__year", title).textContent = report.year;
    duizhao.namesInto(title, report.zh, report.en);
    make("span", "dz-found__count", title).textContent = total;
    const list = make("ol", "dz-found__list", group);
    list.setAttribute("role", "list");
    hits.forEach((hit) => itemOf(hit, list));
  }

  duizhao.hits = {
    facing,
    own,
    linkOf,
    /* Show hits grouped by report, the report of the best hit first. */
    show(hits, reports, parent) {
      const by = new Map();
      hits.forEach((hit) => by.set(hit.report, (by.get(hit.report) || []).concat([hit])));
      by.forEach((own, id) =>
        groupOf(
          reports.find((r) => r.id === id),
          own,
          hits.reports[id],
          parent,
        ),
      );
    },
  };
})();
