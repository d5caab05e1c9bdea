/* The search dialog, opened by search.js. Arrows go from the field to the hits and between them; Enter in the field
 * opens the page of results. */
(function () {
  "use strict";

  if (typeof document === "undefined") return;

  var duizhao = window.duizhao;
  var make = duizhao.found.make;
  var LIMIT = 10;

  function addressOf(values) {
    return duizhao.found.page("search/") + "?" + new URLSearchParams(values).toString();
  }

  function build(text) {
    var dialog = make("dialog", "dz-search");
    dialog.setAttribute("data-dz-search", "");
    dialog.setAttribute("aria-label", duizhao.label("find.open"));
    var head = make("div", "dz-search__head", dialog);
    var results = make("div", "dz-search__results", dialog);
    var foot = make("p", "dz-search__foot", dialog);
    var all = make("a", "dz-search__all", foot);
    duizhao.labelInto(all, "find.all");
    foot.hidden = true;
    var form = duizhao.searchForm(head, {
      value: { q: text },
      limit: LIMIT,
      submit: function (values) { location.href = addressOf(values); },
      show: function (hits, about) {
        results.textContent = "";
        results.scrollTop = 0;
        foot.hidden = !hits || hits.exact && hits.length === hits.total;
        if (hits) duizhao.found.show(hits, about.reports, results);
        if (hits) all.href = addressOf(form.values());
      },
    });
    var close = make("button", "dz-search__close", form.line);
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", duizhao.label("common.close"));
    close.addEventListener("click", function () { dialog.close(); });
    form.field.autofocus = true;
    dialog.addEventListener("keydown", function (event) { move(event, dialog, form.field); });
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog) dialog.close();
      else if (event.target.closest("a")) dialog.close(); /* a hit of this very page */
    });
    return dialog;
  }

  /* From the field to the first hit, between hits, and back. */
  function move(event, dialog, field) {
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing || event.target.matches("select")) return;
    var links = Array.from(dialog.querySelectorAll(".dz-found__hit, .dz-search__foot:not([hidden]) a"));
    var at = links.indexOf(document.activeElement) + step;
    if (at < -1 || !links.length) return;
    event.preventDefault();
    if (at < 0) field.focus();
    else if (at < links.length) links[at].focus();
  }

  /* Opens it; with a text, asks for that. */
  duizhao.searchDialog = function (text) {
    var dialog = document.querySelector("[data-dz-search]");
    if (!dialog) document.body.append((dialog = build(text)));
    dialog.showModal();
    var field = dialog.querySelector(".dz-ask__field");
    field.focus();
    if (text) field.setSelectionRange(text.length, text.length); /* the reader goes on typing */
    else field.select();
  };
})();
