/* A report in one file: light or dark, the contents, citations of the chapter that a row is in. */
(function () {
  "use strict";

  var duizhao = window.duizhao;
  var root = document.documentElement;

  /* ---- Light or dark: the system's, until the reader says otherwise */

  var schemes = duizhao.schemes;
  var button = document.querySelector("[data-dz-scheme]");

  function current() {
    return root.getAttribute("data-md-color-scheme");
  }

  function name() {
    button.title = button.dataset[current()];
    button.setAttribute("aria-label", button.title);
  }

  button.hidden = false;
  name();
  button.addEventListener("click", function () {
    var next = schemes.all[(schemes.all.indexOf(current()) + 1) % schemes.all.length];
    root.setAttribute("data-md-color-scheme", next);
    name();
    try {
      localStorage.setItem(schemes.key, next);
    } catch (error) {
      /* then it is not remembered */
    }
  });

  /* ---- The contents: beside the text they are always open, above it they fold */

  var contents = document.querySelector(".dz-contents details");
  var wide = window.matchMedia("(min-width: 76.25em)");

  function fold() {
    contents.open = wide.matches;
  }

  wide.addEventListener("change", fold);
  window.addEventListener("beforeprint", function () { contents.open = true; });
  window.addEventListener("afterprint", fold);
  fold();
  contents.addEventListener("click", function (event) {
    if (!wide.matches && event.target.closest("a")) contents.open = false;
  });

  /* ---- Citing: cite.js takes the page's data; here they are those of the chapter that the row is in */

  var holder = document.querySelector("[data-cite]");
  if (!holder) return;
  var whole = JSON.parse(holder.dataset.cite);
  var places = JSON.parse(holder.dataset.dzPlaces);
  var cite = duizhao.cite;

  function chapterOf(element) {
    while (element && !element.matches("[data-dz-chapter]")) element = element.previousElementSibling;
    return element ? element.dataset.dzChapter : "";
  }

  duizhao.cite = function (key) {
    var place = places[chapterOf(key && document.getElementById(key))];
    var chapter = place ? { address: place[0], where: place.slice(1) } : {};
    holder.dataset.cite = JSON.stringify(Object.assign({}, whole, chapter));
    cite(key);
  };
})();
