/* Marks the words for which a page was opened, the match of a search or the evidence of a verdict or a figure:
 * ?mark=zh3-7_en0-4#pabc marks these code points of the shown text. Where the reader's view hides them, the page is shown
 * side by side, which is not remembered. Marks are CSS highlights (duizhao.paint), so the page's elements, and what is
 * copied from them, do not change. This script is loaded if an address has marks. */
(() => {
  "use strict";

  /* ---- Without the page */

  /* "zh3-7_en0-4" → [{ lang: "zh", start: 3, end: 7 }, …]; anything else is ignored. */
  function parseMarks(text) {
    return (text || "").split("_").flatMap((mark) => {
      const m = /^(zh|en)([0-9]{1,6})-([0-9]{1,6})$/.exec(mark);
      return m ? [{ lang: m[1], start: Number(m[2]), end: Number(m[3]) }] : [];
    });
  }

  /* The language that a view does not show, or "". */
  function hiddenIn(view, hide) {
    return { zh: "en", en: "zh", reveal: hide }[view] || "";
  }

  /* Are all marks in the language that is not shown? */
  function areHidden(marks, hidden) {
    return marks.length > 0 && marks.every((mark) => mark.lang === hidden);
  }

  if (typeof document === "undefined") {
    module.exports = { parseMarks, hiddenIn, areHidden };
    return;
  }

  /* ---- On the page */

  const duizhao = window.duizhao;

  function rangesOf(row, { lang, start, end }) {
    const cell = row.querySelector(`.dz-${lang}`);
    return cell ? duizhao.rangesIn(duizhao.textIndex(duizhao.textNodes(cell)), start, end) : [];
  }

  function marksHere() {
    return parseMarks(new URLSearchParams(location.search).get("mark"));
  }

  function paint() {
    const row = document.getElementById(duizhao.hashId());
    const ranges = row ? marksHere().flatMap((mark) => rangesOf(row, mark)) : [];
    duizhao.paint("dz-found", ranges);
    return ranges;
  }

  /* A long row may begin a window above its mark. */
  function bring(range) {
    const { top, bottom, height } = range.getBoundingClientRect();
    if (height && (top < 0 || bottom > window.innerHeight)) {
      window.scrollBy({ top: top - window.innerHeight / 3, behavior: "instant" });
    }
  }

  function arrive() {
    const { get, lend } = duizhao.state;
    if (areHidden(marksHere(), hiddenIn(get("view"), get("hide")))) lend("view", "side");
    const ranges = paint();
    if (ranges.length) bring(ranges[0]);
  }

  document.addEventListener("dz-text", paint); /* readings.js has put other nodes in place */
  window.addEventListener("hashchange", paint);
  duizhao.onPage(arrive);
})();
