/* Keyboard shortcuts of one key. A component registers its keys:
 *
 *   duizhao.keys.add("c", "keys.copy", fn)   the second is the label for the table of keys (labels.toml);
 *                                            fn(event) may return false to leave the key to the browser
 *   duizhao.keys.list()                      [{ key, label }, …] in the order of adding (help.js shows it)
 *
 * The theme's keys are taken: p , for the page before, n . for the page after.
 * Keys do nothing while the reader types, with Ctrl, Alt or Meta, or while a dialog is open. */
(() => {
  "use strict";

  const TAKEN = ["p", ",", "n", ".", "Enter", "Tab", "Escape"];

  /* "T" from a caps lock is "t"; "？" from a Chinese keyboard is "?". */
  function keyOf(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return "";
    const key = event.key === "？" ? "?" : event.key;
    const letter = /^[A-Z]$/.test(key);
    if (letter && event.shiftKey) return "";
    return letter ? key.toLowerCase() : key;
  }

  if (typeof document === "undefined") {
    module.exports = { keyOf };
    return;
  }

  const duizhao = window.duizhao;
  const entries = [];

  function find(key) {
    return entries.find((entry) => entry.key === key);
  }

  /* Is the reader typing, or is a dialog open? */
  function busy(target) {
    const typing = target.closest?.("input, textarea, select, [contenteditable]:not([contenteditable=false])");
    return typing || document.querySelector("dialog[open]");
  }

  duizhao.keys = {
    add(key, label, fn) {
      if (TAKEN.includes(key) || find(key)) throw new Error(`The key ${key} is taken.`);
      entries.push({ key, label, fn });
    },
    list: () => entries.map(({ key, label }) => ({ key, label })),
  };

  document.addEventListener("keydown", (event) => {
    const entry = find(keyOf(event));
    if (!entry || event.defaultPrevented || busy(event.target)) return;
    if (entry.fn(event) !== false) event.preventDefault();
  });
})();
