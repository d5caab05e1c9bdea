/* The page that compares two passages: two fields, and the words that differ in both languages. The address has what is compared. */
(() => {
  "use strict";

  const duizhao = window.duizhao;
  const parts = duizhao.redlineParts;
  const { make } = duizhao;
  const SIDES = ["a", "b"];
  const TAGS = { zh: "zh-Hans", en: "en" };

  /* The row of an address: its texts are read until it is found. Null if there is none. */
  async function rowAt(index, { report: id, key }) {
    const report = index.reports.find((one) => one.id === id);
    if (!report) return null;
    const all = await Promise.all(Array.from({ length: report.texts }, (_, place) => index.rowAt(report, place)));
    const found = all.find(({ row }) => row[1] === key);
    if (!found) return null;
    const [, , , zh, en] = found.row;
    return { report, key, zh, en, address: `${report.address}${found.chapter[0]}` };
  }

  /* The passage that a field means: an address, or else the first that has its words. */
  async function rowOf(index, text) {
    let place = parts.placeOf(text);
    for (const query of place ? [] : [`“${text}”`, text]) {
      const [hit] = await duizhao.search(query, { limit: 1 });
      place = place || (hit && parts.placeOf(hit.url));
    }
    return place && rowAt(index, place);
  }

  function build(page) {
    const form = make("form", "dz-verify__form dz-redline__form", page);
    const fields = SIDES.map((side, k) => {
      const label = make("label", "dz-verify__label", form);
      duizhao.labelInto(make("span", "", label), k ? "differing.second" : "differing.first");
      const field = make("textarea", "dz-verify__field", label);
      return Object.assign(field, { name: side, rows: 2, spellcheck: false, required: true });
    });
    const line = make("div", "dz-verify__line", form);
    const submit = Object.assign(make("button", "dz-button", line), { type: "submit" });
    duizhao.labelInto(submit, "differing.run");
    const swap = duizhao.labelInto(duizhao.button("dz-button", line), "differing.swap");
    const status = make("p", "dz-verify__status", page);
    status.setAttribute("role", "status");
    return { form, fields, swap, status, out: make("div", "dz-redline__out", page) };
  }

  function showNames(parent, rows) {
    const list = make("p", "dz-redline__names", parent);
    rows.forEach(({ report, key, address }) => {
      const link = make("a", "", list);
      link.href = `${duizhao.pageUrl(address)}#${key}`;
      duizhao.namesInto(link, report.zh, report.en);
      link.append(` ${report.year}`);
    });
  }

  function changed(parent, name, key, text) {
    if (!text) return;
    const element = make(name, "", parent);
    duizhao.labelInto(make("span", "dz-told", element), key);
    element.append(text);
  }

  function showLanguage(parent, rows, lang, simplified) {
    const [old, now] = rows.map((row) => row[lang]);
    if (!old && !now) return;
    const box = make("section", "dz-redline__lang", parent);
    duizhao.labelInto(make("h2", "", box), `differing.${lang}`);
    if (!old || !now) {
      duizhao.labelInto(make("p", "dz-missing", box), "differing.missing");
      return;
    }
    const changes = parts.redline(old, now, lang, simplified);
    const share = make("p", "dz-hint", box);
    if (changes.every(({ same }) => same)) duizhao.labelInto(share, "differing.same");
    else duizhao.labelInto(share, "differing.share", { n: Math.round(100 * parts.alike(changes)) });
    const text = Object.assign(make("p", "dz-redline", box), { lang: TAGS[lang] });
    changes.forEach((part) => {
      if (part.same) text.append(part.new);
      else {
        changed(text, "del", "differing.old", part.old);
        changed(text, "ins", "differing.new", part.new);
      }
    });
  }

  let latest = 0; /* runs that have begun: only the last one shows what it finds */

  async function run({ fields, status, out }) {
    const mine = ++latest;
    out.textContent = "";
    duizhao.labelInto(status, "differing.busy");
    try {
      const index = await duizhao.search.index();
      const rows = await Promise.all(fields.map((field) => rowOf(index, field.value.trim())));
      if (mine !== latest) return;
      status.textContent = "";
      rows.forEach((row, k) => {
        const words = fields[k].value.trim();
        if (!row) duizhao.labelInto(make("span", "", status), "differing.none", { words });
      });
      if (rows.some((row) => !row)) return;
      const named = rows.map(({ report, key }) => `${report.id}.${key}`);
      duizhao.setQuery(`?a=${named[0]}&b=${named[1]}`);
      showNames(out, rows);
      const legend = make("p", "dz-hint dz-redline__key", out);
      duizhao.labelInto(make("del", "", legend), "differing.key_old");
      duizhao.labelInto(make("ins", "", legend), "differing.key_new");
      ["zh", "en"].forEach((lang) => showLanguage(out, rows, lang, index.simplified));
    } catch (error) {
      if (mine === latest) duizhao.labelInto(status, "find.failed");
      console.error(error);
    }
  }

  duizhao.redlinePage = () => {
    const page = document.getElementById("dz-redline-page");
    const needs = page?.querySelector(".dz-verify__needs"); /* the notice for browsers without scripts */
    if (!needs) return;
    needs.remove();
    const view = build(page);
    const asked = new URLSearchParams(location.search);
    view.fields.forEach((field) => (field.value = asked.get(field.name) || ""));
    view.form.addEventListener("submit", (event) => {
      event.preventDefault();
      run(view);
    });
    view.swap.addEventListener("click", () => {
      const [one, other] = view.fields.map((field) => field.value);
      view.fields.forEach((field, k) => (field.value = k ? one : other));
      if (one && other) run(view);
    });
    if (view.fields.every((field) => field.value)) run(view);
    else view.fields.find((field) => !field.value).focus();
  };
})();
