/* Searches an index in files, as a browser does: node search_node.js FOLDER < [[query, options], …]
 * With --turns it prints for each query the number of hits, and how many other tasks ran meanwhile. */
"use strict";

const fs = require("node:fs");
const { engine } = require("./search_parts.js");
const load = require("./index_files.js")(process.argv[2]);

/* How often others have their turn while something is done. */
async function turnsOf(work) {
  let turns = 0;
  let done = false;
  const next = () => setImmediate(() => !done && (turns += 1) && next());
  next();
  const result = await work();
  done = true;
  return [result, turns];
}

async function main() {
  const search = engine(load).search;
  const out = [];
  if (process.argv[3] === "--turns") {
    for (const [query, options] of JSON.parse(fs.readFileSync(0, "utf8"))) {
      await search(query, options); // all that is needed is there
      const [hits, turns] = await turnsOf(() => search(query, options));
      out.push([hits.total, turns]);
    }
    process.stdout.write(JSON.stringify(out));
    return;
  }
  for (const [query, options] of JSON.parse(fs.readFileSync(0, "utf8"))) {
    const hits = await search(query, options);
    out.push(hits.map((h) => [h.url, h.report, h.passage, h.score, h.zh, h.en, h.marks.map((m) => [m.lang, m.start, m.end])]));
  }
  process.stdout.write(JSON.stringify(out));
}

main();
