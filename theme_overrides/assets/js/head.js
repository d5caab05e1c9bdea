/* Replaces the inline scripts of the theme, so that a page works under `script-src 'self'`. Runs in <head>, not deferred,
 * before the style sheets; its attribute data-scope is the address of the site, relative to the page.
 *
 *   __md_scope, __md_hash, __md_get, __md_set   globals that the theme's bundle uses. A stored value that is not the theme's
 *                                               reads as null; a browser that refuses storage stores nothing
 *
 * It also loads our scripts (the data block #dz-scripts), after the page has been parsed. */
(() => {
  "use strict";

  /* ---- Without the page */

  const isText = (value) => typeof value === "string";

  /* Of the stored values that the theme takes apart: whether it can. */
  const FORMS = {
    __palette: (value) => Number.isInteger(value.index) && value.color instanceof Object && Object.values(value.color).every(isText),
    __tabs: (value) => Array.isArray(value) && value.every(isText),
    __consent: (value) => value instanceof Object,
  };

  /* The value of a stored text; null if it is not of the form that its key has. */
  function parseStored(key, text) {
    try {
      const value = JSON.parse(text);
      const fits = Object.prototype.hasOwnProperty.call(FORMS, key) ? FORMS[key] : () => true;
      return value !== null && fits(value) ? value : null;
    } catch {
      return null;
    }
  }

  if (typeof document === "undefined") {
    module.exports = { parseStored };
    return;
  }

  /* ---- On the page: what the theme's bundle uses */

  const scope = new URL(document.currentScript.dataset.scope, location);
  if (!scope.pathname.endsWith("/")) scope.pathname += "/";

  window.__md_scope = scope;
  window.__md_hash = (text) => [...text].reduce((hash, sign) => (hash << 5) - hash + sign.charCodeAt(0), 0);
  window.__md_get = (key, storage, base = scope) => {
    try {
      return parseStored(key, (storage || localStorage).getItem(`${base.pathname}.${key}`));
    } catch {
      return null; /* the browser refuses to remember */
    }
  };
  window.__md_set = (key, value, storage, base = scope) => {
    try {
      (storage || localStorage).setItem(`${base.pathname}.${key}`, JSON.stringify(value));
    } catch {
      /* then it is not remembered */
    }
  };

  document.documentElement.setAttribute("data-platform", navigator.platform); /* for Zensical's styles */

  /* The bundle would load a polyfill from unpkg.com where this is missing (browsers before 2020). One that never reports is
   * enough: it only serves to follow changes of size. */
  if (!window.ResizeObserver) {
    window.ResizeObserver = class {
      observe() {}
      unobserve() {}
      disconnect() {}
    };
  }

  /* ---- While the page is parsed, before it is painted: the reader's colour scheme */

  const NAMES = ["media", "scheme", "primary", "accent"];
  const AUTO = "(prefers-color-scheme)";
  const kept = window.__md_get("__palette")?.color;

  /* The colours to set; the system's choice is that of the switch for it, once that has been parsed. */
  function colours() {
    if (!kept || kept.media !== AUTO) return kept;
    const media = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    const input = document.querySelector(`[data-md-color-media="(prefers-color-scheme: ${media})"]`);
    return input && Object.fromEntries(NAMES.map((name) => [name, input.getAttribute(`data-md-color-${name}`)]));
  }

  function prepare() {
    if (!document.body) return;
    const chosen = colours() || {};
    NAMES.filter((name) => isText(chosen[name])).forEach((name) => {
      document.body.setAttribute(`data-md-color-${name}`, chosen[name]);
    });
    /* Browsers must not restore an open drawer when a page is reloaded; valid.html removes the attribute. */
    document.querySelectorAll(".md-toggle").forEach((toggle) => toggle.setAttribute("autocomplete", "off"));
    if (document.querySelector('[data-md-component="container"]')) watch.disconnect(); /* the header has been parsed */
  }

  /* An observer runs before the next paint. */
  const watch = new MutationObserver(prepare);
  watch.observe(document, { childList: true, subtree: true });

  /* ---- After the page has been parsed */

  /* The content tab of each set that the reader has chosen elsewhere, and the one that the address names. */
  function openTabs() {
    const chosen = window.__md_get("__tabs") || [];
    document.querySelectorAll(".tabbed-set").forEach((set) => {
      const labels = Array.from(set.querySelectorAll(":scope > .tabbed-labels label"));
      const label = labels.find((one) => chosen.includes(one.innerText.trim()));
      if (label) document.getElementById(label.htmlFor).checked = true;
    });
    const target = document.getElementById(location.hash.slice(1));
    if (target?.name?.startsWith?.("__tabbed_")) target.checked = true;
  }

  /* The scripts of every page, each after those that it needs; those that load the rest when it is asked for are short. A build
   * bundles them into one file of this name (generator/duizhao/publish/minify.py). */
  const joined = (name, parts) => parts;
  const PAGE = joined("page.js", [
    "dom.js",
    "state.js",
    "keys.js",
    "views.js",
    "reveal.js",
    "search.js",
    "help.js",
    "drawer.js",
    "moved.js",
    "row-text.js",
    "beads.js",
    "readings.js",
    "frame.js",
    "notes.js",
    "cite.js",
    "row-actions.js",
    "words.js",
    "paper.js",
    "listen.js",
  ]);

  /* The addresses of the scripts that a page lists: page.js stands for those of every page. */
  function named(path) {
    return path.endsWith("/js/page.js") ? PAGE.map((name) => path.replace(/page\.js$/, name)) : [path];
  }

  /* That a script loads them keeps the browser from loading them before it has painted the text. */
  function loadScripts() {
    const list = document.getElementById("dz-scripts");
    const paths = JSON.parse(list ? list.textContent : "[]");
    paths.flatMap(named).forEach((path) => {
      const script = document.createElement("script");
      script.src = path;
      script.async = false;
      document.body.append(script);
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    watch.disconnect();
    openTabs();
    loadScripts();
  });
})();
