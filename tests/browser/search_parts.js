/* Loads the scripts of the search that need no page, in the order of search.js; exports duizhao.searchParts. */
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const folder = path.join(__dirname, "../../theme_overrides/assets/js");

const list = /joined\("search-engine\.js", \[([^\]]*)\]/.exec(fs.readFileSync(path.join(folder, "search.js"), "utf8"))[1];
const names = Array.from(list.matchAll(/"([^"]+)"/g), (match) => match[1]);
for (const name of names) if (name !== "search/start.js") require(path.join(folder, name)); /* that one is the page's */

module.exports = globalThis.duizhao.searchParts;
