/* The bar of views: side by side, by sentence, stacked, one language, one language hidden; script; pinyin; size of the text. It sets the
 * state (state.js) and shows it; style sheets (views.css), reveal.js and readings.js apply it to the page.
 *
 *   duizhao.keepTop(change)   runs change() and keeps the row at the top of the window where it is */
(() => {
  "use strict";

  /* The value after this one, and the first after the last. */
  function following(values, value) {
    return values[(values.indexOf(value) + 1) % values.length];
  }

  /* Which of the boxes is at the top, under the line down to which the window is covered: the first that
   * shows more than a scrap of itself. -1 for none. */
  function topmost(boxes, line, scrap) {
    return boxes.findIndex((box) => box.bottom - line > Math.min(scrap, (box.bottom - box.top) / 2));
  }

  /* How far the page must go so that a box that was at `before` is there again. One that has become so
   * short that nothing would be left in sight stops with a scrap of itself under the line. */
  function shift(before, box, line, scrap) {
    const height = box.bottom - box.top;
    return height ? box.top - Math.max(before, line + Math.min(scrap, height) - height) : 0;
  }

  if (typeof document === "undefined") {
    module.exports = { following, topmost, shift };
    return;
  }

  const duizhao = window.duizhao;
  const SCRAP = 36; /* px: the space under a row's text, and half a line */
  const SIGNS = { published: ["原", "Orig"], hans: ["简", "Simp"], hant: ["繁", "Trad"] };

  /* ---- The row at the top */

  function line() {
    return Array.from(document.querySelectorAll(".md-header, [data-dz-bar]")).reduce((low, element) => {
      const { position, display } = getComputedStyle(element);
      return position === "sticky" && display !== "none" ? Math.max(low, box(element).bottom) : low;
    }, 0);
  }

  function blocks() {
    return Array.from(document.querySelectorAll(".md-content__inner > :not(.dz-notes), .dz-notes > li"));
  }

  function box(element) {
    return element.getBoundingClientRect();
  }

  function move(by) {
    if (by) window.scrollTo({ top: window.scrollY + by, behavior: "instant" });
  }

  /* A page that has become too short to be scrolled that far is given room at its end. */
  function hold(element, before, covered) {
    const end = document.querySelector(".md-content__inner").style;
    end.removeProperty("padding-block-end");
    move(shift(before, box(element), covered, SCRAP));
    const left = shift(before, box(element), covered, SCRAP);
    if (left < 1) return;
    end.setProperty("padding-block-end", `${Math.ceil(left)}px`);
    move(left);
  }

  let changes = 0;

  /* The browser's scroll anchoring would move the page a second time, so it is off until two frames after the last
   * change. */
  function withoutAnchoring(change) {
    const root = document.documentElement.style;
    const number = (changes += 1);
    root.overflowAnchor = "none";
    change();
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        if (number === changes) root.overflowAnchor = "";
      });
    });
  }

  duizhao.keepTop = (change) => {
    const all = blocks();
    const covered = line();
    const element = all[topmost(all.map(box), covered, SCRAP)];
    const before = element && box(element).top;
    withoutAnchoring(() => {
      change();
      if (element && window.scrollY > 0) hold(element, before, covered);
    });
  };

  /* ---- The bar */

  const { get } = duizhao.state;

  /* The current label of a button: its own, or that of the value it shows. */
  function labelOf(button) {
    const name = button.dataset.dzSet;
    if (name === "script") return "views." + get("script");
    if (name === "pinyin") return "views.pinyin_" + get("pinyin");
    if (name === "size") return "views.size_" + get("size");
    if (name === "tap") return "views.tap_" + get("tap");
    if (button.dataset.dzValue === "reveal" && get("view") === "reveal") return "views.hides_" + get("hide");
    return button.dataset.dzLabel;
  }

  function show(button) {
    const name = button.dataset.dzSet;
    const key = button.getAttribute("aria-keyshortcuts");
    const words = duizhao.label(labelOf(button));
    button.setAttribute("aria-label", words);
    button.title = key ? `${words} (${key})` : words;
    if (name === "script") duizhao.words.set(button.firstElementChild, SIGNS[get("script")]);
    if (name === "view") button.setAttribute("aria-pressed", String(get("view") === button.dataset.dzValue));
    if (name === "pinyin" || name === "tap") button.setAttribute("aria-pressed", String(get(name) === "1"));
  }

  function place(element) {
    const [at, of] = element.dataset.dzAt.split("/");
    element.style.setProperty("--dz-done", at / of);
    duizhao.name(element, "title", "views.place", { at, of });
  }

  function showAll() {
    document.querySelectorAll("[data-dz-bar], [data-dz-bar] [data-dz-label]").forEach((element) => {
      if (element.dataset.dzAt) place(element);
      else show(element);
    });
  }

  function choose(name, value) {
    if (name !== "view") duizhao.state.set(name, following(duizhao.early.VALUES[name], get(name)));
    else if (value === "reveal" && get("view") === "reveal") duizhao.state.set("hide", following(["en", "zh"], get("hide")));
    else duizhao.state.set("view", value);
  }

  function buttonFor(name, value) {
    return document.querySelector(`[data-dz-bar] [data-dz-set="${name}"][data-dz-value="${value}"]`);
  }

  function addKey(key, label, name, value) {
    duizhao.keys.add(key, label, () => {
      const button = buttonFor(name, value);
      if (!button) return false; /* no rows here */
      choose(name, value);
      document.querySelector("[data-dz-said]").textContent = duizhao.label(labelOf(button));
      return true;
    });
  }

  duizhao.early.VALUES.view.forEach((value, n) =>
    addKey(String(n + 1), value === "reveal" ? "help.reveal" : "views." + value, "view", value),
  );
  addKey("t", "help.script", "script", "");
  addKey("y", "views.pinyin", "pinyin", "");
  addKey("z", "views.size", "size", "");

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-dz-set]");
    if (button) choose(button.dataset.dzSet, button.dataset.dzValue);
  });
  function setLines() {
    duizhao.sentences?.update();
    document.querySelectorAll(".dz-line--unsure").forEach((line) => duizhao.name(line, "title", "views.unsure"));
  }

  duizhao.state.on("view", setLines);
  ["ui", ...Object.keys(duizhao.early.VALUES)].forEach((name) => duizhao.state.on(name, showAll));
  duizhao.onPage(() => {
    showAll();
    setLines();
  });
})();
