/* Looking up a word: a tap on a Chinese word while the bar's “Tap a word” is on, or w for the words of a row. What that needs is
 * loaded when it is first asked for.
 *
 *   duizhao.lookUp(cell, at)     opens the word at a code point of a Chinese text (words/popover.js); `at` -1: the first */
(() => {
  "use strict";

  const duizhao = window.duizhao;

  /* A build bundles these into one file of this name (generator/duizhao/publish/minify.py). */
  const joined = (name, parts) => parts;
  const PARTS = ["words/kept.js", ...joined("words-lookup.js", ["words/lookup.js", "words/popover.js"])]; /* the list needs the first, too */
  const CELLS = ".dz-title > .dz-zh, .dz-row > .dz-zh:not(.dz-missing), .dz-notes > li > .dz-zh:not(.dz-missing)";
  const OTHERS = "a, button, summary, input, select, label, [role=button]";
  let coming = null;

  /* ---- Looking up */

  function load() {
    coming = coming || duizhao.loadParts(PARTS);
    coming.catch(() => (coming = null)); /* the next time may go better */
    return coming;
  }

  duizhao.lookUp = (cell, at) =>
    load().then(
      () => duizhao.showWord(cell, at),
      () => duizhao.announce("word.failed"),
    );

  function canLookUp() {
    return Boolean(document.querySelector("[data-cite]")) && Boolean(HTMLElement.prototype.showPopover);
  }

  /* A tap is no selection, and no link or button. */
  function tapped(event) {
    if (duizhao.state.get("tap") !== "1" || event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const cell = event.target.closest?.(CELLS);
    if (!cell || event.target.closest(OTHERS) || !canLookUp() || !document.getSelection().isCollapsed) return;
    const index = duizhao.textIndex(duizhao.textNodes(cell));
    const at = duizhao.pointAt(index, event.clientX, event.clientY);
    if (at >= 0 && duizhao.isUnder(index, at, event.clientX, event.clientY)) duizhao.lookUp(cell, at);
  }

  /* A view may hide it; by sentence a cell has no box of its own. */
  function isShown(cell) {
    return duizhao.rangesIn(duizhao.textIndex(duizhao.textNodes(cell)), 0, 1).some((range) => range.getClientRects().length);
  }

  function walk() {
    const cell = duizhao.rowInQuestion()?.querySelector(":scope > .dz-zh:not(.dz-missing)");
    if (!cell || !isShown(cell) || !canLookUp()) return false;
    duizhao.lookUp(cell, -1);
    return true;
  }

  document.addEventListener("click", tapped);
  duizhao.keys.add("w", "word.key", walk);
})();
