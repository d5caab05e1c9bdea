/* The view in which one language is hidden until it is asked for: the row's by its button (a click, a tap,
 * Enter, Space), some words by a click on the words that they translate, or by Space where these are lit.
 *
 * Style sheets hide the words (views.css), by the attributes of <html> alone, so that nothing shows before
 * this runs. What is open is a row with data-dz-open, or the highlight dz-shown. Nothing of it is kept. */
(function () {
  "use strict";

  var duizhao = window.duizhao;
  var canPaint = Boolean(window.Highlight && window.CSS && CSS.highlights);

  function hidden() {
    return duizhao.state.get("view") === "reveal" ? duizhao.state.get("hide") : "";
  }

  function cell(row, side) {
    return row.querySelector(":scope > .dz-" + side + ":not(.dz-missing)");
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
    if (canPaint) CSS.highlights.delete("dz-shown");
  }

  function uncoverAll() {
    forget();
    document.querySelectorAll("[data-dz-reveal]").forEach(function (button) {
      var row = button.parentElement;
      row.removeAttribute("data-dz-open");
      row.querySelectorAll(":scope > [aria-hidden]").forEach(function (side) {
        side.removeAttribute("aria-hidden");
      });
      button.remove();
    });
  }

  /* A button before the hidden cell; it has no text, so what counts or copies a row's text finds none. */
  function cover(row, side) {
    var text = cell(row, side);
    if (!text || !cell(row, side === "en" ? "zh" : "en")) return;
    var button = document.createElement("button");
    button.type = "button";
    button.className = "dz-reveal dz-reveal--" + side;
    button.setAttribute("data-dz-reveal", "");
    button.setAttribute("aria-label", duizhao.label("views.show_" + side));
    text.before(button);
    setOpen(row, false);
  }

  function set() {
    var side = hidden();
    uncoverAll();
    if (!side) return;
    document.querySelectorAll(".dz-row").forEach(function (row) {
      cover(row, side);
    });
  }

  /* The covered row that an element stands in, outside its button. */
  function coveredRow(element) {
    var row = element.closest && element.closest(".dz-row");
    return row && !isOpen(row) && row.querySelector(":scope > [data-dz-reveal]") ? row : null;
  }

  /* Show what beads.js has lit of the hidden words; the whole row where it is one piece. */
  function showLit(row) {
    var text = cell(row, hidden());
    var ranges = [];
    ["dz-bead", "dz-bead-unsure"].forEach(function (name) {
      ((canPaint && CSS.highlights.get(name)) || []).forEach(function (range) {
        if (text.contains(range.startContainer)) ranges.push(range.cloneRange());
      });
    });
    if (!row.dataset.beads || !canPaint) setOpen(row, true);
    else paint(ranges);
  }

  function paint(ranges) {
    var shown = CSS.highlights.get("dz-shown") || new Highlight();
    ranges.forEach(function (range) {
      shown.add(range);
    });
    shown.priority = 10;
    CSS.highlights.set("dz-shown", shown);
  }

  document.addEventListener("click", function (event) {
    var target = event.target;
    var button = target.closest && target.closest("[data-dz-reveal]");
    if (button) {
      duizhao.keepTop(function () {
        setOpen(button.parentElement, !isOpen(button.parentElement));
      });
      return;
    }
    var row = coveredRow(target);
    if (!row || target.closest("a, button, summary, input") || String(getSelection())) return;
    if (target.closest(".dz-zh, .dz-en")) showLit(row);
  });

  document.addEventListener("keydown", function (event) {
    var row = event.key === " " && event.target.matches(".dz-link") && coveredRow(event.target);
    if (!row || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    showLit(row);
    event.preventDefault();
  });

  ["view", "hide"].forEach(function (name) {
    duizhao.state.on(name, set);
  });
  ["script", "pinyin"].forEach(function (name) {
    duizhao.state.on(name, forget);
  });
  if (window.document$) window.document$.subscribe(set);
  else set();
})();
