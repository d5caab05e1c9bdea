/* The words of the interface for scripts, from the table that the generator writes (assets/labels.js).
 *
 *   duizhao.interface            "both", "zh" or "en": `extra: duizhao: interface:` in mkdocs.yml
 *   duizhao.label(key, values)   the words as text; {name} is filled from values: "已复制 · Copied"
 *   duizhao.labelInto(element, key, values)
 *                                the same as two elements that say their language; gives the element */
(function () {
  "use strict";

  /* ["共{n}行", "{n} rows"], { n: 3 } → ["共3行", "3 rows"] */
  function fill(words, values) {
    return words.map(function (text) {
      return text.replace(/\{(\w+)\}/g, function (whole, name) {
        return values && name in values ? String(values[name]) : whole;
      });
    });
  }

  /* The words as one text, in the language or languages of the interface. */
  function join(words, chosen) {
    if (chosen === "zh") return words[0];
    if (chosen === "en" || words[0] === words[1]) return words[1];
    return words.join(" · ");
  }

  if (typeof document === "undefined") {
    module.exports = { fill: fill, join: join };
    return;
  }

  var duizhao = (window.duizhao = window.duizhao || {});
  var meta = document.querySelector('meta[name="dz-interface"]');
  duizhao.interface = meta && /^(zh|en)$/.test(meta.content) ? meta.content : "both";

  function find(key, values) {
    return fill((duizhao.labels && duizhao.labels[key]) || [key, key], values);
  }

  duizhao.label = function (key, values) {
    return join(find(key, values), duizhao.interface);
  };

  duizhao.labelInto = function (element, key, values) {
    var words = find(key, values);
    element.textContent = "";
    ["zh-Hans", "en"].forEach(function (lang, n) {
      if (!n && words[0] === words[1]) return;
      var span = document.createElement("span");
      span.className = "dz-ui";
      span.lang = lang;
      span.textContent = words[n];
      if (element.firstChild) element.append(" ");
      element.append(span);
    });
    return element;
  };
})();
