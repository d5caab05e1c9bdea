/* Words, the name of a deck and a time as JSON → the deck in hexadecimal digits. For tests in Python (tests/node.py). */
"use strict";

const fs = require("node:fs");
const tools = require("../../theme_overrides/assets/js/words/sqlite.js");
const { ankiDeck } = require("../../theme_overrides/assets/js/words/anki.js");

const { words, name, now } = JSON.parse(fs.readFileSync(0, "utf8"));
console.log(JSON.stringify(Buffer.from(ankiDeck(words, name, now, tools)).toString("hex")));
