/* The search: reads the files of the index (assets/search/, classic scripts, so that it works from file://),
 * only those that a query needs, and verifies what it finds on the text.
 *
 *   duizhao.search(query, { series, year, lang, in, limit }) → Promise<[{ url, report, passage, score, zh, en, marks }]>
 *
 * docs/searching.md says what a query may be and what comes back. */
(function () {
  "use strict";

  var LIMIT = 20; /* hits that are wanted unless the caller says otherwise */
  var LOOK = 12; /* texts that are looked at, at most, where words stand apart and the nearest are wanted */
  var FORMS = 64; /* words that the beginning of one, or a slip, may stand for */
  var STRINGS = 64; /* Chinese words that pinyin or initials may stand for */
  var BATCH = 24; /* texts that are looked at together, at most */
  var LEAST_BATCH = 8; /* and at least */
  var DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";
  var VALUES = new Uint8Array(128);
  Array.from(DIGITS).forEach(function (digit, n) { VALUES[digit.charCodeAt(0)] = n; });
  var FLAGS = 2; /* a length says its kind in its lowest bit */

  /* ---- Without the page */

  /* The shard of a term among `count`: FNV-1a of its UTF-16 units. */
  function bucket(term, count) {
    var out = 2166136261;
    for (var k = 0; k < term.length; k++) {
      var unit = term.charCodeAt(k);
      out = Math.imul(out ^ (unit & 255), 16777619);
      out = Math.imul(out ^ (unit >>> 8), 16777619);
    }
    out >>>= 0;
    return ((out ^ (out >>> 15)) >>> 0) % count;
  }

  /* Bytes written as text, four as five characters, as Python's b85encode writes them. */
  function bytesOf(text) {
    var out = new Uint8Array(Math.ceil(text.length / 5) * 4);
    for (var k = 0, at = 0; k < text.length; k += 5, at += 4) {
      var number = 0;
      for (var n = k; n < k + 5; n++) number = number * 85 + (n < text.length ? VALUES[text.charCodeAt(n)] : 84);
      out[at] = number >>> 24;
      out[at + 1] = number >>> 16;
      out[at + 2] = number >>> 8;
      out[at + 3] = number;
    }
    return out.subarray(0, Math.floor((text.length * 4) / 5));
  }

  /* Packed JSON → Promise of what it says */
  function inflated(packed) {
    var stream = new DecompressionStream("deflate-raw");
    var writer = stream.writable.getWriter();
    var written = Promise.all([writer.write(bytesOf(packed)), writer.close()]);
    return Promise.all([new Response(stream.readable).json(), written]).then(function (done) { return done[0]; });
  }

  /* The number that stands at the cursor, seven bits in a byte, the lowest first; the cursor goes past it. */
  function numberAt(bytes, cursor) {
    var out = 0;
    var shift = 0;
    var byte;
    do {
      byte = bytes[cursor.at++];
      out |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    return out;
  }

  /* A file of postings → Map of term → { kind, bytes } */
  function unpackShard(terms, packed) {
    var letters = atob(packed);
    var bytes = new Uint8Array(letters.length);
    for (var n = 0; n < letters.length; n++) bytes[n] = letters.charCodeAt(n);
    var out = new Map();
    var cursor = { at: 0 };
    (terms ? terms.split("\t") : []).forEach(function (term) {
      var length = numberAt(bytes, cursor);
      var end = cursor.at + (length >>> 1);
      out.set(term, { kind: length % FLAGS, bytes: bytes.subarray(cursor.at, end) });
      cursor.at = end;
    });
    return out;
  }

  /* The texts of a term, ascending. */
  function unpack(entry) {
    var bytes = entry.bytes;
    var out = [];
    if (entry.kind) {
      for (var k = 0; k < bytes.length; k++) {
        for (var bit = 0; bit < 8; bit++) if ((bytes[k] >> bit) & 1) out.push(k * 8 + bit);
      }
      return out;
    }
    var last = -1;
    for (var cursor = { at: 0 }; cursor.at < bytes.length; ) out.push((last += numberAt(bytes, cursor) + 1));
    return out;
  }

  function both(a, b) {
    var out = [];
    for (var i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] === b[j]) {
        out.push(a[i++]);
        j++;
      } else if (a[i] < b[j]) i++;
      else j++;
    }
    return out;
  }

  function either(lists) {
    if (lists.length < 2) return lists[0] || [];
    return Array.from(new Set([].concat.apply([], lists))).sort(function (a, b) { return a - b; });
  }

  /* The letters of a word, a bit each. */
  function lettersOf(word) {
    var out = 0;
    for (var k = 0; k < word.length; k++) out |= 1 << (word.charCodeAt(k) - 97);
    return out;
  }

  /* How many letters one word has and the other has not: two for each slip at most. */
  function strange(a, b) {
    var count = 0;
    for (var bits = lettersOf(a) ^ lettersOf(b); bits; bits &= bits - 1) count += 1;
    return count;
  }

  /* How many slips lie between two words: letters changed, missing, too many, or swapped; more than `most` is 9. */
  function slips(a, b, most) {
    if (Math.abs(a.length - b.length) > most || strange(a, b) > 2 * most) return 9;
    var before = null;
    var last = Array.from({ length: b.length + 1 }, function (_, j) { return j; });
    for (var i = 1; i <= a.length; i++) {
      var row = [i];
      for (var j = 1; j <= b.length; j++) {
        var cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (before && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        row.push(cost);
      }
      if (Math.min.apply(null, row) > most) return 9;
      before = last;
      last = row;
    }
    return last[b.length] <= most ? last[b.length] : 9;
  }

  /* All strings that pieces of one length make which overlap: [["数字"], ["字经"], ["经济"]] → ["数字经济"] */
  function chains(steps) {
    var out = steps[0];
    for (var k = 1; k < steps.length; k++) {
      var next = new Map(); /* all but the last character → the last ones */
      steps[k].forEach(function (piece) {
        var head = piece.slice(0, -1);
        next.set(head, (next.get(head) || []).concat(piece.slice(-1)));
      });
      var longer = [];
      out.forEach(function (text) {
        (next.get(text.slice(1 - steps[k][0].length)) || []).forEach(function (char) { longer.push(text + char); });
      });
      out = longer;
      if (!out.length) return out;
    }
    return out;
  }

  function cut(text, size) {
    var out = [];
    for (var k = 0; k < text.length; k += size) out.push(text.slice(k, k + size));
    return out;
  }

  /* The ways to read letters as syllables, the fewest syllables first. */
  function readings(letters, syllables) {
    var ways = [[[]]];
    for (var end = 1; end <= letters.length; end++) {
      ways[end] = [];
      for (var size = Math.min(6, end); size > 0; size--) {
        var last = letters.slice(end - size, end);
        if (!syllables.has(last)) continue;
        ways[end - size].forEach(function (way) { ways[end].push(way.concat(last)); });
      }
      ways[end] = ways[end].sort(function (a, b) { return a.length - b.length; }).slice(0, 8);
    }
    return ways[letters.length];
  }

  /* The terms that a string is found by, as all of which one must be there: [[term], …] */
  function gramsOf(han) {
    if (han.length === 1) return [[han]];
    var out = [];
    for (var k = 0; k + 1 < han.length; k++) out.push([han.slice(k, k + 2)]);
    return out;
  }

  /* ---- The search over any loader: load(name) → Promise of the data of a file */

  function engine(load, makeText) {
    var ready = null;

    function start() {
      ready = ready || load("manifest")
        .then(function (data) {
          return load("tables-" + data.tables).then(function (tables) { return prepared(data, tables); });
        })
        .catch(function (error) {
          ready = null;
          throw error;
        });
      return ready;
    }

    function prepared(data, tables) {
      var reports = data.reports.map(function (row, k) {
        var series = data.series[row[0]];
        return { number: k, slug: series[0], zh: series[1], en: series[2], year: row[1], texts: row[2], hash: row[3], id: series[0] + "-" + row[1], address: series[0] + "/" + row[1] + "/" };
      });
      var at = 0;
      var segments = data.segments.map(function (row, k) {
        var mine = reports.slice(at, at + row[2]);
        var first = 0;
        at += row[2];
        mine.forEach(function (report) {
          report.segment = k;
          report.first = first;
          first += report.texts;
        });
        return { name: "terms-" + k + "-" + row[0], shards: row[1], reports: mine };
      });
      return {
        data: data,
        reports: reports,
        segments: segments,
        text: makeText(tables),
        syllables: new Set(tables.syllables ? tables.syllables.split(" ") : []),
        shards: new Map(),
        chunks: new Map(),
        folded: new Map(),
      };
    }

    /* ---- Words */

    /* The words that begin with a character: { word → term, term → words, names } */
    function wordsOf(index, first) {
      var hash = index.data.words[first];
      if (!hash) return Promise.resolve({ terms: new Map(), forms: new Map(), names: new Set() });
      return load("words-" + hash + "-" + first.codePointAt(0).toString(16)).then(function (lines) {
        if (!index.shards.has(first)) index.shards.set(first, readWords(lines));
        return index.shards.get(first);
      });
    }

    function readWords(lines) {
      var out = { terms: new Map(), forms: new Map(), names: new Set() };
      lines.split("\n").forEach(function (line) {
        var parts = line.replace("^", "").split(" ");
        var words = parts.length > 1 ? parts.slice(1) : parts;
        if (line[0] === "^") out.names.add(parts[0]);
        out.forms.set(parts[0], words);
        words.forEach(function (word) { out.terms.set(word, parts[0]); });
      });
      return out;
    }

    /* Words for which `fits` gives a rank, the best rank only: { forms, terms } */
    function choose(known, fits) {
      var best = Infinity;
      var found = [];
      known.forEach(function (words) {
        words.terms.forEach(function (term, word) {
          var rank = fits(word);
          if (rank < best) found = [];
          if (rank <= best && rank < 9) {
            best = rank;
            found.push([word, term]);
          }
        });
      });
      found.sort(function (a, b) { return a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1); });
      found = found.slice(0, FORMS);
      return { forms: found.map(function (f) { return f[0]; }), terms: Array.from(new Set(found.map(function (f) { return f[1]; }))) };
    }

    /* The word itself in all its forms, else words that begin with it; null where there is none. */
    function known(index, word) {
      return wordsOf(index, word[0]).then(function (words) {
        var term = words.terms.has(word) ? words.terms.get(word) : word;
        if (words.forms.has(term)) return { forms: words.forms.get(term), terms: [term], name: words.names.has(term) };
        var begins = word.length > 1 && !/^[0-9]+$/.test(word);
        var found = begins ? choose([words], function (w) { return w.indexOf(word) === 0 ? 0 : 9; }) : { forms: [] };
        return found.forms.length ? Object.assign(found, { begun: true }) : null;
      });
    }

    function formsOf(known, terms) {
      return [].concat.apply([], known.map(function (words) {
        return [].concat.apply([], terms.map(function (term) { return words.forms.get(term) || []; }));
      })).sort();
    }

    /* A word that nothing begins with: inside another word, else with slips. */
    function guessed(index, word) {
      if (!/^[a-z]{4,}$/.test(word)) return Promise.resolve(null);
      var firsts = Object.keys(index.data.words).filter(function (c) { return c > "9"; });
      return Promise.all(firsts.map(function (c) { return wordsOf(index, c); })).then(function (all) {
        var found = choose(all, function (w) { return w.indexOf(word) > 0 ? 0 : 9; });
        var most = word.length > 7 ? 2 : 1;
        if (!found.forms.length) {
          found = choose(all, function (w) { return /^[a-z]+$/.test(w) ? slips(word, w, most) : 9; });
          found.forms = formsOf(all, found.terms);
        }
        return found.forms.length ? found : null;
      });
    }

    /* ---- Pinyin and initials */

    function sounds(index, keys) {
      var names = index.data.sounds;
      return Promise.all(keys.map(function (key) {
        var k = bucket(key, names.length);
        return chunkOf(index, "sounds-" + names[k] + "-" + k).then(function (table) { return table[key] || ""; });
      }));
    }

    function strings(found, size) {
      if (found.some(function (text) { return !text; })) return [];
      return chains(found.map(function (text) { return cut(text, size); })).slice(0, STRINGS);
    }

    function byPinyin(index, letters) {
      var ways = readings(letters, index.syllables).filter(function (way) { return way.length > 1; });
      return Promise.all(ways.map(function (way) {
        var keys = way.slice(1).map(function (syllable, k) { return way[k] + " " + syllable; });
        return sounds(index, keys).then(function (found) { return strings(found, 2); });
      })).then(function (all) { return [].concat.apply([], all).slice(0, STRINGS); });
    }

    function byInitials(index, letters) {
      if (letters.length < 3) return Promise.resolve([]);
      var keys = [];
      for (var k = 0; k + 2 < letters.length; k++) keys.push(letters.slice(k, k + 3));
      return sounds(index, keys).then(function (found) { return strings(found, 3); });
    }

    /* A clause for Chinese words that letters stand for. */
    function spoken(clause, found) {
      if (!found.length) return null;
      return Object.assign({}, clause, { forms: found, amount: null, ways: found.map(gramsOf) });
    }

    /* ---- Clauses → clauses with `ways`: some of which must be there, each a list of terms, one of each */

    function resolvePieces(index, clause) {
      return Promise.all(clause.pieces.map(function (piece) {
        if (engine.isHan(piece)) return gramsOf(piece);
        return wordsOf(index, piece[0]).then(function (words) { return [[words.terms.has(piece) ? words.terms.get(piece) : piece]]; });
      })).then(function (parts) {
        var ways = [[].concat.apply([], parts)];
        if (clause.amount) ways.push([["=" + clause.amount.value + (clause.amount.unit ? " " + clause.amount.unit : "")]]);
        return Object.assign({}, clause, { ways: ways });
      });
    }

    function isWord(clause) {
      return !clause.exact && clause.pieces.length === 1 && !engine.isHan(clause.pieces[0]);
    }

    function resolve(index, clause) {
      if (!isWord(clause)) return resolvePieces(index, clause);
      return known(index, clause.pieces[0]).then(function (found) {
        if (clause.amount) return resolvePieces(index, clause);
        if (!found) return Object.assign({}, clause, { dead: true, ways: [] });
        return Object.assign({}, clause, { forms: found.forms, name: found.name, begun: found.begun, ways: [[found.terms]] });
      });
    }

    function revive(index, clause) {
      var word = clause.pieces[0];
      if (!clause.dead || clause.not) return Promise.resolve(clause);
      return byPinyin(index, word)
        .then(function (found) { return found.length ? found : byInitials(index, word); })
        .then(function (found) {
          if (found.length) return spoken(clause, found);
          return guessed(index, word).then(function (guess) {
            return guess ? Object.assign({}, clause, { dead: false, forms: guess.forms, ways: [[guess.terms]] }) : clause;
          });
        });
    }

    /* The query in every way it may be meant, the likeliest first: English words, pinyin of the whole, beginnings of words. */
    function meanings(index, clauses) {
      return Promise.all(clauses.map(function (c) { return resolve(index, c); })).then(function (found) {
        var asked = found.filter(function (c) { return !c.not; });
        var letters = asked.every(isWord) ? asked.map(function (c) { return c.pieces[0]; }).join("") : "";
        var dead = asked.some(function (c) { return c.dead; });
        var begun = asked.some(function (c) { return c.begun; });
        var aloud = /^[a-z]+$/.test(letters) && (dead || begun || asked.every(function (c) { return c.name; }));
        return (aloud ? byPinyin(index, letters) : Promise.resolve([])).then(function (han) {
          var rest = found.filter(function (c) { return c.not; });
          var whole = han.length ? [[spoken(asked[0], han)].concat(rest)] : [];
          if (!dead) return begun ? whole.concat([found]) : [found].concat(whole);
          if (whole.length) return whole;
          return Promise.all(found.map(function (c) { return revive(index, c); })).then(function (alive) { return [alive]; });
        });
      });
    }

    /* ---- Postings */

    function shardOf(index, segment, term) {
      var name = segment.name + "/" + bucket(term, segment.shards);
      return load(name).then(function (data) {
        if (!index.shards.has(name)) index.shards.set(name, unpackShard(data[0], data[1]));
        return index.shards.get(name);
      });
    }

    function textsOf(index, segment, term) {
      return shardOf(index, segment, term).then(function (shard) {
        var entry = shard.get(term);
        if (entry && !entry.texts) entry.texts = unpack(entry);
        return entry ? entry.texts : [];
      });
    }

    function waysIn(index, segment, ways) {
      return Promise.all(ways.map(function (way) {
        return Promise.all(way.map(function (terms) {
          return Promise.all(terms.map(function (term) { return textsOf(index, segment, term); })).then(either);
        })).then(function (lists) {
          return lists.sort(function (a, b) { return a.length - b.length; }).reduce(both);
        });
      }));
    }

    function clauseIn(index, segment, clause) {
      return waysIn(index, segment, clause.ways).then(function (lists) {
        return { all: either(lists), sure: clause.amount ? new Set(lists[lists.length - 1]) : null };
      });
    }

    /* The texts of a segment that may have all clauses: { numbers, sure: [a set for each clause, or null] } */
    function candidatesIn(index, segment, clauses) {
      var asked = clauses.filter(function (c) { return !c.not; });
      return Promise.all(asked.map(function (c) { return clauseIn(index, segment, c); })).then(function (found) {
        var lists = found.map(function (f) { return f.all; });
        return {
          numbers: lists.slice().sort(function (a, b) { return a.length - b.length; }).reduce(both),
          sure: new Map(asked.map(function (c, k) { return [c, found[k].sure]; })),
        };
      });
    }

    function wantedReport(report, options) {
      var inside = options.in || "";
      var address = inside.indexOf("/") > 0 ? inside : "";
      var mine = address.indexOf(report.address) === 0 || (address && report.address.indexOf(address) === 0);
      return (!options.series || report.slug === options.series) && (!options.year || report.year === Number(options.year)) && (!address || mine);
    }

    /* The texts that may have all clauses, by report: [{ report, places, … }, …], the newest report first. */
    function candidates(index, clauses, options, level, batch) {
      var segments = index.segments.filter(function (s) {
        return s.reports.some(function (r) { return wantedReport(r, options); });
      }).reverse(); /* the newest first, whose texts are looked at first */
      return Promise.all(segments.map(function (segment) {
        return candidatesIn(index, segment, clauses).then(function (found) {
          var out = [];
          var k = 0;
          segment.reports.forEach(function (report) {
            var from = k;
            while (k < found.numbers.length && found.numbers[k] < report.first + report.texts) k++;
            if (k > from && wantedReport(report, options)) {
              out.push({ report: report, numbers: found.numbers.slice(from, k), clauses: clauses, sure: found.sure, level: level });
            }
          });
          if (!level && segment === segments[0]) foresee(index, newestFirst(out), batch);
          return out;
        });
      })).then(function (all) { return newestFirst([].concat.apply([], all)); });
    }

    function newestFirst(groups) {
      return groups.sort(function (a, b) { return b.report.number - a.report.number; });
    }

    /* The texts of the newest reports are looked at first, whatever the other segments have: they may come meanwhile. */
    function foresee(index, groups, batch) {
      queue(groups, new Set())(batch).forEach(function (candidate) {
        chunkOf(index, chunkName(index, candidate)).catch(function () {}); /* said when it is asked for */
      });
    }

    /* ---- Texts */

    function chunkOf(index, name) {
      if (!index.chunks.has(name)) {
        index.chunks.set(name, load(name).then(inflated).catch(function (error) {
          index.chunks.delete(name); /* the next time may go well */
          throw error;
        }));
      }
      return index.chunks.get(name);
    }

    function chunkName(index, candidate) {
      var report = candidate.report;
      return "text-" + report.id + "-" + report.hash + "-" + Math.floor(candidate.place / index.data.texts);
    }

    function textAt(index, candidate) {
      var size = index.data.texts;
      return chunkOf(index, chunkName(index, candidate)).then(function (data) {
        var row = data.texts[candidate.place % size];
        var key = candidate.report.number + ":" + candidate.place;
        if (!index.folded.has(key)) index.folded.set(key, { zh: index.text.foldWithMap(row[3]), en: index.text.foldWithMap(row[4]) });
        return { row: row, chapter: data.chapters[row[0]], folded: index.folded.get(key) };
      });
    }

    function isIn(row, chapter, report, wanted) {
      if (!wanted) return true;
      if (wanted === "headings") return row[2] === "h";
      if (wanted === "notes") return row[2] === "n";
      if (wanted.indexOf("/") > 0) return (report.address + chapter[0]).indexOf(wanted) === 0;
      return row[2] !== "n" && (row[0] === wanted || row[0].indexOf(wanted + ".") === 0);
    }

    function verified(index, candidate, options) {
      return textAt(index, candidate).then(function (found) {
        var row = found.row;
        var report = candidate.report;
        if (!isIn(row, found.chapter, report, options.in)) return null;
        function trusted(clause) {
          var sure = candidate.sure.get(clause);
          return !options.lang && Boolean(sure && sure.has(candidate.number));
        }
        var match = index.text.match(found.folded.zh, found.folded.en, candidate.clauses, options.lang, trusted);
        if (!match) return null;
        return {
          url: report.address + found.chapter[0] + (row[1] ? "#" + row[1] : ""),
          report: report.id,
          passage: row[1],
          score: match.score + (row[2] === "h" ? 1 : 0) - candidate.level * 50,
          zh: row[3],
          en: row[4],
          marks: match.marks,
          beads: row[5],
          kind: row[2],
          chapter: { id: row[0], zh: found.chapter[1], en: found.chapter[2] },
        };
      });
    }

    function pause() {
      return new Promise(function (done) { setTimeout(done, 0); });
    }

    /* The next of the candidates, each text once for each meaning until one fits: next(n) gives up to n. */
    function queue(groups, found) {
      var group = 0;
      var at = 0;
      return function (count) {
        var out = [];
        while (out.length < count && group < groups.length) {
          var mine = groups[group];
          if (at >= mine.numbers.length) {
            group += 1;
            at = 0;
            continue;
          }
          var number = mine.numbers[at++];
          if (!mine.level || !found.has(mine.report.number + ":" + number)) {
            out.push({ report: mine.report, number: number, place: number - mine.report.first, clauses: mine.clauses, sure: mine.sure, level: mine.level });
          }
        }
        return out;
      };
    }

    /* Look at texts in their order, a batch at once, until enough are found; `look` is how many at least. */
    function collect(index, groups, options, limit, look, batch) {
      var hits = [];
      var found = new Set();
      var take = queue(groups, found);
      var looked = 0;
      function next() {
        var some = hits.length >= limit && looked >= look ? [] : take(batch);
        if (!some.length) return { hits: hits, exact: !take(1).length };
        return Promise.all(some.map(function (c) { return verified(index, c, options); })).then(function (all) {
          all.forEach(function (hit, k) {
            if (!hit) return;
            found.add(some[k].report.number + ":" + some[k].number);
            hit.order = looked + k;
            hits.push(hit);
          });
          looked += some.length;
          return looked % (BATCH * 4) ? next() : pause().then(next);
        });
      }
      return Promise.resolve().then(next);
    }

    function counted(rows) {
      var out = {};
      rows.forEach(function (row) { out[row[0]] = (out[row[0]] || 0) + row[1]; });
      return out;
    }

    /* The hits, the best first, with `total` and `reports`, how many there are in all and in each report: `exact`
     * says whether all were looked at, or some are only known from the index. */
    function result(got, groups, limit) {
      var hits = got.hits.sort(function (a, b) { return b.score - a.score || a.order - b.order; });
      var out = hits.slice(0, limit);
      var first = groups.length ? groups[0].level : 0;
      out.exact = got.exact;
      out.reports = counted(got.exact
        ? hits.map(function (h) { return [h.report, 1]; })
        : groups.filter(function (g) { return g.level === first; }).map(function (g) { return [g.report.id, g.numbers.length]; }));
      out.total = Object.keys(out.reports).reduce(function (sum, id) { return sum + out.reports[id]; }, 0);
      return out;
    }

    function search(query, options) {
      var limit = options.limit || LIMIT;
      return start().then(function (index) {
        var clauses = index.text.parse(query);
        if (!clauses.length) return result({ hits: [], exact: true }, [], limit);
        return meanings(index, clauses).then(function (found) {
          var look = found.some(function (all) { return all.length > 1; }) ? LOOK : 0;
          var batch = Math.min(BATCH, Math.max(limit, look, LEAST_BATCH));
          return Promise.all(found.map(function (c, level) { return candidates(index, c, options, level, batch); })).then(function (lists) {
            var groups = [].concat.apply([], lists);
            return collect(index, groups, options, limit, look, batch).then(function (got) { return result(got, groups, limit); });
          });
        });
      });
    }

    return { search: search, start: start };
  }

  engine.isHan = function (text) {
    return /^[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007]/.test(text);
  };

  if (typeof document === "undefined") {
    module.exports = { engine: engine, bucket: bucket, unpackShard: unpackShard, unpack: unpack, slips: slips, chains: chains, readings: readings };
    return;
  }

  /* ---- On the page: files are script elements, each loaded once */

  var duizhao = window.duizhao;
  var base = new URL("../search/", document.currentScript.src).href;
  var loaded = new Map();
  var waiting = new Map();

  duizhao.searchData = function (name, data) {
    if (waiting.has(name)) waiting.get(name)(data);
  };

  function load(name) {
    if (loaded.has(name)) return loaded.get(name);
    var promise = new Promise(function (done, failed) {
      var script = document.createElement("script");
      waiting.set(name, done);
      script.fetchPriority = "high"; /* somebody waits */
      script.src = base + name + ".js";
      script.onload = function () { script.remove(); };
      script.onerror = function () {
        script.remove();
        loaded.delete(name);
        failed(new Error("The file " + name + ".js of the search index could not be read."));
      };
      document.head.append(script);
    });
    loaded.set(name, promise);
    return promise;
  }

  var searching = engine(load, duizhao.searchText);

  duizhao.search = function (query, options) {
    return searching.search(String(query), options || {});
  };
  /* What is there to search: { reports: [{ slug, zh, en, year, id, address, texts }, …], parts: how many at most } */
  duizhao.search.about = function () {
    return searching.start().then(function (index) { return { reports: index.reports, parts: index.data.parts }; });
  };
})();
