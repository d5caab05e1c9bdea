/* Unpacks the files of the index, which the generator packs (generator/duizhao/search/shards.py, postings.py); intersects
 * and unites ascending lists of numbers. */
(() => {
  "use strict";

  const parts = globalThis.duizhao.searchParts;
  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"; /* RFC 1924 */
  const VALUES = new Uint8Array(128);
  Array.from(DIGITS).forEach((digit, n) => (VALUES[digit.charCodeAt(0)] = n));

  /* The shard of a term among `count`: FNV-1a of its UTF-16 units; `rules` is `hash` of the manifest. */
  parts.bucket = (term, count, [start, prime, shift]) => {
    let out = start;
    for (let k = 0; k < term.length; k++) {
      const unit = term.charCodeAt(k);
      out = Math.imul(out ^ (unit & 255), prime);
      out = Math.imul(out ^ (unit >>> 8), prime);
    }
    out >>>= 0;
    return ((out ^ (out >>> shift)) >>> 0) % count;
  };

  /* Decode base 85: five characters are four bytes. */
  function bytesOf(text) {
    const out = new Uint8Array(Math.ceil(text.length / 5) * 4);
    for (let k = 0, at = 0; k < text.length; k += 5, at += 4) {
      let number = 0;
      for (let n = k; n < k + 5; n++) number = number * 85 + (n < text.length ? VALUES[text.charCodeAt(n)] : 84);
      out[at] = number >>> 24;
      out[at + 1] = number >>> 16;
      out[at + 2] = number >>> 8;
      out[at + 3] = number;
    }
    return out.subarray(0, Math.floor((text.length * 4) / 5));
  }

  /* Packed JSON → Promise of what it holds. Written to the stream, not read from a Blob: that would be slower. */
  parts.inflated = async (packed) => {
    const stream = new DecompressionStream("deflate-raw");
    const writer = stream.writable.getWriter();
    const written = Promise.all([writer.write(bytesOf(packed)), writer.close()]);
    const [data] = await Promise.all([new Response(stream.readable).json(), written]);
    return data;
  };

  /* The number at the cursor, seven bits in a byte, the lowest first; the cursor goes past it. */
  function numberAt(bytes, cursor) {
    let out = 0;
    let shift = 0;
    let byte;
    do {
      byte = bytes[cursor.at++];
      out |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    return out;
  }

  /* A file of postings → Map of term → { isBitmap, bytes } */
  parts.unpackShard = (terms, packed) => {
    const letters = atob(packed);
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const out = new Map();
    const cursor = { at: 0 };
    (terms ? terms.split("\t") : []).forEach((term) => {
      const length = numberAt(bytes, cursor); /* its lowest bit is the kind */
      const end = cursor.at + (length >>> 1);
      out.set(term, { isBitmap: Boolean(length & 1), bytes: bytes.subarray(cursor.at, end) });
      cursor.at = end;
    });
    return out;
  };

  /* The texts of a term, ascending. */
  parts.unpack = ({ isBitmap, bytes }) => {
    const out = [];
    if (isBitmap) {
      bytes.forEach((byte, k) => {
        for (let bit = 0; bit < 8; bit++) if ((byte >> bit) & 1) out.push(k * 8 + bit);
      });
      return out;
    }
    let last = -1;
    for (const cursor = { at: 0 }; cursor.at < bytes.length;) out.push((last += numberAt(bytes, cursor) + 1));
    return out;
  };

  /* The numbers that are in both of two ascending lists. */
  function both(a, b) {
    const out = [];
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
      if (a[i] === b[j]) {
        out.push(a[i++]);
        j++;
      } else if (a[i] < b[j]) i++;
      else j++;
    }
    return out;
  }

  /* The intersection and the union of ascending lists. */
  parts.inAll = (lists) => lists.sort((a, b) => a.length - b.length).reduce(both);
  parts.inAny = (lists) => (lists.length < 2 ? lists[0] || [] : Array.from(new Set(lists.flat())).sort((a, b) => a - b));
})();
