/* The page of results: search/?q=…&series=…&year=…&lang=…&in=…&as=lines. The address always says what is shown. */
(function () {
  "use strict";

  if (typeof document === "undefined") return;

  var duizhao = window.duizhao;
  var make = duizhao.found.make;
  var LIMITS = { list: 30, lines: 100 };

  function layouts(parent, chosen, change) {
    var group = make("div", "dz-ask__layout", parent);
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", duizhao.label("find.layout"));
    ["list", "lines"].forEach(function (name) {
      var button = make("button", "dz-ask__as", group);
      button.type = "button";
      button.dataset.as = name;
      button.setAttribute("aria-pressed", String(name === chosen));
      duizhao.labelInto(button, "find.as_" + name);
      button.addEventListener("click", function () {
        group.querySelectorAll("button").forEach(function (b) { b.setAttribute("aria-pressed", String(b === button)); });
        change(name);
      });
    });
  }

  function start() {
    var page = document.getElementById("dz-search-page");
    var needs = page && page.querySelector(".dz-search-page__needs"); /* what stands there without scripts */
    if (!needs) return;
    needs.remove();
    var value = Object.fromEntries(new URLSearchParams(location.search));
    var layout = value.as === "lines" ? "lines" : "list";
    var results = make("div", "dz-search-page__results");
    var more = make("button", "dz-search-page__more");
    var form;

    function remember() {
      var said = form.values();
      if (layout === "lines") said.as = layout;
      var search = new URLSearchParams(said).toString();
      try {
        history.replaceState(history.state, "", location.pathname + (search ? "?" + search : ""));
      } catch (error) {
        /* a browser may refuse to change an address */
      }
      document.title = (said.q ? said.q + " – " : "") + title;
    }

    function show(hits, about) {
      results.textContent = "";
      more.hidden = !hits || hits.length < form.limit();
      if (form) remember();
      if (!hits || !hits.length) return;
      if (layout === "lines") duizhao.searchLines(hits, about.reports, results);
      else duizhao.found.show(hits, about.reports, results);
    }

    var title = document.title;
    form = duizhao.searchForm(page, { value: value, limit: LIMITS[layout], show: show, limits: LIMITS });
    layouts(page, layout, function (name) {
      layout = name;
      form.run(LIMITS[name]);
    });
    page.append(results, more);
    more.type = "button";
    more.hidden = true;
    duizhao.labelInto(more, "find.more");
    more.addEventListener("click", function () { form.run(form.limit() + LIMITS.lines); });
    if (!value.q) form.field.focus();
  }

  if (window.document$) window.document$.subscribe(start);
  else start();
})();
