/* Applies the reader's settings before the first paint: runs in <head>, not deferred, and sets attributes of
 * <html> (data-dz-view="zh" …) for the style sheets. state.js handles later changes.
 *
 * An address with any of our parameters (?view=zh&pinyin=1) decides all; a parameter that is missing has its default.
 * Without any, the settings remembered on the device apply. They also apply to an address that the page itself has
 * written (history.state.dz): going back does not restore an older choice.
 *
 * The language of the interface (?ui=zh) is apart from them: the address, else the device, else the site (data-interface of this
 * script), else the languages of the browser. A view of one language has the interface in that language. */
(() => {
  "use strict";

  /* The first value of each is the default, which addresses omit. */
  const VALUES = {
    view: ["side", "stack", "zh", "en", "reveal", "sentence"],
    hide: ["en", "zh"] /* the language that `reveal` hides */,
    script: ["published", "hans", "hant"],
    pinyin: ["0", "1"],
    size: ["0", "1", "2"] /* of the text: normal, large, larger */,
    tap: ["0", "1"] /* does a tap on a Chinese word look it up? */,
  };
  const NAMES = Object.keys(VALUES);
  const LATEST = 1500; /* ms that a text waits for its pinyin */
  const LANGUAGES = ["zh", "en", "both"]; /* of the interface */

  function defaults() {
    return Object.fromEntries(NAMES.map((name) => [name, VALUES[name][0]]));
  }

  /* The valid settings of an object, the rest at their defaults; null if it has none. */
  function clean(values) {
    const state = defaults();
    const known = NAMES.filter((name) => {
      const fits = values && VALUES[name].includes(String(values[name]));
      if (fits) state[name] = String(values[name]);
      return fits;
    });
    return known.length ? state : null;
  }

  /* "?view=zh&q=桥" → { view: "zh", hide: "en", script: "published", pinyin: "0", size: "0", tap: "0" }; "?q=桥" → null */
  function fromSearch(search) {
    const values = new URLSearchParams(search);
    return clean(Object.fromEntries(NAMES.filter((name) => values.has(name)).map((name) => [name, values.get(name)])));
  }

  /* The query string for a state; parameters of others are kept. */
  function toSearch(search, state) {
    const values = new URLSearchParams(search);
    NAMES.forEach((name) => {
      const idle = name === "hide" && state.view !== "reveal";
      values.delete(name);
      if (!idle && state[name] !== VALUES[name][0]) values.set(name, state[name]);
    });
    if (values.has("ui") && state.ui) values.set("ui", state.ui);
    const text = values.toString();
    return text ? `?${text}` : "";
  }

  function fromMemory(text) {
    try {
      return clean(JSON.parse(text));
    } catch {
      return null;
    }
  }

  /* `own`: the page has written this address itself. */
  function resolve(search, memory, own) {
    const stated = fromSearch(search);
    const kept = fromMemory(memory);
    return (own ? kept || stated : stated || kept) || defaults();
  }

  /* The language of the interface that an address states; null if it states none. */
  function statedLanguage(search) {
    const value = new URLSearchParams(search).get("ui");
    return LANGUAGES.includes(value) ? value : null;
  }

  /* ["de-AT", "en", "zh-CN"] → "en"; English for who reads neither. */
  function browsersLanguage(languages) {
    const known = Array.from(languages || [], (tag) => (/^(zh|en)\b/i.exec(tag) || [""])[0].toLowerCase()).filter(Boolean);
    return known[0] || "en";
  }

  /* The language chosen for the interface; `site` is the choice of the site. */
  function languageOf(search, memory, own, site, languages) {
    const stated = statedLanguage(search);
    const wishes = own ? [memory, stated, site] : [stated, memory, site];
    return wishes.find((value) => LANGUAGES.includes(value)) || browsersLanguage(languages);
  }

  /* The language that the interface has in a state. */
  function shownLanguage({ view, ui }) {
    return view === "zh" || view === "en" ? view : ui;
  }

  const early = {
    VALUES,
    LANGUAGES,
    resolve,
    fromSearch,
    toSearch,
    statedLanguage,
    languageOf,
    shownLanguage,
    KEY: "dz",
    LANGUAGE_KEY: "dz-ui",
  };
  if (typeof document === "undefined") {
    module.exports = early;
    return;
  }

  const site = document.currentScript.dataset.interface;

  function remembered(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; /* a browser may refuse to remember; then the address alone says */
    }
  }

  /* The state that the address and the memory give now. */
  early.read = () => {
    const own = Boolean(history.state?.dz);
    const ui = languageOf(location.search, remembered(early.LANGUAGE_KEY), own, site, navigator.languages);
    return { ...resolve(location.search, remembered(early.KEY), own), ui };
  };

  early.mirror = (state) => {
    NAMES.forEach((name) => document.documentElement.setAttribute(`data-dz-${name}`, state[name]));
    document.documentElement.setAttribute("data-dz-ui", shownLanguage(state));
  };

  (window.duizhao = window.duizhao || {}).early = early;
  early.mirror(early.read());

  /* Pinyin widens a text, so on a phone it is not shown before that has come (ruby.css): readings.js says so, or this. */
  setTimeout(() => document.documentElement.setAttribute("data-dz-read", ""), LATEST);
})();
