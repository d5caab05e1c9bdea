/* Words of the interface in the language of the reader: <html data-dz-ui="zh">, "en" or "both" (early.js). Runs in <head>, not
 * deferred. The page holds both languages, “中文 · English”, in one element: <span class="dz-ui">. Before each paint while the
 * page comes in, what has come is set; later only what the reader changes.
 *
 *   duizhao.words.set(element, words, name)   [zh, en] or [zh, en, en beside zh] as the text of an element, or as its attribute
 *   duizhao.words.joined(words)               the words as one text
 *   duizhao.words.of(element)                 the words of the text of an element; null if it has none
 *   duizhao.words.update()                    look for new elements, and set all as <html> says */
(() => {
  "use strict";

  /* ---- Without the page */

  const SEPARATOR = " · ";
  const HAN = /\p{Script=Han}/u;

  /* "中文 · English" → ["中文", "English"]: cut where all Chinese is on the left; null if the text is no such pair. */
  function halves(text) {
    const parts = text.trim().split(SEPARATOR);
    for (let n = 1; n < parts.length; n++) {
      const [zh, en] = [parts.slice(0, n).join(SEPARATOR), parts.slice(n).join(SEPARATOR)];
      if (HAN.test(zh) && !HAN.test(en)) return [zh, en];
    }
    return null;
  }

  /* The words of an element: its text cut in two; what cannot be read from the text is in data-zh and data-en. Two spellings of one
   * thing, whose text has no separator, are not told twice: [zh, en, null]. */
  function wordsOf(text, { zh, en }) {
    if (zh !== undefined && en !== undefined && !text.includes(SEPARATOR)) return [zh, en, null];
    const cut = halves(text) || text.trim().split(SEPARATOR);
    if (zh === undefined && cut.length !== 2) return null;
    const beside = zh === undefined ? cut[1] : text.trim().slice(zh.length + SEPARATOR.length);
    return [zh === undefined ? cut[0] : zh, en === undefined ? beside : en, beside];
  }

  /* [zh, en, beside] as one text. */
  function join([zh, en, beside], language) {
    if (language === "zh") return zh;
    if (language === "en" || zh === en || beside === null) return en;
    return zh + SEPARATOR + (beside || en);
  }

  /* Titles of pages: “title | site”, each in both languages or in one. */
  function titleIn(title, language) {
    return title
      .split(" | ")
      .map((part) => {
        const words = halves(part);
        return words ? join(words, language) : part;
      })
      .join(" | ");
  }

  if (typeof document === "undefined") {
    module.exports = { halves, wordsOf, join, titleIn };
    return;
  }

  /* ---- On the page */

  const TAGS = { zh: "zh-Hans", en: "en" };
  const OWN = "dz-ui";
  const SIGN = "dz-bar__sign"; /* has room for one language: the Chinese beside both */
  /* The theme's words, and titles of pages in it: both languages come from partials/languages/zh-en.html and from our titles. */
  const THEIRS = ".md-skip, .md-top, .md-ellipsis, .md-footer__direction, .md-visually-hidden, .dz-path a, .dz-chart > title, .dz-chart > desc";
  const ATTRIBUTES = ["aria-label", "title", "placeholder"];
  const NAMED = ATTRIBUTES.map((name) => `[${name}*="${SEPARATOR}"]`).join();
  const root = document.documentElement;
  const known = new WeakMap(); /* element → { "": words of its text, "title": words of an attribute, … } */
  const first = root.lang;
  let title = null;

  function language() {
    return root.getAttribute("data-dz-ui") || "both";
  }

  /* Words with the Chinese in the script that the reader chose (frame.js). */
  function scripted(some) {
    const inScript = window.duizhao.inScript;
    return inScript && some[0] !== some[1] ? [inScript(some[0]), ...some.slice(1)] : some;
  }

  function pageTitle(before = "") {
    const whole = before + titleIn(title === null ? document.title : title, language());
    return window.duizhao.inScript ? window.duizhao.inScript(whole) : whole;
  }

  function tagOf(chosen) {
    return (chosen === "zh" && window.duizhao.inScript?.lang) || TAGS[chosen];
  }

  function tag(element, chosen) {
    const wanted = TAGS[chosen] ? tagOf(chosen) : null;
    if (element.getAttribute("lang") === wanted) return; /* setting it again would style all that is in it again */
    if (wanted) element.setAttribute("lang", wanted);
    else element.removeAttribute("lang");
  }

  function span(lang, text) {
    const element = document.createElement("span");
    element.lang = lang;
    element.textContent = text;
    return element;
  }

  /* Of an element of ours each language gets an element; of the others only the letters are changed. */
  function write(element, words, wanted) {
    const chosen = wanted === "both" && element.classList.contains(SIGN) ? "zh" : wanted;
    tag(element, words[0] === words[1] ? "" : chosen);
    if (!element.classList.contains(OWN)) {
      const node = Array.from(element.childNodes)
        .filter((child) => child.nodeType === 3 && child.data.trim())
        .pop();
      if (node) node.data = join(words, chosen);
      else element.textContent = join(words, chosen);
    } else if (chosen === "both" && words[0] !== words[1] && words[2] !== null) {
      element.replaceChildren(span(tagOf("zh"), words[0]), " ", span(TAGS.en, words[2] || words[1])); /* type.css has the dot */
    } else element.textContent = join(words, chosen);
  }

  function apply(element) {
    const chosen = language();
    Object.entries(known.get(element)).forEach(([name, words]) => {
      if (!words) return;
      if (!name) write(element, scripted(words), chosen);
      else element.setAttribute(name, join(scripted(words), chosen));
    });
  }

  function keep(element, name, words) {
    const all = known.get(element) || {};
    all[name] = words;
    known.set(element, all);
  }

  /* An element after which the parser has put nothing yet may still get more text. */
  function isWhole(element) {
    let at = element;
    while (at && !at.nextSibling) at = at.parentNode;
    return Boolean(at) || document.readyState !== "loading";
  }

  function find() {
    document.querySelectorAll(`.${OWN}, ${THEIRS}`).forEach((element) => {
      if ((known.get(element) || {})[""] !== undefined || !isWhole(element)) return;
      keep(element, "", wordsOf(element.textContent, element.dataset));
      apply(element);
    });
  }

  /* Names of elements, at the end: nobody sees them before. Not that of a ¶, which is a place in a file. */
  function findNames() {
    document.querySelectorAll(NAMED).forEach((element) => {
      if (element.matches(".dz-link, .md-footer__link")) return;
      ATTRIBUTES.forEach((name) => {
        const words = !(known.get(element) || {})[name] && halves(element.getAttribute(name) || "");
        if (words) keep(element, name, words);
      });
      if (known.has(element)) apply(element);
    });
    document.querySelectorAll(".md-footer__link").forEach(nameLink);
  }

  /* “下一页 · Next: 一、… · I. …” would be cut in the wrong place. */
  function nameLink(link) {
    const parts = Array.from(link.querySelectorAll(".md-footer__direction, .md-ellipsis"), (part) => {
      const text = part.textContent.trim();
      return (known.get(part) || {})[""] || [text, text];
    });
    if (parts.length < 2) return;
    keep(link, "aria-label", [parts[0][0] + "：" + parts[1][0], parts[0][1] + ": " + parts[1][1]]);
    apply(link);
  }

  /* The whole page is in the language of its words; the reports say theirs, row by row. */
  function setPage() {
    const chosen = language();
    const lang = tagOf(chosen) || first;
    if (root.lang !== lang) root.lang = lang; /* set again, it would style the whole page again */
    if (title === null && document.title) title = document.title;
    if (title !== null && document.title !== pageTitle()) document.title = pageTitle();
    const choice = document.querySelector("[data-dz-interface]");
    if (choice && choice.value !== chosen) choice.value = chosen;
  }

  const words = {
    joined: (some) => join(scripted(some), language()),
    of: (element) => (known.get(element) || {})[""] || null,
    set(element, some, name = "") {
      keep(element, name, some);
      apply(element);
    },
    update() {
      find();
      findNames();
      setPage();
      document.querySelectorAll("*").forEach((element) => {
        if (known.has(element)) apply(element);
      });
    },
    /* The title of the page in both languages, and what stands before it. */
    setTitle(before) {
      document.title = pageTitle(before);
    },
  };
  (window.duizhao = window.duizhao || {}).words = words;

  function beforePaint() {
    find();
    setPage();
    if (document.readyState === "loading") requestAnimationFrame(beforePaint);
  }

  requestAnimationFrame(beforePaint);
  document.addEventListener("DOMContentLoaded", () => {
    find();
    findNames();
    setPage();
  });
})();
