/* Runs before the theme's bundle and keeps it from asking another host for anything: it loads a polyfill
 * from unpkg.com where ResizeObserver is missing (browsers before 2020). One that never reports is enough:
 * it only serves to follow changes of size. It also restores an attribute of the theme's switches that valid.html removes. */
(function () {
  "use strict";
  if (typeof window.ResizeObserver === "undefined") {
    window.ResizeObserver = function () {};
    window.ResizeObserver.prototype = {
      observe: function () {},
      unobserve: function () {},
      disconnect: function () {},
    };
  }

  /* Browsers must not restore an open drawer when a page is reloaded. */
  Array.prototype.forEach.call(document.querySelectorAll(".md-toggle"), function (toggle) {
    toggle.setAttribute("autocomplete", "off");
  });
})();
