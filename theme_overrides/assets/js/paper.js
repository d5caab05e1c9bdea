/* On paper: what a page is from and when it was printed stand on each sheet, in the boxes of its margins; browsers that have none
 * leave them out. */
(() => {
  "use strict";

  const MOST = 70; /* characters of a title */

  /* A string of CSS. ('a "b" \\') → "\"a \\\"b\\\" \\\\\"" */
  function quoted(text) {
    return `"${text.replace(/[\\"]/g, "\\$&").replace(/\s+/g, " ").trim()}"`;
  }

  function cut(text) {
    const letters = Array.from(text);
    return letters.length > MOST ? `${letters.slice(0, MOST).join("")}…` : text;
  }

  /* The rule for sheets with these words in their corners. */
  function ruleOf({ report, title, address, day }) {
    const left = [report, title].filter(Boolean).map(cut).join(" · ");
    const box = (place, content) => `@${place} { content: ${content}; font: 7pt system-ui, sans-serif; color: #555; white-space: nowrap; }`;
    return (
      `@page { ${box("top-left", quoted(left))} ${box("bottom-left", quoted([address, day].filter(Boolean).join(" · ")))} ` +
      `${box("bottom-right", 'counter(page) " / " counter(pages)')} }`
    );
  }

  if (typeof document === "undefined") {
    module.exports = { quoted, ruleOf };
    return;
  }

  /* ---- On the page */

  const duizhao = window.duizhao;
  const sheet = "adoptedStyleSheets" in document ? new CSSStyleSheet() : null;

  function wordsNow() {
    const title = document.title.split(" | ")[0];
    const report = document.querySelector(".dz-path__list li:last-child")?.textContent.trim() || "";
    const cited = document.querySelector("[data-cite]");
    return { report, title, address: cited ? duizhao.citation("").url : "", day: duizhao.label("views.printed", { date: duizhao.today() }) };
  }

  window.addEventListener("beforeprint", () => {
    if (!sheet) return;
    sheet.replaceSync(ruleOf(wordsNow()));
    if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
})();
