/* The reader's settings: kept in the address and on the device, mirrored on <html> (early.js).
 *
 *   duizhao.state.get("view")          a string: view, hide, script, pinyin ("0", "1"), size ("0" to "2") or ui
 *   duizhao.state.set("view", "zh")    a change by the reader: remembered; unknown values are ignored
 *   duizhao.state.lend("view", "side") the same for this page only: neither remembered nor written into the address
 *   duizhao.state.on("view", fn)       fn(value, name) after each change, also where another page brings it;
 *                                      not called for the value that is there already
 *
 * `ui` is the language that the interface has: "zh", "en" or "both". A view of one language brings it along; set while there is
 * such a view, it takes the view with it.
 *
 * A change keeps the row at the top of the window where it is (duizhao.keepTop, views.js); a listener that
 * changes the layout later, when its data have come, calls duizhao.keepTop itself. */
(() => {
  "use strict";

  const duizhao = window.duizhao;
  const early = duizhao.early;
  let current = early.read();
  const listeners = {};
  let own = false; /* the page has written its address itself */

  /* The theme's instant navigation keeps the scroll position in history.state, so we must not write there. */
  const config = document.getElementById("__config");
  const instant = Boolean(config?.textContent.includes('"navigation.instant"'));

  function keep(key, text) {
    try {
      localStorage.setItem(key, text);
    } catch {
      /* then only the address keeps it */
    }
  }

  function remember() {
    const { ui, ...views } = current;
    keep(early.KEY, JSON.stringify(views));
  }

  /* Write the state into the address, on pages that show rows; adds no entry to the history. */
  function write() {
    if (!document.querySelector("[data-dz-bar]")) return;
    const search = early.toSearch(location.search, current);
    own = duizhao.setQuery(search, instant ? history.state : { ...history.state, dz: 1 }) || own;
  }

  function apply(next) {
    const changed = Object.keys(early.VALUES).filter((name) => next[name] !== current[name]);
    if (early.shownLanguage(next) !== early.shownLanguage(current)) changed.unshift("ui");
    current = next;
    early.mirror(current);
    changed.forEach((name) => {
      (listeners[name] || []).forEach((fn) => fn(duizhao.state.get(name), name));
    });
  }

  /* The state with another language of the interface. */
  function inLanguage(ui) {
    const single = early.shownLanguage(current) === current.view;
    return { ...current, ui, view: single ? (ui === "both" ? "side" : ui) : current.view };
  }

  duizhao.state = {
    get: (name) => (name === "ui" ? early.shownLanguage(current) : current[name]),
    set(name, value) {
      const values = name === "ui" ? early.LANGUAGES : early.VALUES[name] || [];
      if (!values.includes(String(value)) || duizhao.state.get(name) === String(value)) return;
      const next = name === "ui" ? inLanguage(value) : { ...current, [name]: String(value) };
      duizhao.keepTop(() => apply(next));
      if (name === "ui") keep(early.LANGUAGE_KEY, value);
      remember();
      write();
    },
    lend: (name, value) => duizhao.keepTop(() => apply({ ...current, [name]: value })),
    on(name, fn) {
      (listeners[name] = listeners[name] || []).push(fn);
    },
  };

  /* This page or, with the theme's instant navigation, another one has come. What came in its address
   * from outside stays there as it is. */
  function arrive() {
    own = Boolean(history.state?.dz);
    apply(early.read());
    const stated = early.statedLanguage(location.search);
    if (stated && !own) keep(early.LANGUAGE_KEY, stated); /* the next page has it, too */
    if (own || !early.fromSearch(location.search)) write();
  }

  /* A jump inside the page is a new step in the history, with the same address before the #. */
  window.addEventListener("hashchange", () => {
    if (own) write();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) arrive();
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches?.("[data-dz-interface]")) duizhao.state.set("ui", event.target.value);
  });
  duizhao.state.on("ui", duizhao.words.update);
  duizhao.onPage(arrive);
})();
