/* The reader's settings: kept in the address and on the device, mirrored on <html> (early.js).
 *
 *   duizhao.state.get("view")          a string: view, hide, script or pinyin; pinyin is "0" or "1"
 *   duizhao.state.set("view", "zh")    a change by the reader: remembered; unknown values are ignored
 *   duizhao.state.on("view", fn)       fn(value, name) after each change, also where another page brings it;
 *                                      not called for the value that is there already
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

  function remember() {
    try {
      localStorage.setItem(early.KEY, JSON.stringify(current));
    } catch {
      /* then only the address keeps it */
    }
  }

  /* Write the state into the address, on pages that show rows; adds no entry to the history. */
  function write() {
    if (!document.querySelector("[data-dz-bar]")) return;
    const search = early.toSearch(location.search, current);
    own = duizhao.setQuery(search, instant ? history.state : { ...history.state, dz: 1 }) || own;
  }

  function apply(next) {
    const changed = Object.keys(early.VALUES).filter((name) => next[name] !== current[name]);
    current = next;
    early.mirror(current);
    changed.forEach((name) => {
      (listeners[name] || []).forEach((fn) => fn(current[name], name));
    });
  }

  duizhao.state = {
    get: (name) => current[name],
    set(name, value) {
      const values = early.VALUES[name] || [];
      if (!values.includes(String(value)) || current[name] === String(value)) return;
      duizhao.keepTop(() => apply({ ...current, [name]: String(value) }));
      remember();
      write();
    },
    on(name, fn) {
      (listeners[name] = listeners[name] || []).push(fn);
    },
  };

  /* This page or, with the theme's instant navigation, another one has come. What came in its address
   * from outside stays there as it is. */
  function arrive() {
    own = Boolean(history.state?.dz);
    apply(early.read());
    if (own || !early.fromSearch(location.search)) write();
  }

  /* A jump inside the page is a new step in the history, with the same address before the #. */
  window.addEventListener("hashchange", () => {
    if (own) write();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) arrive();
  });
  duizhao.onPage(arrive);
})();
