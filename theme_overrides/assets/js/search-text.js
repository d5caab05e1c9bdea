/* Searching without the page and without the index: folded text, what a query asks for, where it is found in
 * a text, and how good that is. `generator/duizhao/search/` does the same in Python; tests/unit/search compares them.
 *
 *   duizhao.searchText(tables)   the functions below, with the tables of the index (assets/search/tables-*.js)
 *
 * A query is an array of clauses, all of which must be found:
 *   { pieces: ["5", "网络"], exact: false, not: false, amount: null }
 * pieces stand one after the other, with nothing but punctuation between; one piece of letters that is not exact
 * is found in its other forms, too; `amount` is { value, unit } where the words may be a number. */
(function () {
  "use strict";

  var HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007";
  var ALNUM = "0-9a-z\u00df-\u024f";
  var DROPPED = "“”\"'‘’·•《》「」『』\u200b\u200c\u200d\ufeff\u00ad";
  var QUOTES = /[“”„"＂「」『』]/g;
  var UMLAUT = "üǖǘǚǜÜǕǗǙǛ";
  var GONE = new RegExp("(?<=[0-9]),(?=[0-9]{3}(?![0-9]))|\\s+(?=[" + HAN + "])|(?<=[" + HAN + "])\\s+", "g");
  var PIECE = new RegExp("[" + HAN + "]+|[" + ALNUM + "]+(?:\\.[0-9]+)*", "g");
  var APART = /[,，。；;、:：!！?？()（）…|/\s]+/;
  var IS_HAN = new RegExp("[" + HAN + "]");
  var GAP = "[^" + ALNUM + HAN + "]*";
  var BEFORE = "(?<![" + ALNUM + "])(?<![0-9]\\.)";
  var AFTER = "(?![" + ALNUM + "])(?!\\.[0-9])";
  var LEAST = 4; /* digits of a number that may be written with a scale elsewhere */
  var WORDS = 4; /* words of the query that an amount may take */
  var SCALES = {
    万亿: 12, 亿: 8, 千万: 7, 百万: 6, 十万: 5, 万: 4, 千: 3, 百: 2,
    trillion: 12, billion: 9, million: 6, thousand: 3, hundred: 2,
  };

  function escaped(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  }

  function longestFirst(words) {
    return words
      .slice()
      .sort(function (a, b) {
        return b.length - a.length || (a < b ? -1 : 1);
      })
      .map(function (word) {
        var letters = word[word.length - 1] < "\u0250";
        return escaped(word).replace(/ /g, "[ -]") + (letters ? "(?:e?s)?(?![0-9a-z])" : "");
      })
      .join("|");
  }

  /* A number times a power of ten, without idle zeros: ("5.8", 4) → "58000" */
  function scaled(number, power) {
    var parts = number.split(".");
    var rest = (parts[1] || "").padEnd(power, "0");
    var whole = (parts[0] + rest.slice(0, power)).replace(/^0+/, "") || "0";
    rest = rest.slice(power).replace(/0+$/, "");
    return rest ? whole + "." + rest : whole;
  }

  function singular(written, known) {
    var word = written.replace(/-/g, " ");
    return [word, word.replace(/s$/, ""), word.replace(/es$/, "")].find(function (w) {
      return Object.prototype.hasOwnProperty.call(known, w);
    });
  }

  function searchText(tables) {
    var chars = Array.from(tables.simplified);
    var simplified = new Map();
    for (var k = 0; k < chars.length; k += 2) simplified.set(chars[k], chars[k + 1]);
    var pieces = new Map(); /* character → folded */
    var amountPattern = new RegExp(
      "((?<![0-9a-z.])[0-9]+(?:\\.[0-9]+)?)(?:[ -]?(" + longestFirst(Object.keys(SCALES)) + "))?(?:[ -]?(" +
        longestFirst(Object.keys(tables.units)) + "))?", "g",
    );

    function foldChar(char) {
      if (DROPPED.indexOf(char) >= 0) return "";
      if (UMLAUT.indexOf(char) >= 0) return "v";
      if (char === "，") return char;
      var plain = char.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "");
      return Array.from(plain, function (c) {
        return DROPPED.indexOf(c) >= 0 ? "" : simplified.get(c) || c;
      }).join("");
    }

    function piece(char) {
      var found = pieces.get(char);
      if (found === undefined) pieces.set(char, (found = foldChar(char)));
      return found;
    }

    function fold(text) {
      return Array.from(text, piece).join("").replace(GONE, "");
    }

    /* The folded text, and for each of its code units the code point of the shown text it has come from. */
    function foldWithMap(text) {
      var plain = "";
      var from = [];
      Array.from(text).forEach(function (char, at) {
        var folded = piece(char);
        plain += folded;
        for (var n = folded.length; n > 0; n--) from.push(at);
      });
      var out = "";
      var at = [];
      var last = 0;
      function keep(start, end) {
        out += plain.slice(start, end);
        for (var n = start; n < end; n++) at.push(from[n]);
      }
      plain.replace(GONE, function (found, offset) {
        keep(last, offset);
        last = offset + found.length;
        return "";
      });
      keep(last, plain.length);
      return { text: out, at: at };
    }

    /* The numbers of folded text that have a scale, a unit, or both. */
    function amounts(text) {
      var out = [];
      for (var m of text.matchAll(amountPattern)) {
        if (!m[2] && !m[3]) continue;
        out.push({
          start: m.index,
          end: m.index + m[0].length,
          value: scaled(m[1], m[2] ? SCALES[singular(m[2], SCALES)] : 0),
          unit: m[3] ? tables.units[singular(m[3], tables.units)] : "",
        });
      }
      return out;
    }

    function wholeAmount(text) {
      var found = amounts(text)[0];
      return found && found.start === 0 && found.end === text.length ? { value: found.value, unit: found.unit } : null;
    }

    /* ---- Queries */

    function clause(folded, exact, not) {
      var found = folded.match(PIECE);
      if (!found) return [];
      var number = !exact && found.length === 1 && /^[0-9]+$/.test(found[0]) && found[0].length >= LEAST;
      return [{ pieces: found, exact: exact, not: not, amount: number ? { value: scaled(found[0], 0), unit: "" } : null }];
    }

    function amountClause(folded, not) {
      return { pieces: folded.match(PIECE), exact: true, not: not, amount: wholeAmount(folded) };
    }

    /* How many of the words from `k` on are one amount: 58,000 mu. */
    function spanOf(words, k) {
      for (var n = Math.min(WORDS, words.length - k); n > 0; n--) {
        var some = words.slice(k, k + n);
        var plain = some.every(function (w, i) { return !w.quoted && (i === 0 || !w.not); });
        if (plain && wholeAmount(fold(some.map(function (w) { return w.text; }).join(" ")))) return n;
      }
      return 0;
    }

    function split(query) {
      var words = [];
      var pattern = /(?:([-−－])(?=["\S]))?(?:"([^"]*)"?|([^\s"]+))/g;
      for (var m of query.replace(QUOTES, '"').matchAll(pattern)) {
        words.push({ not: Boolean(m[1]), quoted: m[2] !== undefined, text: m[2] !== undefined ? m[2] : m[3] });
      }
      return words;
    }

    function parse(query) {
      var words = split(query);
      var out = [];
      for (var k = 0; k < words.length; ) {
        var word = words[k];
        var span = spanOf(words, k);
        if (span) {
          var text = words.slice(k, k + span).map(function (w) { return w.text; }).join(" ");
          out.push(amountClause(fold(text), word.not));
        } else if (word.quoted) {
          out = out.concat(clause(fold(word.text), true, word.not));
        } else {
          fold(word.text).split(APART).forEach(function (part) {
            out = out.concat(clause(part, false, word.not));
          });
        }
        k += span || 1;
      }
      return out.some(function (c) { return !c.not; }) ? out : out.map(function (c) { return Object.assign({}, c, { not: false }); });
    }

    /* ---- Finding. A clause has got `forms`: what may stand for a single piece (search-index.js). */

    function patternOf(found) {
      var body = found.forms && found.forms.length
        ? "(?:" + found.forms.map(escaped).join("|") + ")"
        : found.pieces.map(escaped).join(GAP);
      var first = found.forms && found.forms.length ? found.forms[0] : found.pieces[0];
      var end = found.forms && found.forms.length ? found.forms[0] : found.pieces[found.pieces.length - 1];
      return new RegExp((IS_HAN.test(first[0]) ? "" : BEFORE) + body + (IS_HAN.test(end[end.length - 1]) ? "" : AFTER), "g");
    }

    function sameAmount(amount, other) {
      return amount.value === other.value && (!amount.unit || amount.unit === other.unit);
    }

    /* Where a clause is found in folded text: [[start, end, is it as asked], …] */
    function placesIn(found, text) {
      found.pattern = found.pattern || patternOf(found);
      var asked = found.pieces.join("");
      var out = Array.from(text.matchAll(found.pattern), function (m) {
        return [m.index, m.index + m[0].length, m[0] === asked || found.pieces.length > 1];
      });
      if (found.amount) {
        amounts(text).forEach(function (a) {
          if (sameAmount(found.amount, a)) out.push([a.start, a.end, true]);
        });
      }
      return out;
    }

    /* The fewest characters between the first and the last of one place of each clause; -1 where one has none. */
    function nearest(places) {
      var all = [];
      places.forEach(function (mine, k) {
        mine.forEach(function (place) { all.push([place[0], place[1], k]); });
      });
      all.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]; });
      var last = places.map(function () { return null; });
      var best = -1;
      all.forEach(function (place) {
        last[place[2]] = place;
        if (last.indexOf(null) >= 0) return;
        var from = Math.min.apply(null, last.map(function (p) { return p[0]; }));
        var to = Math.max.apply(null, last.map(function (p) { return p[1]; }));
        var idle = to - from - last.reduce(function (sum, p) { return sum + p[1] - p[0]; }, 0);
        if (best < 0 || idle < best) best = Math.max(0, idle);
      });
      return best;
    }

    /* Does a text have all clauses? Null, or { score, marks }. `trusted` says of a clause that the index is sure
     * of it: an amount in words, which only the generator reads. */
    function match(zh, en, clauses, lang, trusted) {
      var sides = [["zh", zh], ["en", en]].filter(function (side) { return !lang || side[0] === lang; });
      var marks = [];
      var exact = 0;
      var count = 0;
      var near = -1;
      var wanted = clauses.filter(function (c) { return !c.not; });
      var all = sides.map(function (side) {
        return clauses.map(function (c) { return placesIn(c, side[1].text); });
      });
      for (var k = 0; k < clauses.length; k++) {
        var has = all.some(function (mine) { return mine[k].length > 0; });
        if (clauses[k].not ? has : !has && !(trusted && trusted(clauses[k]))) return null;
        if (!clauses[k].not && all.some(function (mine) { return mine[k].some(function (p) { return p[2]; }); })) exact += 1;
      }
      sides.forEach(function (side, n) {
        var mine = all[n].filter(function (_, k) { return !clauses[k].not; });
        count += mine.reduce(function (sum, places) { return sum + places.length; }, 0);
        marks = marks.concat(marksOf(side[0], side[1], [].concat.apply([], mine)));
        var idle = wanted.length > 1 ? nearest(mine) : -1;
        if (idle >= 0 && (near < 0 || idle < near)) near = idle;
      });
      var close = near < 0 ? 0 : near <= wanted.length - 1 ? 20 : 10 / (1 + near / 20);
      return { score: exact / wanted.length * 4 + close + Math.min(count, 8) / 8, marks: marks };
    }

    /* Places of folded text as marks of the shown text, in order; those with nothing but a blank between as one. */
    function marksOf(lang, folded, places) {
      var out = [];
      var last = null;
      places = places.slice().sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
      places.forEach(function (place) {
        if (last && !folded.text.slice(last[1], place[0]).trim()) last[1] = Math.max(last[1], place[1]);
        else out.push((last = [place[0], place[1]]));
      });
      return out.map(function (place) {
        return { lang: lang, start: folded.at[place[0]], end: folded.at[place[1] - 1] + 1 };
      });
    }

    return { fold: fold, foldWithMap: foldWithMap, amounts: amounts, parse: parse, match: match };
  }

  searchText.isHan = function (text) {
    return IS_HAN.test(text);
  };

  if (typeof document === "undefined") module.exports = searchText;
  else (window.duizhao = window.duizhao || {}).searchText = searchText;
})();
