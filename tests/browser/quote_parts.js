/* Loads the scripts that check quotations, in the order of quote.js; exports duizhao.quoteParts. */
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const folder = path.join(__dirname, "../../theme_overrides/assets/js");

const list = /joined\("quote-check\.js", \[([^\]]*)\]/.exec(fs.readFileSync(path.join(folder, "quote.js"), "utf8"))[1];
for (const [, name] of list.matchAll(/"([^"]+)"/g)) if (name !== "quote/page.js") require(path.join(folder, name));

module.exports = globalThis.duizhao.quoteParts;
