/* The text of a row as it is shown: without the numbers of notes and without pinyin, which are no part of it. Places in it
 * are code points, regardless of its nodes; white space before its first word does not count.
 *
 *   duizhao.rowText(row)            { zh, en }; a side is "" where the sources have none
 *   duizhao.textNodes(cell)         the text nodes of a cell
 *   duizhao.textIndex(nodes)        where each begins, for duizhao.rangesIn and duizhao.pointIn
 *   duizhao.rangesIn(index, a, b)   the code points from a to b, as ranges of the page
 *   duizhao.pointIn(index, node, offset)   the code point at a place of the page; -1 for none
 *   duizhao.isUnder(index, point, x, y)    is the character at a code point under a point of the window?
 *   duizhao.pointAt(index, x, y)    the code point under a point of the window, or that before a blank; -1 for none */
(() => {
  "use strict";

  /* ---- Without the page */

  const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

  /* Code points in a text, or in its first `units` code units. */
  function pointsIn(text, units) {
    const head = units === undefined ? text : text.slice(0, units);
    return head.length - (head.match(PAIR) || []).length;
  }

  /* The code unit at which the code point `points` of a text begins. */
  function unitOf(text, points) {
    let unit = 0;
    for (; points > 0 && unit < text.length; points--) {
      unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
    }
    return unit;
  }

  /* The text of a paragraph as its nodes have it: what each begins at, in code points, and its length.
   * Blanks before the first word are not shown, so they do not count. */
  function indexOf(nodes) {
    let at = 0;
    return nodes.map((node) => {
      const blank = at === 0 ? node.data.length - node.data.trimStart().length : 0;
      const entry = { node, blank, start: at, length: pointsIn(node.data) - blank };
      at += entry.length;
      return entry;
    });
  }

  /* The pieces of nodes that are the code points from `a` to `b`: [{ node, from, to }, …] in code units. */
  function piecesOf(index, a, b) {
    return index
      .filter((entry) => entry.start < b && a < entry.start + entry.length)
      .map((entry) => {
        const text = entry.node.data.slice(entry.blank);
        return {
          node: entry.node,
          from: entry.blank + unitOf(text, Math.max(0, a - entry.start)),
          to: entry.blank + unitOf(text, Math.min(entry.length, b - entry.start)),
        };
      });
  }

  function tidy(text) {
    return text.replace(/[ \t\r\n]+/g, " ").trim();
  }

  /* The text of an element as a reader sees it; `skip` says which elements are no text. */
  function textOf(node, skip) {
    if (node.nodeType === 3) return node.data;
    if (node.nodeType !== 1 || skip(node)) return "";
    return Array.from(node.childNodes, (child) => textOf(child, skip)).join("");
  }

  if (typeof document === "undefined") {
    module.exports = { indexOf, piecesOf, textOf, tidy };
    return;
  }

  /* ---- On the page */

  const duizhao = window.duizhao;
  const NOT_TEXT = ".dz-marker, rt, rp";

  /* Other parts of a cell that are not copied. */
  duizhao.NOT_COPIED = `${NOT_TEXT}, script, [popover], [role=tooltip], .dz-told, .dz-link, .dz-more, .dz-actions`;

  function sideOf(row, name) {
    const cell = row.querySelector(`:scope > .dz-${name}:not(.dz-missing)`);
    return cell ? tidy(textOf(cell, (element) => element.matches(duizhao.NOT_COPIED))) : "";
  }

  duizhao.rowText = (row) => ({ zh: sideOf(row, "zh"), en: sideOf(row, "en") });

  duizhao.textNodes = (cell) => {
    const nodes = [];
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(NOT_TEXT)) nodes.push(walker.currentNode);
    return nodes;
  };

  duizhao.textIndex = indexOf;

  duizhao.rangesIn = (index, a, b) =>
    piecesOf(index, a, b).map(({ node, from, to }) => {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      return range;
    });

  /* A position in the number of a note, which is no text, becomes that of the word before it. */
  duizhao.pointIn = (index, node, offset) => {
    let at = -1;
    index.forEach((entry) => {
      if (entry.node === node) at = entry.start + pointsIn(node.data.slice(entry.blank), Math.max(0, offset - entry.blank));
      else if (node.compareDocumentPosition(entry.node) & Node.DOCUMENT_POSITION_PRECEDING) at = entry.start + entry.length - 1;
    });
    return at;
  };

  function caretAt(x, y) {
    if (document.caretPositionFromPoint) {
      const position = document.caretPositionFromPoint(x, y);
      return position && { node: position.offsetNode, offset: position.offset };
    }
    const range = document.caretRangeFromPoint?.(x, y);
    return range && { node: range.startContainer, offset: range.startOffset };
  }

  /* Is the character at a code point under a point of the window? */
  duizhao.isUnder = (index, point, x, y) => {
    const boxes = duizhao.rangesIn(index, point, point + 1).flatMap((range) => Array.from(range.getClientRects()));
    return boxes.some((box) => box.left <= x && x < box.right && box.top <= y && y < box.bottom);
  };

  /* A caret position lies between two characters, at the nearer edge; the pointer may be on the character before it. */
  duizhao.pointAt = (index, x, y) => {
    const caret = caretAt(x, y);
    const point = caret ? duizhao.pointIn(index, caret.node, caret.offset) : -1;
    return point > 0 && duizhao.isUnder(index, point - 1, x, y) ? point - 1 : point;
  };
})();
