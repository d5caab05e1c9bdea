/* Makes a deck of the reader's words that Anki imports: an .apkg file, a ZIP archive of a database of Anki's schema 11, which every
 * version reads. A word has the same guid whenever it is exported, so importing again adds no second note.
 *
 *   duizhao.ankiDeck(words, name, now)   Uint8Array; `now` in ms; after sqlite.js */
(() => {
  "use strict";

  const FIELDS = ["Word", "Pinyin", "Meaning", "Here", "Sentence", "English", "Source", "Address"];
  const MODEL = 1764460800001; /* IDs of ours, the same in every file: Anki knows by them what it has already */
  const DECK = 1764460800002;
  const MOST = 3000; /* characters of a field */
  const SEPARATOR = "\x1f";
  const FRONT = '<div class="word" lang="zh">{{Word}}</div><div lang="zh">{{Sentence}}</div>';
  const BACK =
    '{{FrontSide}}<hr id="answer"><div>{{Pinyin}}</div><div>{{Meaning}}</div><div><b>{{Here}}</b></div><div>{{English}}</div>' +
    '<div class="source">{{Source}}<br>{{Address}}</div>';
  const STYLE = ".card { font-size: 20px; line-height: 1.6 } .word { font-size: 32px } .source { font-size: 13px; color: gray }";
  const NOTES =
    "CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null, " +
    "tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null, data text not null)";
  const CARDS =
    "CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null, " +
    "usn integer not null, type integer not null, queue integer not null, due integer not null, ivl integer not null, " +
    "factor integer not null, reps integer not null, lapses integer not null, left integer not null, odue integer not null, " +
    "odid integer not null, flags integer not null, data text not null)";
  const COL =
    "CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null, ver integer not null, " +
    "dty integer not null, usn integer not null, ls integer not null, conf text not null, models text not null, decks text not null, " +
    "dconf text not null, tags text not null)";
  const REVLOG =
    "CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null, " +
    "ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null)";
  const GRAVES = "CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null)";

  /* Fields are HTML. */
  function escaped(text) {
    return text
      .replace(/[\x00-\x1f\x7f]/g, " ")
      .slice(0, MOST)
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;");
  }

  function modelOf(seconds) {
    const fields = FIELDS.map((name, ord) => ({ name, ord, sticky: false, rtl: false, font: "Arial", size: 20, media: [] }));
    const template = { name: "Word", ord: 0, qfmt: FRONT, afmt: BACK, did: null, bqfmt: "", bafmt: "" };
    return {
      id: MODEL,
      name: "Duizhao",
      type: 0,
      mod: seconds,
      usn: -1,
      sortf: 0,
      did: DECK,
      tmpls: [template],
      flds: fields,
      css: STYLE,
      latexPre: "",
      latexPost: "",
      req: [[0, "any", [0, 4]]],
      tags: [],
      vers: [],
    };
  }

  function deckOf(id, name, seconds) {
    const none = [0, 0];
    const today = { newToday: none, revToday: none, lrnToday: none, timeToday: none };
    return { id, name, mod: seconds, usn: -1, desc: "", dyn: 0, conf: 1, collapsed: false, extendNew: 10, extendRev: 50, ...today };
  }

  const OPTIONS = {
    id: 1,
    name: "Default",
    mod: 0,
    usn: 0,
    maxTaken: 60,
    autoplay: true,
    timer: 0,
    replayq: true,
    dyn: false,
    new: { delays: [1, 10], ints: [1, 4, 7], initialFactor: 2500, separate: true, order: 1, perDay: 20, bury: true },
    rev: { perDay: 100, ease4: 1.3, fuzz: 0.05, minSpace: 1, ivlFct: 1, maxIvl: 36500, bury: true },
    lapse: { delays: [10], mult: 0, minInt: 1, leechFails: 8, leechAction: 0 },
  };

  function collectionOf(name, now) {
    const seconds = Math.floor(now / 1000);
    const conf = { nextPos: 1, estTimes: true, activeDecks: [1], curDeck: 1, sortType: "noteFld", sortBackwards: false, addToCur: true };
    const tables = [
      { ...conf, timeLim: 0, newSpread: 0, dueCounts: true, curModel: String(MODEL), collapseTime: 1200 },
      { [MODEL]: modelOf(seconds) },
      { 1: deckOf(1, "Default", 0), [DECK]: deckOf(DECK, name, seconds) },
      { 1: OPTIONS },
      {},
    ].map((table) => JSON.stringify(table));
    return [1, seconds, now, now, 11, 0, 0, 0, ...tables];
  }

  function databaseOf(words, name, now, sqlite) {
    const seconds = Math.floor(now / 1000);
    const notes = words.map((word, k) => {
      const fields = [word.zh, word.pinyin, word.gloss, word.here, word.sentence, word.english, word.source, word.url];
      const shown = fields.map((text) => escaped(typeof text === "string" ? text : ""));
      return [now + k, `duizhao:${word.zh}`, MODEL, seconds, -1, "", shown.join(SEPARATOR), shown[0], 0, 0, ""];
    });
    const zeros = (count) => new Array(count).fill(0);
    const cards = notes.map(([id], k) => [id, id, DECK, 0, seconds, -1, 0, 0, k + 1, ...zeros(8), ""]);
    return sqlite([
      { name: "col", sql: COL, rows: [collectionOf(name, now)] },
      { name: "notes", sql: NOTES, rows: notes },
      { name: "cards", sql: CARDS, rows: cards },
      { name: "revlog", sql: REVLOG, rows: [] },
      { name: "graves", sql: GRAVES, rows: [] },
    ]);
  }

  function ankiDeck(words, name, now, { sqlite, zip }) {
    const media = new TextEncoder().encode("{}");
    return zip([["collection.anki2", databaseOf(words, name, now, sqlite)], ["media", media]]);
  }

  if (typeof document === "undefined") module.exports = { ankiDeck };
  else window.duizhao.ankiDeck = (words, name, now) => ankiDeck(words, name, now, window.duizhao);
})();
