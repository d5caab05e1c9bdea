/* The page that checks quotations: a field to paste into, and for each sentence its class, its places, what faces it, how it is cited.
 * What is pasted stays on the page. */
(() => {
  "use strict";

  const parts = globalThis.duizhao.quoteParts;

  /* ---- Without the page */

  /* A text cut at marks of code points, which are in order: [[text, is it marked], …] */
  function cut(text, marks) {
    const chars = Array.from(text);
    const out = [];
    let last = 0;
    marks.forEach(([start, end]) => {
      if (start > last) out.push([chars.slice(last, start).join(""), false]);
      if (end > start) out.push([chars.slice(start, end).join(""), true]);
      last = Math.max(last, end);
    });
    return last < chars.length ? out.concat([[chars.slice(last).join(""), false]]) : out;
  }

  /* A place as a hit of the search, which has an address with marks and facing words. */
  function hitOf({ row, start, end }, lang) {
    const url = `${row.report.address}${row.page}#${row.key}`;
    return { url, report: row.report.id, zh: row.zh, en: row.en, beads: row.beads, marks: [{ lang, start, end }] };
  }

  /* The words of the other language in the sentences of a place. */
  function facingText(hit, spans) {
    const lang = hit.marks[0].lang === "zh" ? "en" : "zh";
    const chars = Array.from(hit[lang]);
    return spans.map(([start, end]) => chars.slice(start, end).join("").trim()).join(lang === "en" ? " " : "");
  }

  parts.page = { cut, hitOf, facingText };
  if (typeof document === "undefined") return;

  /* ---- On the page */

  const duizhao = window.duizhao;
  const { make } = duizhao;
  let checker = null;
  let index = null;

  async function ready() {
    index = index || (await duizhao.search.index());
    checker = checker || parts.checker(index);
    return checker;
  }

  const labelOf = (kind) => "quotation." + kind;

  function write(parent, name, lang, text, marks) {
    const element = make(name, `dz-verify__${lang}`, parent);
    element.lang = lang === "zh" ? "zh-Hans" : "en";
    cut(text, marks).forEach(([piece, marked]) => {
      if (marked) make("mark", "dz-verify__other", element).textContent = piece;
      else element.append(piece);
    });
    return element;
  }

  /* The address of the site for citations; "" if it is read from a disk. */
  function siteAddress() {
    const canonical = document.querySelector('link[rel="canonical"]')?.href;
    return canonical ? new URL("../", canonical).href : duizhao.isFile ? "" : duizhao.site.href;
  }

  /* What is needed to cite the row of a place; null if the report has no citation. */
  async function citingOf(row) {
    const cited = await index.citation(row.report);
    const address = row.report.address + row.page;
    const url = `${siteAddress()}${address}#${row.key}`;
    return cited && { ...cited, where: cited.places[row.part] || ["", ""], address, url };
  }

  function cite(parent, row, texts) {
    const line = make("div", "dz-verify__cite", parent);
    citingOf(row).then((data) => {
      if (!data) return;
      const { plain } = duizhao.citation(row.key, data);
      duizhao.words.set(make("span", "dz-ui", line), plain);
      const buttons = make("span", "dz-verify__buttons", line);
      const copy = () => duizhao.copy([...texts.filter(Boolean), ...plain].join("\n"));
      duizhao.labelInto(duizhao.button("dz-button", buttons, copy), "quotation.copy");
      duizhao.labelInto(
        duizhao.button("dz-button", buttons, () => duizhao.cite(row.key, data)),
        "cite.open",
      );
    });
  }

  function showPlace(parent, place, lang, marks) {
    const hit = hitOf(place, lang);
    const box = make("div", "dz-verify__place", parent);
    const { report } = place.row;
    const link = make("a", "dz-verify__report", box);
    link.href = duizhao.hits.linkOf(hit);
    duizhao.namesInto(link, report.zh, report.en);
    link.append(` ${report.year}`);
    const text = Array.from(place.row[lang]).slice(place.start, place.end).join("");
    const facing = facingText(hit, duizhao.hits.facing(hit, hit.marks[0]));
    write(box, "p", lang, text, marks);
    if (facing) write(box, "p", lang === "zh" ? "en" : "zh", facing, []);
    cite(box, place.row, [text, facing]);
  }

  function showSentence(list, { text, lang, kind, places, others, marks, placeMarks }) {
    const item = make("li", `dz-verify__item dz-verify__item--${kind}`, list);
    duizhao.labelInto(make("p", "dz-verify__kind", item), labelOf(kind));
    if (kind !== "verbatim") write(item, "blockquote", lang, text, marks);
    places.forEach((place) => showPlace(item, place, lang, placeMarks));
    if (!others) return;
    const more = make("a", "dz-verify__more", make("p", "", item));
    more.href = `${duizhao.pageUrl("search/")}?${new URLSearchParams({ q: `“${text}”` })}`;
    duizhao.labelInto(more, "quotation.others", { n: others });
  }

  function showCounts(status, found) {
    const counts = new Map();
    found.forEach(({ kind }) => counts.set(kind, (counts.get(kind) || 0) + 1));
    status.textContent = "";
    counts.forEach((n, kind) => {
      const count = make("span", `dz-verify__count dz-verify__item--${kind}`, status);
      duizhao.labelInto(count, labelOf(kind));
      count.append(` ${n}`);
    });
    if (!found.length) duizhao.labelInto(status, "quotation.none");
  }

  function build(page) {
    const form = make("form", "dz-verify__form", page);
    const label = make("label", "dz-verify__label", form);
    duizhao.labelInto(make("span", "", label), "quotation.field");
    const field = Object.assign(make("textarea", "dz-verify__field", label), { rows: 8, spellcheck: false, required: true });
    const line = make("div", "dz-verify__line", form);
    const year = duizhao.choice(line, "quotation.year", [["", "quotation.any_year"]]);
    const submit = Object.assign(make("button", "dz-button", line), { type: "submit" });
    duizhao.labelInto(submit, "quotation.check");
    const status = make("p", "dz-verify__status", page);
    status.setAttribute("role", "status");
    const list = make("ol", "dz-verify__list", page);
    list.setAttribute("role", "list");
    return { form, field, year, status, list };
  }

  async function run({ field, year, status, list }) {
    list.textContent = "";
    duizhao.labelInto(status, "quotation.busy", { n: 0, of: "…" });
    try {
      const progress = (n, of) => duizhao.labelInto(status, "quotation.busy", { n, of });
      const found = await (await ready()).check(field.value, Number(year.value), progress);
      showCounts(status, found);
      found.forEach((sentence) => showSentence(list, sentence));
    } catch (error) {
      duizhao.labelInto(status, "find.failed");
      console.error(error);
    }
  }

  duizhao.quotePage = () => {
    const page = document.getElementById("dz-verify-page");
    const needs = page?.querySelector(".dz-verify__needs"); /* the notice for browsers without scripts */
    if (!needs) return;
    needs.remove();
    const form = build(page);
    form.form.addEventListener("submit", (event) => {
      event.preventDefault();
      run(form);
    });
    duizhao.search
      .about()
      .then(({ reports }) => {
        const years = Array.from(new Set(reports.map((report) => report.year))).sort((a, b) => b - a);
        years.forEach((one) => form.year.append(new Option(one, one)));
      })
      .catch(console.error);
  };
})();
