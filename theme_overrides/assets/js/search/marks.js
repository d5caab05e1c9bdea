/* Marks the match of a search on the page that a hit opens: ?mark=zh3-7_en0-4#pabc marks these code points of the shown
 * text. Marks are CSS highlights (duizhao.paint), so the page's elements, and what is copied from them, do not change. This
 * script is loaded if an address has marks. */
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

  if (typeof document === "undefined") {
    module.exports = { parseMarks };
    return;
  }

  /* ---- On the page */

  const duizhao = window.duizhao;

  function rangesOf(row, { lang, start, end }) {
    const cell = row.querySelector(`.dz-${lang}`);
    return cell ? duizhao.rangesIn(duizhao.textIndex(duizhao.textNodes(cell)), start, end) : [];
  }

  function paint() {
    const row = document.getElementById(duizhao.hashId());
    const marks = parseMarks(new URLSearchParams(location.search).get("mark"));
    duizhao.paint("dz-found", row ? marks.flatMap((mark) => rangesOf(row, mark)) : []);
  }

  document.addEventListener("dz-text", paint); /* readings.js has put other nodes in place */
  window.addEventListener("hashchange", paint);
  duizhao.onPage(paint);
})();
