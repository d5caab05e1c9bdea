/* A permalink to a passage that has moved to another page goes on to that page. Without this script
 * the page shows the link instead (moved.css). */
(function () {
  "use strict";
  function follow() {
    var id = decodeURIComponent(location.hash.slice(1));
    var element = id && document.getElementById(id);
    if (element && element.closest(".dz-moved")) location.replace(element.href);
  }
  window.addEventListener("hashchange", follow);
  follow();
})();
