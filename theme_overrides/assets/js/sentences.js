/* By sentence: each line of a row is a pair of sentences, zh against en, as its data-beads have it (beads.js); so also side by side
 * where there is no room for two columns. Runs in <head>, not deferred: what has come of the page is set before each paint.
 *
 * A line is <span class="dz-line" style="--dz-n: 2"> in the cell of its language; sentences.css puts both beside or under one
 * another. Beads that cross are one line, so that both texts keep their order. Elements are only put around what is there:
 * the text, its notes and its places in code points are the same.
 *
 *   duizhao.sentences.update()         set the page as <html data-dz-view> says
 *   duizhao.sentences.linesOf(beads)   where the lines of a row begin
 *
 * readings.js changes text nodes: it hears `dz-text-leaves` before they are moved, and `dz-text-comes` after. */
(() => {
  "use strict";

  /* ---- Without the page */

  function spansOf(side) {
    return side ? side.split(",").map((span) => span.split("-").map(Number)) : [];
  }

  function low(spans) {
    return Math.min(...spans.map((span) => span[0]));
  }

  function high(spans) {
    return Math.max(...spans.map((span) => span[1]));
  }

  /* "0-9:0-20 ?9-12:20-31" → [{ zh: 0, en: 0, unsure: false }, { zh: 9, en: 20, unsure: true }]: where each line begins; Infinity
   * where a language has nothing in it. */
  function linesOf(value) {
    const beads = value.split(" ").map((bead) => {
      const [zh, en] = bead.replace("?", "").split(":").map(spansOf);
      return { zh, en, unsure: bead[0] === "?" };
    });
    const lines = [];
    let group = [];
    beads.forEach((bead, n) => {
      group.push(bead);
      const rest = beads.slice(n + 1);
      const ends = ["zh", "en"].every((side) => {
        const before = beads.slice(0, n + 1).flatMap((one) => one[side]);
        const after = rest.flatMap((one) => one[side]);
        return !before.length || !after.length || high(before) <= low(after);
      });
      if (!ends) return;
      const [zh, en] = ["zh", "en"].map((side) => low(group.flatMap((one) => one[side])));
      lines.push({ zh, en, unsure: group.some((one) => one.unsure) });
      group = [];
    });
    return lines;
  }

  if (typeof document === "undefined") {
    module.exports = { linesOf };
    return;
  }

  /* ---- On the page */

  const ROWS = ".dz-row[data-beads]";
  const DONE = "data-dz-lines";
  const CUT = "data-dz-cut"; /* on the second part of an element that a line ends in */
  const NOT_TEXT = ".dz-marker, rt, rp";
  const root = document.documentElement;
  const narrow = matchMedia("(max-width: 46.999em)"); /* the columns of row.css, and the space beside them */

  function wanted() {
    const view = root.getAttribute("data-dz-view");
    return view === "sentence" || (view === "side" && narrow.matches);
  }

  function textNodes(cell) {
    const nodes = [];
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(NOT_TEXT)) nodes.push(walker.currentNode);
    return nodes;
  }

  /* The node and the code unit at which each code point of `points`, which ascend, begins; null if the text is shorter. */
  function placesOf(cell, points) {
    const places = [];
    let at = 0;
    textNodes(cell).forEach((node) => {
      let unit = at ? 0 : node.data.length - node.data.trimStart().length;
      while (unit < node.data.length) {
        if (points[places.length] === at) places.push([node, unit]);
        unit += node.data.codePointAt(unit) > 0xffff ? 2 : 1;
        at += 1;
      }
    });
    return places.length === points.length ? places : null;
  }

  /* The range from a place to the end of a cell; it takes an element whole that begins there. */
  function tailOf(cell, [node, unit]) {
    const range = document.createRange();
    let at = node;
    while (at.parentNode !== cell && at === at.parentNode.firstChild) at = at.parentNode;
    if (unit) range.setStart(node, unit);
    else range.setStartBefore(at);
    range.setEnd(cell, cell.childNodes.length);
    return range;
  }

  function lineOf(number, unsure) {
    const line = document.createElement("span");
    line.className = unsure ? "dz-line dz-line--unsure" : "dz-line";
    line.style.setProperty("--dz-n", number);
    return line;
  }

  function splitCell(cell, side, lines) {
    const numbers = lines.map((line, n) => n).filter((n) => lines[n][side] < Infinity);
    const places = placesOf(
      cell,
      numbers.slice(1).map((n) => lines[n][side]),
    );
    if (!numbers.length || !places) return false;
    const spans = numbers.map((n) => lineOf(n + 1, lines[n].unsure));
    for (let k = places.length - 1; k >= 0; k--) {
      const range = tailOf(cell, places[k]);
      const inside = range.startContainer !== cell && range.startContainer.parentNode !== cell;
      spans[k + 1].append(range.extractContents());
      if (inside) spans[k + 1].firstElementChild.setAttribute(CUT, "");
    }
    spans[0].append(...cell.childNodes);
    cell.append(...spans);
    return true;
  }

  function split(row) {
    const [zh, en] = ["zh", "en"].map((side) => row.querySelector(`:scope > .dz-${side}:not(.dz-missing)`));
    if (!zh || !en || row.hasAttribute(DONE)) return;
    const lines = linesOf(row.dataset.beads);
    if (splitCell(zh, "zh", lines) && splitCell(en, "en", lines)) row.setAttribute(DONE, lines.length);
    else join(row);
  }

  function join(row) {
    row.querySelectorAll(".dz-line").forEach((line) => line.replaceWith(...line.childNodes));
    row.querySelectorAll(`[${CUT}]`).forEach((part) => {
      part.previousSibling.append(...part.childNodes);
      part.remove();
    });
    row.querySelectorAll(":scope > .dz-zh, :scope > .dz-en").forEach((cell) => cell.normalize());
    row.removeAttribute(DONE);
  }

  function update() {
    const on = wanted();
    const rows = Array.from(document.querySelectorAll(on ? `${ROWS}:not([${DONE}])` : `.dz-row[${DONE}]`));
    if (!rows.length) return;
    document.dispatchEvent(new CustomEvent("dz-text-leaves"));
    rows.forEach(on ? split : join);
    document.dispatchEvent(new CustomEvent("dz-text-comes"));
  }

  function beforePaint() {
    const loading = document.readyState === "loading";
    if (wanted()) {
      document.querySelectorAll(`${ROWS}:not([${DONE}])`).forEach((row) => {
        if (row.nextSibling || !loading) split(row);
      });
    }
    if (loading) requestAnimationFrame(beforePaint);
  }

  (window.duizhao = window.duizhao || {}).sentences = { update, linesOf };
  requestAnimationFrame(beforePaint);
  document.addEventListener("DOMContentLoaded", beforePaint);
  narrow.addEventListener("change", () => (window.duizhao.keepTop || ((change) => change()))(update));
})();
