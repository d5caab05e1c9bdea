/* Runs before the theme's bundle and keeps it from asking another host for anything: it loads a polyfill
 * from unpkg.com where ResizeObserver is missing (browsers before 2020). One that never reports is enough:
 * it only serves to follow changes of size. It also says of the theme's switches what valid.html took away. */
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

  /* Whether the drawer was open is nothing to remember when a page is loaded anew. */
  Array.prototype.forEach.call(document.querySelectorAll(".md-toggle"), function (toggle) {
    toggle.setAttribute("autocomplete", "off");
  });
})();
