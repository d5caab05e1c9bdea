/* Taking a row along: the code of a frame for another site (embed/KEY.html, written by the generator), and a card with both
 * languages, source and date, as SVG or PNG. Loaded by row-actions.js, after picture.js, when it is first asked for.
 *
 *   duizhao.take(row)   opens the dialog */
(() => {
  "use strict";

  const WIDTH = 1080;
  const EDGE = 84;
  const SERIF = '"Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", "Songti SC", "Microsoft YaHei", serif';
  const LATIN = 'Charter, "Iowan Old Style", Georgia, "Liberation Serif", "DejaVu Serif", serif';
  const PLAIN = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
  const SIZES = [46, 40, 34, 29, 25]; /* px of the Chinese: the largest with which a card is not higher than HIGHEST */
  const HIGHEST = 1350;
  const INK = "#211e1a";
  const SOFT = "#5c564c";

  /* The number of the page in `embed` that has a line; `starts` are the lines with which its second and further pages begin. */
  function pageOf(starts, line) {
    return 1 + starts.filter((start) => start <= line).length;
  }

  /* `line` is 0 for the whole row. */
  function frameAddress(report, key, starts, line) {
    const number = pageOf(starts, line);
    const name = number > 1 ? `${key}-${number}` : key;
    return new URL(`embed/${name}.html${line ? `#s${line}` : ""}`, report).href;
  }

  function frameCode(address, title, letters) {
    const quoted = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
    const height = Math.min(640, 150 + Math.ceil(letters / 60) * 28);
    return `<iframe src="${quoted(address)}" title="${quoted(title)}" width="100%" height="${height}" loading="lazy"></iframe>`;
  }

  /* The card of { zh, en, source: [zh, en] }; `wrap` and `measure` are those of picture.js. */
  function cardOf(words, wrap, measure) {
    const cards = SIZES.map((size) => () => cardIn(size, words, wrap, measure));
    return cards.reduce((card, make) => (card && card.height <= HIGHEST ? card : make()), null);
  }

  function cardIn(size, { zh, en, source }, wrap, measure) {
    const shapes = [{ d: "M0 0h72v6h-72z", x: EDGE, y: 60, fill: "#9c2f22" }];
    let y = 60 + 6 + 18;
    function set(text, lang, font, leading, fill) {
      wrap(text, WIDTH - 2 * EDGE, (some) => measure(some, font)).forEach((line) => {
        y += leading;
        shapes.push({ text: line, x: EDGE, y, font, fill, lang });
      });
    }
    if (zh) set(zh, "zh", { size, family: SERIF }, Math.round(size * 1.65), INK);
    if (zh && en) y += Math.round(size * 0.6);
    if (en) set(en, "en", { size: Math.round(size * 0.9), family: LATIN }, Math.round(size * 1.38), INK);
    y += 48;
    shapes.push({ d: `M0 0h${WIDTH - 2 * EDGE}v1h-${WIDTH - 2 * EDGE}z`, x: EDGE, y, fill: "#b9b0a0" });
    y += 12;
    source.filter(Boolean).forEach((text, n) => set(text, n ? "en" : "zh", { size: 21, family: PLAIN }, 33, SOFT));
    return { width: WIDTH, height: y + 54, paper: "#fcfbf8", title: source.filter(Boolean).join(" "), shapes };
  }

  if (typeof document === "undefined") {
    module.exports = { pageOf, frameAddress, frameCode, cardOf };
    return;
  }

  /* ---- On the page */

  const duizhao = window.duizhao;
  const { make, picture } = duizhao;
  let dialog = null;

  /* Where the lines of a row begin in both texts, as embed/ has them. */
  function linesOf(row) {
    return row.dataset.beads ? duizhao.sentences.linesOf(row.dataset.beads) : [];
  }

  /* The words of line `n`, counted from 1; of the whole row with 0. */
  function wordsOf(row, lines, n) {
    const whole = duizhao.rowText(row);
    if (!n) return whole;
    const cut = (text, side) => {
      const next = lines.slice(n).find((line) => line[side] < Infinity);
      return lines[n - 1][side] < Infinity ? Array.from(text).slice(lines[n - 1][side], next && next[side]).join("").trim() : "";
    };
    return { zh: cut(whole.zh, "zh"), en: cut(whole.en, "en") };
  }

  function choice(parent, count, change) {
    if (count < 2) return;
    const label = make("label", "dz-take__which", parent);
    duizhao.labelInto(make("span", "", label), "take.which");
    const select = make("select", "", label);
    for (let n = 0; n <= count; n++) {
      const option = Object.assign(make("option", "", select), { value: n });
      duizhao.name(option, "", n ? "take.line" : "take.whole", { n });
    }
    select.addEventListener("change", () => change(Number(select.value)));
  }

  function section(parent, key) {
    const box = make("section", "dz-cite__form", parent);
    const head = make("div", "dz-cite__head", box);
    duizhao.labelInto(make("h3", "dz-cite__name", head), key);
    return { box, buttons: make("span", "dz-take__buttons", head) };
  }

  function button(parent, key, act) {
    duizhao.labelInto(duizhao.button("dz-button", parent, act), key);
  }

  function frameSection(parent) {
    const { box, buttons } = section(parent, "take.embed");
    const code = make("pre", "dz-cite__text dz-cite__text--code", box);
    code.tabIndex = 0;
    code.setAttribute("role", "group");
    duizhao.name(code, "aria-label", "take.embed");
    button(buttons, "take.copy", () => duizhao.copy(code.textContent, dialog));
    return code;
  }

  function cardSection(parent, key) {
    const { box, buttons } = section(parent, "take.picture");
    const holder = make("div", "dz-take__card", box);
    const state = { card: null };
    const save = (kind) => picture.save(key, state.card, kind).catch(() => duizhao.announce("take.failed", dialog));
    button(buttons, "take.svg", () => save("svg"));
    button(buttons, "take.png", () => save("png"));
    state.show = (card) => {
      state.card = card;
      const drawn = new DOMParser().parseFromString(picture.svg(card), "image/svg+xml").documentElement;
      holder.replaceChildren(document.importNode(drawn, true));
    };
    return state;
  }

  function build(row) {
    dialog?.remove();
    dialog = duizhao.dialog("dz-cite-dialog dz-take md-typeset", document.body);
    dialog.setAttribute("aria-labelledby", "dz-take-title");
    const top = make("div", "dz-cite__top", dialog);
    const heading = duizhao.labelInto(make("h2", "dz-cite__title", top), "take.title");
    heading.id = "dz-take-title";
    button(top, "common.close", () => dialog.close());
    fill(row);
  }

  function fill(row) {
    const lines = linesOf(row);
    const source = duizhao.citation(row.id);
    const starts = (row.dataset.embed || "").split(" ").filter(Boolean).map(Number);
    choice(dialog, lines.length, show);
    const code = /^https?:/.test(source.report) ? frameSection(dialog) : null;
    const card = cardSection(dialog, row.id);
    function show(n) {
      const words = wordsOf(row, lines, n);
      const letters = 2 * words.zh.length + words.en.length;
      if (code) code.textContent = frameCode(frameAddress(source.report, row.id, starts, n), source.plain.join(" "), letters);
      card.show(cardOf({ ...words, source: source.plain }, picture.wrap, picture.measure));
    }
    show(0);
  }

  duizhao.take = (row) => {
    const back = document.activeElement;
    build(row);
    dialog.addEventListener("close", () => {
      if (back?.isConnected) back.focus();
    });
    dialog.showModal();
  };
})();
