/* A permalink to a passage that has moved to another page goes on to that page. Without this script
 * the page shows the link instead (moved.css). */
(() => {
  "use strict";

  function follow() {
    const element = document.getElementById(window.duizhao.hashId());
    if (element?.closest(".dz-moved")) location.replace(element.href);
  }

  window.addEventListener("hashchange", follow);
  follow();
})();
