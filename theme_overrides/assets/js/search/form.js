/* The form of a search: field, filters, status. A reply to an earlier query is dropped.
 *
 *   duizhao.searchForm(parent, { value, limit, show, submit })  →  { field, line, values(), run(limit), limit() }
 *   show(hits, about) fills the results; hits is null if the query is empty. */
(() => {
  "use strict";

  if (typeof document === "undefined") return;

  const duizhao = window.duizhao;
  const { make } = duizhao;
  const WAIT = 120; /* ms after a key */
  const NAMES = ["series", "year", "lang", "in"];
  let numbers = 0;

  /* The report that the page belongs to: "wangchuan/2024/" */
  function reportHere(reports) {
    const path = duizhao.decode(location.href.slice(duizhao.site.href.length).replace(/[?#].*$/s, ""));
    return reports.find((report) => path.startsWith(report.address));
  }

  function choice(parent, name, label) {
    const box = make("label", "dz-ask__choice", parent);
    duizhao.labelInto(make("span", "dz-ask__label", box), label);
    const select = make("select", "dz-ask__select", box);
    select.name = name;
    return select;
  }

  function option(select, value, key, values) {
    const made = new Option("", value);
    duizhao.name(made, "", key, values);
    select.append(made);
  }

  function fill(selects, about, value) {
    const here = reportHere(about.reports);
    const names = new Map(about.reports.map((r) => [r.slug, [r.zh || r.en, r.en || r.zh]]));
    option(selects.series, "", "find.any");
    names.forEach((words, slug) => {
      const made = new Option("", slug);
      duizhao.words.set(made, words);
      selects.series.append(made);
    });
    option(selects.year, "", "find.any");
    const years = new Set(about.reports.map((r) => r.year));
    Array.from(years)
      .reverse()
      .forEach((year) => selects.year.append(new Option(year, year)));
    option(selects.lang, "", "find.any_lang");
    ["zh", "en"].forEach((lang) => option(selects.lang, lang, "find." + lang));
    option(selects.in, "", "find.any");
    const inside = value.in?.indexOf("/") > 0 ? value.in : here?.address;
    if (inside && here?.address === inside) option(selects.in, inside, "find.this_report");
    else if (inside) selects.in.append(new Option(inside, inside));
    ["headings", "notes"].forEach((kind) => option(selects.in, kind, "find." + kind));
    for (let n = 1; n <= about.parts; n++) option(selects.in, String(n), "find.part_n", { n });
    NAMES.forEach((name) => {
      selects[name].value = value[name] || "";
      if (selects[name].selectedIndex < 0) selects[name].value = "";
    });
    selects.series.parentElement.hidden = names.size < 2;
    selects.year.parentElement.hidden = selects.year.length < 3;
  }

  function build(parent) {
    const form = make("form", "dz-ask", parent);
    const line = make("div", "dz-ask__line", form);
    const field = make("input", "dz-ask__field", line);
    const id = `dz-ask-${(numbers += 1)}`;
    form.setAttribute("role", "search");
    duizhao.name(form, "aria-label", "find.field");
    Object.assign(field, { type: "search", name: "q", autocomplete: "off", spellcheck: false, enterKeyHint: "search" });
    duizhao.name(field, "aria-label", "find.field");
    duizhao.name(field, "placeholder", "find.open");
    field.setAttribute("aria-describedby", id);
    const filters = make("div", "dz-ask__filters", form);
    const labelOf = (name) => "find." + (name === "in" ? "part" : name);
    const selects = Object.fromEntries(NAMES.map((name) => [name, choice(filters, name, labelOf(name))]));
    const status = make("p", "dz-ask__status", form);
    status.id = id;
    status.setAttribute("role", "status");
    return { form, line, field, selects, filters, status };
  }

  /* Show how many hits there are, if there are any. */
  function showCount(status, { length: shown, total, exact, reports }) {
    const values = { hits: total, reports: Object.keys(reports).length, shown };
    if (total) duizhao.labelInto(status, exact && shown === total ? "find.count" : "find.about", values);
    return total > 0;
  }

  duizhao.searchForm = (parent, options) => {
    const parts = build(parent);
    let about = null;
    let asked = 0;
    let timer = 0;
    let limit = options.limit;

    function values() {
      const chosen = NAMES.filter((name) => parts.selects[name].value).map((name) => [name, parts.selects[name].value]);
      return { q: parts.field.value.trim(), ...Object.fromEntries(chosen) };
    }

    function noHits(filters) {
      const narrow = NAMES.some((name) => filters[name]);
      duizhao.labelInto(parts.status, narrow ? "find.none_here" : "find.none");
      if (!narrow) return;
      const widen = () => {
        NAMES.forEach((name) => (parts.selects[name].value = ""));
        parts.field.focus();
        run();
      };
      duizhao.labelInto(duizhao.button("dz-ask__wide", parts.status, widen), "find.everywhere_now");
    }

    function idle() {
      duizhao.labelInto(parts.status, "find.hint");
      parts.status.append(make("br"));
      duizhao.labelInto(make("span", "", parts.status), "find.hint_more");
      options.show(null, about);
    }

    /* Run the query of the form; only the reply to the last one is shown. */
    async function run(more) {
      const turn = (asked += 1);
      const { q, ...where } = values();
      limit = more || options.limit;
      clearTimeout(timer);
      if (!q) {
        idle();
        return;
      }
      try {
        const hits = await duizhao.search(q, { ...where, limit });
        if (turn !== asked) return;
        if (!showCount(parts.status, hits)) noHits(where);
        options.show(hits, about);
      } catch (error) {
        if (turn === asked) failed(error);
      }
    }

    function failed(error) {
      duizhao.labelInto(parts.status, "find.failed");
      options.show(null, about);
      console.error(error);
    }

    function soon() {
      clearTimeout(timer);
      timer = setTimeout(run, WAIT);
    }

    parts.field.value = options.value.q || "";
    parts.field.addEventListener("input", (event) => {
      if (!event.isComposing) soon();
    });
    parts.field.addEventListener("compositionend", soon);
    parts.filters.addEventListener("change", () => run());
    parts.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (options.submit) options.submit(values());
      else run();
    });
    duizhao.search
      .about()
      .then((answer) => {
        about = answer;
        fill(parts.selects, answer, options.value);
        return run();
      })
      .catch(failed);
    if (options.value.q) duizhao.labelInto(parts.status, "find.busy");
    return { field: parts.field, line: parts.line, values, run, limit: () => limit };
  };
})();
