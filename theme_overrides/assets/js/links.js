/* Plan and outcome: choose a verdict and a chapter, and the order; without this script the table shows all.
 *
 *   duizhao.links.keep(row, chosen)       is this row among the chosen ones?
 *   duizhao.links.compare(a, b, order)    which row stands first */
(function (root) {
  "use strict";

  var ORDER = ["short", "met", "exceeded", "reported", "not-mentioned"];

  function keep(row, chosen) {
    return (!chosen.verdict || row.verdict === chosen.verdict) && (!chosen.chapter || row.chapter === chosen.chapter);
  }

  function compare(a, b, order) {
    var first = 0;
    if (order === "verdict") first = ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict);
    if (order === "score") first = Number(b.score) - Number(a.score);
    return first || Number(a.order) - Number(b.order);
  }

  var links = { keep: keep, compare: compare };
  if (typeof module !== "undefined" && module.exports) {
    module.exports = links;
    return;
  }
  var duizhao = (root.duizhao = root.duizhao || {});
  duizhao.links = links;

  function option(select, value, key) {
    var item = document.createElement("option");
    item.value = value;
    item.textContent = duizhao.label(key);
    select.append(item);
  }

  function choice(box, key, fill) {
    var label = document.createElement("label");
    duizhao.labelInto(label, key);
    var select = document.createElement("select");
    fill(select);
    label.append(select);
    box.append(label);
    return select;
  }

  function start() {
    var table = document.querySelector("[data-dz-plan]");
    if (!table || table.dataset.dzReady) return;
    table.dataset.dzReady = "1";
    var body = table.tBodies[0];
    var rows = Array.from(body.rows);
    var box = document.createElement("div");
    box.className = "dz-choices";
    var verdict = choice(box, "years.verdict", function (select) {
      option(select, "", "years.all");
      var seen = {};
      rows.forEach(function (row) {
        var name = row.querySelector(".dz-verdict");
        if (!seen[row.dataset.verdict] && name) seen[row.dataset.verdict] = name.textContent.trim().replace(/\s+/g, " ");
      });
      ORDER.filter(function (key) {
        return seen[key];
      }).forEach(function (key) {
        select.append(new Option(seen[key], key));
      });
    });
    var chapters = document.querySelector("[data-dz-chapters]");
    var chapter = choice(box, "years.chapter", function (select) {
      option(select, "", "years.all");
      if (chapters) select.append(chapters.content.cloneNode(true));
    });
    var order = choice(box, "years.sort", function (select) {
      option(select, "order", "years.by_order");
      option(select, "verdict", "years.by_verdict");
      option(select, "score", "years.by_score");
    });
    var count = document.createElement("output");
    box.append(count);
    table.before(box);

    function show() {
      var chosen = { verdict: verdict.value, chapter: chapter.value };
      var left = 0;
      rows
        .slice()
        .sort(function (a, b) {
          return compare(a.dataset, b.dataset, order.value);
        })
        .forEach(function (row) {
          row.hidden = !keep(row.dataset, chosen);
          if (!row.hidden) left += 1;
          body.append(row);
        });
      count.textContent = "";
      duizhao.labelInto(count, "years.shown", { n: left, of: rows.length });
    }

    [verdict, chapter, order].forEach(function (select) {
      select.addEventListener("change", show);
    });
    show();
  }

  if (root.document$) root.document$.subscribe(start);
  else start();
})(typeof window === "undefined" ? globalThis : window);
