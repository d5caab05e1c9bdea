/* A report in one file: light or dark, the table of contents, citations of the chapter that a row is in. */
(() => {
  "use strict";

  const duizhao = window.duizhao;

  /* ---- Light or dark: the system's scheme, until the reader chooses another */

  const root = document.documentElement;
  const button = document.querySelector("[data-dz-scheme]");
  const { all, key: schemeKey } = duizhao.schemes;

  function scheme() {
    return root.getAttribute("data-md-color-scheme");
  }

  function label() {
    const words = button.dataset[scheme()].split(" · ");
    ["title", "aria-label"].forEach((name) => duizhao.words.set(button, words, name));
  }

  button.hidden = false;
  label();
  button.addEventListener("click", () => {
    const next = all[(all.indexOf(scheme()) + 1) % all.length];
    root.setAttribute("data-md-color-scheme", next);
    label();
    try {
      localStorage.setItem(schemeKey, next);
    } catch {
      /* then it is not remembered */
    }
  });

  /* ---- The table of contents: always open beside the text, folded above it */

  const contents = document.querySelector(".dz-contents details");
  const wide = window.matchMedia("(min-width: 76.25em)");

  function fold() {
    contents.open = wide.matches;
  }

  wide.addEventListener("change", fold);
  window.addEventListener("beforeprint", () => (contents.open = true));
  window.addEventListener("afterprint", fold);
  fold();
  contents.addEventListener("click", (event) => {
    if (!wide.matches && event.target.closest("a")) contents.open = false;
  });

  /* ---- Citing: cite.js reads the data of a page; here they are set to those of the row's chapter before each call */

  const holder = document.querySelector("[data-cite]");
  if (!holder) return;
  const whole = JSON.parse(holder.dataset.cite);
  const places = JSON.parse(holder.dataset.dzPlaces);
  const { cite } = duizhao;

  /* The name of the chapter whose title is the last one before an element of its level; "" before the first. */
  function chapterOf(element) {
    let at = element;
    while (at && !at.matches("[data-dz-chapter]")) at = at.previousElementSibling;
    return at ? at.dataset.dzChapter : "";
  }

  duizhao.cite = (key) => {
    const place = places[chapterOf(key && document.getElementById(key))];
    const chapter = place ? { address: place[0], where: place.slice(1) } : {};
    holder.dataset.cite = JSON.stringify({ ...whole, ...chapter });
    cite(key);
  };
})();
