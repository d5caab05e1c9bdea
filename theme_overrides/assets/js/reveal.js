/* The view in which one language is hidden until it is asked for: the row's by its button (a click, a tap,
 * Enter, Space), some words by a click on the words that they translate, or by Space where these are lit.
 *
 * Style sheets hide the words (views.css), by the attributes of <html> alone, so that nothing shows before
 * this runs. What is open is a row with data-dz-open, or the highlight dz-shown. Nothing of it is kept. */
(() => {
  "use strict";

  const duizhao = window.duizhao;
  const SHOWN = "dz-shown";

  function hidden() {
    return duizhao.state.get("view") === "reveal" ? duizhao.state.get("hide") : "";
  }

  function cell(row, side) {
    return row.querySelector(`:scope > .dz-${side}:not(.dz-missing)`);
  }

  function isOpen(row) {
    return row.hasAttribute("data-dz-open");
  }

  function setOpen(row, open) {
    row.toggleAttribute("data-dz-open", open);
    row.querySelector(":scope > [data-dz-reveal]").setAttribute("aria-expanded", String(open));
    cell(row, hidden()).setAttribute("aria-hidden", String(!open));
  }

  function forget() {
    duizhao.paint(SHOWN, []);
  }

  function uncoverAll() {
    forget();
    document.querySelectorAll("[data-dz-reveal]").forEach((button) => {
      const row = button.parentElement;
      row.removeAttribute("data-dz-open");
      row.querySelectorAll(":scope > [aria-hidden]").forEach((side) => side.removeAttribute("aria-hidden"));
      button.remove();
    });
  }

  /* A button before the hidden cell; it has no text, so it adds nothing to the text of the row. */
  function cover(row, side) {
    const text = cell(row, side);
    if (!text || !cell(row, side === "en" ? "zh" : "en")) return;
    const button = duizhao.button(`dz-reveal dz-reveal--${side}`);
    button.setAttribute("data-dz-reveal", "");
    duizhao.name(button, "aria-label", "views.show_" + side);
    text.before(button);
    setOpen(row, false);
  }

  function set() {
    const side = hidden();
    uncoverAll();
    if (!side) return;
    document.querySelectorAll(".dz-row").forEach((row) => cover(row, side));
  }

  /* The covered row that an element is in, outside its button. */
  function coveredRow(element) {
    const row = element.closest?.(".dz-row");
    return row && !isOpen(row) && row.querySelector(":scope > [data-dz-reveal]") ? row : null;
  }

  /* Show what beads.js has lit of the hidden words; the whole row where it is one piece. */
  function showLit(row) {
    if (!row.dataset.beads || !duizhao.canPaint) {
      setOpen(row, true);
      return;
    }
    const text = cell(row, hidden());
    const ranges = (name) => Array.from(CSS.highlights.get(name) || []);
    const lit = ["dz-bead", "dz-bead-unsure"].flatMap(ranges).filter((range) => text.contains(range.startContainer));
    duizhao.paint(SHOWN, [...ranges(SHOWN), ...lit.map((range) => range.cloneRange())], 10);
  }

  document.addEventListener("click", (event) => {
    const { target } = event;
    const button = target.closest?.("[data-dz-reveal]");
    if (button) {
      duizhao.keepTop(() => setOpen(button.parentElement, !isOpen(button.parentElement)));
      return;
    }
    const row = coveredRow(target);
    if (!row || target.closest("a, button, summary, input") || String(getSelection())) return;
    if (target.closest(".dz-zh, .dz-en")) showLit(row);
  });

  document.addEventListener("keydown", (event) => {
    const row = event.key === " " && event.target.matches(".dz-link") && coveredRow(event.target);
    if (!row || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    showLit(row);
    event.preventDefault();
  });

  ["view", "hide"].forEach((name) => duizhao.state.on(name, set));
  ["script", "pinyin"].forEach((name) => duizhao.state.on(name, forget));
  duizhao.onPage(set);
})();
