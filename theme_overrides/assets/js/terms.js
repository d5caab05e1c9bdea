/* The list of all terms: a field that filters them by Chinese, pinyin with or without tones, initials or English, and an order.
 * Without this script all terms are there, by pinyin. */
(() => {
  "use strict";

  /* The order of two terms: by pinyin (as they were), by English with those without any last, or the most frequent first. */
  function compare(a, b, order) {
    if (order === "count") return b.count - a.count || a.at - b.at;
    if (order === "english") return !a.en - !b.en || a.en.localeCompare(b.en, "en") || a.at - b.at;
    return a.at - b.at;
  }

  if (typeof document === "undefined") {
    module.exports = { compare };
    return;
  }

  const duizhao = window.duizhao;
  const ORDERS = [["pinyin", "terms.by_pinyin"], ["english", "terms.by_english"], ["count", "terms.by_count"]];

  function read(item, at) {
    const en = item.querySelector('[lang="en"]');
    return { item, at, list: item.parentElement, en: en ? en.textContent : "", count: Number(item.dataset.dzCount) };
  }

  function textOf(item) {
    const name = item.querySelector("[data-dz-words]");
    return `${name.textContent} ${name.dataset.dzWords}`;
  }

  function start() {
    let order = null;
    const list = duizhao.listFilter("terms.filter", textOf, (box) => (order = duizhao.choice(box, "terms.sort", ORDERS)));
    if (!list) return;
    const terms = list.items.map(read);
    const whole = duizhao.make("ul", "dz-bank");
    whole.hidden = true;
    list.box.after(whole);

    function arrange() {
      const grouped = order.value === "pinyin";
      whole.hidden = grouped;
      [...terms].sort((a, b) => compare(a, b, order.value)).forEach((term) => (grouped ? term.list : whole).append(term.item));
      list.show();
    }

    order.addEventListener("change", arrange);
    arrange(); /* a browser that goes back restores what was chosen */
  }

  duizhao.onPage(start);
})();
