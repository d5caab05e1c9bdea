/* Loads the files of an index from a folder of pages, as a page does: indexFiles(folder)  →  load(name) */
"use strict";

const fs = require("node:fs");
const path = require("node:path");

module.exports = (folder) => {
  const loaded = new Map();
  return (name) => {
    if (!loaded.has(name)) {
      const data = new Function("duizhao", fs.readFileSync(path.join(folder, "assets/search", `${name}.js`), "utf8"));
      let out;
      data({ searchData: (dataName, value) => (out = dataName === name ? value : undefined) });
      if (out === undefined) throw new Error(`${name} hands over something else`);
      loaded.set(name, Promise.resolve(out));
    }
    return loaded.get(name);
  };
};
