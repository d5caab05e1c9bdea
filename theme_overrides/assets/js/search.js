/* Opens the search: / or s, or a button in the header, which is added by script because the search needs scripts. The
 * search itself is loaded when it is first used; what is typed until then is kept.
 *
 *   duizhao.search(query, options)   see search/start.js, which takes its place */
(() => {
  "use strict";

  const duizhao = window.duizhao;
  const { make } = duizhao;

  /* A build bundles these into one file of this name (generator/duizhao/publish/minify.py). */
  const joined = (name, parts) => parts;
  const ENGINE = joined("search-engine.js", [
    "search/text.js",
    "search/query.js",
    "search/match.js",
    "search/packing.js",
    "search/index.js",
    "search/meanings.js",
    "search/engine.js",
    "search/start.js",
  ]);
  const DIALOG = joined("search-dialog.js", ["search/hits.js", "search/form.js", "search/dialog.js"]);
  const RESULTS = joined("search-results.js", ["search/rendered.js", "search/lines.js", "search/page.js"]);
  let coming = null;
  let marking = null;

  /* Load the whole search once; after a failure, the next call tries again. */
  function load() {
    const scripts = [...ENGINE, ...DIALOG, ...(document.querySelector("#dz-search-page") ? RESULTS : [])];
    coming = coming || duizhao.loadParts(scripts);
    coming.catch(() => (coming = null));
    return coming;
  }

  duizhao.search = (query, options) => load().then(() => duizhao.search(query, options));
  duizhao.search.about = () => load().then(() => duizhao.search.about());
  duizhao.search.index = () => load().then(() => duizhao.search.index());

  /* A field to type in while the search is on its way. */
  function wait() {
    const dialog = make("dialog", "dz-search", document.body);
    duizhao.name(dialog, "aria-label", "find.open");
    const form = make("form", "dz-search__head", dialog); /* Enter leads to the page of results, with or without the rest */
    form.action = duizhao.pageUrl("search/");
    const field = Object.assign(make("input", "dz-ask__field", form), { type: "search", name: "q" });
    duizhao.name(field, "aria-label", "find.field");
    const status = make("p", "dz-ask__status", dialog);
    status.setAttribute("role", "status");
    let composing = false; /* a word is half written: an input method would lose it with its field */
    let loaded = false;

    function give() {
      if (!loaded || composing || !dialog.open) return;
      dialog.close(); /* the focus is again where it was, and the other dialog gives it back to that */
      dialog.remove();
      duizhao.searchDialog(field.value);
    }

    field.addEventListener("compositionstart", () => (composing = true));
    field.addEventListener("compositionend", () => {
      composing = false;
      setTimeout(give, 0); /* the word is in the field then, in every browser */
    });
    dialog.addEventListener("close", () => dialog.remove());
    dialog.showModal();
    field.focus();
    load()
      .then(() => {
        loaded = true;
        give();
      })
      .catch((error) => {
        duizhao.labelInto(status, "find.failed");
        console.error(error);
      });
  }

  function open() {
    const field = document.querySelector("#dz-search-page .dz-ask__field");
    if (field) {
      field.focus();
      field.select();
    } else if (duizhao.searchDialog) duizhao.searchDialog("");
    else if (!document.querySelector("dialog.dz-search")) wait();
  }

  function addButton() {
    const header = document.querySelector(".md-header__inner");
    if (!header || header.querySelector(".dz-search-open")) return;
    const button = duizhao.button("dz-search-open", null, open);
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-keyshortcuts", "/ s");
    duizhao.name(button, "aria-label", "find.open");
    button.innerHTML =
      '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M11 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0m-1.200 2.800l4 4"/></svg>';
    duizhao.labelInto(make("span", "dz-search-open__words", button), "find.open");
    make("kbd", "dz-search-open__key", button).textContent = "/";
    header.insertBefore(button, header.querySelector('[data-md-component="palette"]'));
  }

  function arrive() {
    if (document.querySelector("#dz-search-page")) load();
    if (new URLSearchParams(location.search).has("mark")) marking = marking || duizhao.loadParts(["search/marks.js"]);
  }

  /* The field of the home page, and the words to try: on a disk the page of results is a file. */
  document.addEventListener("submit", (event) => {
    if (event.target.matches?.("[data-dz-seek]")) event.target.action = duizhao.pageUrl("search/");
  });

  duizhao.keys.add("/", "find.open", open);
  duizhao.keys.add("s", "find.open", open);
  addButton();
  duizhao.onPage(arrive);
})();
