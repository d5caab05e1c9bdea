/* How the reader wants the page, found out before the first paint: runs in <head>, not deferred, and
 * says it as attributes of <html> (data-dz-view="zh" …), which style sheets go by. state.js goes on from here.
 *
 * An address with values of ours (?view=zh&pinyin=1) says all; what it does not name has its first value.
 * An address without any leaves it to the memory of the device. An address that the page itself has
 * written (history.state.dz) follows the memory, too: who goes back does not get an older choice back. */
(function () {
  "use strict";

  /* The first value of each is the one that no address names. */
  var VALUES = {
    view: ["side", "stack", "zh", "en", "reveal"],
    hide: ["en", "zh"], /* the language that `reveal` hides */
    script: ["published", "hans", "hant"],
    pinyin: ["0", "1"],
  };
  var NAMES = Object.keys(VALUES);

  function defaults() {
    var state = {};
    NAMES.forEach(function (name) {
      state[name] = VALUES[name][0];
    });
    return state;
  }

  /* What is known of some object, and nothing else; null where there is nothing. */
  function clean(found) {
    var state = defaults();
    var known = NAMES.filter(function (name) {
      var fits = found && VALUES[name].indexOf(String(found[name])) >= 0;
      if (fits) state[name] = String(found[name]);
      return fits;
    });
    return known.length ? state : null;
  }

  /* "?view=zh&q=桥" → { view: "zh", hide: "en", script: "published", pinyin: "0" }; "?q=桥" → null */
  function fromSearch(search) {
    var values = new URLSearchParams(search);
    var found = {};
    NAMES.forEach(function (name) {
      if (values.has(name)) found[name] = values.get(name);
    });
    return clean(found);
  }

  /* The part of an address for a state; parameters that are not ours stay. */
  function toSearch(search, state) {
    var values = new URLSearchParams(search);
    NAMES.forEach(function (name) {
      var idle = name === "hide" && state.view !== "reveal";
      values.delete(name);
      if (!idle && state[name] !== VALUES[name][0]) values.set(name, state[name]);
    });
    var text = values.toString();
    return text ? "?" + text : "";
  }

  function fromMemory(text) {
    try {
      return clean(JSON.parse(text));
    } catch (error) {
      return null;
    }
  }

  /* `own`: the page has written this address itself. */
  function resolve(search, memory, own) {
    var said = fromSearch(search);
    var kept = fromMemory(memory);
    return (own ? kept || said : said || kept) || defaults();
  }

  var early = { VALUES: VALUES, resolve: resolve, fromSearch: fromSearch, toSearch: toSearch, KEY: "dz" };
  if (typeof document === "undefined") {
    module.exports = early;
    return;
  }

  /* The state that the address and the memory give now. */
  early.read = function () {
    var memory = null;
    try {
      memory = localStorage.getItem(early.KEY);
    } catch (error) {
      /* a browser may refuse to remember; then the address alone says */
    }
    return resolve(location.search, memory, Boolean(history.state && history.state.dz));
  };

  early.mirror = function (state) {
    NAMES.forEach(function (name) {
      document.documentElement.setAttribute("data-dz-" + name, state[name]);
    });
  };

  (window.duizhao = window.duizhao || {}).early = early;
  early.mirror(early.read());
})();
