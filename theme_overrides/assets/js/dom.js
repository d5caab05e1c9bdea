/* Helpers of all components of a page. Loaded before them, and after the labels of the interface (assets/labels.js, written
 * by the generator).
 *
 *   duizhao.interface                        the language of the interface now: "both", "zh" or "en"
 *   duizhao.label(key, values)               words as text; {name} is filled from values: "已复制 · Copied"
 *   duizhao.labelInto(element, key, values)  the same in an element, which follows the language of the interface; gives `element`
 *   duizhao.namesInto(parent, zh, en)        names of a report or chapter, as labels are; one may be ""
 *   duizhao.name(element, attribute, key, values)   the same as an attribute, or with "" as the text of an option; several keys
 *                                            are joined with a colon
 *   duizhao.make(name, className, parent)    a new element; also duizhao.button, closeButton, dialog
 *   duizhao.announce(key, near)              a short word at the edge of the window, also for screen readers
 *   duizhao.onPage(fn)                       runs fn now, and when the theme has put another page in the place of this one
 *   duizhao.hashId()                         the ID after # in the address: "#%E6%A1%A5" → "桥"; as it stands if it is malformed
 *   duizhao.setQuery(search, state)          the part of the address after ?, without a step for “back”
 *   duizhao.paint(name, ranges, priority)    a highlight of CSS, so that the elements of the page stay as they are
 *   duizhao.textInto(parent, lang, text)     a text in a language, as a new element in `parent`
 *   duizhao.loadScript(path, options)        a script, by its path in the site or its address: Promise of its element
 *   duizhao.loadParts(names)                 scripts below assets/js/, which run in this order: Promise
 *   duizhao.pageUrl(address)                 the address of a page of the site, which may be a file */
(() => {
  "use strict";

  /* ["共{n}行", "{n} rows"], { n: 3 } → ["共3行", "3 rows"] */
  function fill(words, values = {}) {
    return words.map((text) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole)));
  }

  /* Percent signs decoded; the text as it stands if they are not those of UTF-8. */
  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  if (typeof document === "undefined") {
    module.exports = { decode, fill };
    return;
  }

  const duizhao = (window.duizhao = window.duizhao || {});
  const SHOWN = 2000; /* ms that an announcement is shown */

  /* ---- Words */

  Object.defineProperty(duizhao, "interface", { get: () => document.documentElement.dataset.dzUi });

  function wordsOf(keys, values) {
    const all = [].concat(keys).map((key) => fill(duizhao.labels?.[key] || [key, key], values));
    return all.length === 1 ? all[0] : [0, 1].map((n) => all.map((words) => words[n]).join(n ? ": " : "："));
  }

  duizhao.label = (key, values) => duizhao.words.joined(wordsOf(key, values));

  duizhao.labelInto = (element, key, values) => {
    element.textContent = "";
    duizhao.words.set(duizhao.make("span", "dz-ui", element), wordsOf(key, values));
    return element;
  };

  /* Names of reports and chapters, as a new element in `parent`; where there is one only, that. */
  duizhao.namesInto = (parent, zh, en) => {
    const element = duizhao.make("span", zh && en ? "dz-ui" : "", parent);
    if (zh && en) duizhao.words.set(element, [zh, en]);
    else Object.assign(element, { lang: en ? "en" : "zh-Hans", textContent: en || zh });
    return element;
  };

  duizhao.name = (element, attribute, key, values) => duizhao.words.set(element, wordsOf(key, values), attribute);

  /* ---- Elements */

  duizhao.make = (name, className, parent) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (parent) parent.append(element);
    return element;
  };

  duizhao.textInto = (parent, lang, text) => Object.assign(duizhao.make("span", "", parent), { lang, textContent: text });

  duizhao.button = (className, parent, act) => {
    const button = duizhao.make("button", className, parent);
    button.type = "button";
    if (act) button.addEventListener("click", act);
    return button;
  };

  duizhao.closeButton = (className, parent, act) => {
    const button = duizhao.button(className, parent, act);
    button.textContent = "×";
    duizhao.name(button, "aria-label", "common.close");
    return button;
  };

  /* A choice with its label; `values` are pairs of a value and the key of its name. */
  duizhao.choice = (parent, key, values) => {
    const select = duizhao.make("select", "", duizhao.labelInto(duizhao.make("label", "", parent), key));
    values.forEach(([value, name]) => {
      const option = new Option("", value);
      duizhao.name(option, "", name);
      select.append(option);
    });
    return select;
  };

  /* A dialog, which a click beside it closes. */
  duizhao.dialog = (className, parent) => {
    const dialog = duizhao.make("dialog", className, parent);
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
    return dialog;
  };

  /* Save data as a file of this name. */
  duizhao.give = (name, blob) => {
    const link = duizhao.make("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  /* ---- Announcing */

  const timers = new WeakMap(); /* of each announcement: the timer that hides it */

  /* `near` is an open dialog: the announcement must be inside it, because it is above everything else. */
  duizhao.announce = (key, near = document.body) => {
    let toast = near.querySelector(":scope > .dz-toast");
    if (!toast) {
      toast = duizhao.make("div", "dz-toast", near);
      toast.setAttribute("role", "status");
    }
    clearTimeout(timers.get(toast));
    toast.textContent = "";
    setTimeout(() => {
      duizhao.labelInto(toast, key);
      toast.classList.add("dz-toast--shown");
    }, 20); /* a change of what is there already is what screen readers announce */
    timers.set(
      toast,
      setTimeout(() => toast.classList.remove("dz-toast--shown"), SHOWN),
    );
  };

  /* ---- Pages and addresses */

  duizhao.onPage = (fn) => (window.document$ ? window.document$.subscribe(fn) : fn());

  duizhao.isFile = location.protocol === "file:";
  duizhao.site = new URL("../../", document.currentScript.src || document.baseURI);
  duizhao.pageUrl = (address) => new URL(address + (duizhao.isFile ? "index.html" : ""), duizhao.site).href;

  duizhao.decode = decode;
  duizhao.hashId = () => decode(location.hash.slice(1));

  /* Returns whether it worked: a browser may refuse to change an address. */
  duizhao.setQuery = (search, state) => {
    try {
      history.replaceState(state, "", location.pathname + search + location.hash);
      return true;
    } catch {
      return false;
    }
  };

  /* Scripts that are to run in the order in which they were asked for are `inOrder`; an `urgent` one is waited for. */
  duizhao.loadScript = (path, { inOrder = false, urgent = false } = {}) =>
    new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = new URL(path, duizhao.site).href;
      script.async = !inOrder;
      if (urgent) script.fetchPriority = "high";
      script.onload = () => done(script);
      script.onerror = () => {
        script.remove();
        failed(new Error(`${script.src} could not be read.`));
      };
      document.head.append(script);
    });

  duizhao.loadParts = (names) => Promise.all(names.map((name) => duizhao.loadScript(`assets/js/${name}`, { inOrder: true })));

  /* ---- Highlights */

  duizhao.canPaint = Boolean(window.Highlight && window.CSS && CSS.highlights);

  duizhao.paint = (name, ranges, priority = 0) => {
    if (!duizhao.canPaint) return;
    CSS.highlights.delete(name);
    if (!ranges.length) return;
    const highlight = new Highlight();
    ranges.forEach((range) => highlight.add(range)); /* as arguments they would be too many on a long page */
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
  };
})();
