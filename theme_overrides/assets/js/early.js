/* How the reader wants the page, found out before the first paint: runs in <head>, not deferred, and
 * says it as attributes of <html> (data-dz-view="zh" …), which style sheets go by. state.js goes on from here.
 *
 * An address with values of ours (?view=zh&pinyin=1) says all; what it does not name has its first value.
 * An address without any leaves it to the memory of the device. An address that the page itself has
 * written (history.state.dz) follows the memory, too: who goes back does not get an older choice back. */
(() => {
  "use strict";

  /* The first value of each is the one that no address names. */
  const VALUES = {
    view: ["side", "stack", "zh", "en", "reveal"],
    hide: ["en", "zh"] /* the language that `reveal` hides */,
    script: ["published", "hans", "hant"],
    pinyin: ["0", "1"],
  };
  const NAMES = Object.keys(VALUES);

  function defaults() {
    return Object.fromEntries(NAMES.map((name) => [name, VALUES[name][0]]));
  }

  /* What is known of some object, and nothing else; null where there is nothing. */
  function clean(found) {
    const state = defaults();
    const known = NAMES.filter((name) => {
      const fits = found && VALUES[name].includes(String(found[name]));
      if (fits) state[name] = String(found[name]);
      return fits;
    });
    return known.length ? state : null;
  }

  /* "?view=zh&q=桥" → { view: "zh", hide: "en", script: "published", pinyin: "0" }; "?q=桥" → null */
  function fromSearch(search) {
    const values = new URLSearchParams(search);
    return clean(Object.fromEntries(NAMES.filter((name) => values.has(name)).map((name) => [name, values.get(name)])));
  }

  /* The part of an address for a state; parameters that are not ours stay. */
  function toSearch(search, state) {
    const values = new URLSearchParams(search);
    NAMES.forEach((name) => {
      const idle = name === "hide" && state.view !== "reveal";
      values.delete(name);
      if (!idle && state[name] !== VALUES[name][0]) values.set(name, state[name]);
    });
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
    const said = fromSearch(search);
    const kept = fromMemory(memory);
    return (own ? kept || said : said || kept) || defaults();
  }

  const early = { VALUES, resolve, fromSearch, toSearch, KEY: "dz" };
  if (typeof document === "undefined") {
    module.exports = early;
    return;
  }

  /* The state that the address and the memory give now. */
  early.read = () => {
    let memory = null;
    try {
      memory = localStorage.getItem(early.KEY);
    } catch {
      /* a browser may refuse to remember; then the address alone says */
    }
    return resolve(location.search, memory, Boolean(history.state?.dz));
  };

  early.mirror = (state) => {
    NAMES.forEach((name) => document.documentElement.setAttribute(`data-dz-${name}`, state[name]));
  };

  (window.duizhao = window.duizhao || {}).early = early;
  early.mirror(early.read());
})();
