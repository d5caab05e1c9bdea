/* Loads what compares two passages on the page that does (redline/); the search is loaded before it, whose index it reads. */
(() => {
  "use strict";

  const duizhao = window.duizhao;

  /* A build bundles these into one file of this name (generator/duizhao/publish/minify.py). */
  const joined = (name, parts) => parts;
  const COMPARE = joined("redline-compare.js", ["redline/compare.js", "redline/page.js"]);

  function start() {
    const page = document.getElementById("dz-redline-page");
    if (!page || duizhao.redlinePage) return;
    duizhao.loadParts(COMPARE).then(() => duizhao.onPage(duizhao.redlinePage));
  }

  duizhao.onPage(start);
})();
