/* Searches an index in files, as the browser would: node search_node.js FOLDER < [[query, options], …] */
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const scripts = path.join(__dirname, "../../theme_overrides/assets/js");
const searchText = require(path.join(scripts, "search-text.js"));
const { engine } = require(path.join(scripts, "search-index.js"));

const folder = path.join(process.argv[2], "assets/search");
const loaded = new Map();

function load(name) {
  if (!loaded.has(name)) {
    const text = fs.readFileSync(path.join(folder, `${name}.js`), "utf8");
    const data = new Function("duizhao", text);
    let out;
    data({ searchData: (said, found) => (out = said === name ? found : undefined) });
    if (out === undefined) throw new Error(`${name} hands over something else`);
    loaded.set(name, Promise.resolve(out));
  }
  return loaded.get(name);
}

async function main() {
  const search = engine(load, searchText).search;
  const out = [];
  for (const [query, options] of JSON.parse(fs.readFileSync(0, "utf8"))) {
    const hits = await search(query, options);
    out.push(hits.map((h) => [h.url, h.report, h.passage, h.score, h.zh, h.en, h.marks.map((m) => [m.lang, m.start, m.end])]));
  }
  process.stdout.write(JSON.stringify(out));
}

main();
