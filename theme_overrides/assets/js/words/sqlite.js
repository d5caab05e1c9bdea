/* Writes small SQLite databases, and ZIP archives: what an Anki deck is made of (anki.js). Knows no page.
 *
 *   duizhao.sqlite(tables)   Uint8Array; tables: [{ name, sql, rows: [[id, value, …], …] }, …] in order of ids. The first column of a
 *                            table is its INTEGER PRIMARY KEY; values are null, whole numbers and texts
 *   duizhao.zip(files)       Uint8Array; files: [[name, Uint8Array], …], stored as they are
 *
 * https://www.sqlite.org/fileformat2.html: each table is one page, or a page of pages. Pages are large, so that no row needs two. */
(() => {
  "use strict";

  const PAGE = 32768;
  const HEAD = 100; /* bytes at the start of the first page */
  const VERSION = 3040000;
  const [LEAF, INNER] = [13, 5];
  const encoder = new TextEncoder();

  /* ---- Numbers */

  function big(number, bytes) {
    const out = new Uint8Array(bytes);
    let rest = BigInt(number);
    for (let k = bytes - 1; k >= 0; k--) {
      out[k] = Number(rest & 255n);
      rest >>= 8n;
    }
    return out;
  }

  /* Seven bits a byte, the highest first. */
  function varint(number) {
    const out = [Number(BigInt(number) & 127n)];
    for (let rest = BigInt(number) >> 7n; rest > 0n; rest >>= 7n) out.unshift(Number(rest & 127n) | 128);
    return Uint8Array.from(out);
  }

  function joined(parts) {
    const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    parts.reduce((at, part) => {
      out.set(part, at);
      return at + part.length;
    }, 0);
    return out;
  }

  /* ---- Database */

  /* The type of a value as a record has it, and its bytes. */
  function fieldOf(value) {
    if (value === null) return [0, new Uint8Array(0)];
    if (typeof value === "number") return [6, big(value, 8)];
    const text = encoder.encode(value);
    return [13 + 2 * text.length, text];
  }

  /* A row, as the cell of a page. */
  function cellOf(id, values) {
    const fields = values.map(fieldOf);
    const types = joined(fields.map(([type]) => varint(type)));
    const record = joined([varint(types.length + 1), types, ...fields.map(([, bytes]) => bytes)]);
    if (types.length > 126) throw new Error("A row has too many columns.");
    return joined([varint(record.length), varint(id), record]);
  }

  /* A page of cells; `last` is the number of the last child of an inner page. */
  function pageOf(cells, start, last) {
    const page = new Uint8Array(PAGE);
    const head = start + (last ? 12 : 8);
    let end = PAGE;
    cells.forEach((cell, k) => {
      end -= cell.length;
      page.set(cell, end);
      page.set(big(end, 2), head + 2 * k);
    });
    page.set([last ? INNER : LEAF, 0, 0, ...big(cells.length, 2), ...big(end, 2), 0], start);
    if (last) page.set(big(last, 4), start + 8);
    return page;
  }

  /* Cells in groups that fit a page each. */
  function grouped(cells) {
    const groups = [[]];
    let size = 8;
    cells.forEach((cell) => {
      if (cell.length > PAGE - 64) throw new Error("A row is too long.");
      if (size + cell.length + 2 > PAGE) {
        groups.push([]);
        size = 8;
      }
      groups[groups.length - 1].push(cell);
      size += cell.length + 2;
    });
    return groups;
  }

  /* Add the pages of a table; return the number of its first page. */
  function addTable(pages, rows) {
    const root = pages.push(null);
    const groups = grouped(rows.map(([id, ...values]) => cellOf(id, [null, ...values]))); /* the cell has the key */
    if (groups.length === 1) {
      pages[root - 1] = pageOf(groups[0], 0, 0);
      return root;
    }
    let at = 0;
    const children = groups.map((group) => {
      at += group.length;
      return [pages.push(pageOf(group, 0, 0)), rows[at - 1][0]];
    });
    const cells = children.slice(0, -1).map(([number, id]) => joined([big(number, 4), varint(id)]));
    pages[root - 1] = pageOf(cells, 0, children[children.length - 1][0]);
    return root;
  }

  function headOf(count) {
    const head = new Uint8Array(HEAD);
    head.set(encoder.encode("SQLite format 3\0"));
    head.set([...big(PAGE, 2), 1, 1, 0, 64, 32, 32], 16);
    const numbers = { 24: 1, 28: count, 40: 1, 44: 4, 56: 1, 92: 1, 96: VERSION };
    Object.entries(numbers).forEach(([at, number]) => head.set(big(number, 4), Number(at)));
    return head;
  }

  function sqlite(tables) {
    const pages = [null];
    const schema = tables.map(({ name, sql, rows }) => ["table", name, name, addTable(pages, rows), sql]);
    pages[0] = pageOf(schema.map((values, k) => cellOf(k + 1, values)), HEAD, 0);
    pages[0].set(headOf(pages.length));
    return joined(pages);
  }

  /* ---- Archive */

  const CRC = Array.from({ length: 256 }, (_, k) => {
    let out = k;
    for (let bit = 0; bit < 8; bit++) out = out & 1 ? (out >>> 1) ^ 0xedb88320 : out >>> 1;
    return out >>> 0;
  });

  function checksum(bytes) {
    let out = 0xffffffff;
    for (const byte of bytes) out = CRC[(out ^ byte) & 255] ^ (out >>> 8);
    return (out ^ 0xffffffff) >>> 0;
  }

  function little(number, bytes) {
    return big(number, bytes).reverse();
  }

  function zip(files) {
    const parts = [];
    const list = [];
    let at = 0;
    files.forEach(([name, bytes]) => {
      const title = encoder.encode(name);
      const day = joined([little(0, 2), little(33, 2)]); /* 1980-01-01 */
      const sizes = joined([little(checksum(bytes), 4), little(bytes.length, 4), little(bytes.length, 4), little(title.length, 2)]);
      const facts = joined([little(20, 2), little(0x0800, 2), little(0, 2), day, sizes, little(0, 2)]);
      const head = joined([little(0x04034b50, 4), facts, title]);
      parts.push(head, bytes);
      list.push(joined([little(0x02014b50, 4), little(20, 2), facts, new Uint8Array(10), little(at, 4), title]));
      at += head.length + bytes.length;
    });
    const size = list.reduce((sum, part) => sum + part.length, 0);
    const counts = joined([little(files.length, 2), little(files.length, 2)]);
    const end = joined([little(0x06054b50, 4), new Uint8Array(4), counts, little(size, 4), little(at, 4), new Uint8Array(2)]);
    return joined([...parts, ...list, end]);
  }

  if (typeof document === "undefined") module.exports = { sqlite, zip, varint };
  else Object.assign(window.duizhao, { sqlite, zip });
})();
