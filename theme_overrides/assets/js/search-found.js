/* Hits as elements: both languages, what was found marked in one, the words that render it in the other.
 * Used by the dialog and by the page of results, as duizhao.found. */
(function () {
  "use strict";

  var AROUND = { zh: 36, en: 90 }; /* code points of a text shown before the first mark */
  var AFTER = { zh: 110, en: 260 }; /* and after it */

  /* ---- Without the page */

  /* "0+4:0+9 1+3:0+2" → [{ zh: [[0, 4]], en: [[0, 9]] }, { zh: [[5, 8]], en: [[9, 11]] }]: each span is told by how
   * far it begins after the last one of its language, and by its length. */
  function beadsOf(text) {
    var last = { zh: 0, en: 0 };
    function spans(side, lang) {
      return (side ? side.split(",") : []).map(function (span) {
        var told = span.split("+").map(Number);
        var start = last[lang] + told[0];
        last[lang] = start + told[1];
        return [start, last[lang]];
      });
    }
    return (text || "").split(" ").filter(Boolean).map(function (bead) {
      var sides = bead.split(":");
      return { zh: spans(sides[0], "zh"), en: spans(sides[1], "en") };
    });
  }

  function meets(mark, span) {
    return span[0] < mark.end && mark.start < span[1];
  }

  function other(lang) {
    return lang === "zh" ? "en" : "zh";
  }

  /* The words in the other language that render a mark: [[start, end], …]; all of them where a row is one bead. */
  function facing(hit, mark) {
    var lang = other(mark.lang);
    var beads = beadsOf(hit.beads);
    if (!beads.length) return hit[lang] ? [[0, Array.from(hit[lang]).length]] : [];
    return beads
      .filter(function (bead) { return bead[mark.lang].some(function (span) { return meets(mark, span); }); })
      .reduce(function (all, bead) { return all.concat(bead[lang]); }, [])
      .sort(function (a, b) { return a[0] - b[0]; });
  }

  /* A text cut at its marks and facing words: [[text, "hit" | "facing" | ""], …], "…" where it is left out. */
  function pieces(hit, lang) {
    var chars = Array.from(hit[lang]);
    var kinds = chars.map(function () { return ""; });
    var marks = hit.marks.filter(function (m) { return m.lang === lang; });
    hit.marks.forEach(function (mark) {
      if (mark.lang === lang || marks.length) return;
      var told = facing(hit, mark);
      if (told.length === 1 && told[0][0] === 0 && told[0][1] === chars.length) return; /* the whole row is no news */
      told.forEach(function (span) { kinds.fill("facing", span[0], span[1]); });
    });
    marks.forEach(function (mark) { kinds.fill("hit", mark.start, mark.end); });
    var first = Math.max(0, kinds.findIndex(Boolean));
    var from = first > AROUND[lang] ? first - AROUND[lang] : 0;
    return runs(chars, kinds, from, Math.min(chars.length, first + AFTER[lang]));
  }

  function runs(chars, kinds, from, to) {
    var out = from ? [["…", ""]] : [];
    for (var k = from; k < to; k++) {
      var last = out[out.length - 1];
      if (last && last[1] === kinds[k] && k > from) last[0] += chars[k];
      else out.push([chars[k], kinds[k]]);
    }
    return to < chars.length ? out.concat([["…", ""]]) : out;
  }

  /* The address of a hit with its marks: "a/2024/01-00/?mark=zh3-7_en0-4#pabc" */
  function addressOf(hit, isFile) {
    var cut = hit.url.split("#");
    var marks = hit.marks.map(function (m) { return m.lang + m.start + "-" + m.end; }).join("_");
    return cut[0] + (isFile ? "index.html" : "") + (marks ? "?mark=" + marks : "") + (cut[1] ? "#" + cut[1] : "");
  }

  if (typeof document === "undefined") {
    module.exports = { beadsOf: beadsOf, facing: facing, pieces: pieces, addressOf: addressOf };
    return;
  }

  /* ---- On the page */

  var duizhao = window.duizhao;
  var isFile = location.protocol === "file:";
  var site = new URL("../../", document.currentScript.src);

  function make(name, className, parent) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (parent) parent.append(element);
    return element;
  }

  function write(element, some) {
    some.forEach(function (piece) {
      if (piece[1] === "hit") make("mark", "dz-found__mark", element).textContent = piece[0];
      else if (piece[1]) make("span", "dz-found__facing", element).textContent = piece[0];
      else element.append(piece[0]);
    });
  }

  function side(hit, lang, parent) {
    if (!hit[lang]) return;
    var element = make("span", "dz-found__text dz-found__" + lang, parent);
    element.lang = lang;
    write(element, pieces(hit, lang));
  }

  function chapterOf(hit, parent) {
    var names = [hit.chapter.zh, hit.chapter.en].filter(Boolean).join(" · ");
    var line = make("span", "dz-found__chapter", parent);
    line.textContent = names;
    if (hit.kind === "n") line.append((names ? " · " : "") + duizhao.label("find.note"));
    if (!line.textContent) line.remove();
  }

  function itemOf(hit, parent) {
    var link = make("a", "dz-found__hit", make("li", "", parent));
    link.href = new URL(addressOf(hit, isFile), site).href;
    if (hit.kind !== "h") chapterOf(hit, link);
    side(hit, "zh", link);
    side(hit, "en", link);
  }

  function groupOf(report, hits, total, parent) {
    var group = make("section", "dz-found__group", parent);
    var title = make("h2", "dz-found__report", group);
    make("span", "dz-found__year", title).textContent = report.year;
    make("span", "", title).textContent = [report.zh, report.en].filter(Boolean).join(" · ");
    make("span", "dz-found__count", title).textContent = total;
    var list = make("ol", "dz-found__list", group);
    list.setAttribute("role", "list");
    hits.forEach(function (hit) { itemOf(hit, list); });
  }

  duizhao.found = {
    make: make,
    site: site,
    isFile: isFile,
    facing: facing,
    /* A page of the site, which may be a file. */
    page: function (address) {
      return new URL(address + (isFile ? "index.html" : ""), site).href;
    },
    link: function (hit) {
      return new URL(addressOf(hit, isFile), site).href;
    },
    /* Hits by report, the report of the best hit first. */
    show: function (hits, reports, parent) {
      var by = new Map();
      hits.forEach(function (hit) { by.set(hit.report, (by.get(hit.report) || []).concat([hit])); });
      by.forEach(function (mine, id) {
        var report = reports.find(function (r) { return r.id === id; });
        groupOf(report, mine, hits.reports[id], parent);
      });
    },
  };
})();
