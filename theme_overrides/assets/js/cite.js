/* Citing a report or a passage of it: a dialog with each form and a button to copy it.
 *
 *   duizhao.cite(key)   the key of a row; "" cites the chapter of this page, nothing the report
 *
 * The page brings the forms with slots (`[data-cite]`, written by the generator): ⟦before|name|after⟧.
 * The browser fills in what only it knows: the address and the day. An empty slot leaves nothing behind. */
(function () {
  "use strict";

  var MONTHS = "January February March April May June July August September October November December".split(" ");
  var SLOT = /⟦([^|⟧]*)\|(\w+)\|([^⟧]*)⟧/g;

  /* ("A⟦, |where_en|⟧.", { where_en: "pt. 2" }) → "A, pt. 2." */
  function fill(form, values) {
    return form.replace(SLOT, function (slot, before, name, after) {
      return values[name] ? before + values[name] + after : "";
    });
  }

  /* The days of citing, as the forms have them: in the reader's own time. */
  function daysOf(date) {
    var pad = function (n) {
      return String(n).padStart(2, "0");
    };
    return {
      accessed: [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join("-"),
      accessed_en: MONTHS[date.getMonth()] + " " + date.getDate() + ", " + date.getFullYear(),
    };
  }

  /* Where a page is, for others: by its canonical address if it states one, without the view; a page that
   * is read from a disk has none that others could use, so its place in the site stands for it. */
  function addressOf(here, canonical, place, id) {
    var base = canonical || (/^https?:/.test(here) ? here.replace(/[?#].*$/, "") : place);
    return base + (id ? "#" + id : "");
  }

  /* What tells entries of one report apart: the row, else the chapter. ("wangchuan/2024/01-02/", "") → "01-02" */
  function keyOf(place, id) {
    return id || place.replace(/\/$/, "").split("/")[2] || "";
  }

  /* CSL-JSON is a list of entries. */
  function cslOf(fields, values) {
    var entry = Object.assign({}, fields);
    if (values.key) entry.id += ":" + values.key;
    if (values.where_en) entry.section = values.where_en;
    if (values.site) entry["container-title"] = values.site;
    entry.URL = values.url;
    entry.accessed = { "date-parts": [values.accessed.split("-").map(Number)] };
    return JSON.stringify([entry], null, 2);
  }

  /* All forms, filled: [[key of the label, text], …] in the order of the dialog. */
  function formsOf(data, values) {
    var plain = data.plain.map(function (form) {
      return fill(form, values);
    });
    return [
      ["cite.plain", plain.join("\n")],
      ["cite.gbt", fill(data.gbt, values)],
      ["cite.note", fill(data.note, values)],
      ["cite.chicago", fill(data.chicago, values)],
      ["cite.bibtex", fill(data.bibtex, values)],
      ["cite.csl", cslOf(data.csl, values)],
    ];
  }

  if (typeof document === "undefined") {
    module.exports = { fill: fill, daysOf: daysOf, addressOf: addressOf, keyOf: keyOf, cslOf: cslOf, formsOf: formsOf };
    return;
  }

  var duizhao = window.duizhao;
  var dialog = null;

  function element(name, className, parent) {
    var made = document.createElement(name);
    made.className = className;
    if (parent) parent.append(made);
    return made;
  }

  function content(selector, attribute) {
    var found = document.querySelector(selector);
    return found ? found.getAttribute(attribute) : "";
  }

  function valuesOf(data, id) {
    var values = daysOf(new Date());
    values.site = content('meta[name="dz-site"]', "content");
    values.where_zh = data.where[0];
    values.where_en = data.where[1];
    values.key = keyOf(data.address, id);
    values.url = addressOf(location.href, content('link[rel="canonical"]', "href"), data.address, id);
    return values;
  }

  /* One form: its name, a button, the text, which the keyboard can reach to scroll and select. */
  function section(parent, key, text) {
    var box = element("section", "dz-cite__form", parent);
    var head = element("div", "dz-cite__head", box);
    duizhao.labelInto(element("h3", "dz-cite__name", head), key);
    var button = element("button", "dz-button", head);
    button.type = "button";
    duizhao.labelInto(button, "cite.copy");
    button.setAttribute("aria-label", duizhao.label("cite.copy") + ": " + duizhao.label(key));
    button.addEventListener("click", function () {
      duizhao.copy(text, dialog);
    });
    var code = key === "cite.bibtex" || key === "cite.csl";
    var shown = element("pre", "dz-cite__text" + (code ? " dz-cite__text--code" : ""), box);
    shown.tabIndex = 0;
    shown.setAttribute("role", "group");
    shown.setAttribute("aria-label", duizhao.label(key));
    shown.textContent = text;
  }

  function build(title, forms) {
    if (dialog) dialog.remove();
    dialog = element("dialog", "dz-cite-dialog md-typeset", document.body);
    dialog.setAttribute("aria-labelledby", "dz-cite-title");
    var top = element("div", "dz-cite__top", dialog);
    var heading = element("h2", "dz-cite__title", top);
    heading.id = "dz-cite-title";
    duizhao.labelInto(heading, title);
    var close = element("button", "dz-button", top);
    close.type = "button";
    duizhao.labelInto(close, "common.close");
    close.addEventListener("click", function () {
      dialog.close();
    });
    forms.forEach(function (form) {
      section(dialog, form[0], form[1]);
    });
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog) dialog.close(); /* the space around it */
    });
  }

  duizhao.cite = function (key) {
    var holder = document.querySelector("[data-cite]");
    if (!holder) return;
    var data = JSON.parse(holder.dataset.cite);
    var passage = key !== undefined;
    /* A form for a bibliography names the report; a note names the passage. */
    var forms = formsOf(data, valuesOf(data, key)).filter(function (form) {
      return form[0] !== (passage ? "cite.chicago" : "cite.note");
    });
    var back = document.activeElement;
    build(passage ? "cite.title_row" : "cite.title_report", forms);
    dialog.addEventListener("close", function () {
      if (back && back.isConnected) back.focus();
    });
    dialog.showModal();
  };
})();
