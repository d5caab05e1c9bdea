/* Plan and outcome: the parts of the bar, and the chapters, choose what is shown, and stand in the address
 * (?verdict=short&chapter=2.1). Runs in <head>, not deferred: what the address does not ask for is hidden before it is painted.
 * Without it the parts are links to their sections. */
(() => {
  "use strict";

  const COMPARED = ["short", "exceeded", "met"];

  /* "?verdict=short&chapter=2.1" → { verdict: "short", chapter: "2.1" } */
  function chosenIn(search) {
    const values = new URLSearchParams(search);
    return { verdict: values.get("verdict") || "", chapter: values.get("chapter") || "" };
  }

  /* The query string for a choice; parameters of others are kept. */
  function searchFor(search, chosen) {
    const values = new URLSearchParams(search);
    Object.entries(chosen).forEach(([name, value]) => (value ? values.set(name, value) : values.delete(name)));
    const text = values.toString();
    return text ? `?${text}` : "";
  }

  /* Is a card with this verdict and chapter shown? `compared` stands for all with two figures. */
  function keeps(chosen, verdict, chapter) {
    const verdicts = chosen.verdict === "compared" ? COMPARED : [chosen.verdict || verdict];
    return verdicts.includes(verdict) && (!chosen.chapter || chosen.chapter === chapter);
  }

  if (typeof document === "undefined") {
    module.exports = { chosenIn, searchFor, keeps };
    return;
  }

  /* ---- On the page */

  let chosen = chosenIn(location.search);

  function plan() {
    return document.querySelector("[data-dz-plan]");
  }

  function showCards() {
    document.querySelectorAll(".dz-group").forEach((group) => {
      const { verdict } = group.dataset;
      const cards = Array.from(group.querySelectorAll(".dz-card"));
      cards.forEach((card) => (card.hidden = !keeps(chosen, verdict, card.dataset.chapter)));
      group.hidden = !keeps(chosen, verdict, chosen.chapter) || cards.every((card) => card.hidden);
    });
  }

  function linesIn(cards) {
    return document.querySelectorAll(`${cards} .dz-card__line`).length;
  }

  /* The count, and which part is chosen. */
  function tell() {
    const fill = (text) => text.replace("{n}", linesIn(".dz-card:not([hidden])")).replace("{of}", linesIn(".dz-card"));
    window.duizhao.words.set(plan().querySelector("output"), plan().dataset.dzShown.split(" · ").map(fill));
    plan().querySelector("select").value = chosen.chapter;
    plan().querySelectorAll("[data-dz-verdict]").forEach((link) => {
      if (link.dataset.dzVerdict === chosen.verdict) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }

  function choose(change) {
    chosen = { ...chosen, ...change };
    try {
      history.pushState(history.state, "", location.pathname + searchFor(location.search, chosen));
    } catch {
      /* a browser may refuse to change an address */
    }
    showCards();
    tell();
  }

  /* Before each paint while the page comes in */
  function beforePaint() {
    if (chosen.verdict || chosen.chapter) showCards();
    if (document.readyState === "loading") requestAnimationFrame(beforePaint);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-dz-verdict]");
    if (!link || event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { dzVerdict } = link.dataset;
    choose({ verdict: dzVerdict === chosen.verdict ? "" : dzVerdict });
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches?.("[data-dz-chapter]")) choose({ chapter: event.target.value });
  });
  window.addEventListener("popstate", () => {
    chosen = chosenIn(location.search);
    if (!plan()) return;
    showCards();
    tell();
  });
  document.addEventListener("DOMContentLoaded", () => {
    if (!plan()?.querySelector("select")) return;
    plan()
      .querySelectorAll("option")
      .forEach((option) => {
        const cut = option.textContent.split(" · ");
        if (cut.length === 2) window.duizhao.words.set(option, cut);
      });
    showCards();
    tell();
  });
  requestAnimationFrame(beforePaint);
})();
