/* Pinyin over the words of Chinese texts, and the texts in the other script, as the bar of views asks for it.
 *
 *   duizhao.pageData("pinyin")   a promise of the data beside this page: pinyin.js or script.js, loaded once
 *   duizhao.dataAt(path)         the same of a file anywhere in the site
 *   duizhao.load(kind, data)     what such a file calls
 *   duizhao.simplified(cell)     a promise of the text of a cell in Simplified, whatever is shown
 *
 * pinyin.js has, by key of a row, id of a note or “title”, one line: "wàngchuān2_1shì1" is pinyin and how many
 * characters it stands over; _ and how many have none. script.js has the pairs of characters that differ in the other
 * script for texts in Hans and in Hant ("发發…"), and texts where a place is otherwise: "3髮" is by position.
 * Positions are code points of the shown text, without the numbers of notes. Both scripts are equally long.
 *
 * Switched off, the page is as it was: the text nodes are the same ones. What is copied has no pinyin (row-actions.js). */
(() => {
  "use strict";

  /* ---- Without the page */

  /* "_1wàngchuān2" → { words: [[1, 3, "wàngchuān"]], length: 3 } */
  function parseWords(line) {
    const words = [];
    let at = 0;
    (line || "").replace(/(_|[^_\d]+)(\d+)/g, (all, pinyin, size) => {
      if (pinyin !== "_") words.push([at, at + Number(size), pinyin]);
      at += Number(size);
    });
    return { words, length: at };
  }

  /* "发發展展" → { 发: "發", 展: "展" } */
  function parseMap(pairs) {
    const points = Array.from(pairs || "");
    const map = {};
    for (let k = 0; k + 1 < points.length; k += 2) map[points[k]] = points[k + 1];
    return map;
  }

  /* "3髮 12裡" → { 3: "髮", 12: "裡" } */
  function parsePlaces(line) {
    const places = {};
    (line || "")
      .split(" ")
      .filter(Boolean)
      .forEach((place) => {
        places[parseInt(place, 10)] = place.replace(/^\d+/, "");
      });
    return places;
  }

  /* A piece of text that begins at the code point `start`, in the other script. */
  function converted(piece, start, map, places) {
    return Array.from(piece)
      .map((char, k) => places[start + k] || (Object.hasOwn(map, char) ? map[char] : char))
      .join("");
  }

  /* The words that begin in a piece of text: [[characters before, its characters, pinyin], …], and what is left. */
  function split(piece, start, words) {
    const points = Array.from(piece);
    const end = start + points.length;
    let at = start;
    const out = [];
    words.forEach((word) => {
      if (word[0] < at || word[0] >= end) return;
      const stop = Math.min(word[1], end);
      out.push([
        points.slice(at - start, word[0] - start).join(""),
        points.slice(word[0] - start, stop - start).join(""),
        word[2],
      ]);
      at = stop;
    });
    return { words: out, rest: points.slice(at - start).join("") };
  }

  if (typeof document === "undefined") {
    module.exports = { parseWords, parseMap, parsePlaces, converted, split };
    return;
  }

  /* ---- The data of a page */

  const duizhao = window.duizhao;
  const loaded = {}; /* by address */
  const asked = {};

  function addressOf(kind) {
    return new URL(`${kind}.js`, document.baseURI).href;
  }

  duizhao.load = (kind, data) => {
    loaded[document.currentScript.src] = data;
  };

  /* The data of this page if they are here; a report in one file has them in itself. */
  function dataOf(kind) {
    const address = addressOf(kind);
    const inside = document.getElementById(`dz-data-${kind}`);
    if (!loaded[address] && inside) loaded[address] = JSON.parse(inside.textContent);
    return loaded[address];
  }

  duizhao.pageData = (kind) => (dataOf(kind) ? Promise.resolve(dataOf(kind)) : duizhao.dataAt(addressOf(kind)));

  duizhao.dataAt = (path) => {
    const address = new URL(path, duizhao.site).href;
    if (loaded[address]) return Promise.resolve(loaded[address]);
    if (!asked[address]) {
      asked[address] = duizhao.loadScript(address).then(() => loaded[address] || Promise.reject(new Error(address)));
      asked[address].catch(() => delete asked[address]); /* the next time may go better */
    }
    return asked[address];
  };

  /* ---- On the page */

  const CELLS = ".dz-title > .dz-zh, .dz-row > .dz-zh:not(.dz-missing), .dz-notes > li > .dz-zh:not(.dz-missing)";
  const published = new WeakMap(); /* of a text node or of a cell: what the page came with */
  let covered = []; /* [element, the text node that it replaces] */

  /* None on a page that is none of a report (home, search, lists): its title has no data beside it. */
  function cells() {
    return document.querySelector("[data-cite]") ? Array.from(document.querySelectorAll(CELLS)) : [];
  }

  function nameIn(texts, cell) {
    const id = cell.parentElement.id;
    return cell.parentElement.matches(".dz-title") && !Object.hasOwn(texts, id) ? "title" : id;
  }

  function keep(thing, value) {
    if (!published.has(thing)) published.set(thing, value);
    return published.get(thing);
  }

  function langOf(cell) {
    return keep(cell, cell.lang);
  }

  /* The texts of a cell: each node, the blank before its first word, and the code point that it begins at. */
  function textsOf(cell) {
    const out = [];
    let at = 0;
    duizhao.textNodes(cell).forEach((node) => {
      const text = keep(node, node.data);
      const blank = at === 0 ? text.length - text.trimStart().length : 0;
      out.push({ node, blank: text.slice(0, blank), text: text.slice(blank), start: at });
      at += Array.from(text.slice(blank)).length;
    });
    return { nodes: out, length: at };
  }

  function uncover() {
    covered.forEach(([box, node]) => box.replaceWith(node));
    covered = [];
  }

  const model = document.createElement("ruby");
  model.append("-", document.createElement("rt"));
  model.lastChild.lang = "zh-Latn-pinyin";
  model.lastChild.setAttribute("aria-hidden", "true"); /* screen readers must not read it twice */

  function rubyOf(word) {
    const ruby = model.cloneNode(true);
    ruby.firstChild.data = word[1];
    ruby.lastChild.dataset.pinyin = word[2]; /* shown by ruby.css: as text it would part the words for the browser's search */
    return ruby;
  }

  function cover(entry, words) {
    const parts = split(entry.node.data.slice(entry.blank.length), entry.start, words);
    if (!parts.words.length) return;
    const box = duizhao.make("span", "dz-ruby");
    box.append(entry.blank);
    parts.words.forEach((word, n) => {
      if (word[0]) box.append(word[0]);
      else if (n) duizhao.make("wbr", "", box); /* a line may end between two words, but not in one (ruby.css) */
      box.append(rubyOf(word));
    });
    box.append(parts.rest);
    entry.node.replaceWith(box);
    covered.push([box, entry.node]);
  }

  /* The page as it came, since sentences.js puts other nodes in the place of these. */
  function takeBack() {
    uncover();
    cells().forEach((cell) => {
      duizhao.textNodes(cell).forEach((node) => {
        if (published.has(node)) node.data = published.get(node);
        published.delete(node);
      });
      cell.lang = langOf(cell);
    });
  }

  function write(cell, texts, data, lang) {
    const name = data && nameIn(data.texts, cell);
    const map = data?.maps[langOf(cell).slice(3)];
    const places = data ? parsePlaces(Object.hasOwn(data.texts, name) ? data.texts[name] : "") : {};
    texts.nodes.forEach((entry) => {
      const text = entry.blank + (map ? converted(entry.text, entry.start, map, places) : entry.text);
      if (entry.node.data !== text) entry.node.data = text;
    });
    if (cell.lang !== lang) cell.lang = lang;
  }

  function read(cell, texts, lines) {
    const name = nameIn(lines, cell);
    const line = Object.hasOwn(lines, name) ? parseWords(lines[name]) : null;
    if (!line || line.length !== texts.length) return; /* data of another state of the page */
    texts.nodes.forEach((entry) => cover(entry, line.words));
  }

  /* The language that a cell is to have: "zh-Hant" for script “hant”. */
  function wanted(cell, script) {
    return { hans: "zh-Hans", hant: "zh-Hant" }[script] || langOf(cell);
  }

  function show(script, data, lines) {
    uncover();
    cells().forEach((cell) => {
      const texts = textsOf(cell);
      const lang = data ? wanted(cell, script) : langOf(cell);
      write(cell, texts, lang === langOf(cell) ? null : data, lang);
      if (lines) read(cell, texts, lines);
    });
    document.dispatchEvent(new CustomEvent("dz-text")); /* beads.js must look up its nodes again */
  }

  /* The text of an element as it was published: pinyin stands over other nodes, which it has covered. */
  function publishedIn(element, twins) {
    return Array.from(element.childNodes, (child) => {
      const node = twins.get(child) || child;
      if (node.nodeType === 3) return published.get(node) ?? node.data;
      return node.nodeType !== 1 || node.matches(".dz-marker") ? "" : publishedIn(node, twins);
    }).join("");
  }

  duizhao.simplified = async (cell) => {
    const text = publishedIn(cell, new Map(covered)).trimStart();
    if (langOf(cell) !== "zh-Hant") return text;
    const data = await duizhao.pageData("script");
    const name = nameIn(data.texts, cell);
    return converted(text, 0, parseMap(data.Hant), parsePlaces(Object.hasOwn(data.texts, name) ? data.texts[name] : ""));
  };

  let turn = 0;

  /* What the state asks for, at once when the data are here, else when they have come. */
  function update() {
    const script = duizhao.state.get("script");
    const kinds = [];
    const all = cells();
    if (all.some((cell) => wanted(cell, script) !== langOf(cell))) kinds.push("script");
    if (all.length && duizhao.state.get("pinyin") === "1") kinds.push("pinyin");
    const own = (turn += 1);
    function go() {
      if (own !== turn) return;
      const data = kinds.includes("script") ? dataOf("script") : null;
      if (data && !data.maps) data.maps = { Hans: parseMap(data.Hans), Hant: parseMap(data.Hant) };
      show(script, data, kinds.includes("pinyin") ? dataOf("pinyin") : null);
    }
    const missing = kinds.filter((kind) => !dataOf(kind));
    const reveal = () => document.documentElement.setAttribute("data-dz-read", "");
    if (!missing.length) {
      if (kinds.length || covered.length || all.some((cell) => cell.lang !== langOf(cell))) go();
      reveal();
      return;
    }
    Promise.allSettled(missing.map(duizhao.pageData)).then(() => {
      if (duizhao.keepTop) duizhao.keepTop(go);
      else go();
      reveal();
    });
  }

  document.addEventListener("dz-text-leaves", takeBack);
  document.addEventListener("dz-text-comes", () => {
    document.dispatchEvent(new CustomEvent("dz-text"));
    update();
  });
  duizhao.state.on("script", update);
  duizhao.state.on("pinyin", update);
  duizhao.onPage(() => {
    covered = []; /* the elements of the page before no longer exist */
    update();
  });
})();
