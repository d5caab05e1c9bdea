/* Citing a report or a passage of it: a dialog with each form and a button to copy it.
 *
 *   duizhao.cite(key, data)       the key of a row; "" cites the chapter of this page, nothing the report
 *   duizhao.today()               the day of citing, 2026-01-31, in the local time zone
 *   duizhao.citation(key, data)   { plain: [zh, en], url, report }: the plain forms, the address, that of the report's overview
 *
 * `data` is only needed on another page than the one that is cited: its forms, `where`, `address`, and `url`, its public address.
 *
 * The page brings the forms with slots (`[data-cite]`, written by the generator): ⟦before|name|after⟧.
 * The browser fills in what only it knows: the address and the day. An empty slot leaves nothing behind. */
(() => {
  "use strict";

  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const SLOT = /⟦([^|⟧]*)\|(\w+)\|([^⟧]*)⟧/g;

  /* ("A⟦, |where_en|⟧.", { where_en: "pt. 2" }) → "A, pt. 2." */
  function fill(form, values) {
    return form.replace(SLOT, (slot, before, name, after) => (values[name] ? before + values[name] + after : ""));
  }

  /* The date of citing in the formats of the forms, in the local time zone. */
  function daysOf(date) {
    const pad = (n) => String(n).padStart(2, "0");
    return {
      accessed: [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join("-"),
      accessed_en: MONTHS[date.getMonth()] + " " + date.getDate() + ", " + date.getFullYear(),
    };
  }

  /* The public address of a page: its canonical address if it has one, without the view. A page that is read from a
   * disk has no public address, so its path in the site is used. */
  function addressOf(here, canonical, place, id) {
    const base = canonical || (/^https?:/.test(here) ? here.replace(/[?#].*$/, "") : place);
    return base + (id ? "#" + id : "");
  }

  /* The distinguishing part of an entry of a report: the row, else the chapter. ("wangchuan/2024/01-02/", "") → "01-02" */
  function keyOf(place, id) {
    return id || place.replace(/\/$/, "").split("/")[2] || "";
  }

  /* The overview of the report that a page belongs to. ("https://a.org/w/2024/01-02/#p1", "w/2024/01-02/") → "https://a.org/w/2024/" */
  function reportOf(url, place) {
    const page = url.replace(/#.*$/, "").replace(/[^/]*$/, "");
    return place.split("/").length > 3 ? page.replace(/[^/]*\/$/, "") : page;
  }

  /* CSL-JSON is a list of entries. */
  function cslOf(fields, values) {
    const entry = Object.assign({}, fields);
    if (values.key) entry.id += ":" + values.key;
    if (values.where_en) entry.section = values.where_en;
    if (values.site) entry["container-title"] = values.site;
    entry.URL = values.url;
    entry.accessed = { "date-parts": [values.accessed.split("-").map(Number)] };
    return JSON.stringify([entry], null, 2);
  }

  /* All forms, filled: [[key of the label, text], …] in the order of the dialog. */
  function formsOf(data, values) {
    const plain = data.plain.map((form) => fill(form, values));
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
    module.exports = { fill, daysOf, addressOf, keyOf, reportOf, cslOf, formsOf };
    return;
  }

  const duizhao = window.duizhao;
  const { make } = duizhao;
  let dialog = null;

  function content(selector, attribute) {
    return document.querySelector(selector)?.getAttribute(attribute) || "";
  }

  function valuesOf(data, id) {
    const [where_zh, where_en] = data.where;
    return {
      ...daysOf(new Date()),
      site: content('meta[name="dz-site"]', "content"),
      where_zh,
      where_en,
      key: keyOf(data.address, id),
      url: data.url || addressOf(location.href, content('link[rel="canonical"]', "href"), data.address, id),
    };
  }

  /* One form: its name, a button, the text, which the keyboard can reach to scroll and select. */
  function section(parent, key, text) {
    const box = make("section", "dz-cite__form", parent);
    const head = make("div", "dz-cite__head", box);
    duizhao.labelInto(make("h3", "dz-cite__name", head), key);
    const button = duizhao.button("dz-button", head, () => duizhao.copy(text, dialog));
    duizhao.labelInto(button, "cite.copy");
    duizhao.name(button, "aria-label", ["cite.copy", key]);
    const code = key === "cite.bibtex" || key === "cite.csl";
    const shown = make("pre", "dz-cite__text" + (code ? " dz-cite__text--code" : ""), box);
    shown.tabIndex = 0;
    shown.setAttribute("role", "group");
    duizhao.name(shown, "aria-label", key);
    shown.textContent = text;
  }

  function build(title, forms) {
    dialog?.remove();
    dialog = duizhao.dialog("dz-cite-dialog md-typeset", document.body);
    dialog.setAttribute("aria-labelledby", "dz-cite-title");
    const top = make("div", "dz-cite__top", dialog);
    const heading = make("h2", "dz-cite__title", top);
    heading.id = "dz-cite-title";
    duizhao.labelInto(heading, title);
    duizhao.labelInto(
      duizhao.button("dz-button", top, () => dialog.close()),
      "common.close",
    );
    forms.forEach(([key, text]) => section(dialog, key, text));
  }

  duizhao.today = () => daysOf(new Date()).accessed; /* 2026-01-31 */

  function dataHere() {
    const holder = document.querySelector("[data-cite]");
    return holder && JSON.parse(holder.dataset.cite);
  }

  duizhao.citation = (key, data = dataHere()) => {
    const values = valuesOf(data, key);
    const plain = data.plain.map((form) => fill(form, values));
    return { plain, url: values.url, report: reportOf(values.url, data.address) };
  };

  duizhao.cite = (key, data = dataHere()) => {
    if (!data) return;
    const passage = key !== undefined;
    /* A form for a bibliography names the report; a note names the passage. */
    const forms = formsOf(data, valuesOf(data, key)).filter((form) => form[0] !== (passage ? "cite.chicago" : "cite.note"));
    const back = document.activeElement;
    build(passage ? "cite.title_row" : "cite.title_report", forms);
    dialog.addEventListener("close", () => {
      if (back?.isConnected) back.focus();
    });
    dialog.showModal();
  };
})();
