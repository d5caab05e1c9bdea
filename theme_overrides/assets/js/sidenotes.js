/* Notes in the margin, where the window has one (sidenotes.css): each beside its marker, below the one before it. They are copies
 * of the list, for the eye alone; a click opens the note as its marker does (notes.js). Loaded on chapters that have notes. */
(() => {
  "use strict";

  /* ---- Without the page */

  /* Where boxes go that want to be at `tops` and are `heights` high, none above where it wants to be, none over another. */
  function stack(tops, heights, gap) {
    let free = -Infinity;
    return tops.map((top, n) => {
      const at = Math.max(top, free);
      free = at + heights[n] + gap;
      return at;
    });
  }

  if (typeof document === "undefined") {
    module.exports = { stack };
    return;
  }

  /* ---- On the page */

  const GAP = 14; /* px */
  const duizhao = window.duizhao;
  const { make } = duizhao;
  let frame = 0;

  function markerOf(note) {
    return Array.from(document.querySelectorAll(`.dz-marker[href="#${CSS.escape(note.id)}"]`)).find((one) => one.getClientRects().length);
  }

  function copyOf(note, marker, margin) {
    const box = make("div", "dz-sidenote", margin);
    make("span", "dz-sidenote__number", box).textContent = marker.textContent.trim();
    note.querySelectorAll(":scope > [lang]").forEach((text) => {
      const twin = text.cloneNode(true);
      twin.querySelectorAll(".footnote-backref").forEach((link) => link.remove());
      twin.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
      if (twin.textContent.trim()) box.append(twin);
    });
    box.addEventListener("click", () => marker.click());
    return box;
  }

  function draw() {
    const margin = document.querySelector("[data-dz-margin]");
    if (!margin) return;
    margin.textContent = "";
    if (getComputedStyle(margin).display === "none") return;
    const zero = margin.getBoundingClientRect().top;
    const notes = Array.from(document.querySelectorAll("ol.dz-notes > li"), (note) => ({ note, marker: markerOf(note) }))
      .filter((one) => one.marker)
      .map((one) => ({ ...one, top: one.marker.getBoundingClientRect().top - zero }))
      .sort((a, b) => a.top - b.top);
    const boxes = notes.map(({ note, marker }) => copyOf(note, marker, margin));
    const heights = boxes.map((box) => box.getBoundingClientRect().height);
    stack(
      notes.map(({ top }) => top),
      heights,
      GAP,
    ).forEach((at, n) => (boxes[n].style.top = `${Math.round(at)}px`));
  }

  function later() {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(draw);
  }

  function start() {
    const article = document.querySelector(".md-content__inner");
    if (!document.querySelector("[data-dz-margin]")) return;
    new ResizeObserver(later).observe(article);
    draw();
  }

  ["view", "script", "pinyin", "size", "ui"].forEach((name) => duizhao.state.on(name, later));
  document.addEventListener("dz-text", later);
  duizhao.onPage(start);
})();
