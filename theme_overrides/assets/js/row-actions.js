/* Copying: a row as a pair, one language of it, its address; and what the reader selects by hand.
 *
 * Beside the ¶ of every row this script puts a button that opens a few more. `c` copies the row that has
 * the focus or the pointer. What is copied is the text as it is shown, in the script that is shown, without
 * the numbers of notes and without pinyin.
 *
 *   duizhao.rowText(row)       { zh, en }; a side is "" where the sources have none
 *   duizhao.copy(text, near)   to the clipboard, and say so; `near` is an open dialog, if there is one */
(function () {
  "use strict";

  var ROW = ".dz-row, h1.dz-title";
  var NOT_TEXT = ".dz-marker, rt, rp, script, [popover], [role=tooltip], .dz-link, .dz-more, .dz-actions";

  /* ---- Without the page */

  /* The text of an element as a reader sees it; `skip` says which elements are no text. */
  function textOf(node, skip) {
    if (node.nodeType === 3) return node.data;
    if (node.nodeType !== 1 || skip(node)) return "";
    return Array.from(node.childNodes, function (child) {
      return textOf(child, skip);
    }).join("");
  }

  function tidy(text) {
    return text.replace(/[ \t\r\n]+/g, " ").trim();
  }

  /* zh, en and an address on a line each; what is not there leaves no empty line. */
  function lines(parts) {
    return parts.filter(Boolean).join("\n");
  }

  if (typeof document === "undefined") {
    module.exports = { textOf: textOf, tidy: tidy, lines: lines };
    return;
  }

  /* ---- On the page */

  var duizhao = window.duizhao;
  var pointed = null; /* the row under the pointer */
  var open = null; /* the button whose menu is open */

  function sideOf(row, name) {
    var cell = row.querySelector(":scope > .dz-" + name + ":not(.dz-missing)");
    return cell
      ? tidy(
          textOf(cell, function (element) {
            return element.matches(NOT_TEXT);
          }),
        )
      : "";
  }

  duizhao.rowText = function (row) {
    return { zh: sideOf(row, "zh"), en: sideOf(row, "en") };
  };

  /* The key of a row; "" for a title that is no row of the sources. */
  function keyOf(row) {
    return /^p[0-9a-z]{6}$/.test(row.id) ? row.id : "";
  }

  /* The permanent address, without the view that the reader has chosen. */
  function addressOf(row) {
    var key = keyOf(row);
    return location.href.replace(/[?#].*$/, "") + (key ? "#" + key : "");
  }

  var ACTIONS = {
    "copy.pair": function (row) {
      var text = duizhao.rowText(row);
      return lines([text.zh, text.en]);
    },
    "copy.pair_link": function (row) {
      var text = duizhao.rowText(row);
      return lines([text.zh, text.en, addressOf(row)]);
    },
    "copy.zh": function (row) {
      return duizhao.rowText(row).zh;
    },
    "copy.en": function (row) {
      return duizhao.rowText(row).en;
    },
    "copy.link": addressOf,
  };

  /* Where the browser has no clipboard (a page that came over http), the old way. */
  function copyByHand(text, near) {
    var field = document.createElement("textarea");
    var back = document.activeElement;
    field.value = text;
    field.className = "dz-copy-field";
    (near || document.body).append(field);
    field.select();
    var done = document.execCommand("copy");
    field.remove();
    if (back) back.focus({ preventScroll: true });
    return done ? Promise.resolve() : Promise.reject(new Error("refused"));
  }

  duizhao.copy = function (text, near) {
    var asked =
      navigator.clipboard && window.isSecureContext
        ? navigator.clipboard.writeText(text).catch(function () {
            return copyByHand(text, near);
          })
        : copyByHand(text, near);
    return asked.then(
      function () {
        say("copy.done", near);
      },
      function () {
        say("copy.failed", near);
      },
    );
  };

  var timers = new WeakMap(); /* of each toast: when it goes */

  /* A short word at the edge of the window, also for screen readers. In a dialog it stands in the dialog,
   * which is above everything else. */
  function say(key, near) {
    var parent = near || document.body;
    var toast = parent.querySelector(":scope > .dz-toast");
    if (!toast) {
      toast = document.createElement("div");
      toast.className = "dz-toast";
      toast.setAttribute("role", "status");
      parent.append(toast);
    }
    clearTimeout(timers.get(toast));
    toast.textContent = "";
    setTimeout(function () {
      duizhao.labelInto(toast, key);
      toast.classList.add("dz-toast--shown");
    }, 20); /* a change of what is there already is what screen readers announce */
    timers.set(toast, setTimeout(function () {
      toast.classList.remove("dz-toast--shown");
    }, 2000));
  }

  /* ---- The menu of a row */

  function button(key, className) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.dataset.dzAction = key;
    return duizhao.labelInto(made, key);
  }

  function menuOf(row) {
    var menu = document.createElement("span"); /* it stands in a paragraph */
    menu.className = "dz-actions";
    menu.setAttribute("role", "group");
    menu.setAttribute("aria-label", duizhao.label("copy.menu"));
    var text = duizhao.rowText(row);
    Object.keys(ACTIONS).forEach(function (key) {
      var needs = key === "copy.link" || (key === "copy.zh" ? text.zh : key === "copy.en" ? text.en : text.zh && text.en);
      if (needs) menu.append(button(key, "dz-actions__item"));
    });
    if (document.querySelector("[data-cite]")) menu.append(button("cite.open", "dz-actions__item"));
    return menu;
  }

  function close(focus) {
    if (!open) return;
    var opener = open;
    open = null;
    opener.setAttribute("aria-expanded", "false");
    opener.nextElementSibling.remove();
    if (focus) opener.focus();
  }

  function rowOf(element) {
    var title = element.closest(".dz-title-actions");
    return title ? title.nextElementSibling : element.closest(ROW);
  }

  function toggle(opener) {
    var again = open === opener;
    close(false);
    if (again) return;
    var menu = menuOf(rowOf(opener));
    opener.after(menu);
    opener.setAttribute("aria-expanded", "true");
    open = opener;
    place(menu);
  }

  /* Above the button where there is no room below it. */
  function place(menu) {
    var box = menu.getBoundingClientRect();
    if (box.bottom > window.innerHeight && box.height < open.getBoundingClientRect().top - 60) menu.classList.add("dz-actions--above");
  }

  function act(item) {
    var row = rowOf(item);
    var key = item.dataset.dzAction;
    close(true);
    if (key === "cite.title_report") duizhao.cite();
    else if (key === "cite.open") duizhao.cite(keyOf(row));
    else duizhao.copy(ACTIONS[key](row));
  }

  document.addEventListener("click", function (event) {
    var target = event.target.closest("button");
    if (target && target.matches(".dz-more")) toggle(target);
    else if (target && target.matches("[data-dz-action]")) act(target);
    else if (open && !event.target.closest(".dz-actions")) close(false);
  });

  document.addEventListener("keydown", function (event) {
    if (!open || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      close(true);
      event.preventDefault();
      event.stopPropagation();
    }
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !open.parentElement.contains(document.activeElement)) return;
    var items = Array.from(open.nextElementSibling.children);
    var at = items.indexOf(document.activeElement);
    items[at < 0 ? (step > 0 ? 0 : items.length - 1) : (at + step + items.length) % items.length].focus();
    event.preventDefault();
  });

  document.addEventListener("focusin", function (event) {
    if (open && !open.parentElement.contains(event.target)) close(false);
  });

  /* ---- The key */

  document.addEventListener("pointerover", function (event) {
    pointed = event.target.closest ? event.target.closest(ROW) : null;
  });

  function rowInQuestion() {
    var focused = document.activeElement && document.activeElement.closest(ROW);
    return focused || (pointed && pointed.isConnected ? pointed : null) || document.querySelector(".dz-row:target");
  }

  function copyRow() {
    var row = rowInQuestion();
    if (!row) return false;
    duizhao.copy(ACTIONS["copy.pair"](row));
    return true;
  }

  /* ---- What the reader selects */

  /* The same selection without what is no text: it is hidden while the browser reads the selection, so
   * that paragraphs stay paragraphs. */
  document.addEventListener("copy", function (event) {
    var selection = document.getSelection();
    if (!selection || selection.isCollapsed || !event.clipboardData) return;
    var holder = document.createElement("div");
    for (var k = 0; k < selection.rangeCount; k++) holder.append(selection.getRangeAt(k).cloneContents());
    var extra = holder.querySelectorAll(NOT_TEXT);
    if (!extra.length) return;
    extra.forEach(function (element) {
      element.remove();
    });
    document.documentElement.classList.add("dz-copying");
    var text = selection.toString();
    document.documentElement.classList.remove("dz-copying");
    event.clipboardData.setData("text/plain", text);
    event.clipboardData.setData("text/html", holder.innerHTML);
    event.preventDefault();
  });

  /* ---- Buttons */

  function opener() {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "dz-more";
    made.textContent = "…";
    made.setAttribute("aria-label", duizhao.label("copy.menu"));
    made.setAttribute("aria-expanded", "false");
    made.title = duizhao.label("copy.menu");
    return made;
  }

  function decorate() {
    open = null;
    document.querySelectorAll(".dz-row > p > .dz-link:only-child").forEach(function (link) {
      link.after(opener());
    });
    var cites = document.querySelector("[data-cite]");
    var title = document.querySelector("h1.dz-title");
    var summary = document.querySelector(".dz-summary");
    if (title && cites && !summary && !document.querySelector(".dz-title-actions")) {
      var box = document.createElement("div");
      box.className = "dz-title-actions";
      box.append(opener());
      title.before(box);
    }
    if (summary && cites && !summary.querySelector("[data-dz-action]")) {
      summary.append(button("cite.title_report", "dz-button"));
    }
  }

  if (window.document$) window.document$.subscribe(decorate);
  else decorate();
  if (duizhao.keys) duizhao.keys.add("c", "keys.copy", copyRow);
})();
