/* The page of the words that the reader keeps (words.js): the list, and a table and a deck for Anki. Nothing leaves the device.
 *
 * The table is CSV as Anki 2.1.54 and later imports it: the first lines say how it is written, and name its columns. */
(() => {
  "use strict";

  /* ---- Without the page */

  const COLUMNS = ["zh", "pinyin", "gloss", "here", "sentence", "english", "source", "url"];
  const NAMES = ["Word", "Pinyin", "Meaning", "Here", "Sentence", "English", "Source", "Address"];

  function fieldsOf(word) {
    return COLUMNS.map((name) => (typeof word[name] === "string" ? word[name] : ""));
  }

  function quoted(text) {
    return /[",\r\n]|^[\s#]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  }

  function csvOf(words, deck) {
    const head = ["#separator:Comma", "#html:false", `#deck:${deck}`, `#columns:${NAMES.join(",")}`];
    return [...head, ...words.map((word) => fieldsOf(word).map(quoted).join(","))].join("\n") + "\n";
  }

  if (typeof document === "undefined") {
    module.exports = { csvOf, fieldsOf };
    return;
  }

  /* ---- On the page */

  const duizhao = window.duizhao;
  const { make } = duizhao;

  function line(parent, lang, text) {
    if (text) duizhao.textInto(make("p", "", parent), lang, text);
  }

  /* A kept address may come from elsewhere: only pages are linked to. */
  function isPage(address) {
    return /^(https?|file):/.test(address || "");
  }

  function item(list, word, refresh) {
    const one = make("li", "", list);
    const head = make("p", "", one);
    duizhao.textInto(make("strong", "", head), "zh-Hans", word.zh);
    head.append(" ");
    duizhao.textInto(head, "zh-Latn-pinyin", word.pinyin || "");
    line(one, "en", [word.here, word.gloss].filter(Boolean).join(" · "));
    line(one, "zh", word.sentence);
    line(one, "en", word.english);
    const foot = make("p", "dz-mine__tools", one);
    if (isPage(word.page)) {
      const link = make("a", "", foot);
      link.href = word.page;
      duizhao.labelInto(link, "word.place");
    }
    const remove = duizhao.button("dz-button", foot, () => duizhao.myWords.remove(word.zh).then(refresh));
    duizhao.labelInto(remove, "word.remove");
  }

  function tools(box, words, refresh) {
    const bar = make("p", "dz-mine__tools", box);
    const csv = duizhao.button("dz-button", bar, () => {
      const text = csvOf(words, duizhao.label("word.deck"));
      duizhao.give("words.csv", new Blob([text], { type: "text/csv" }));
    });
    duizhao.labelInto(csv, "word.csv");
    const deck = duizhao.button("dz-button", bar, () => {
      const data = duizhao.ankiDeck(words, duizhao.label("word.deck"), Date.now());
      duizhao.give("words.apkg", new Blob([data], { type: "application/octet-stream" }));
    });
    duizhao.labelInto(deck, "word.apkg");
    let asked = false;
    const clear = duizhao.button("dz-button", bar, () => {
      if (asked) duizhao.myWords.clear().then(refresh);
      asked = true;
      duizhao.labelInto(clear, "word.sure");
    });
    duizhao.labelInto(clear, "word.clear");
  }

  /* `focus`: what had the focus is gone. */
  async function show(box, focus) {
    const words = (await duizhao.myWords.all()).reverse();
    box.replaceChildren();
    const count = make("p", "", box);
    count.tabIndex = -1;
    duizhao.labelInto(count, words.length ? "word.count" : "word.empty", { n: words.length });
    if (words.length) {
      tools(box, words, () => show(box, true));
      const list = make("ul", "dz-mine", box);
      words.forEach((word) => item(list, word, () => show(box, true)));
    }
    if (focus) count.focus();
  }

  function start() {
    const box = document.getElementById("dz-mine");
    if (box) show(box, false);
  }

  duizhao.onPage(start);
  duizhao.myWords.changed(start);
})();
