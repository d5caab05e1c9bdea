/* The page of results: search/?q=…&series=…&year=…&lang=…&in=…&as=lines. The address always states the query. */
(() => {
  "use strict";

  if (typeof document === "undefined") return;

  const duizhao = window.duizhao;
  const { make } = duizhao;
  const LIMITS = { list: 30, lines: 100 };

  function layouts(parent, chosen, change) {
    const group = make("div", "dz-ask__layout", parent);
    group.setAttribute("role", "group");
    duizhao.name(group, "aria-label", "find.layout");
    ["list", "lines"].forEach((name) => {
      const button = duizhao.button("dz-ask__as", group);
      button.dataset.as = name;
      button.setAttribute("aria-pressed", String(name === chosen));
      duizhao.labelInto(button, "find.as_" + name);
      button.addEventListener("click", () => {
        group.querySelectorAll("button").forEach((b) => b.setAttribute("aria-pressed", String(b === button)));
        change(name);
      });
    });
  }

  function start() {
    const page = document.getElementById("dz-search-page");
    const needs = page?.querySelector(".dz-search-page__needs"); /* the notice for browsers without scripts */
    if (!needs) return;
    needs.remove();
    const value = Object.fromEntries(new URLSearchParams(location.search));
    let layout = value.as === "lines" ? "lines" : "list";
    const results = make("div", "dz-search-page__results");
    const more = duizhao.button("dz-search-page__more", null, () => form.run(form.limit() + LIMITS.lines));
    let form;

    function remember() {
      const values = form.values();
      if (layout === "lines") values.as = layout;
      const search = new URLSearchParams(values).toString();
      duizhao.setQuery(search && `?${search}`, history.state);
      duizhao.words.setTitle(values.q ? `${values.q} – ` : "");
    }

    function show(hits, about) {
      results.textContent = "";
      more.hidden = !hits || hits.length < form.limit();
      if (form) remember();
      if (!hits?.length) return;
      if (layout === "lines") duizhao.searchLines(hits, about.reports, results);
      else duizhao.hits.show(hits, about.reports, results);
    }

    form = duizhao.searchForm(page, { value, limit: LIMITS[layout], show });
    layouts(page, layout, (name) => {
      layout = name;
      form.run(LIMITS[name]);
    });
    page.append(results, more);
    more.hidden = true;
    duizhao.labelInto(more, "find.more");
    if (!value.q) form.field.focus();
  }

  duizhao.onPage(start);
})();
