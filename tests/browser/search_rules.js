/* What the search does by the rules of an index: node search_rules.js text|bucket|postings < JSON. The generator's side of
 * each is in tests/unit/search/test_same_rules.py. */
"use strict";

const fs = require("node:fs");
const parts = require("./search_parts.js");

const ANSWERS = {
  text: ([tables, texts]) => {
    const text = parts.textOf(tables);
    return texts.map((shown) => {
      const folded = text.foldWithMap(shown);
      const amounts = text.amounts(folded.text).map((a) => [a.start, a.end, a.value, a.unit]);
      return { text: folded.text, plain: text.fold(shown), at: folded.at, amounts, pieces: text.piecesOf(folded.text) };
    });
  },
  bucket: ([rules, terms]) => terms.map(([term, count]) => parts.bucket(term, count, rules)),
  postings: ([terms, packed]) => Array.from(parts.unpackShard(terms, packed), ([term, entry]) => [term, parts.unpack(entry)]),
};

process.stdout.write(JSON.stringify(ANSWERS[process.argv[2]](JSON.parse(fs.readFileSync(0, "utf8")))));
