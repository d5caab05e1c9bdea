/* Folds quoted text and divides it into sentences, as `duizhao quote` does (generator/duizhao/quotations/fold.py). The scripts of
 * the page share `duizhao.quoteParts`.
 *
 *   quoteParts.languageOf(text)           "zh", "en", or "" where there is no letter
 *   quoteParts.sentences(text, lang)      the sentences of a paragraph
 *   quoteParts.folding(simplified)        (text, lang) → { text, at }: what is said, and the code point of each of its code units;
 *                                         `simplified` maps Traditional characters to Simplified ones, as that of the index */
(() => {
  "use strict";

  const duizhao = (globalThis.duizhao = globalThis.duizhao || {});
  const parts = (duizhao.quoteParts = duizhao.quoteParts || {});

  const HAN = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3134f}〇]/gu;
  const LATIN_WORD = /[A-Za-zÀ-ɏ]+/g;
  const END_ZH = /[^。！？；\n]*[。！？；\n]+[”’」』）]*|[^。！？；\n]+/g;
  const END_EN = /.+?(?:[.!?;](?=[\s”’"')]|$)[”’"')]*|$)/gs;
  const ABBREVIATION = /\b(?:[A-Z]|No|Mr|Mrs|Ms|Dr|St|vs|etc|approx|i\.e|e\.g)\.$/;
  const KEPT = "%‰+°";
  const SAME = new Map([["'", "’‘"], ["-", "–—−‑‐～"]].flatMap(([plain, others]) => Array.from(others, (c) => [c, plain])));
  const LETTER = /\p{L}/u;
  const ALNUM = /[\p{L}\p{N}]/u;
  const DIGIT = /\p{Nd}/u;

  /* Two Latin words count as much as one Han character. */
  parts.languageOf = (text) => {
    const han = (text.match(HAN) || []).length;
    const words = (text.match(LATIN_WORD) || []).length;
    if (!han) return words ? "en" : "";
    return han * 2 >= words ? "zh" : "en";
  };

  parts.sentences = (text, lang) => {
    if (lang === "zh") return (text.match(END_ZH) || []).map((piece) => piece.trim()).filter(Boolean);
    const out = [];
    let waiting = "";
    (text.match(END_EN) || []).forEach((piece) => {
      waiting += piece;
      if (ABBREVIATION.test(waiting.trimEnd())) return;
      out.push(waiting.trim());
      waiting = "";
    });
    return out.concat(waiting.trim()).filter(Boolean);
  };

  function isSaid(char, before, after) {
    if (ALNUM.test(char) || KEPT.includes(char)) return true;
    if ((char === "." || char === "-") && DIGIT.test(after)) return DIGIT.test(before) || (char === "-" && !ALNUM.test(before));
    return char === "'" && LETTER.test(before) && LETTER.test(after);
  }

  parts.folding = (simplified) => {
    const known = { zh: new Map(), en: new Map() };

    function form(char, lang) {
      const forms = known[lang];
      if (!forms.has(char)) {
        const simple = (lang === "zh" && simplified.get(char)) || char;
        forms.set(char, Array.from((SAME.get(simple) || simple).normalize("NFKC").toLowerCase()));
      }
      return forms.get(char);
    }

    return (text, lang) => {
      const pieces = [];
      const from = [];
      Array.from(text).forEach((char, at) => {
        form(char, lang).forEach((piece) => {
          pieces.push(piece);
          from.push(at);
        });
      });
      let out = "";
      const at = [];
      pieces.forEach((piece, k) => {
        const said = isSaid(piece, pieces[k - 1] || "", pieces[k + 1] || "");
        if (!said && (lang === "zh" || !out || out.endsWith(" "))) return;
        const written = said ? piece : " ";
        out += written;
        for (let n = written.length; n > 0; n--) at.push(from[k]);
      });
      if (out.endsWith(" ")) {
        out = out.slice(0, -1);
        at.pop();
      }
      return { text: out, at };
    };
  };
})();
