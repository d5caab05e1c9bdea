/* Copying: a row as a pair, one language of it, its address; and what the reader selects by hand.
 *
 * Beside the ¶ of every row this script puts a button that opens a few more. `c` copies the row that has
 * the focus or the pointer. What is copied is the text as it is shown, in the script that is shown, without
 * the numbers of notes and without pinyin.
 *
 *   duizhao.rowInQuestion()    the row that has the focus or the pointer, else the one that the address names
 *   duizhao.copy(text, near)   to the clipboard, and say so; `near` is an open dialog, if there is one */
(() => {
  "use strict";

  const ROW = ".dz-row, h1.dz-title";

  /* ---- Without the page */

  /* zh, en and an address on a line each; missing parts leave no empty line. */
  function lines(parts) {
    return parts.filter(Boolean).join("\n");
  }

  if (typeof document === "undefined") {
    module.exports = { lines };
    return;
  }

  /* ---- On the page */

  const duizhao = window.duizhao;
  let pointed = null; /* the row under the pointer */
  let open = null; /* the button whose menu is open */

  /* The key of a row; "" for a title that is no row of the sources. */
  function keyOf(row) {
    return /^p[0-9a-z]{6}$/.test(row.id) ? row.id : "";
  }

  /* The permanent address, without the view that the reader has chosen. */
  function addressOf(row) {
    const key = keyOf(row);
    return location.href.replace(/[?#].*$/, "") + (key ? `#${key}` : "");
  }

  /* ---- Two passages to compare (redline.js): the one that was chosen is kept while the tab is open */

  const CHOSEN = "duizhao.redline";

  function chosen() {
    try {
      return sessionStorage.getItem(CHOSEN) || "";
    } catch {
      return "";
    }
  }

  function choose(name) {
    try {
      sessionStorage.setItem(CHOSEN, name);
    } catch {
      /* then the address of the page has it alone */
    }
  }

  /* What names a row in the address of the page that compares: "wangchuan-2024.p1a2b3c". */
  function nameOf(row) {
    const [, slug, year] = /([^/]+)\/(\d{4})\/$/.exec(new URL(duizhao.citation(keyOf(row)).report, location.href).pathname) || [];
    return slug ? `${slug}-${year}.${keyOf(row)}` : "";
  }

  function compareWith(row, first) {
    const name = nameOf(row);
    if (!first) choose(name);
    location.href = `${duizhao.pageUrl("redline/")}?a=${first || name}${first ? `&b=${name}` : ""}`;
  }

  const ACTIONS = {
    "copy.pair": ({ zh, en }) => lines([zh, en]),
    "copy.pair_link": ({ zh, en }, row) => lines([zh, en, addressOf(row)]),
    "copy.zh": ({ zh }) => zh,
    "copy.en": ({ en }) => en,
    "copy.link": (_, row) => addressOf(row),
  };
  const NEEDED = {
    "copy.pair": ["zh", "en"],
    "copy.pair_link": ["zh", "en"],
    "copy.zh": ["zh"],
    "copy.en": ["en"],
    "copy.link": [],
  };

  function copyAs(key, row) {
    duizhao.copy(ACTIONS[key](duizhao.rowText(row), row));
  }

  /* The old way, for browsers without the clipboard API (pages served over http). */
  function copyByHand(text, near) {
    const back = document.activeElement;
    const field = duizhao.make("textarea", "dz-copy-field", near || document.body);
    field.value = text;
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    back?.focus({ preventScroll: true });
    return done ? Promise.resolve() : Promise.reject(new Error("refused"));
  }

  duizhao.copy = (text, near) => {
    const asked =
      navigator.clipboard && window.isSecureContext
        ? navigator.clipboard.writeText(text).catch(() => copyByHand(text, near))
        : copyByHand(text, near);
    return asked.then(
      () => duizhao.announce("copy.done", near),
      () => duizhao.announce("copy.failed", near),
    );
  };

  /* ---- The menu of a row */

  function button(key, className, parent) {
    const made = duizhao.button(className, parent);
    made.dataset.dzAction = key;
    duizhao.labelInto(made, key);
  }

  function menuOf(row) {
    const menu = duizhao.make("span", "dz-actions"); /* a span, because it is inside a paragraph */
    menu.setAttribute("role", "group");
    duizhao.name(menu, "aria-label", "copy.menu");
    const text = duizhao.rowText(row);
    Object.keys(ACTIONS).forEach((key) => {
      if (NEEDED[key].every((lang) => text[lang])) button(key, "dz-actions__item", menu);
    });
    if (document.querySelector("[data-cite]")) button("cite.open", "dz-actions__item", menu);
    if (canTake(row)) button("take.open", "dz-actions__item", menu);
    if (canTake(row)) {
      button("differing.open", "dz-actions__item", menu);
      if (chosen() && chosen() !== nameOf(row)) button("differing.with", "dz-actions__item", menu);
    }
    if (row.matches(".dz-row") && duizhao.canListen?.()) button("listen.start", "dz-actions__item", menu);
    return menu;
  }

  /* Not in a book, which has no further files. */
  function canTake(row) {
    return Boolean(keyOf(row) && document.querySelector("[data-cite]") && document.getElementById("dz-scripts"));
  }

  /* What it needs is loaded when it is first asked for. */
  function take(row) {
    const ready = duizhao.take ? Promise.resolve() : duizhao.loadParts(["picture.js", "take.js"]);
    ready.then(
      () => duizhao.take(row),
      () => duizhao.announce("take.failed"),
    );
  }

  function close(focus) {
    if (!open) return;
    const opener = open;
    open = null;
    opener.setAttribute("aria-expanded", "false");
    opener.nextElementSibling.remove();
    if (focus) opener.focus();
  }

  function rowOf(element) {
    const title = element.closest(".dz-title-actions");
    return title ? title.nextElementSibling : element.closest(ROW);
  }

  function toggle(opener) {
    const again = open === opener;
    close(false);
    if (again) return;
    const menu = menuOf(rowOf(opener));
    opener.after(menu);
    opener.setAttribute("aria-expanded", "true");
    open = opener;
    place(menu);
  }

  /* Above the button where there is no room below it. */
  function place(menu) {
    const { bottom, height } = menu.getBoundingClientRect();
    const above = bottom > window.innerHeight && height < open.getBoundingClientRect().top - 60;
    menu.classList.toggle("dz-actions--above", above);
  }

  function act(item) {
    const row = rowOf(item);
    const key = item.dataset.dzAction;
    close(true);
    if (key === "cite.title_report") duizhao.cite();
    else if (key === "listen.start") duizhao.listen(row);
    else if (key === "take.open") take(row);
    else if (key === "differing.open") compareWith(row, "");
    else if (key === "differing.with") compareWith(row, chosen());
    else if (key === "cite.open") duizhao.cite(keyOf(row));
    else copyAs(key, row);
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("button");
    if (target?.matches(".dz-more")) toggle(target);
    else if (target?.matches("[data-dz-action]")) act(target);
    else if (open && !event.target.closest(".dz-actions")) close(false);
  });

  document.addEventListener("keydown", (event) => {
    if (!open || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      close(true);
      event.preventDefault();
      event.stopPropagation();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !open.parentElement.contains(document.activeElement)) return;
    const items = Array.from(open.nextElementSibling.children);
    const at = items.indexOf(document.activeElement);
    items[at < 0 ? (step > 0 ? 0 : items.length - 1) : (at + step + items.length) % items.length].focus();
    event.preventDefault();
  });

  document.addEventListener("focusin", (event) => {
    if (open && !open.parentElement.contains(event.target)) close(false);
  });

  /* ---- The key */

  document.addEventListener("pointerover", (event) => {
    pointed = event.target.closest?.(ROW);
  });

  duizhao.rowInQuestion = () => {
    const focused = document.activeElement?.closest(ROW);
    return focused || (pointed?.isConnected ? pointed : document.querySelector(".dz-row:target"));
  };

  function copyRow() {
    const row = duizhao.rowInQuestion();
    if (!row) return false;
    copyAs("copy.pair", row);
    return true;
  }

  /* ---- What the reader selects */

  /* Copy the selection without parts that are not text: they are hidden while the browser reads the selection, so
   * that paragraphs are kept. */
  document.addEventListener("copy", (event) => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !event.clipboardData) return;
    const holder = document.createElement("div");
    for (let k = 0; k < selection.rangeCount; k++) holder.append(selection.getRangeAt(k).cloneContents());
    const extra = holder.querySelectorAll(duizhao.NOT_COPIED);
    if (!extra.length) return;
    extra.forEach((element) => element.remove());
    document.documentElement.classList.add("dz-copying");
    const text = selection.toString();
    document.documentElement.classList.remove("dz-copying");
    event.clipboardData.setData("text/plain", text);
    event.clipboardData.setData("text/html", holder.innerHTML);
    event.preventDefault();
  });

  /* ---- Buttons */

  function opener() {
    const made = duizhao.button("dz-more");
    made.textContent = "…";
    duizhao.name(made, "aria-label", "copy.menu");
    made.setAttribute("aria-expanded", "false");
    duizhao.name(made, "title", "copy.menu");
    return made;
  }

  function decorate() {
    open = null;
    document.querySelectorAll(".dz-row > p > .dz-link:only-child").forEach((link) => link.after(opener()));
    const cites = document.querySelector("[data-cite]");
    const title = document.querySelector("h1.dz-title");
    const summary = document.querySelector(".dz-summary, .dz-takes");
    if (title && cites && !summary && !document.querySelector(".dz-title-actions")) {
      const box = duizhao.make("div", "dz-title-actions");
      box.append(opener());
      title.before(box);
    }
    if (summary?.matches(".dz-summary") && cites && !summary.querySelector("[data-dz-action]")) {
      button("cite.title_report", "dz-button", summary.querySelector(".dz-summary__ways") || summary);
    }
  }

  duizhao.onPage(decorate);
  duizhao.keys.add("c", "keys.copy", copyRow);
})();
