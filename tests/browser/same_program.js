/* Is a script the same program after it was made smaller, and is it ES2020? Reads [[name, source, smaller], …], prints
 * what is wrong: [[name, why], …]. Needs `node --expose-internals`, for the parser that Node has inside. */
"use strict";

const fs = require("node:fs");
const { Parser } = require("internal/deps/acorn/acorn/dist/acorn");

const PLACES = new Set(["start", "end", "raw"]);

/* The syntax tree as text, without places in the file. */
function treeOf(source) {
  const tree = Parser.parse(source, { ecmaVersion: 2020, sourceType: "script" });
  return JSON.stringify(tree, (key, value) => (PLACES.has(key) ? undefined : typeof value === "bigint" ? String(value) : value));
}

const wrong = [];
for (const [name, source, smaller] of JSON.parse(fs.readFileSync(0, "utf8"))) {
  try {
    if (treeOf(source) !== treeOf(smaller)) wrong.push([name, "another program"]);
  } catch (error) {
    wrong.push([name, String(error)]);
  }
}
process.stdout.write(JSON.stringify(wrong));
