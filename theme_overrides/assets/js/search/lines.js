/* The concordance: each match on its own line, in the middle, with the text before and after it and the words that
 * render it; sorted by year, by the text before, or after; exported as CSV. */
(() => {
  "use strict";

  const AROUND = { zh: 20, en: 48 };

  /* ---- Without the page */

  /* The lines of hits: [{ hit, lang, left, text, right, facing }, …] in the order of the hits. */
  function linesOf(hits, facing) {
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

  /* Lines by "year" (the newest first), by what is "left" of the hit, read backwards, or "right" of it. */
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
      .sort((a, b) => order.compare(a[0], b[0]) || a[1] - b[1])
      .map((row) => row[2]);
  }

  /* One field of a CSV file; what a spreadsheet would take for a formula gets an apostrophe. */
  function field(text) {
    const plain = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
    return /[",\r\n]/.test(plain) ? '"' + plain.replace(/"/g, '""') + '"' : plain;
  }

  function toCsv(lines, site) {
    const head = ["report", "address", "lang", "left", "hit", "right", "facing"];
    const rows = lines.map((line) => [
      line.hit.report,
      site + line.hit.url,
      line.lang,
      line.left,
      line.text,
      line.right,
      line.facing,
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
    else cell(row, "facing", cut(line.facing, AROUND[other] * 3, false), other);
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

  duizhao.searchLines = (hits, reports, parent) => {
    const lines = linesOf(hits, duizhao.hits.facing);
    const bar = make("p", "dz-lines__bar", parent);
    const csv = duizhao.button("dz-lines__csv", bar, () => save(sorted(lines, by)));
    const frame = make("div", "dz-lines", parent);
    const table = make("table", "dz-lines__table", frame);
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    duizhao.name(frame, "aria-label", "find.lines");

    function fill() {
      table.tBodies[0].textContent = "";
      sorted(lines, by).forEach((line) => rowOf(line, table.tBodies[0], reports));
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
    duizhao.labelInto(csv, "find.csv");
    bar.append(" ", duizhao.labelInto(make("span"), "find.places", { n: lines.length })); /* a passage may have several */
  };
})();
