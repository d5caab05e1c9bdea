/* Checks quotations by the index in a folder of pages, as the page does: node quote_node.js FOLDER < [[text, year], …] */
"use strict";

const fs = require("node:fs");
const searchParts = require("./search_parts.js");
const quoteParts = require("./quote_parts.js");
const load = require("./index_files.js")(process.argv[2]);

function placeOf({ row, start, end }, lang) {
  return { report: row.report.id, row: row.key, span: [start, end], text: Array.from(row[lang]).slice(start, end).join("") };
}

async function main() {
  const checker = quoteParts.checker(await searchParts.engine(load).open());
  const out = [];
  for (const [text, year] of JSON.parse(fs.readFileSync(0, "utf8"))) {
    const start = performance.now();
    const found = await checker.check(text, year);
    const seconds = (performance.now() - start) / 1000;
    const quotations = found.map(({ text: said, lang, kind, places, others, changes }) => ({
      text: said,
      lang,
      kind,
      places: places.map((place) => placeOf(place, lang)),
      others,
      changes: changes.map(({ source, quoted }) => [source, quoted]),
    }));
    out.push({ seconds, quotations });
  }
  process.stdout.write(JSON.stringify(out));
}

main();
