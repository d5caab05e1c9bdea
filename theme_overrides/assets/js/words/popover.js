/* The word that is looked up, beside its place: pinyin, glosses, what renders it here, how terms are rendered in other years.
 * ← and → go to the words before and after it, Escape closes it. It is loaded by words.js, after lookup.js.
 *
 *   duizhao.showWord(cell, at)   the word at a code point of a Chinese text; -1 for its first */
(() => {
  "use strict";

  const duizhao = window.duizhao;
  const { make, lookup } = duizhao;
  const FOLDER = "assets/words";
  const LICENCE = "CC-CEDICT · CC BY-SA 4.0";
  const GAP = 6;
  const EDGE = 8; /* px, to the edge of the window */
  const root = document.documentElement;
  let parts = null; /* the popover and what is in it */
  let open = null; /* { text, unit }: what is shown */
  let turn = 0;

  /* ---- Data */

  async function site() {
    const index = await duizhao.dataAt(`${FOLDER}/index.js`);
    index.known = index.known || new Set(index.terms.split(" ").filter(Boolean));
    return index;
  }

  function nameIn(texts, cell) {
    const { id } = cell.parentElement;
    return cell.parentElement.matches(".dz-title") && !Object.hasOwn(texts, id) ? "title" : id;
  }

  /* All that is known of a Chinese text before one word of it is looked up. */
  async function textOf(cell) {
    const [simple, page, pinyin, index] = await Promise.all([
      duizhao.simplified(cell),
      duizhao.pageData("lookup"),
      duizhao.pageData("pinyin"),
      site(),
    ]);
    const name = nameIn(page.texts, cell);
    const points = Array.from(simple);
    const words = lookup.wordsOf(page.texts[name]);
    const en = cell.parentElement.querySelector(":scope > .dz-en:not(.dz-missing)");
    return {
      cell,
      index,
      points,
      words: words.length && words[words.length - 1].end > points.length ? [] : words, /* data of another state of the page */
      spelt: readings(pinyin[name]),
      rendered: lookup.renderedOf(page.en[name]),
      en,
      english: en ? textIn(en) : "",
    };
  }

  function textIn(cell) {
    return duizhao.textNodes(cell).map((node) => node.data).join("").trimStart();
  }

  /* "_1wàngchuān2" → [[1, 3, "wàngchuān"]] */
  function readings(line) {
    const out = [];
    let at = 0;
    (line || "").replace(/(_|[^_\d]+)(\d+)/g, (all, pinyin, size) => {
      if (pinyin !== "_") out.push([at, at + Number(size), pinyin]);
      at += Number(size);
    });
    return out;
  }

  /* What the site knows of a word or a term in Simplified. */
  async function entryOf(zh, index) {
    const k = zh.codePointAt(0) % index.parts.length;
    const part = await duizhao.dataAt(`${FOLDER}/${index.parts[k]}-${k}.js`);
    const own = (table) => (Object.hasOwn(table, zh) ? table[zh] : null);
    return { entry: own(part.words), term: own(part.terms) };
  }

  function slice(text, [start, end]) {
    return Array.from(text).slice(start, end).join("");
  }

  /* Everything that is shown of a unit of a text. */
  async function factsOf(text, unit) {
    const { index, points, words, spelt, rendered, english } = text;
    const simple = points.slice(unit.start, unit.end).join("");
    const { entry, term } = await entryOf(simple, index);
    const pinyin = lookup.pinyinOf(unit, words, spelt);
    const here = lookup
      .renderingsOf(unit, rendered, words)
      .map(({ zh, en }) => ({ zh, en, words: en.map((span) => slice(english, span)).join(" … ") }));
    const near = here.map((one) => one.words).join(" ");
    const around = sentences(text, unit.start)[1];
    const before = points[unit.start - 1];
    const small = words.filter(({ start, end }) => unit.start <= start && end <= unit.end && end - start < unit.end - unit.start);
    const pieces = small.length ? small : lookup.piecesOf(entry, unit);
    const inner = await Promise.all(
      pieces.map(async (piece) => {
        const known = await entryOf(points.slice(piece.start, piece.end).join(""), index);
        const [gloss = ""] = lookup.glossesOf(known.entry, lookup.pinyinOf(piece, words, spelt), near, around);
        return { piece, gloss };
      }),
    );
    const wider = lookup.termsAt(points, words, unit.start, index.known).filter((one) => one.start <= unit.start && unit.end <= one.end);
    return {
      simple,
      pinyin,
      here,
      term,
      inner,
      wider: wider.filter((one) => one.end - one.start > unit.end - unit.start),
      glosses: lookup.glossesOf(entry, pinyin, near, around, before),
    };
  }

  /* ---- What is shown */

  function build() {
    const box = make("div", "dz-note dz-word md-typeset", document.body);
    const head = make("p", "dz-note__head", box);
    const title = make("strong", "dz-note__title", head);
    const walk = make("span", "dz-word__walk", head);
    step(walk, "‹", "word.before", -1);
    step(walk, "›", "word.after", 1);
    duizhao.closeButton("dz-note__close", walk, () => box.hidePopover());
    const body = make("div", "dz-note__text dz-word__text", box);
    const foot = make("p", "dz-note__foot dz-word__foot", box);
    box.popover = "auto";
    box.tabIndex = -1;
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-labelledby", (title.id = "dz-word-title"));
    box.addEventListener("toggle", (event) => {
      if (event.newState === "closed") forget();
    });
    box.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!by || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      go(by);
    });
    return { box, title, body, foot };
  }

  function step(parent, sign, label, by) {
    const button = duizhao.button("dz-note__close", parent, () => go(by));
    button.textContent = sign;
    duizhao.name(button, "aria-label", label);
  }

  function forget() {
    open = null;
    ["dz-word", "dz-word-en"].forEach((name) => duizhao.paint(name, []));
  }

  function line(label, className = "") {
    const paragraph = make("p", className, parts.body);
    if (label) duizhao.labelInto(make("span", "dz-word__label", paragraph), label);
    return paragraph;
  }

  /* The Chinese as it is shown, in its script. */
  function shown(text, start, end) {
    return slice(textIn(text.cell), [start, end]);
  }

  function glosses(facts, index) {
    if (facts.glosses.length) {
      const list = make("ol", "dz-word__glosses", parts.body);
      facts.glosses.forEach((gloss) => duizhao.textInto(make("li", "", list), "en", gloss));
    } else if (!facts.term) line(index.dictionary ? "word.unknown" : "word.no_dictionary");
  }

  function here(facts, text, unit) {
    if (!text.en) return;
    if (!facts.here.length) {
      line("word.not_here");
      return;
    }
    const paragraph = line("word.here");
    facts.here.forEach(({ zh, words }, k) => {
      if (k) paragraph.append("; ");
      const whole = zh[0] === unit.start && zh[1] === unit.end;
      if (!whole) {
        duizhao.textInto(paragraph, text.cell.lang, shown(text, ...zh));
        paragraph.append(" → ");
      }
      duizhao.textInto(paragraph, "en", words);
      if (whole && lookup.isOfficial(words, facts.term)) markOfficial(paragraph);
    });
  }

  function markOfficial(parent) {
    parent.append(" ");
    duizhao.labelInto(make("em", "dz-term-official", parent), "word.official");
  }

  /* How the reports render a term: words and years, by series where there are several; official renderings are marked. */
  function elsewhere({ term }, { series }) {
    if (!term) return;
    const [id, count, renderings] = term;
    if (renderings.length) line("word.elsewhere");
    const list = renderings.length ? make("ul", "dz-word__years", parts.body) : null;
    renderings.forEach(([en, years, official]) => {
      const item = make("li", "", list);
      duizhao.textInto(item, "en", en);
      if (official) markOfficial(item);
      const places = years.length ? make("small", "", item) : null;
      years.forEach(([k, ...some], n) => {
        if (n) places.append("; ");
        if (series.length > 1) {
          duizhao.namesInto(places, ...series[k]);
          places.append(" ");
        }
        places.append(some.join(", "));
      });
    });
    const link = make("a", "", line("", "dz-word__term"));
    link.href = `${duizhao.pageUrl(`terms/${id[0]}/`)}#${id}`;
    duizhao.labelInto(link, "word.term");
    link.append(` ×${count}`);
  }

  /* The words inside a term, or the pieces of a word that is not known, each with its first gloss and a way to itself. */
  function inside({ inner }, text) {
    if (!inner.length) return;
    line("word.inside");
    const list = make("ul", "dz-word__inside", parts.body);
    inner.forEach(({ piece, gloss }) => {
      const item = make("li", "", list);
      wayTo(item, text, piece);
      if (gloss) duizhao.textInto(item, "en", gloss);
    });
  }

  /* The terms that the word is in. */
  function outside({ wider }, text) {
    if (!wider.length) return;
    const paragraph = line("word.part_of", "dz-word__ways");
    wider.forEach((unit) => wayTo(paragraph, text, unit));
  }

  function wayTo(parent, text, unit) {
    const button = duizhao.button("dz-button", parent, () => show(text, unit, true));
    button.lang = text.cell.lang;
    button.textContent = shown(text, unit.start, unit.end);
  }

  function foot(facts, text, unit) {
    parts.foot.replaceChildren();
    const save = duizhao.button("dz-button", parts.foot, async () => {
      const kept = await duizhao.myWords.has(facts.simple);
      const done = await (kept ? duizhao.myWords.remove(facts.simple) : duizhao.myWords.add(saved(facts, text, unit)));
      if (!done) duizhao.announce("word.not_kept", parts.box);
      nameSave(save, facts.simple);
    });
    nameSave(save, facts.simple);
    const search = make("a", "", parts.foot);
    search.href = `${duizhao.pageUrl("search/")}?q=${encodeURIComponent(facts.simple)}`;
    duizhao.labelInto(search, "word.search");
    const mine = make("a", "", parts.foot);
    mine.href = duizhao.pageUrl("words/");
    duizhao.labelInto(mine, "word.mine");
    if (text.index.dictionary && facts.glosses.length + facts.inner.length) make("small", "dz-word__licence", parts.foot).textContent = LICENCE;
  }

  async function nameSave(button, zh) {
    if (!button.firstChild) duizhao.labelInto(button, "word.keep");
    const kept = await duizhao.myWords.has(zh);
    button.setAttribute("aria-pressed", String(kept));
    duizhao.labelInto(button, kept ? "word.kept" : "word.keep");
  }

  /* The pair of sentences that a word is in: its bead, else the row. */
  function sentences({ cell, points, english }, at) {
    const bead = (cell.parentElement.dataset.beads || "").split(" ").find((one) => spans(one, 0).some(([a, b]) => a <= at && at < b));
    if (!bead) return [textIn(cell).trim(), english.trim()];
    return [
      spans(bead, 0).map((span) => points.slice(...span).join("")).join(""),
      spans(bead, 1).map((span) => slice(english, span)).join(" "),
    ].map((text) => text.trim());
  }

  function spans(bead, side) {
    const text = bead.replace("?", "").split(":")[side];
    return text ? text.split(",").map((span) => span.split("-").map(Number)) : [];
  }

  /* What is kept of a word. */
  function saved(facts, text, unit) {
    const id = text.cell.parentElement.id;
    const { plain, url } = duizhao.citation(/^p[0-9a-z]{6}$/.test(id) ? id : "");
    const [zh, en] = sentences(text, unit.start);
    return {
      zh: facts.simple,
      pinyin: facts.pinyin,
      gloss: facts.glosses.join("; "),
      here: facts.here.map((one) => one.words).join("; "),
      sentence: zh,
      english: en,
      source: plain.join(" "),
      url,
      page: location.href.replace(/[?#].*$/, "") + (id ? `#${id}` : ""),
      day: duizhao.today(),
    };
  }

  /* ---- The place */

  function paint(text, unit, facts) {
    const ranges = duizhao.rangesIn(duizhao.textIndex(duizhao.textNodes(text.cell)), unit.start, unit.end);
    duizhao.paint("dz-word", ranges, 10);
    const index = text.en ? duizhao.textIndex(duizhao.textNodes(text.en)) : [];
    const english = facts.here.flatMap(({ en }) => en.flatMap(([a, b]) => duizhao.rangesIn(index, a, b)));
    duizhao.paint("dz-word-en", english, 10);
    return ranges;
  }

  function arrange(ranges) {
    const { box } = parts;
    const seen = window.visualViewport;
    box.style.left = box.style.top = "0";
    box.style.maxHeight = `${seen.height - 2 * EDGE}px`;
    box.style.setProperty("--dz-note-room", `${seen.width - 2 * EDGE}px`);
    const mark = ranges.length ? ranges[0].getClientRects()[0] : null;
    if (!mark) return;
    if (mark.top < 0 || mark.bottom > seen.height) ranges[0].startContainer.parentElement.scrollIntoView({ block: "center" });
    const at = ranges[0].getClientRects()[0];
    const size = box.getBoundingClientRect();
    const view = { left: seen.offsetLeft, top: seen.offsetTop, width: seen.width, height: seen.height };
    const spot = duizhao.placeBeside(at, size, view);
    box.style.left = `${spot.left + window.scrollX}px`;
    box.style.top = `${spot.top + window.scrollY}px`;
    box.style.maxHeight = `${spot.height}px`;
  }

  async function show(text, unit, refocus) {
    const own = (turn += 1);
    const facts = await factsOf(text, unit);
    if (own !== turn) return;
    parts = parts || build();
    const { box, title, body } = parts;
    title.replaceChildren();
    duizhao.textInto(title, text.cell.lang, shown(text, unit.start, unit.end)).className = "dz-word__zh";
    title.append(" ");
    duizhao.textInto(title, "zh-Latn-pinyin", facts.pinyin).className = "dz-word__pinyin";
    body.replaceChildren();
    glosses(facts, text.index);
    here(facts, text, unit);
    elsewhere(facts, text.index);
    inside(facts, text);
    outside(facts, text);
    foot(facts, text, unit);
    if (!box.matches(":popover-open")) box.showPopover();
    open = { text, unit };
    arrange(paint(text, unit, facts));
    body.scrollTop = 0;
    if (refocus || !box.contains(document.activeElement)) box.focus({ preventScroll: true });
  }

  /* The unit before or after the one that is shown; at the end of a text nothing. */
  function go(by) {
    if (!open) return;
    const { text, unit } = open;
    const before = text.words.filter(({ end }) => end <= unit.start);
    const at = by > 0 ? unit.end : before.length ? before[before.length - 1].start : -1;
    const next = at < 0 ? null : lookup.unitAt(text.points, text.words, at, text.index.known);
    if (next) show(text, next, false);
  }

  duizhao.showWord = async (cell, at) => {
    try {
      const text = await textOf(cell);
      const unit = lookup.unitAt(text.points, text.words, Math.max(0, at), text.index.known);
      if (unit) await show(text, unit, true);
      else duizhao.announce("word.none");
    } catch (error) {
      duizhao.announce("word.failed");
      console.error(error);
    }
  };

  /* What is shown is in the script, and beside the words, of the view that there was. */
  function close() {
    if (open) parts.box.hidePopover();
  }

  new MutationObserver(close).observe(root, { attributeFilter: ["data-dz-view", "data-dz-script", "data-dz-pinyin", "data-dz-tap"] });
  window.addEventListener("resize", close);
  window.addEventListener("beforeprint", close);
})();
