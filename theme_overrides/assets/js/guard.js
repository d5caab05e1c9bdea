/* Runs before the theme's bundle and keeps it from asking another host for anything, and from failing
 * where a page is opened as a file; and gives its search dialog the name that it lacks.
 *
 * - The bundle loads a polyfill from unpkg.com where ResizeObserver is missing (browsers before 2020).
 *   One that never reports is enough: it only serves to follow changes of size.
 * - On file:// the bundle starts a worker, which the browser refuses, and loads
 *   search/search_index.js, which only the theme's offline plugin writes; the second is an uncaught
 *   error on every page. Without the search form it does neither. */
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
  if (location.protocol === "file:") {
    document
      .querySelectorAll('[data-md-component="search"], [for="__search"]')
      .forEach(function (element) {
        element.remove();
      });
  }
  var search = document.querySelector('[data-md-component="search"][role="dialog"]:not([aria-label])');
  var field = search && search.querySelector("input[aria-label]");
  if (field) search.setAttribute("aria-label", field.getAttribute("aria-label"));
})();
