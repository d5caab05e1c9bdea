/* The words that the reader keeps on this device: an entry a word in a database of the browser, and no copy elsewhere.
 *
 * Chromium now and then drops what a page of a disk writes to `localStorage`, and tells nobody; a database it keeps.
 *
 *   duizhao.myWords   all() → words, the first kept first; has(zh); add(word), remove(zh), clear() → whether the device did it:
 *                     promises that are never rejected. changed(then): another page kept or removed something */
(() => {
  "use strict";

  const duizhao = window.duizhao;
  if (duizhao.myWords) return; /* two pages of the site may ask for it */

  const NAME = "duizhao";
  const STORE = "words";
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("dz-words");

  function opened() {
    return new Promise((resolve, reject) => {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "zh" });
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
      asked.onblocked = () => reject(new Error("blocked"));
    });
  }

  /* What `ask` asks of the store, when all of it is done. */
  async function within(mode, ask) {
    const database = await opened();
    try {
      return await new Promise((resolve, reject) => {
        const work = database.transaction(STORE, mode);
        const asked = ask(work.objectStore(STORE));
        work.oncomplete = () => resolve(asked.result);
        work.onabort = () => reject(work.error);
      });
    } finally {
      database.close();
    }
  }

  async function read(ask, otherwise) {
    try {
      return await within("readonly", ask);
    } catch {
      return otherwise;
    }
  }

  async function write(ask) {
    try {
      await within("readwrite", ask);
    } catch {
      return false;
    }
    channel?.postMessage("");
    return true;
  }

  duizhao.myWords = {
    all: async () => (await read((store) => store.getAll(), [])).sort((a, b) => a.kept - b.kept),
    has: async (zh) => Boolean(await read((store) => store.count(zh), 0)),
    add: (word) => write((store) => store.put({ ...word, kept: Date.now() })),
    remove: (zh) => write((store) => store.delete(zh)),
    clear: () => write((store) => store.clear()),
    changed: (then) => channel?.addEventListener("message", then),
  };
})();
