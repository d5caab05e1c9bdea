/* Compares how often the reports of each series have up to four Chinese words: terms/over-time/?q=数字经济,乡村振兴. The index of the
 * search says which rows may have them; these are counted. Statistics as generator/duizhao/text/frequency.py and words/shifts.py. */
(() => {
  "use strict";

  const PER = 10000; /* characters */
  const Z = 1.959964; /* of 95 per cent */
  const SURE = 0.01; /* probability of one false result among all */
  const LEAST = 6; /* places in both reports together */
  const MOST = 4; /* words */

  /* ---- Without the page */

  /* Up to four words of a query, each once. */
  function wordsOf(query) {
    const words = query.split(/[,，、;；\s]+/).filter((word) => /[\u3400-\u9fff]/.test(word));
    return Array.from(new Set(words)).slice(0, MOST);
  }

  function countIn(text, word) {
    return text.split(word).length - 1;
  }

  /* The Wilson interval of a rate for each 10,000 characters. */
  function interval(count, size) {
    if (!size) return [0, 0];
    const share = count / size;
    const z = Z * Z;
    const middle = share + z / (2 * size);
    const half = Z * Math.sqrt((share * (1 - share)) / size + z / (4 * size * size));
    return [Math.max(0, (middle - half) / (1 + z / size)) * PER, ((middle + half) / (1 + z / size)) * PER];
  }

  function logLikelihood(counts, sizes) {
    const rate = (counts[0] + counts[1]) / (sizes[0] + sizes[1]);
    const parts = counts.map((n, k) => (n ? n * Math.log(n / (sizes[k] * rate)) : 0));
    return Math.max(0, 2 * (parts[0] + parts[1]));
  }

  /* The probability of a score by chance: the complementary error function (Abramowitz and Stegun 7.1.26; error below 2e-7). */
  function chance(score) {
    const x = Math.sqrt(score / 2);
    const t = 1 / (1 + 0.3275911 * x);
    const sum = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
    return sum * Math.exp(-x * x);
  }

  /* Which of these pairs of neighbouring reports surely differ: { counts, sizes, rows } → the same with `p`, corrected by Holm's
   * method. `rows` is how often each row of both has the word. */
  function tested(pairs) {
    const asked = pairs
      .filter(({ counts, sizes }) => counts[0] + counts[1] >= LEAST && sizes[0] && sizes[1])
      .map((pair) => {
        const clump = pair.rows.reduce((sum, n) => sum + n * n, 0) / (pair.counts[0] + pair.counts[1]);
        return { ...pair, p: chance(logLikelihood(pair.counts, pair.sizes) / clump) };
      })
      .sort((a, b) => a.p - b.p);
    let least = 0;
    return asked
      .map((pair, k) => {
        least = Math.max(least, Math.min(1, pair.p * (asked.length - k)));
        return { ...pair, p: least };
      })
      .filter(({ p }) => p <= SURE);
  }

  if (typeof document === "undefined") {
    module.exports = { wordsOf, countIn, interval, logLikelihood, chance, tested };
    return;
  }

  /* ---- On the page */

  const duizhao = window.duizhao;
  const { make } = duizhao;

  /* How often each row of a report has a word: report ID → [n, …] */
  async function rowsWith(index, word) {
    const simple = (text) => Array.from(text, (char) => index.simplified.get(char) || char).join("");
    const wanted = simple(word);
    const terms = index.piecesOf(index.fold(word)).filter(index.isHan).flatMap(duizhao.searchParts.gramsOf);
    const out = new Map();
    for (const segment of index.segments) {
      const lists = await Promise.all(terms.map((term) => index.textsWith(segment, term)));
      const numbers = duizhao.searchParts.inAll(lists);
      await Promise.all(
        numbers.map(async (number) => {
          const { report, place } = index.placeOf(segment, number);
          const { row } = await index.rowAt(report, place);
          const [, key, kind, zh] = row;
          const n = key && kind !== "n" ? countIn(simple(zh), wanted) : 0;
          if (n) out.set(report.id, (out.get(report.id) || []).concat(n));
        }),
      );
    }
    return out;
  }

  function sum(rows) {
    return rows.reduce((all, n) => all + n, 0);
  }

  /* The pairs of neighbouring reports of each series, for each word. */
  function pairsOf(series, counted, sizes) {
    return counted.flatMap(([word, rows]) =>
      series.flatMap(({ reports }) =>
        reports.slice(1).map((later, k) => {
          const both = [reports[k], later].map(({ id }) => rows.get(id) || []);
          const own = [reports[k], later].map(({ id }) => sizes[id] || 0);
          return { word, earlier: reports[k], later, counts: both.map(sum), sizes: own, rows: both.flat() };
        }),
      ),
    );
  }

  function showCell(row, word, report, rows, size, found) {
    const cell = make("td", "", row);
    const count = sum(rows);
    if (count) {
      const link = make("a", "", cell);
      link.href = `${duizhao.pageUrl("search/")}?${new URLSearchParams({ q: `“${word}”`, series: report.slug, year: report.year })}`;
      link.textContent = count;
    } else cell.append("0");
    const [low, high] = interval(count, size);
    make("small", "", cell).textContent = ` ${((count / (size || 1)) * PER).toFixed(1)} (${low.toFixed(1)}–${high.toFixed(1)})`;
    const shift = found.find((pair) => pair.word === word && pair.later === report);
    if (!shift) return;
    const rose = shift.counts[1] * shift.sizes[0] > shift.counts[0] * shift.sizes[1];
    duizhao.labelInto(make("strong", "dz-shifts__said", cell), rose ? "times.rose" : "times.fell");
  }

  function showSeries({ reports }, counted, sizes, found, parent) {
    const table = make("table", "dz-shifts", make("div", "dz-times-box", parent));
    table.parentElement.tabIndex = 0; /* it may be wider than the page */
    table.parentElement.setAttribute("role", "group");
    const caption = make("caption", "", table);
    duizhao.namesInto(caption, reports[0].zh, reports[0].en);
    duizhao.name(table.parentElement, "aria-label", "times.table");
    const head = make("tr", "", make("thead", "", table));
    duizhao.labelInto(make("th", "", head), "times.year").scope = "col";
    counted.forEach(([word]) => {
      const cell = Object.assign(make("th", "", head), { scope: "col", lang: "zh-Hans", textContent: word });
      return cell;
    });
    const body = make("tbody", "", table);
    reports.forEach((report) => {
      const row = make("tr", "", body);
      Object.assign(make("th", "", row), { scope: "row", textContent: report.year });
      counted.forEach(([word, rows]) => showCell(row, word, report, rows.get(report.id) || [], sizes[report.id], found));
    });
  }

  function seriesOf(reports) {
    const out = new Map();
    reports.forEach((report) => out.set(report.slug, (out.get(report.slug) || []).concat([report])));
    return Array.from(out.values(), (own) => ({ reports: own.sort((a, b) => a.year - b.year) }));
  }

  async function run(page, { field, status, results }) {
    const words = wordsOf(field.value);
    results.textContent = "";
    duizhao.setQuery(words.length ? `?${new URLSearchParams({ q: words.join(",") })}` : "", history.state);
    duizhao.labelInto(status, words.length ? "find.busy" : "times.none");
    if (!words.length) return;
    try {
      const index = await duizhao.search.index();
      const sizes = JSON.parse(page.dataset.dzSizes);
      const counted = await Promise.all(words.map(async (word) => [word, await rowsWith(index, word)]));
      const series = seriesOf(index.reports.filter(({ id }) => sizes[id]));
      const found = tested(pairsOf(series, counted, sizes));
      duizhao.labelInto(status, "times.unit");
      series.forEach((one) => showSeries(one, counted, sizes, found, results));
    } catch (error) {
      duizhao.labelInto(status, "find.failed");
      console.error(error);
    }
  }

  function start() {
    const page = document.getElementById("dz-over-time");
    const needs = page?.querySelector(".dz-verify__needs"); /* the notice for browsers without scripts */
    if (!needs) return;
    needs.remove();
    const form = make("form", "dz-verify__line", page);
    const label = duizhao.labelInto(make("label", "", form), "times.field");
    const field = Object.assign(make("input", "dz-ask__field", label), { type: "search", name: "q", autocomplete: "off" });
    field.value = new URLSearchParams(location.search).get("q") || "";
    duizhao.labelInto(Object.assign(make("button", "dz-button", form), { type: "submit" }), "times.run");
    const status = make("p", "dz-verify__status", page);
    status.setAttribute("role", "status");
    const parts = { field, status, results: make("div", "", page) };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      run(page, parts);
    });
    if (field.value) run(page, parts);
  }

  duizhao.onPage(start);
})();
