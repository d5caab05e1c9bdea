/* Plan and outcome: choose a verdict and a chapter, and the order; without this script the table shows all. */
(() => {
  "use strict";

  const ORDER = [
    "short", "met", "exceeded", "reported", "five-years", "scope", "general", "set-again", "not-mentioned",
  ];

  /* Does this row match the chosen filters? */
  function keep(row, chosen) {
    return (!chosen.verdict || row.verdict === chosen.verdict) && (!chosen.chapter || row.chapter === chosen.chapter);
  }

  /* Compare two rows for sorting. */
  function compare(a, b, order) {
    let first = 0;
    if (order === "verdict") first = ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict);
    if (order === "score") first = Number(b.score) - Number(a.score);
    return first || Number(a.order) - Number(b.order);
  }

  if (typeof document === "undefined") {
    module.exports = { keep, compare };
    return;
  }

  const duizhao = window.duizhao;
  const { make } = duizhao;

  function option(select, value, key) {
    const made = new Option("", value);
    duizhao.name(made, "", key);
    select.append(made);
  }

  function choice(box, key, fill) {
    const label = duizhao.labelInto(make("label", "", box), key);
    const select = make("select", "", label);
    fill(select);
    return select;
  }

  function start() {
    const table = document.querySelector("[data-dz-plan]");
    if (!table || table.dataset.dzReady) return;
    table.dataset.dzReady = "1";
    const body = table.tBodies[0];
    const rows = Array.from(body.rows);
    const box = make("div", "dz-choices");
    const verdict = choice(box, "years.verdict", (select) => {
      option(select, "", "years.all");
      const seen = {};
      rows.forEach((row) => {
        const name = row.querySelector(".dz-verdict");
        if (!seen[row.dataset.verdict] && name) seen[row.dataset.verdict] = duizhao.words.of(name.firstElementChild);
      });
      ORDER.filter((key) => seen[key]).forEach((key) => {
        const made = new Option("", key);
        duizhao.words.set(made, seen[key]);
        select.append(made);
      });
    });
    const chapters = document.querySelector("[data-dz-chapters]");
    const chapter = choice(box, "years.chapter", (select) => {
      option(select, "", "years.all");
      if (chapters) select.append(chapters.content.cloneNode(true));
    });
    const order = choice(box, "years.sort", (select) => {
      option(select, "order", "years.by_order");
      option(select, "verdict", "years.by_verdict");
      option(select, "score", "years.by_score");
    });
    const count = make("output", "", box);
    table.before(box);

    function show() {
      const chosen = { verdict: verdict.value, chapter: chapter.value };
      let left = 0;
      rows
        .slice()
        .sort((a, b) => compare(a.dataset, b.dataset, order.value))
        .forEach((row) => {
          row.hidden = !keep(row.dataset, chosen);
          if (!row.hidden) left += 1;
          body.append(row);
        });
      duizhao.labelInto(count, "years.shown", { n: left, of: rows.length });
    }

    [verdict, chapter, order].forEach((select) => select.addEventListener("change", show));
    show();
  }

  duizhao.onPage(start);
})();
