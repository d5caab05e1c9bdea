/* The search of a page: files of the index (assets/search/) are script elements, so that it works from file://.
 *
 *   duizhao.search(query, { series, year, lang, in, limit })   Promise of hits: docs/searching.md
 *   duizhao.search.about()   Promise of { reports: [{ slug, zh, en, year, id, address, texts }, …], parts, version };
 *                            parts is how many a report has at most
 *   duizhao.search.index()   Promise of the index: search/index.js */
(() => {
  "use strict";

  const duizhao = window.duizhao;
  const loaded = new Map();
  const waiting = new Map();

  duizhao.searchData = (name, data) => waiting.get(name)?.(data);

  function load(name) {
    if (!loaded.has(name)) {
      const promise = new Promise((done, failed) => {
        waiting.set(name, done);
        duizhao.loadScript(`assets/search/${name}.js`, { urgent: true }).then((script) => script.remove(), failed);
      });
      promise.catch(() => loaded.delete(name));
      loaded.set(name, promise);
    }
    return loaded.get(name);
  }

  const engine = duizhao.searchParts.engine(load);
  duizhao.search = (query, options) => engine.search(String(query), options);
  duizhao.search.about = engine.about;
  duizhao.search.index = engine.open;
})();
