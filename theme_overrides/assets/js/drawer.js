/* On narrow screens the navigation is a drawer: it opens where the reader is, not at the top of a long list. */
(() => {
  "use strict";

  if (typeof document === "undefined") return;

  document.addEventListener("change", (event) => {
    if (event.target.id !== "__drawer" || !event.target.checked) return;
    document.querySelector(".dz-nav [aria-current='page']")?.scrollIntoView({ block: "center", behavior: "instant" });
  });
})();
