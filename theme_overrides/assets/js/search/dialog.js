/* The search dialog, opened by search.js. Arrows go from the field to the hits and between them; Enter in the field
 * opens the page of results. */
(() => {
  "use strict";

  if (typeof document === "undefined") return;

  const duizhao = window.duizhao;
  const { make } = duizhao;
  const LIMIT = 10;

  function addressOf(values) {
    return `${duizhao.pageUrl("search/")}?${new URLSearchParams(values)}`;
  }

  function build(text) {
    const dialog = duizhao.dialog("dz-search");
    dialog.setAttribute("data-dz-search", "");
    duizhao.name(dialog, "aria-label", "find.open");
    const head = make("div", "dz-search__head", dialog);
    const results = make("div", "dz-search__results", dialog);
    const foot = make("p", "dz-search__foot", dialog);
    const all = make("a", "dz-search__all", foot);
    duizhao.labelInto(all, "find.all");
    foot.hidden = true;
    const form = duizhao.searchForm(head, {
      value: { q: text },
      limit: LIMIT,
      submit: (values) => (location.href = addressOf(values)),
      show: (hits, about) => {
        results.textContent = "";
        results.scrollTop = 0;
        foot.hidden = !hits || (hits.exact && hits.length === hits.total);
        if (hits) duizhao.hits.show(hits, about.reports, results);
        if (hits) all.href = addressOf(form.values());
      },
    });
    duizhao.closeButton("dz-search__close", form.line, () => dialog.close());
    form.field.autofocus = true;
    dialog.addEventListener("keydown", (event) => move(event, dialog, form.field));
    dialog.addEventListener("click", (event) => {
      if (event.target.closest("a")) dialog.close(); /* a hit of this very page */
    });
    return dialog;
  }

  /* From the field to the first hit, between hits, and back. */
  function move(event, dialog, field) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing || event.target.matches("select")) return;
    const links = Array.from(dialog.querySelectorAll(".dz-found__hit, .dz-search__foot:not([hidden]) a"));
    const at = links.indexOf(document.activeElement) + step;
    if (at < -1 || !links.length) return;
    event.preventDefault();
    if (at < 0) field.focus();
    else if (at < links.length) links[at].focus();
  }

  /* Open the dialog; with a text, search for it. */
  duizhao.searchDialog = (text) => {
    let dialog = document.querySelector("[data-dz-search]");
    if (!dialog) document.body.append((dialog = build(text)));
    dialog.showModal();
    const field = dialog.querySelector(".dz-ask__field");
    field.focus();
    if (text) field.setSelectionRange(text.length, text.length); /* the reader goes on typing */
    else field.select();
  };
})();
