/* The concordance: every place that was found on a line of its own, in the middle, with what stands before and
 * after it and the words that render it; sorted by year, by what stands before, or after; exported as CSV. */
(function () {
  "use strict";

  var AROUND = { zh: 20, en: 48 };

  /* ---- Without the page */

  /* The lines of hits: [{ hit, lang, left, text, right, facing }, …] in the order of the hits. */
  function linesOf(hits, facing) {
    var out = [];
    hits.forEach(function (hit) {
      hit.marks.forEach(function (mark) {
        var chars = Array.from(hit[mark.lang]);
        var other = mark.lang === "zh" ? "en" : "zh";
        var faces = Array.from(hit[other]);
        out.push({
          hit: hit,
          lang: mark.lang,
          left: chars.slice(0, mark.start).join(""),
          text: chars.slice(mark.start, mark.end).join(""),
          right: chars.slice(mark.end).join(""),
          facing: facing(hit, mark).map(function (span) { return faces.slice(span[0], span[1]).join("").trim(); }).join(" … "),
        });
      });
    });
    return out;
  }

  /* The label that a line has in the place of facing words; empty where there are some. */
  function absent(line) {
    var other = line.lang === "zh" ? "en" : "zh";
    return line.facing ? "" : line.hit[other] ? "find.no_facing" : "common.missing_" + other;
  }

  function ending(text) {
    return Array.from(text.replace(/[\s\p{P}]+$/u, "")).reverse().join("");
  }

  function beginning(text) {
    return text.replace(/^[\s\p{P}]+/u, "");
  }

  /* Lines by "year" (the newest first), by what is "left" of the hit, read backwards, or "right" of it. */
  function sorted(lines, by) {
    var keys = {
      year: function (line) { return String(9999 - Number(line.hit.report.slice(-4))) + line.hit.url; },
      left: function (line) { return ending(line.left); },
      right: function (line) { return beginning(line.right); },
    };
    var order = new Intl.Collator("zh");
    return lines
      .map(function (line, n) { return [keys[by](line), n, line]; })
      .sort(function (a, b) { return order.compare(a[0], b[0]) || a[1] - b[1]; })
      .map(function (row) { return row[2]; });
  }

  /* One field of a CSV file; what a spreadsheet would take for a formula gets an apostrophe. */
  function field(text) {
    var plain = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
    return /[",\r\n]/.test(plain) ? '"' + plain.replace(/"/g, '""') + '"' : plain;
  }

  function toCsv(lines, site) {
    var head = ["report", "address", "lang", "left", "hit", "right", "facing"];
    var rows = lines.map(function (line) {
      return [line.hit.report, site + line.hit.url, line.lang, line.left, line.text, line.right, line.facing];
    });
    return [head].concat(rows).map(function (row) { return row.map(field).join(","); }).join("\r\n") + "\r\n";
  }

  if (typeof document === "undefined") {
    module.exports = { linesOf: linesOf, absent: absent, sorted: sorted, toCsv: toCsv };
    return;
  }

  /* ---- On the page */

  var duizhao = window.duizhao;
  var make = duizhao.found.make;
  var COLUMNS = ["year", "left", "hit", "right", "facing"];
  var SORTED = { year: "find.year", left: "find.left", right: "find.right" };
  var by = "year";

  function cut(text, size, atEnd) {
    var chars = Array.from(text);
    if (chars.length <= size) return text;
    return atEnd ? "…" + chars.slice(-size).join("") : chars.slice(0, size).join("") + "…";
  }

  function cell(row, name, text, lang) {
    var element = make("td", "dz-lines__" + name, row);
    element.textContent = text;
    if (lang) element.lang = lang;
    return element;
  }

  function rowOf(line, body, reports) {
    var row = make("tr", "", body);
    var report = reports.find(function (r) { return r.id === line.hit.report; });
    var link = make("a", "", make("td", "dz-lines__year", row));
    var other = line.lang === "zh" ? "en" : "zh";
    link.href = duizhao.found.link(line.hit);
    link.textContent = report.year + " " + (duizhao.interface === "en" ? report.en : report.zh || report.en);
    cell(row, "left", cut(line.left, AROUND[line.lang], true), line.lang);
    make("mark", "dz-found__mark", cell(row, "hit", "", line.lang)).textContent = line.text;
    cell(row, "right", cut(line.right, AROUND[line.lang], false), line.lang);
    var absence = absent(line);
    if (absence) duizhao.labelInto(cell(row, "facing dz-missing", ""), absence);
    else cell(row, "facing", cut(line.facing, AROUND[other] * 3, false), other);
  }

  function headOf(table, sort) {
    var row = make("tr", "", make("thead", "", table));
    COLUMNS.forEach(function (name) {
      var head = make("th", "dz-lines__" + name, row);
      head.scope = "col";
      if (!SORTED[name]) {
        duizhao.labelInto(head, "find." + name);
        return;
      }
      var button = make("button", "dz-lines__sort", head);
      button.type = "button";
      button.dataset.by = name;
      duizhao.labelInto(button, SORTED[name]);
      button.addEventListener("click", function () { sort(name); });
    });
  }

  function save(lines) {
    var data = new Blob(["\ufeff" + toCsv(lines, duizhao.found.site.href)], { type: "text/csv" });
    var link = make("a");
    link.href = URL.createObjectURL(data);
    link.download = "concordance.csv";
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  duizhao.searchLines = function (hits, reports, parent) {
    var lines = linesOf(hits, duizhao.found.facing);
    var bar = make("p", "dz-lines__bar", parent);
    var csv = make("button", "dz-lines__csv", bar);
    var frame = make("div", "dz-lines", parent);
    var table = make("table", "dz-lines__table", frame);
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", duizhao.label("find.lines"));

    function fill() {
      table.tBodies[0].textContent = "";
      sorted(lines, by).forEach(function (line) { rowOf(line, table.tBodies[0], reports); });
      table.querySelectorAll("th").forEach(function (head) {
        var button = head.querySelector("button");
        if (button) head.setAttribute("aria-sort", button.dataset.by !== by ? "none" : by === "year" ? "descending" : "ascending");
      });
    }

    headOf(table, function (name) {
      by = name;
      fill();
    });
    make("tbody", "", table);
    fill();
    csv.type = "button";
    duizhao.labelInto(csv, "find.csv");
    bar.append(" ", duizhao.labelInto(make("span"), "find.places", { n: lines.length })); /* a passage may have several */
    csv.addEventListener("click", function () { save(sorted(lines, by)); });
  };
})();
