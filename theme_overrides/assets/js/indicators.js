/* The overview of indicators: a field that filters them by the words of their names, in Chinese of either script,
 * English, pinyin with or without tones, or initials, and by the English of the sentences that they quote (words.js, beside the
 * page, loaded when the field is used). On that page only. */
(() => {
  "use strict";

  const duizhao = window.duizhao;
  const nameOf = (card) => card.querySelector("[data-dz-words]");

  function start() {
    const texts = new Map();
    const list = duizhao.listFilter("years.filter", (card) => texts.get(card));
    if (!list) return;
    list.items.forEach((card) => {
      const name = nameOf(card);
      const words = duizhao.words.of(name.firstElementChild) || [name.textContent];
      texts.set(card, `${words.join(" ")} ${name.dataset.dzWords}`);
    });

    /* The English of the sentences, once. */
    let added = false;
    function add(words) {
      list.items.forEach((card) => {
        const id = nameOf(card).getAttribute("href").replace(/\/(index\.html)?$/, "");
        if (!added) texts.set(card, `${texts.get(card)} ${words[id] || ""}`);
      });
      added = true;
      list.show();
    }

    let quoted = null;
    list.field.addEventListener("focus", () => {
      quoted = quoted || duizhao.pageData("words");
      quoted.then(add, () => (quoted = null));
    });
    list.show(); /* a browser that goes back restores what was typed */
  }

  duizhao.onPage(start);
})();
