/* The field and the filters of a search, and its replies in order: a reply to what was typed before is not shown.
 *
 *   duizhao.searchForm(parent, { value, limit, show })  →  { field, status, values(), run(limit) }
 *   show(hits, about) fills the results; hits is null where nothing is asked. */
(function () {
  "use strict";

  if (typeof document === "undefined") return;

  var duizhao = window.duizhao;
  var make = duizhao.found.make;
  var WAIT = 120; /* ms after a key */
  var NAMES = ["series", "year", "lang", "in"];
  var numbers = 0;

  /* The report that the page belongs to: "wangchuan/2024/" */
  function reportHere(reports) {
    var path = decodeURI(location.href.slice(duizhao.found.site.href.length));
    return reports.find(function (report) { return path.indexOf(report.address) === 0; });
  }

  function choice(parent, name, label) {
    var box = make("label", "dz-ask__choice", parent);
    duizhao.labelInto(make("span", "dz-ask__label", box), label);
    var select = make("select", "dz-ask__select", box);
    select.name = name;
    select.setAttribute("aria-label", duizhao.label(label)); /* on a phone the words beside it are not there */
    return select;
  }

  function option(select, value, text) {
    var element = make("option", "", select);
    element.value = value;
    element.textContent = text;
  }

  function unique(values) {
    return Array.from(new Set(values));
  }

  function fill(selects, about, value) {
    var word = duizhao.label;
    var here = reportHere(about.reports);
    var names = new Map(about.reports.map(function (r) { return [r.slug, [r.zh, r.en].filter(Boolean).join(" · ")]; }));
    option(selects.series, "", word("find.any"));
    names.forEach(function (name, slug) { option(selects.series, slug, name); });
    option(selects.year, "", word("find.any"));
    unique(about.reports.map(function (r) { return r.year; })).reverse().forEach(function (year) { option(selects.year, year, year); });
    option(selects.lang, "", word("find.any_lang"));
    ["zh", "en"].forEach(function (lang) { option(selects.lang, lang, word("find." + lang)); });
    option(selects.in, "", word("find.any"));
    var inside = value.in && value.in.indexOf("/") > 0 ? value.in : here ? here.address : "";
    if (inside) option(selects.in, inside, here && here.address === inside ? word("find.this_report") : inside);
    ["headings", "notes"].forEach(function (kind) { option(selects.in, kind, word("find." + kind)); });
    for (var n = 1; n <= about.parts; n++) option(selects.in, String(n), word("find.part_n", { n: n }));
    NAMES.forEach(function (name) {
      selects[name].value = value[name] || "";
      if (selects[name].selectedIndex < 0) selects[name].value = "";
    });
    selects.series.parentElement.hidden = names.size < 2;
    selects.year.parentElement.hidden = selects.year.length < 3;
  }

  function build(parent) {
    var form = make("form", "dz-ask", parent);
    var line = make("div", "dz-ask__line", form);
    var field = make("input", "dz-ask__field", line);
    var id = "dz-ask-" + (numbers += 1);
    form.setAttribute("role", "search");
    form.setAttribute("aria-label", duizhao.label("find.field"));
    Object.assign(field, { type: "search", name: "q", autocomplete: "off", spellcheck: false, enterKeyHint: "search" });
    field.setAttribute("aria-label", duizhao.label("find.field"));
    field.placeholder = duizhao.label("find.open");
    field.setAttribute("aria-describedby", id);
    var filters = make("div", "dz-ask__filters", form);
    var selects = {};
    NAMES.forEach(function (name) { selects[name] = choice(filters, name, "find." + (name === "in" ? "part" : name)); });
    var status = make("p", "dz-ask__status", form);
    status.id = id;
    status.setAttribute("role", "status");
    return { form: form, line: line, field: field, selects: selects, filters: filters, status: status };
  }

  function tell(status, hits) {
    var reports = Object.keys(hits.reports).length;
    if (!hits.total) return "";
    var values = { hits: hits.total, reports: reports, shown: hits.length };
    duizhao.labelInto(status, hits.exact && hits.length === hits.total ? "find.count" : "find.about", values);
    return status;
  }

  duizhao.searchForm = function (parent, options) {
    var parts = build(parent);
    var about = null;
    var asked = 0;
    var timer = 0;
    var limit = options.limit;

    function values() {
      var out = { q: parts.field.value.trim() };
      NAMES.forEach(function (name) { if (parts.selects[name].value) out[name] = parts.selects[name].value; });
      return out;
    }

    function nothing(found) {
      var narrow = NAMES.some(function (name) { return found[name]; });
      duizhao.labelInto(parts.status, narrow ? "find.none_here" : "find.none");
      if (!narrow) return;
      var button = make("button", "dz-ask__wide", parts.status);
      button.type = "button";
      duizhao.labelInto(button, "find.everywhere_now");
      button.addEventListener("click", function () {
        NAMES.forEach(function (name) { parts.selects[name].value = ""; });
        parts.field.focus();
        run();
      });
    }

    function idle() {
      duizhao.labelInto(parts.status, "find.hint");
      parts.status.append(make("br"));
      duizhao.labelInto(make("span", "", parts.status), "find.hint_more");
      options.show(null, about);
    }

    /* Ask for what the form says; only the reply to the last question is shown. */
    function run(more) {
      var mine = (asked += 1);
      var said = values();
      limit = more || options.limit;
      clearTimeout(timer);
      if (!said.q) return Promise.resolve(idle());
      return duizhao
        .search(said.q, { series: said.series, year: said.year, lang: said.lang, in: said.in, limit: limit })
        .then(function (hits) {
          if (mine !== asked) return;
          if (!tell(parts.status, hits)) nothing(said);
          options.show(hits, about);
        })
        .catch(function (error) {
          if (mine === asked) failed(error);
        });
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
    parts.field.addEventListener("input", function (event) { if (!event.isComposing) soon(); });
    parts.field.addEventListener("compositionend", soon);
    parts.filters.addEventListener("change", function () { run(); });
    parts.form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (options.submit) options.submit(values());
      else run();
    });
    duizhao.search.about().then(function (found) {
      about = found;
      fill(parts.selects, found, options.value);
      return run();
    }).catch(failed);
    if (options.value.q) duizhao.labelInto(parts.status, "find.busy");
    return { field: parts.field, line: parts.line, values: values, run: run, limit: function () { return limit; } };
  };
})();
