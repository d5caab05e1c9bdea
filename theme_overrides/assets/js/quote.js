/* Loads what checks quotations on the page that does (quote/); the search is loaded before it, whose index it reads. */
(() => {
  "use strict";

  const duizhao = window.duizhao;

  /* A build bundles these into one file of this name (generator/duizhao/publish/minify.py). */
  const joined = (name, parts) => parts;
  const CHECK = joined("quote-check.js", [
    "quote/fold.js",
    "quote/texts.js",
    "quote/near.js",
    "quote/rows.js",
    "quote/check.js",
    "quote/page.js",
  ]);

  function start() {
    const page = document.getElementById("dz-verify-page");
    if (!page || duizhao.quotePage) return;
    duizhao.loadParts(CHECK).then(() => duizhao.onPage(duizhao.quotePage));
  }

  duizhao.onPage(start);
})();
