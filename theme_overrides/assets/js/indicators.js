/* The overview of indicators: a field that filters them by the words of their names, in Chinese of either script,
 * English, pinyin with or without tones, or initials, and by the English of the sentences that they quote (words.js, beside the
 * page, loaded when the field is used); Escape empties it. On that page only. */
(() => {
  "use strict";

  /* "Lǜdào 5Ｇ" → ["lvdao", "5g"]: small, half width, without marks and punctuation; ü is v, as it is typed. */
  function fold(text) {
    return text
      .replace(/[üǖǘǚǜ]/gi, "v")
      .normalize("NFKD")
      .toLowerCase()
      .split(/\s+/)
      .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ""))
      .filter(Boolean);
  }

  /* Has the text every folded word? */
  function matches(words, text) {
    const folded = fold(text).join(" ");
    return words.every((word) => folded.includes(word));
  }

  if (typeof document === "undefined") {
    module.exports = { fold, matches };
    return;
  }

  const duizhao = window.duizhao;
  const { make } = duizhao;

  function start() {
    const groups = Array.from(document.querySelectorAll("[data-dz-group]"));
    if (!groups.length || document.querySelector(".dz-choices")) return;
    const cards = groups.flatMap((group) => Array.from(group.querySelectorAll("li")));
    const texts = cards.map((card) => {
      const name = card.querySelector("[data-dz-words]");
      const words = duizhao.words.of(name.firstElementChild) || [name.textContent];
      return `${words.join(" ")} ${name.dataset.dzWords}`;
    });
    let added = false;
    const box = make("div", "dz-choices");
    box.setAttribute("role", "search");
    const label = duizhao.labelInto(make("label", "", box), "years.filter");
    const field = Object.assign(make("input", "", label), { type: "search", autocomplete: "off", spellcheck: false });
    const count = make("output", "", box);
    groups[0].before(box);

    function show() {
      const words = fold(field.value);
      let left = 0;
      cards.forEach((card, n) => {
        card.hidden = !matches(words, texts[n]);
        if (!card.hidden) left += 1;
      });
      groups.forEach((group) => (group.hidden = !group.querySelector("li:not([hidden])")));
      duizhao.labelInto(count, "years.shown", { n: left, of: cards.length });
    }

    /* The English of the sentences, once. */
    let quoted = null;
    function load() {
      quoted = quoted || duizhao.pageData("words");
      quoted.then(add, () => (quoted = null));
    }

    function add(words) {
      cards.forEach((card, n) => {
        const id = card.querySelector("[data-dz-words]").getAttribute("href").replace(/\/(index\.html)?$/, "");
        if (!added) texts[n] += ` ${words[id] || ""}`;
      });
      added = true;
      show();
    }

    field.addEventListener("focus", load);
    field.addEventListener("input", show);
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing || !field.value) return;
      event.preventDefault();
      field.value = "";
      show();
    });
    show(); /* a browser that goes back restores what was typed */
  }

  duizhao.onPage(start);
})();
