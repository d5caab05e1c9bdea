/* The overview of indicators: a field that leaves those whose name has the words typed, in Chinese of either script,
 * English, pinyin with or without tones, or initials; Escape empties it. On that page only, and after labels.js.
 *
 *   duizhao.indicators.fold(text)          "Lǜdào 5Ｇ" → ["lvdao", "5g"]
 *   duizhao.indicators.matches(words, in)  has the text every folded word? */
(function (root) {
  "use strict";

  /* Folded words: small, half width, without marks and punctuation; ü is v, as it is typed. */
  function fold(text) {
    return text
      .replace(/[üǖǘǚǜ]/gi, "v")
      .normalize("NFKD")
      .toLowerCase()
      .split(/\s+/)
      .map(function (word) { return word.replace(/[^\p{L}\p{N}]/gu, ""); })
      .filter(Boolean);
  }

  function matches(words, text) {
    var folded = fold(text).join(" ");
    return words.every(function (word) { return folded.indexOf(word) >= 0; });
  }

  var indicators = { fold: fold, matches: matches };
  if (typeof module !== "undefined" && module.exports) {
    module.exports = indicators;
    return;
  }
  var duizhao = (root.duizhao = root.duizhao || {});
  duizhao.indicators = indicators;

  function start() {
    var groups = Array.from(document.querySelectorAll("[data-dz-group]"));
    if (!groups.length || document.querySelector(".dz-choices")) return;
    var cards = groups.reduce(function (all, group) { return all.concat(Array.from(group.querySelectorAll("li"))); }, []);
    var texts = cards.map(function (card) {
      var name = card.querySelector("[data-dz-words]");
      return name.textContent + " " + name.dataset.dzWords;
    });
    var box = document.createElement("div");
    box.className = "dz-choices";
    box.setAttribute("role", "search");
    var label = duizhao.labelInto(document.createElement("label"), "years.filter");
    var field = document.createElement("input");
    field.type = "search";
    field.autocomplete = "off";
    field.spellcheck = false;
    var count = document.createElement("output");
    label.append(field);
    box.append(label, count);
    groups[0].before(box);

    function show() {
      var words = fold(field.value);
      var left = 0;
      cards.forEach(function (card, n) {
        card.hidden = !matches(words, texts[n]);
        if (!card.hidden) left += 1;
      });
      groups.forEach(function (group) { group.hidden = !group.querySelector("li:not([hidden])"); });
      duizhao.labelInto(count, "years.shown", { n: left, of: cards.length });
    }

    field.addEventListener("input", show);
    field.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || event.isComposing || !field.value) return;
      event.preventDefault();
      field.value = "";
      show();
    });
    show(); /* a browser that goes back keeps what was typed */
  }

  if (root.document$) root.document$.subscribe(start);
  else start();
})(typeof window === "undefined" ? globalThis : window);
