/* The review desk: doubts one under another, settled by keys. Every decision goes to the server, which writes it at once. */
(() => {
  "use strict";

  const CONTEXT = 400; /* characters shown before and after the words meant */
  const ui = navigator.language.startsWith("zh") ? 0 : 1;
  const main = document.querySelector("main");
  const message = document.getElementById("message");
  const filters = { kind: document.getElementById("kind"), report: document.getElementById("report") };
  let doubts = [];
  let labels = {};
  let settled = new Set();
  let current = "";
  let site = "";

  function label(key, values = {}) {
    const words = key.split(".").reduce((table, part) => table[part], labels)[ui];
    return words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  function make(name, text, parent, className = "") {
    const element = document.createElement(name);
    element.textContent = text;
    element.className = className;
    parent?.append(element);
    return element;
  }

  async function send(path, body) {
    message.textContent = "";
    try {
      const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
      const result = await answer.json();
      if (answer.ok) {
        return result;
      }
      message.textContent = result.error;
    } catch {
      message.textContent = label("closed");
    }
    return null;
  }

  const open = () => doubts.filter((d) => !settled.has(d.id) && fits(d));
  const fits = (d) => Object.entries(filters).every(([name, select]) => !select.value || d[name] === select.value);

  function side(text, parent) {
    const column = make("div", "", parent);
    column.lang = text.lang;
    const { before, words, after } = text;
    column.append(before.length > CONTEXT ? `…${before.slice(-CONTEXT)}` : before);
    make("mark", words, column);
    column.append(after.length > CONTEXT ? `${after.slice(0, CONTEXT)}…` : after);
  }

  /* Where the words stand, as an editor counts it: in a Word file paragraphs. */
  function place(text) {
    const [, file, n] = text.match(/^(.*):(\d+)$/s) || [];
    return n > 0 ? label(/\.docx$/i.test(file) ? "place_paragraph" : "place_line", { file, n }) : file || text;
  }

  function show(d) {
    const article = make("article", "");
    article.id = d.id;
    article.tabIndex = -1;
    make("h2", label(`kinds.${d.kind}`), article);
    make("p", label(`reasons.${d.reason}`, { detail: d.detail[ui] }), article);
    const pair = make("div", "", article, "pair");
    side(d.zh, pair);
    side(d.en, pair);
    const where = make("p", `${d.report} · ${place(d.place)}`, article, "place");
    if (site) {
      where.append(" · ");
      Object.assign(make("a", label("see"), where), { href: site + d.page, target: "_blank" });
    }
    const buttons = make("div", "", article, "buttons");
    for (const choice of d.choices) {
      const button = make("button", choice.words ? `${choice.words} ` : `${label(choice.name)} `, buttons);
      make("kbd", { right: "y", wrong: "n" }[choice.name] || choice.name, button);
      button.addEventListener("click", () => decide(d, choice.name));
    }
    const later = make("button", `${label("later")} `, buttons);
    make("kbd", "l", later);
    later.addEventListener("click", () => move(1, d.id));
    article.addEventListener("focusin", () => mark(d.id));
    return article;
  }

  function draw() {
    main.replaceChildren(...open().map(show));
    count();
  }

  function count() {
    const list = open();
    if (!list.length) {
      main.replaceChildren(make("p", label("nothing")));
    }
    const all = doubts.filter(fits);
    const done = all.filter((d) => settled.has(d.id)).length;
    Object.assign(document.querySelector("progress"), { max: all.length || 1, value: done });
    document.getElementById("count").textContent = label("progress", { done, all: all.length });
    go(document.getElementById(current) ? current : list[0]?.id);
  }

  /* Put a doubt back where it stood: before the next one that is open. */
  function restore(id) {
    const list = open();
    const at = list.findIndex((d) => d.id === id);
    if (at < 0) {
      return;
    }
    if (list.length === 1) {
      main.replaceChildren();
    }
    main.insertBefore(show(list[at]), document.getElementById(list[at + 1]?.id));
  }

  function mark(id) {
    document.getElementById(current)?.removeAttribute("aria-current");
    current = id || "";
    document.getElementById(current)?.setAttribute("aria-current", "true");
  }

  function go(id) {
    mark(id);
    document.getElementById(current)?.focus();
  }

  function move(by, from = current) {
    const list = open();
    const at = list.findIndex((d) => d.id === from);
    go(list[Math.min(list.length - 1, Math.max(0, at + by))]?.id);
  }

  async function decide(d, choice) {
    const asks = d.choices.find((c) => c.name === choice)?.asks;
    const reason = asks ? window.prompt(label("ask")) : "";
    if (reason === null || !d.choices.some((c) => c.name === choice)) {
      return;
    }
    const list = open();
    const at = list.indexOf(d);
    const next = (list[at + 1] || list[at - 1])?.id;
    const result = await send("decide", { id: d.id, choice, reason });
    if (result) {
      settled.add(d.id);
      document.getElementById(d.id)?.remove();
      current = next;
      if (result.site === site) {
        count();
      } else {
        site = result.site;
        draw();
      }
      message.textContent = label("written");
    }
  }

  async function undo() {
    const result = await send("undo", { last: "" });
    if (result) {
      settled.delete(result.open);
      current = result.open;
      restore(result.open);
      count();
      message.textContent = label("undone");
    }
  }

  let busy = false;
  const keys = { y: "right", n: "wrong" };

  document.addEventListener("keydown", async (event) => {
    if (busy || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select, input")) {
      return;
    }
    const d = doubts.find((one) => one.id === current);
    const actions = { j: () => move(1), k: () => move(-1), l: () => move(1), u: undo };
    const choice = keys[event.key] || (/^[1-9]$/.test(event.key) ? event.key : "");
    if (actions[event.key] || (choice && d)) {
      event.preventDefault();
      busy = true;
      await (actions[event.key] || (() => decide(d, choice)))();
      busy = false;
    }
  });

  function options(select, name, values, words) {
    select.previousElementSibling.textContent = label(name);
    make("option", label("all"), select).value = "";
    for (const value of values) {
      make("option", words(value), select).value = value;
    }
    select.addEventListener("change", draw);
  }

  async function start() {
    const state = await (await fetch("state")).json();
    ({ doubts, labels, site } = state);
    settled = new Set(state.settled);
    document.documentElement.lang = ["zh", "en"][ui];
    document.title = label("title");
    document.querySelector("h1").textContent = label("title");
    document.getElementById("help").textContent = label("help");
    document.getElementById("corrected").textContent = label("corrected");
    const button = document.getElementById("undo");
    button.textContent = `${label("undo")} `;
    make("kbd", "u", button);
    button.addEventListener("click", undo);
    const unique = (name) => [...new Set(doubts.map((d) => d[name]))];
    options(filters.kind, "kind", unique("kind"), (kind) => label(`kinds.${kind}`));
    options(filters.report, "report", unique("report"), (report) => report);
    draw();
  }

  start();
})();
