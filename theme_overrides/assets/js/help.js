/* The card of keys, opened by ? or the last button of the bar. Escape, a click outside and its button close it, and
 * the browser restores the focus, as for all dialogs. */
(() => {
  "use strict";

  const duizhao = window.duizhao;
  const { make } = duizhao;

  /* One line: keys, and what they do. */
  function line(list, keys, label) {
    const row = make("div", "dz-help__line", list);
    const term = make("dt", "dz-help__keys", row);
    keys.forEach((key) => (make("kbd", "dz-help__key", term).textContent = key));
    duizhao.labelInto(make("dd", "dz-help__what", row), label);
  }

  function lines(list) {
    const keys = new Map(); /* label → the keys that do this, on one line */
    duizhao.keys.list().forEach((entry) => keys.set(entry.label, (keys.get(entry.label) || []).concat(entry.key)));
    keys.forEach((same, label) => line(list, same, label));
    if (document.querySelector("[data-beads]")) {
      line(list, ["←", "→"], "help.bead");
      line(list, ["Space"], "help.uncover");
    }
    /* The theme's own */
    if (document.querySelector("link[rel=prev]")) line(list, ["p"], "help.previous");
    if (document.querySelector("link[rel=next]")) line(list, ["n"], "help.next");
  }

  function build() {
    const dialog = duizhao.dialog("dz-help");
    dialog.setAttribute("data-dz-card", "");
    dialog.setAttribute("aria-labelledby", "dz-help-title");
    const title = duizhao.labelInto(make("h2", "dz-help__title", dialog), "help.title");
    title.id = "dz-help-title";
    lines(make("dl", "dz-help__list", dialog));
    duizhao.labelInto(make("p", "dz-help__more", dialog), "help.address");
    duizhao.closeButton("dz-help__close", dialog, () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    return dialog;
  }

  function open() {
    if (document.querySelector("[data-dz-card]")) return;
    const dialog = build();
    document.body.append(dialog);
    dialog.showModal();
  }

  duizhao.keys.add("?", "views.help", open);
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-dz-help]")) open();
  });
})();
