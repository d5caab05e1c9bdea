/* How the reader wants the page: kept in the address and on the device, mirrored on <html> (early.js).
 *
 *   duizhao.state.get("view")          a string: view, hide, script or pinyin; pinyin is "0" or "1"
 *   duizhao.state.set("view", "zh")    a change by the reader: remembered; what does not exist is ignored
 *   duizhao.state.on("view", fn)       fn(value, name) after each change, also where another page brings it;
 *                                      not called for the value that is there already
 *
 * A change keeps the row at the top of the window where it is (duizhao.keepTop, views.js); a listener that
 * changes the layout later, when its data have come, calls duizhao.keepTop itself. */
(function () {
  "use strict";

  var duizhao = window.duizhao;
  var early = duizhao.early;
  var current = early.read();
  var listeners = {};
  var own = false; /* the page has written its address itself */

  /* The theme's instant navigation keeps the place in the page in history.state; nothing of ours may be there. */
  var config = document.getElementById("__config");
  var instant = Boolean(config) && config.textContent.indexOf('"navigation.instant"') >= 0;

  function remember() {
    try {
      localStorage.setItem(early.KEY, JSON.stringify(current));
    } catch (error) {
      /* then the address alone says */
    }
  }

  /* Let the address say what is shown, on pages that show rows. This is no step of its own for “back”. */
  function write() {
    if (!document.querySelector("[data-dz-bar]")) return;
    var search = early.toSearch(location.search, current);
    try {
      var state = instant ? history.state : Object.assign({}, history.state, { dz: 1 });
      history.replaceState(state, "", location.pathname + search + location.hash);
      own = true;
    } catch (error) {
      /* a browser may refuse to change an address; the memory has it */
    }
  }

  function apply(next) {
    var changed = Object.keys(early.VALUES).filter(function (name) {
      return next[name] !== current[name];
    });
    current = next;
    early.mirror(current);
    changed.forEach(function (name) {
      (listeners[name] || []).forEach(function (fn) {
        fn(current[name], name);
      });
    });
  }

  duizhao.state = {
    get: function (name) {
      return current[name];
    },
    set: function (name, value) {
      var values = early.VALUES[name] || [];
      if (values.indexOf(String(value)) < 0 || current[name] === String(value)) return;
      var next = Object.assign({}, current);
      next[name] = String(value);
      duizhao.keepTop(function () {
        apply(next);
      });
      remember();
      write();
    },
    on: function (name, fn) {
      (listeners[name] = listeners[name] || []).push(fn);
    },
  };

  /* This page or, with the theme's instant navigation, another one has come. What came in its address
   * from outside stays there as it is. */
  function arrive() {
    own = Boolean(history.state && history.state.dz);
    apply(early.read());
    if (own || !early.fromSearch(location.search)) write();
  }

  /* A jump inside the page is a new step in the history, with the same address before the #. */
  window.addEventListener("hashchange", function () {
    if (own) write();
  });
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) arrive();
  });
  if (window.document$) window.document$.subscribe(arrive);
  else arrive();
})();
