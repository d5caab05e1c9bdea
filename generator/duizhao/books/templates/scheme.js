/* Sets light or dark as the reader has chosen, before the first paint; one.js handles later changes. */
(() => {
  "use strict";

  const all = ["auto", "default", "slate"]; /* the theme's names for them; the first is the system's own */
  const key = "dz-scheme";
  let kept = null;

  try {
    kept = localStorage.getItem(key);
  } catch {
    /* then it is not remembered */
  }
  document.documentElement.setAttribute("data-md-color-scheme", all[Math.max(0, all.indexOf(kept))]);
  (window.duizhao = window.duizhao || {}).schemes = { all, key };
})();
