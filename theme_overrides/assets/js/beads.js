/* Words that translate each other light up together: under the pointer, on a tap, and from the keyboard
 * (Tab to a row's ¶ or to a note's marker, then the left and right arrows).
 *
 * A row has the positions of its sentences and figures, in code points of the shown text of zh and en:
 *   data-beads="0-24:0-130 ?24-40,52-60:131-260"     a side may be several spans, or empty; ? is unsure
 *   data-figures="72-75:366-377 !80-84:390-399"      ! is a pair that differs
 * A row without data-beads is one bead; only its figures light up, since the row itself is the pair.
 *
 * The words are painted (duizhao.paint), so the page's elements stay as they are. Where a browser cannot, nothing
 * happens. */
(() => {
  "use strict";

  /* ---- Without the page */

  function parseSpans(side) {
    return side === "" ? [] : side.split(",").map((span) => span.split("-").map(Number));
  }

  /* "?0-24:0-130 …" → [{ sign: "?", zh: [[0, 24]], en: [[0, 130]] }, …] */
  function parsePairs(value) {
    return (value || "")
      .split(" ")
      .filter(Boolean)
      .map((pair) => {
        const sign = /^[?!]/.test(pair) ? pair[0] : "";
        const [zh, en] = pair.slice(sign.length).split(":").map(parseSpans);
        return { sign, zh, en };
      });
  }

  /* The bead that the character at `at` belongs to, or that the blank at `at` follows; -1 for none. */
  function beadAt(beads, side, at) {
    function has(shift) {
      return (bead) => bead[side].some((span) => span[0] <= at && at < span[1] + shift);
    }
    const inside = beads.findIndex(has(0));
    return inside < 0 ? beads.findIndex(has(1)) : inside;
  }

  /* The pairs of figures that are in a bead, on either side. */
  function figuresIn(figures, bead) {
    return figures.filter((figure) =>
      ["zh", "en"].some((side) => bead[side].some((span) => span[0] <= figure[side][0][0] && figure[side][0][0] < span[1])),
    );
  }

  if (typeof document === "undefined") {
    module.exports = { parsePairs, beadAt, figuresIn };
    return;
  }

  /* ---- On the page */

  const duizhao = window.duizhao;
  if (!duizhao.canPaint) return;

  const ROW = "[data-beads], [data-figures]";
  const NAMES = ["dz-bead", "dz-bead-unsure", "dz-figure", "dz-figure-differs"];
  let lit = { row: null, bead: -1 };
  let known = { row: null };

  function textOf(row, side) {
    const cell = row.querySelector(`:scope > .dz-${side}`);
    return cell ? duizhao.textIndex(duizhao.textNodes(cell)) : [];
  }

  /* The data of a row, parsed on first use; only those of the last row are kept. */
  function read(row) {
    if (known.row !== row) {
      const { beads, figures } = row.dataset;
      known = { row, beads: parsePairs(beads), figures: parsePairs(figures), zh: textOf(row, "zh"), en: textOf(row, "en") };
    }
    return known;
  }

  function rangesOf(pair) {
    return ["zh", "en"].flatMap((side) => pair[side].flatMap(([a, b]) => duizhao.rangesIn(known[side], a, b)));
  }

  function paint(name, pairs) {
    duizhao.paint(name, pairs.flatMap(rangesOf), NAMES.indexOf(name));
  }

  function clear() {
    if (lit.row) NAMES.forEach((name) => duizhao.paint(name, []));
    lit = { row: null, bead: -1 };
  }

  /* Highlight one bead of a row; -1 if the row is a single bead. */
  function light(row, number) {
    if (lit.row === row && lit.bead === number) return;
    const facts = read(row);
    const bead = facts.beads[number];
    const figures = bead ? figuresIn(facts.figures, bead) : facts.figures;
    paint("dz-bead", bead && !bead.sign ? [bead] : []);
    paint("dz-bead-unsure", bead?.sign ? [bead] : []);
    paint(
      "dz-figure",
      figures.filter((figure) => !figure.sign),
    );
    paint(
      "dz-figure-differs",
      figures.filter((figure) => figure.sign),
    );
    lit = { row, bead: number };
  }

  function lightWord(row, side, point) {
    const facts = read(row);
    const number = beadAt(facts.beads, side, point);
    if (facts.beads.length && number < 0) clear();
    else light(row, number);
  }

  /* The row and the side that an element is in. */
  function placeOf(element) {
    const cell = element.closest?.(".dz-zh, .dz-en");
    const row = cell?.parentElement;
    if (!row?.matches(ROW)) return null;
    return { row, side: cell.classList.contains("dz-zh") ? "zh" : "en" };
  }

  function look(event) {
    const place = placeOf(event.target);
    const point = place ? duizhao.pointAt(read(place.row)[place.side], event.clientX, event.clientY) : -1;
    if (point >= 0) lightWord(place.row, place.side, point);
    else clear();
  }

  document.addEventListener("dz-text", () => {
    clear(); /* readings.js has replaced the nodes */
    known = { row: null };
  });
  document.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "touch") look(event);
  });
  document.addEventListener("pointerup", (event) => {
    if (event.pointerType === "touch") look(event);
  });
  document.documentElement.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch") clear();
  });

  document.addEventListener("focusin", (event) => {
    const link = event.target;
    if (!link.matches(":focus-visible")) return;
    const place = placeOf(link);
    const row = link.closest(ROW);
    if (place) lightWord(place.row, place.side, duizhao.pointIn(read(place.row)[place.side], link, 0));
    else if (row && link.matches(".dz-link")) light(row, read(row).beads.length ? 0 : -1);
  });
  document.addEventListener("focusout", (event) => {
    if (lit.row?.contains(event.target)) clear();
  });
  document.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Escape") clear();
    if (!step || !lit.row?.contains(document.activeElement)) return;
    const count = read(lit.row).beads.length;
    if (!count) return;
    light(lit.row, (lit.bead + step + count) % count);
    event.preventDefault();
  });
})();
