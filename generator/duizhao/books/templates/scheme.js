/* Light or dark as the reader has chosen, before the first paint; one.js goes on from here. */
(function () {
  "use strict";

  var SCHEMES = ["auto", "default", "slate"]; /* the theme's names for them; the first is the system's own */
  var KEY = "dz-scheme";
  var kept = null;

  try {
    kept = localStorage.getItem(KEY);
  } catch (error) {
    /* then it is not remembered */
  }
  document.documentElement.setAttribute("data-md-color-scheme", SCHEMES[Math.max(0, SCHEMES.indexOf(kept))]);
  (window.duizhao = window.duizhao || {}).schemes = { all: SCHEMES, key: KEY };
})();
