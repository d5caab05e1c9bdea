/* What stands around the texts of a report in the script that the reader chose: navigation, headings of lists, buttons, the
 * title of the window. The texts themselves are changed by readings.js.
 *
 *   duizhao.names       what assets/names.js has, loaded once: the pairs of characters that differ in the other script
 *                       ("发發…") for names in Hans and in Hant, and whole names where a character is otherwise
 *   duizhao.inScript    a word of the interface in the chosen script, or null, and `lang` of it;
 *                       interface.js asks it for every label */
(() => {
  "use strict";

  /* "发發展展" → { 发: "發", 展: "展" } */
  function parsePairs(pairs) {
    const points = Array.from(pairs || "");
    const map = {};
    for (let k = 0; k + 1 < points.length; k += 2) map[points[k]] = points[k + 1];
    return map;
  }

  /* A text in the other script: a whole name that is known, else character by character. */
  function converted(text, map, whole) {
    const plain = text.trim();
    if (Object.hasOwn(whole, plain)) return text.replace(plain, () => whole[plain]);
    return Array.from(text, (char) => (Object.hasOwn(map, char) ? map[char] : char)).join("");
  }

  if (typeof document === "undefined") {
    module.exports = { parsePairs, converted };
    return;
  }

  const duizhao = window.duizhao;
  /* What interface.js does not know: names that are in one language or one element a language. */
  const FRAME = [
    ".dz-nav__link, .dz-path a, .md-header__topic .md-ellipsis, .md-footer .md-ellipsis",
    ".dz-outline :is(td, th):lang(zh), .dz-series th :lang(zh), .dz-pair > .dz-zh",
  ].join(", ");
  const TAGS = { hans: "zh-Hans", hant: "zh-Hant" };
  const published = new Map(); /* of a text node its text, of an element its language */

  function change(thing, key, value) {
    if (!published.has(thing)) published.set(thing, thing[key]);
    if (thing[key] !== value) thing[key] = value;
  }

  function restore() {
    published.forEach((value, thing) => {
      if (thing.nodeType === Node.TEXT_NODE) thing.data = value;
      else thing.lang = value;
    });
    published.clear();
  }

  /* Titles of pages without rows are names too; those of a report are texts of it (readings.js). */
  function elements() {
    const titles = document.querySelector("[data-cite]") ? "" : ", .dz-title > .dz-zh";
    return [...document.querySelectorAll(FRAME + titles)].filter((element) => !duizhao.words.of(element));
  }

  function show(script) {
    restore();
    const before = duizhao.inScript;
    duizhao.inScript = null;
    if (!TAGS[script] || !duizhao.names) {
      if (before) duizhao.words.update();
      return;
    }
    const from = script === "hant" ? "Hans" : "Hant";
    const map = parsePairs(duizhao.names[from]);
    const whole = duizhao.names.whole[from];
    duizhao.inScript = Object.assign((text) => converted(text, map, whole), { lang: TAGS[script] });
    duizhao.words.update();
    elements().forEach((element) => {
      duizhao.textNodes(element).forEach((node) => change(node, "data", duizhao.inScript(node.data)));
      if (element.lang) change(element, "lang", TAGS[script]);
    });
  }

  function update() {
    const script = duizhao.state.get("script");
    if (!TAGS[script] || duizhao.names) show(script);
    else duizhao.loadScript("assets/names.js").then(() => show(duizhao.state.get("script")), () => null);
  }

  duizhao.state.on("script", update);
  duizhao.onPage(() => {
    published.clear(); /* the elements of the page before no longer exist */
    update();
  });
})();
