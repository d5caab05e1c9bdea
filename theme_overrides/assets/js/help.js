/* The card of keys: ? or the last button of the bar. Escape, a click outside and the button close it, and
 * the focus goes back to where it was, as the browser has it for dialogs. */
(function () {
  "use strict";

  var duizhao = window.duizhao;

  function make(name, className, parent) {
    var element = document.createElement(name);
    element.className = className;
    if (parent) parent.append(element);
    return element;
  }

  /* One line: keys, and what they do. */
  function line(list, keys, label) {
    var row = make("div", "dz-help__line", list);
    var term = make("dt", "dz-help__keys", row);
    keys.forEach(function (key) {
      make("kbd", "dz-help__key", term).textContent = key;
    });
    duizhao.labelInto(make("dd", "dz-help__what", row), label);
  }

  function lines(list) {
    var keys = new Map(); /* those that do the same, on one line */
    duizhao.keys.list().forEach(function (entry) {
      keys.set(entry.label, (keys.get(entry.label) || []).concat(entry.key));
    });
    keys.forEach(function (mine, label) {
      line(list, mine, label);
    });
    if (document.querySelector("[data-beads]")) {
      line(list, ["←", "→"], "help.bead");
      line(list, ["Space"], "help.uncover");
    }
    /* The theme's own */
    if (document.querySelector("link[rel=prev]")) line(list, ["p"], "help.previous");
    if (document.querySelector("link[rel=next]")) line(list, ["n"], "help.next");
  }

  function build() {
    var dialog = make("dialog", "dz-help");
    dialog.setAttribute("data-dz-card", "");
    dialog.setAttribute("aria-labelledby", "dz-help-title");
    var title = duizhao.labelInto(make("h2", "dz-help__title", dialog), "help.title");
    title.id = "dz-help-title";
    lines(make("dl", "dz-help__list", dialog));
    duizhao.labelInto(make("p", "dz-help__more", dialog), "help.address");
    var close = make("button", "dz-help__close", dialog);
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", duizhao.label("common.close"));
    dialog.addEventListener("close", function () {
      dialog.remove();
    });
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog || event.target === close) dialog.close();
    });
    return dialog;
  }

  function open() {
    if (document.querySelector("[data-dz-card]")) return;
    var dialog = build();
    document.body.append(dialog);
    dialog.showModal();
  }

  duizhao.keys.add("?", "views.help", open);
  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest("[data-dz-help]")) open();
  });
})();
