/* The marks of a search follow to the row that it opened: ?mark=zh3-7_en0-4#pabc marks these code points of the
 * shown text. They are painted by the CSS Custom Highlight API, so the page's elements, and what is copied from
 * them, stay as they are. Where a browser lacks it, nothing happens. */
(function () {
  "use strict";

  /* ---- Without the page */

  /* "zh3-7_en0-4" → [{ lang: "zh", start: 3, end: 7 }, …]; what is no mark is left out. */
  function parseMarks(text) {
    return (text || "").split("_").flatMap(function (mark) {
      var m = /^(zh|en)([0-9]{1,6})-([0-9]{1,6})$/.exec(mark);
      return m ? [{ lang: m[1], start: Number(m[2]), end: Number(m[3]) }] : [];
    });
  }

  /* What of a text the code points from `start` to `end` are, given the texts of its nodes: [[node, from, to], …] in
   * code units. Blanks before the first word are not counted. */
  function piecesOf(texts, start, end) {
    var at = 0;
    var out = [];
    texts.forEach(function (text, n) {
      var unit = at === 0 ? text.length - text.trimStart().length : 0;
      var from = -1;
      for (; unit < text.length && at < end; at++) {
        if (at >= start && from < 0) from = unit;
        unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
      }
      if (from >= 0) out.push([n, from, unit]);
      if (unit < text.length) at = Infinity;
    });
    return out;
  }

  if (typeof document === "undefined") {
    module.exports = { parseMarks: parseMarks, piecesOf: piecesOf };
    return;
  }

  /* ---- On the page */

  if (!window.Highlight || !CSS.highlights) return;

  var NAME = "dz-found";
  var NOT_TEXT = ".dz-marker, rt, rp";

  function nodesOf(cell) {
    var nodes = [];
    var walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(NOT_TEXT)) nodes.push(walker.currentNode);
    return nodes;
  }

  function rangesOf(row, mark) {
    var cell = row.querySelector(".dz-" + mark.lang);
    var nodes = cell ? nodesOf(cell) : [];
    return piecesOf(nodes.map(function (n) { return n.data; }), mark.start, mark.end).map(function (piece) {
      var range = document.createRange();
      range.setStart(nodes[piece[0]], piece[1]);
      range.setEnd(nodes[piece[0]], piece[2]);
      return range;
    });
  }

  function paint() {
    var row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var marks = parseMarks(new URLSearchParams(location.search).get("mark"));
    var ranges = row ? marks.flatMap(function (mark) { return rangesOf(row, mark); }) : [];
    CSS.highlights.delete(NAME);
    if (ranges.length) CSS.highlights.set(NAME, new Highlight(...ranges));
  }

  document.addEventListener("dz-text", paint); /* readings.js has put other nodes in place */
  window.addEventListener("hashchange", paint);
  if (window.document$) window.document$.subscribe(paint);
  else paint();
})();
