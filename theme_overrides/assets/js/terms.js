/* The list of all terms: a field that filters them by Chinese, pinyin with or without tones, initials or English, and an order.
 * Without this script all terms are there, by pinyin. */
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

  /* The order of two terms: by pinyin (as they were), by English with those without any last, or the most frequent first. */
  function compare(a, b, order) {
    if (order === "count") return b.count - a.count || a.at - b.at;
    if (order === "english") return !a.en - !b.en || a.en.localeCompare(b.en, "en") || a.at - b.at;
    return a.at - b.at;
  }

  if (typeof document === "undefined") {
    module.exports = { compare, fold };
    return;
  }

  const duizhao = window.duizhao;
  const { make } = duizhao;
  const ORDERS = { pinyin: "terms.by_pinyin", english: "terms.by_english", count: "terms.by_count" };

  function read(item, at) {
    const name = item.querySelector("[data-dz-words]");
    const en = item.querySelector('[lang="en"]');
    const known = `${name.textContent} ${name.dataset.dzWords}`;
    return { item, at, list: item.parentElement, text: fold(known).join(" "), en: en ? en.textContent : "", count: Number(item.dataset.dzCount) };
  }

  function start() {
    const groups = Array.from(document.querySelectorAll("[data-dz-group]"));
    if (!groups.length || document.querySelector(".dz-choices")) return;
    const terms = groups.flatMap((group) => Array.from(group.querySelectorAll("li"))).map(read);
    const box = make("div", "dz-choices");
    box.setAttribute("role", "search");
    const field = make("input", "", duizhao.labelInto(make("label", "", box), "terms.filter"));
    Object.assign(field, { type: "search", autocomplete: "off", spellcheck: false });
    const order = make("select", "", duizhao.labelInto(make("label", "", box), "terms.sort"));
    Object.entries(ORDERS).forEach(([value, name]) => {
      const option = new Option("", value);
      duizhao.name(option, "", name);
      order.append(option);
    });
    const count = make("output", "", box);
    const whole = make("ul", "dz-bank");
    whole.hidden = true;
    groups[0].before(box, whole);

    function filter() {
      const words = fold(field.value);
      let left = 0;
      terms.forEach((term) => {
        term.item.hidden = !words.every((word) => term.text.includes(word));
        left += term.item.hidden ? 0 : 1;
      });
      groups.forEach((group) => (group.hidden = !group.querySelector("li:not([hidden])")));
      duizhao.labelInto(count, "years.shown", { n: left, of: terms.length });
    }

    function arrange() {
      const grouped = order.value === "pinyin";
      whole.hidden = grouped;
      [...terms].sort((a, b) => compare(a, b, order.value)).forEach((term) => (grouped ? term.list : whole).append(term.item));
      filter();
    }

    field.addEventListener("input", filter);
    order.addEventListener("change", arrange);
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing || !field.value) return;
      event.preventDefault();
      field.value = "";
      filter();
    });
    arrange(); /* a browser that goes back restores what was chosen */
  }

  duizhao.onPage(start);
})();
