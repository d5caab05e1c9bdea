/* One key each. Whoever has something to do on a key says so:
 *
 *   duizhao.keys.add("c", "keys.copy", fn)   the second is the label for the table of keys (labels.toml);
 *                                            fn(event) may return false to leave the key to the browser
 *   duizhao.keys.list()                      [{ key, label }, …] in the order of adding (help.js shows it)
 *
 * The theme's keys are taken: p , for the page before, n . for the page after.
 * Keys do nothing while the reader types, with Ctrl, Alt or Meta, or while a dialog is open. */
(function () {
  "use strict";

  var TAKEN = ["p", ",", "n", ".", "Enter", "Tab", "Escape"];

  /* "T" from a caps lock is "t"; "？" from a Chinese keyboard is "?". */
  function keyOf(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return "";
    var key = event.key === "？" ? "?" : event.key;
    var letter = /^[A-Z]$/.test(key);
    if (letter && event.shiftKey) return "";
    return letter ? key.toLowerCase() : key;
  }

  if (typeof document === "undefined") {
    module.exports = { keyOf: keyOf };
    return;
  }

  var duizhao = window.duizhao;
  var entries = [];

  function find(key) {
    return entries.find(function (entry) {
      return entry.key === key;
    });
  }

  /* Does the reader type, or is a dialog in the way? */
  function busy(target) {
    return (
      (target.closest && target.closest("input, textarea, select, [contenteditable]:not([contenteditable=false])")) ||
      document.querySelector("dialog[open]")
    );
  }

  duizhao.keys = {
    add: function (key, label, fn) {
      if (TAKEN.indexOf(key) >= 0 || find(key)) throw new Error("The key " + key + " is taken.");
      entries.push({ key: key, label: label, fn: fn });
    },
    list: function () {
      return entries.map(function (entry) {
        return { key: entry.key, label: entry.label };
      });
    },
  };

  document.addEventListener("keydown", function (event) {
    var entry = find(keyOf(event));
    if (!entry || event.defaultPrevented || busy(event.target)) return;
    if (entry.fn(event) !== false) event.preventDefault();
  });
})();
