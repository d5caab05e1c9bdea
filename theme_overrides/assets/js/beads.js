/* Words that translate each other light up together: under the pointer, on a tap, and from the keyboard
 * (Tab to a row's ¶ or to a note's marker, then the left and right arrows).
 *
 * A row says where its sentences and figures stand, in code points of the shown text of zh and en:
 *   data-beads="0-24:0-130 ?24-40,52-60:131-260"     a side may be several spans, or empty; ? is unsure
 *   data-figures="72-75:366-377 !80-84:390-399"      ! is a pair that differs
 * A row without data-beads is one bead; only its figures light up, since the row itself is the pair.
 *
 * The words are painted by the CSS Custom Highlight API, so the page's elements stay as they are. Where
 * a browser lacks it, nothing happens. */
(function () {
  "use strict";

  /* ---- Without the page */

  function parseSpans(side) {
    return side === ""
      ? []
      : side.split(",").map(function (span) {
          return span.split("-").map(Number);
        });
  }

  /* "?0-24:0-130 …" → [{ sign: "?", zh: [[0, 24]], en: [[0, 130]] }, …] */
  function parsePairs(value) {
    return (value || "")
      .split(" ")
      .filter(Boolean)
      .map(function (pair) {
        var sign = /^[?!]/.test(pair) ? pair[0] : "";
        var sides = pair.slice(sign.length).split(":");
        return { sign: sign, zh: parseSpans(sides[0]), en: parseSpans(sides[1]) };
      });
  }

  /* The bead that the character at `at` belongs to, or that the blank at `at` follows; -1 for none. */
  function beadAt(beads, side, at) {
    function has(shift) {
      return function (bead) {
        return bead[side].some(function (span) {
          return span[0] <= at && at < span[1] + shift;
        });
      };
    }
    var inside = beads.findIndex(has(0));
    return inside < 0 ? beads.findIndex(has(1)) : inside;
  }

  /* The pairs of figures that stand in a bead, on either side. */
  function figuresIn(figures, bead) {
    return figures.filter(function (figure) {
      return ["zh", "en"].some(function (side) {
        return bead[side].some(function (span) {
          return span[0] <= figure[side][0][0] && figure[side][0][0] < span[1];
        });
      });
    });
  }

  var PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

  /* Code points in a text, or in its first `units` code units. */
  function pointsIn(text, units) {
    var head = units === undefined ? text : text.slice(0, units);
    return head.length - (head.match(PAIR) || []).length;
  }

  /* The code unit at which the code point `points` of a text begins. */
  function unitOf(text, points) {
    var unit = 0;
    for (; points > 0 && unit < text.length; points--) {
      unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
    }
    return unit;
  }

  /* The text of a paragraph as its nodes have it: what each begins at, in code points, and its length.
   * Blanks before the first word are not shown, so they do not count. */
  function indexOf(nodes) {
    var at = 0;
    return nodes.map(function (node) {
      var blank = at === 0 ? node.data.length - node.data.trimStart().length : 0;
      var entry = { node: node, blank: blank, start: at, length: pointsIn(node.data) - blank };
      at += entry.length;
      return entry;
    });
  }

  /* The pieces of nodes that are the code points from `a` to `b`: [{ node, from, to }, …] in code units. */
  function piecesOf(index, a, b) {
    return index
      .filter(function (entry) {
        return entry.start < b && a < entry.start + entry.length;
      })
      .map(function (entry) {
        var text = entry.node.data.slice(entry.blank);
        return {
          node: entry.node,
          from: entry.blank + unitOf(text, Math.max(0, a - entry.start)),
          to: entry.blank + unitOf(text, Math.min(entry.length, b - entry.start)),
        };
      });
  }

  if (typeof document === "undefined") {
    module.exports = {
      parsePairs: parsePairs,
      beadAt: beadAt,
      figuresIn: figuresIn,
      indexOf: indexOf,
      piecesOf: piecesOf,
    };
    return;
  }

  /* ---- On the page */

  if (!window.Highlight || !window.CSS || !CSS.highlights) return;

  var ROW = "[data-beads], [data-figures]";
  var NOT_TEXT = ".dz-marker, rt, rp"; /* the numbers of notes and pinyin are no part of the text */
  var NAMES = ["dz-bead", "dz-bead-unsure", "dz-figure", "dz-figure-differs"];
  var lit = { row: null, bead: -1 };
  var known = { row: null };

  function cellOf(row, side) {
    return row.querySelector(":scope > .dz-" + side);
  }

  function textOf(cell) {
    var nodes = [];
    var walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest(NOT_TEXT)) nodes.push(walker.currentNode);
    }
    return indexOf(nodes);
  }

  /* What a row says, read when it is first touched and forgotten with the next one. */
  function read(row) {
    if (known.row !== row) {
      var zh = cellOf(row, "zh");
      var en = cellOf(row, "en");
      known = {
        row: row,
        beads: parsePairs(row.dataset.beads),
        figures: parsePairs(row.dataset.figures),
        zh: zh ? textOf(zh) : [],
        en: en ? textOf(en) : [],
      };
    }
    return known;
  }

  function rangesOf(pairs) {
    var ranges = [];
    pairs.forEach(function (pair) {
      ["zh", "en"].forEach(function (side) {
        pair[side].forEach(function (span) {
          piecesOf(known[side], span[0], span[1]).forEach(function (piece) {
            var range = document.createRange();
            range.setStart(piece.node, piece.from);
            range.setEnd(piece.node, piece.to);
            ranges.push(range);
          });
        });
      });
    });
    return ranges;
  }

  function paint(name, pairs) {
    var ranges = rangesOf(pairs);
    var highlight = new Highlight();
    ranges.forEach(function (range) {
      highlight.add(range);
    });
    highlight.priority = NAMES.indexOf(name);
    if (ranges.length) CSS.highlights.set(name, highlight);
    else CSS.highlights.delete(name);
  }

  function clear() {
    if (lit.row) NAMES.forEach(CSS.highlights.delete, CSS.highlights);
    lit = { row: null, bead: -1 };
  }

  /* Light up one bead of a row; -1 where the row is one. */
  function light(row, number) {
    if (lit.row === row && lit.bead === number) return;
    var facts = read(row);
    var bead = facts.beads[number];
    var figures = bead ? figuresIn(facts.figures, bead) : facts.figures;
    paint("dz-bead", bead && !bead.sign ? [bead] : []);
    paint("dz-bead-unsure", bead && bead.sign ? [bead] : []);
    paint("dz-figure", figures.filter(function (figure) { return !figure.sign; }));
    paint("dz-figure-differs", figures.filter(function (figure) { return figure.sign; }));
    lit = { row: row, bead: number };
  }

  function caretAt(x, y) {
    if (document.caretPositionFromPoint) {
      var position = document.caretPositionFromPoint(x, y);
      return position && { node: position.offsetNode, offset: position.offset };
    }
    var range = document.caretRangeFromPoint && document.caretRangeFromPoint(x, y);
    return range && { node: range.startContainer, offset: range.startOffset };
  }

  /* The code point that stands at a place of the page. A place in a marker is that of the word before it. */
  function pointAt(index, node, offset) {
    var at = -1;
    index.forEach(function (entry) {
      if (entry.node === node) {
        at = entry.start + pointsIn(node.data.slice(entry.blank), Math.max(0, offset - entry.blank));
      } else if (node.compareDocumentPosition(entry.node) & Node.DOCUMENT_POSITION_PRECEDING) {
        at = entry.start + entry.length - 1;
      }
    });
    return at;
  }

  /* A caret stands between two characters, on the side that is nearer; the pointer may be on the one before. */
  function isOn(index, point, x, y) {
    return piecesOf(index, point, point + 1).some(function (piece) {
      var range = document.createRange();
      range.setStart(piece.node, piece.from);
      range.setEnd(piece.node, piece.to);
      return Array.from(range.getClientRects()).some(function (box) {
        return box.left <= x && x < box.right && box.top <= y && y < box.bottom;
      });
    });
  }

  function lightWord(row, side, node, offset, x, y) {
    var facts = read(row);
    var point = pointAt(facts[side], node, offset);
    if (x !== undefined && point > 0 && isOn(facts[side], point - 1, x, y)) point -= 1;
    var number = beadAt(facts.beads, side, point);
    if (facts.beads.length && number < 0) clear();
    else light(row, number);
  }

  /* The row and the side that an element stands in. */
  function placeOf(element) {
    var cell = element.closest && element.closest(".dz-zh, .dz-en");
    var row = cell && cell.parentElement;
    if (!row || !row.matches(ROW)) return null;
    return { row: row, side: cell.classList.contains("dz-zh") ? "zh" : "en" };
  }

  function look(event) {
    var place = placeOf(event.target);
    var caret = place && caretAt(event.clientX, event.clientY);
    if (caret) lightWord(place.row, place.side, caret.node, caret.offset, event.clientX, event.clientY);
    else clear();
  }

  document.addEventListener("dz-text", function () {
    clear(); /* readings.js has put other nodes in place */
    known = { row: null };
  });
  document.addEventListener("pointermove", function (event) {
    if (event.pointerType !== "touch") look(event);
  });
  document.addEventListener("pointerup", function (event) {
    if (event.pointerType === "touch") look(event);
  });
  document.documentElement.addEventListener("pointerleave", function (event) {
    if (event.pointerType !== "touch") clear();
  });

  document.addEventListener("focusin", function (event) {
    var link = event.target;
    if (!link.matches(":focus-visible")) return;
    var place = placeOf(link);
    var row = link.closest(ROW);
    if (place) lightWord(place.row, place.side, link, 0);
    else if (row && link.matches(".dz-link")) light(row, read(row).beads.length ? 0 : -1);
  });
  document.addEventListener("focusout", function (event) {
    if (lit.row && lit.row.contains(event.target)) clear();
  });
  document.addEventListener("keydown", function (event) {
    var step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Escape") clear();
    if (!step || !lit.row || !lit.row.contains(document.activeElement)) return;
    var count = read(lit.row).beads.length;
    if (!count) return;
    light(lit.row, (lit.bead + step + count) % count);
    event.preventDefault();
  });
})();
