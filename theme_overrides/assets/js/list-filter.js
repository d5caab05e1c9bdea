/* A field above a list in groups: it leaves the entries that have all its words, counts them, and hides groups without any. Escape
 * empties it. Loaded where a page has such a list. */
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

  /* `textOf` returns what an entry is found by; `more` adds choices behind the field. The groups on the page, none if there is such
   * a field already, the entries, the field, and what shows them anew. */
  duizhao.listFilter = (label, textOf, more = () => {}) => {
    const groups = Array.from(document.querySelectorAll("[data-dz-group]"));
    if (!groups.length || document.querySelector(".dz-choices")) return null;
    const items = groups.flatMap((group) => Array.from(group.querySelectorAll("li")));
    const box = make("div", "dz-choices");
    box.setAttribute("role", "search");
    const field = make("input", "", duizhao.labelInto(make("label", "", box), label));
    Object.assign(field, { type: "search", autocomplete: "off", spellcheck: false });
    more(box);
    const count = make("output", "", box);
    groups[0].before(box);

    function show() {
      const words = fold(field.value);
      let left = 0;
      items.forEach((item) => {
        item.hidden = !matches(words, textOf(item));
        left += item.hidden ? 0 : 1;
      });
      groups.forEach((group) => (group.hidden = !group.querySelector("li:not([hidden])")));
      duizhao.labelInto(count, "years.shown", { n: left, of: items.length });
    }

    field.addEventListener("input", show);
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing || !field.value) return;
      event.preventDefault();
      field.value = "";
      show();
    });
    return { box, field, items, show };
  };
})();
