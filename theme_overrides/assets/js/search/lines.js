/* The concordance: each match on its own line, in the middle, with the text before and after it and the words that
 * render it; sorted by year, by the text before, or after; those of a formula by rendering and year (rendered.js); copied, and exported
 * as CSV and TMX. */
(() => {
  "use strict";

  const AROUND = { zh: 20, en: 48 };

  /* ---- Without the page */

  /* The lines of hits: [{ hit, lang, left, text, right, sentence, facing }, …] in the order of the hits. `own` gives the spans of the
   * sentences that a mark is in. */
  function linesOf(hits, facing, own = (hit, mark) => [[0, Array.from(hit[mark.lang]).length]]) {
    const out = [];
    hits.forEach((hit) => {
      hit.marks.forEach((mark) => {
        const chars = Array.from(hit[mark.lang]);
        const other = mark.lang === "zh" ? "en" : "zh";
        const faces = Array.from(hit[other]);
        out.push({
          hit,
          lang: mark.lang,
          left: chars.slice(0, mark.start).join(""),
          text: chars.slice(mark.start, mark.end).join(""),
          right: chars.slice(mark.end).join(""),
          sentence: own(hit, mark)
            .map((span) => chars.slice(span[0], span[1]).join("").trim())
            .join(mark.lang === "en" ? " " : ""),
          facing: facing(hit, mark)
            .map((span) => faces.slice(span[0], span[1]).join("").trim())
            .join(" … "),
        });
      });
    });
    return out;
  }

  /* The label that a line has in the place of facing words; empty where there are some. */
  function absent(line) {
    const other = line.lang === "zh" ? "en" : "zh";
    return line.facing ? "" : line.hit[other] ? "find.no_facing" : "common.missing_" + other;
  }

  function ending(text) {
    return Array.from(text.replace(/[\s\p{P}]+$/u, ""))
      .reverse()
      .join("");
  }

  function beginning(text) {
    return text.replace(/^[\s\p{P}]+/u, "");
  }

  /* Lines by "year" (the newest first), by what is "left" of the hit, read backwards, or "right" of it; those with facing words first. */
  function sorted(lines, by) {
    const keys = {
      year(line) {
        return String(9999 - Number(line.hit.report.slice(-4))) + line.hit.url;
      },
      left(line) {
        return ending(line.left);
      },
      right(line) {
        return beginning(line.right);
      },
    };
    const order = new Intl.Collator("zh");
    return lines
      .map((line, n) => [keys[by](line), n, line])
      .sort((a, b) => !a[2].facing - !b[2].facing || order.compare(a[0], b[0]) || a[1] - b[1])
      .map((row) => row[2]);
  }

  /* One field of a CSV file; what a spreadsheet would take for a formula gets an apostrophe. */
  function field(text) {
    const plain = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
    return /[",\r\n]/.test(plain) ? '"' + plain.replace(/"/g, '""') + '"' : plain;
  }

  function toCsv(lines, site) {
    const head = ["report", "address", "lang", "left", "hit", "right", "facing", "rendering"];
    const rows = lines.map((line) => [
      line.hit.report,
      site + line.hit.url,
      line.lang,
      line.left,
      line.text,
      line.right,
      line.facing,
      line.rendering?.name || "",
    ]);
    return (
      [head]
        .concat(rows)
        .map((row) => row.map(field).join(","))
        .join("\r\n") + "\r\n"
    );
  }

  if (typeof document === "undefined") {
    module.exports = { linesOf, absent, sorted, toCsv };
    return;
  }

  /* ---- On the page */

  const duizhao = window.duizhao;
  const { make } = duizhao;
  const COLUMNS = ["year", "left", "hit", "right", "facing"];
  const SORTED = { year: "find.year", left: "find.left", right: "find.right" };
  let by = "year";

  function cut(text, size, atEnd) {
    const chars = Array.from(text);
    if (chars.length <= size) return text;
    return atEnd ? `…${chars.slice(-size).join("")}` : `${chars.slice(0, size).join("")}…`;
  }

  function cell(row, name, text, lang) {
    const element = make("td", `dz-lines__${name}`, row);
    element.textContent = text;
    if (lang) element.lang = lang;
    return element;
  }

  function rowOf(line, body, reports) {
    const row = make("tr", "", body);
    const report = reports.find((r) => r.id === line.hit.report);
    const link = make("a", "", make("td", "dz-lines__year", row));
    const other = line.lang === "zh" ? "en" : "zh";
    link.href = duizhao.hits.linkOf(line.hit);
    link.textContent = `${report.year} `;
    duizhao.namesInto(link, report.zh, report.en);
    cell(row, "left", cut(line.left, AROUND[line.lang], true), line.lang);
    make("mark", "dz-found__mark", cell(row, "hit", "", line.lang)).textContent = line.text;
    cell(row, "right", cut(line.right, AROUND[line.lang], false), line.lang);
    const absence = absent(line);
    if (absence) duizhao.labelInto(cell(row, "facing dz-missing", ""), absence);
    else writeFacing(cell(row, "facing", "", other), line, AROUND[other] * 3);
  }

  /* The facing words with the rendering marked, cut around it. */
  function writeFacing(element, { facing, rendering }, size) {
    const chars = Array.from(facing);
    const { start, end } = rendering || { start: 0, end: 0 };
    const from = end > size ? Math.max(0, start - size / 2) : 0;
    const to = Math.min(chars.length, Math.max(end, from + size));
    element.append((from ? "…" : "") + chars.slice(from, start).join(""));
    if (end) make("mark", "dz-lines__rendering", element).textContent = chars.slice(start, end).join("");
    element.append(chars.slice(end, to).join("") + (to < chars.length ? "…" : ""));
  }

  function headOf(table, sort) {
    const row = make("tr", "", make("thead", "", table));
    COLUMNS.forEach((name) => {
      const head = make("th", `dz-lines__${name}`, row);
      head.scope = "col";
      if (!SORTED[name]) {
        duizhao.labelInto(head, "find." + name);
        return;
      }
      const button = duizhao.button("dz-lines__sort", head, () => sort(name));
      button.dataset.by = name;
      duizhao.labelInto(button, SORTED[name]);
    });
  }

  function save(lines) {
    duizhao.give("concordance.csv", new Blob(["\ufeff" + toCsv(lines, duizhao.site.href)], { type: "text/csv" }));
  }

  function saveTmx(lines) {
    const memory = duizhao.rendered.toTmx(lines, duizhao.site.href);
    duizhao.give("concordance.tmx", new Blob([memory], { type: "application/xml" }));
  }

  /* Find what renders each line: its words are those of a formula of the term bank. */
  async function render(lines) {
    const words = lines.filter((line) => line.lang === "zh" && line.facing).map((line) => line.text);
    const known = await duizhao.rendered.of(Array.from(new Set(words)));
    lines.forEach((line) => (line.rendering = duizhao.rendered.find(line.facing, known.get(line.text) || [])));
  }

  /* How often each rendering is used in each year; its name shows its lines only. */
  function groupTable(parent, lines, choose) {
    const found = duizhao.rendered.groups(lines);
    if (!found.some(({ name }) => name)) return;
    const years = Array.from(new Set(found.flatMap((group) => Array.from(group.years.keys())))).sort((a, b) => a - b);
    const frame = make("div", "dz-lines", parent);
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    duizhao.name(frame, "aria-label", "find.by_rendering");
    const table = make("table", "dz-lines__groups", frame);
    duizhao.labelInto(make("caption", "", table), "find.by_rendering");
    const head = make("tr", "", make("thead", "", table));
    const heads = [["find.rendering"], ...years, ["find.sum"]];
    heads.forEach((text) => {
      const cell = Object.assign(make("th", "", head), { scope: "col" });
      if (Array.isArray(text)) duizhao.labelInto(cell, text[0]);
      else cell.textContent = text;
    });
    const body = make("tbody", "", table);
    found.forEach(({ name, count, years: counts }) => {
      const row = make("tr", "", body);
      const button = duizhao.button("dz-lines__name", Object.assign(make("th", "", row), { scope: "row" }));
      button.setAttribute("aria-pressed", "false");
      if (name) Object.assign(button, { textContent: name, lang: "en" });
      else duizhao.labelInto(button, "find.no_rendering");
      button.addEventListener("click", () => {
        const chosen = button.getAttribute("aria-pressed") !== "true";
        table.querySelectorAll("button").forEach((other) => other.setAttribute("aria-pressed", String(chosen && other === button)));
        choose(chosen ? name : null);
      });
      years.forEach((year) => (make("td", "", row).textContent = counts.get(year) || ""));
      make("td", "", row).textContent = count;
    });
  }

  duizhao.searchLines = (hits, reports, parent) => {
    const lines = linesOf(hits, duizhao.hits.facing, duizhao.hits.own);
    let chosen = null; /* the rendering whose lines are shown */
    const shown = () => sorted(lines.filter((line) => chosen === null || (line.rendering?.name || "") === chosen), by);
    const bar = make("p", "dz-lines__bar", parent);
    const give = (key, act) => duizhao.labelInto(duizhao.button("dz-lines__csv", bar, () => act(shown())), key);
    give("find.csv", save);
    give("find.tmx", saveTmx);
    give("find.copy", (some) => duizhao.copy(duizhao.rendered.toText(some, duizhao.site.href)));
    const places = make("span", "", bar);
    const grouped = make("div", "", parent);
    const frame = make("div", "dz-lines", parent);
    const table = make("table", "dz-lines__table", frame);
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    duizhao.name(frame, "aria-label", "find.lines");

    function fill() {
      const some = shown();
      table.tBodies[0].textContent = "";
      some.forEach((line) => rowOf(line, table.tBodies[0], reports));
      duizhao.labelInto(places, "find.places", { n: some.length }); /* a passage may have several */
      table.querySelectorAll("th").forEach((head) => {
        const name = head.querySelector("button")?.dataset.by;
        const order = by === "year" ? "descending" : "ascending";
        if (name) head.setAttribute("aria-sort", name === by ? order : "none");
      });
    }

    headOf(table, (name) => {
      by = name;
      fill();
    });
    make("tbody", "", table);
    fill();
    render(lines).then(() => {
      groupTable(grouped, lines, (name) => {
        chosen = name;
        fill();
      });
      fill();
    }, console.error);
  };
})();
