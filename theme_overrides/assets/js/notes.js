/* Notes open beside their markers: on a click or tap, on Enter or Space, and under the pointer.
 *
 * A marker is a link to the note in the list at the end of the page, <a class="dz-marker" href="#note-9">;
 * that is all it is where this script or the browser's popovers are missing. Here it is a button as well:
 *   click, tap, Enter, Space   opens the note and takes the focus there; the second time closes it
 *   the pointer                opens it while the pointer is on the marker or on the note
 *   Escape, a click elsewhere  closes it; the focus goes back to the marker
 * One note is open at a time. What it shows is copied from the list when it opens, so it is in the
 * script and with the readings that the page has then. */
(function () {
  "use strict";

  /* ---- Without the page */

  var GAP = 6; /* px, between the marker and the note */
  var EDGE = 8; /* px, between the note and the edge of the window */
  var LEAST = 160; /* px; where neither above nor below has as much, the note may cover its marker */

  function clamp(value, low, high) {
    return Math.max(low, Math.min(value, high));
  }

  /* Where a note of a size goes beside its marker, inside a view (the part of the page that is seen):
   * below, above where only that has room, else where there is more, and lower then.
   * All are boxes in px, { left, top, width, height }; gives { left, top, height }. */
  function place(marker, size, view) {
    var bottom = view.top + view.height - EDGE;
    var under = marker.top + marker.height + GAP;
    var above = marker.top - GAP - view.top - EDGE;
    var below = bottom - under;
    var down = size.height <= below || below >= above;
    var room = down ? below : above;
    if (room < size.height && room < LEAST) room = view.height - 2 * EDGE;
    var height = Math.min(size.height, room);
    var middle = marker.left + marker.width / 2;
    return {
      left: clamp(middle - size.width / 2, view.left + EDGE, Math.max(view.left + EDGE, view.left + view.width - EDGE - size.width)),
      top: clamp(down ? under : marker.top - GAP - height, view.top + EDGE, bottom - height),
      height: height,
    };
  }

  if (typeof document === "undefined") {
    module.exports = { place: place };
    return;
  }

  /* ---- On the page */

  if (!HTMLElement.prototype.showPopover) return;

  var ID = "dz-note";
  var OPENS = 200; /* ms that the pointer rests on a marker */
  var CLOSES = 300; /* ms that it may be elsewhere, on its way to the note */
  var label = window.duizhao.labelInto;
  var root = document.documentElement;
  var parts = null; /* the popover and what is in it, made when first needed */
  var open = null; /* { marker, pinned }; a note that the pointer opened is not pinned */
  var timer = 0;
  var wish; /* what the timer is to open; null is to close */
  var pressedOutside = false;
  var rests = null; /* where the pointer was last seen to move to */

  function make(tag, name, into) {
    var element = document.createElement(tag);
    element.className = name;
    if (into) into.append(element);
    return element;
  }

  function build() {
    var box = make("div", "dz-note md-typeset");
    var head = make("p", "dz-note__head", box);
    var title = make("strong", "dz-note__title", head);
    var close = make("button", "dz-note__close", head);
    var text = make("div", "dz-note__text", box);
    var list = make("a", "dz-note__list", make("p", "dz-note__foot", box));
    box.id = ID;
    box.popover = "manual";
    box.tabIndex = -1;
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-labelledby", (title.id = ID + "-title"));
    box.setAttribute("aria-describedby", (text.id = ID + "-text"));
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", window.duizhao.label("common.close"));
    close.addEventListener("click", function () { hide(true); });
    list.addEventListener("click", function () { hide(false); });
    label(list, "note.list");
    return { box: box, title: title, close: close, text: text, list: list };
  }

  function noteOf(marker) {
    return document.getElementById(marker.hash.slice(1));
  }

  /* The marker of a note that this page has. */
  function markerOf(target) {
    var marker = target.closest && target.closest(".dz-marker");
    return marker && noteOf(marker) ? marker : null;
  }

  function isInside(node) {
    return !!parts && parts.box.contains(node);
  }

  /* What the list has of a note, without the way back and without ids. */
  function copy(note) {
    return Array.from(note.children)
      .map(function (child) {
        var twin = child.cloneNode(true);
        twin.removeAttribute("id");
        twin.querySelectorAll(".footnote-backref").forEach(function (link) { link.remove(); });
        twin.querySelectorAll("[id]").forEach(function (element) { element.removeAttribute("id"); });
        return twin;
      })
      .filter(function (twin) { return twin.textContent.trim(); });
  }

  /* Readings first and changes after them, so that the browser does not lay out the page more often than it must. */
  function arrange(then) {
    var box = parts.box;
    var seen = window.visualViewport;
    var view = { left: seen.offsetLeft, top: seen.offsetTop, width: seen.width, height: seen.height };
    var x = window.scrollX;
    var y = window.scrollY;
    var mark = open.marker.getBoundingClientRect();
    box.style.left = box.style.top = "0";
    box.style.maxHeight = "";
    box.style.setProperty("--dz-note-room", seen.width - 2 * EDGE + "px");
    if (then) then();
    var size = box.getBoundingClientRect();
    var spot = place(mark, size, view);
    var scrolls = spot.height < size.height; /* also from the keyboard, so it is a place with a name then */
    if (then) {
      parts.text.scrollTop = 0;
      if (open.pinned) box.focus({ preventScroll: true });
    }
    box.style.left = spot.left + x + "px";
    box.style.top = spot.top + y + "px";
    box.style.maxHeight = spot.height + "px";
    Object.entries({ tabindex: "0", role: "group", "aria-labelledby": parts.title.id }).forEach(function (entry) {
      if (scrolls) parts.text.setAttribute(entry[0], entry[1]);
      else parts.text.removeAttribute(entry[0]);
    });
  }

  function show(marker, pinned) {
    settle();
    if (open && open.marker !== marker) hide(false);
    parts = parts || build();
    if (open) {
      open.pinned = pinned;
      if (pinned) parts.box.focus({ preventScroll: true });
      return;
    }
    open = { marker: marker, pinned: pinned };
    arrange(function () {
      label(parts.title, "note.name", { n: marker.textContent.trim() });
      parts.text.replaceChildren.apply(parts.text, copy(noteOf(marker)));
      parts.list.href = marker.getAttribute("href");
      marker.setAttribute("aria-expanded", "true");
      if (!parts.box.isConnected) document.body.append(parts.box);
      parts.box.showPopover();
    });
  }

  function hide(refocus) {
    settle();
    if (!open) return;
    var marker = open.marker;
    open = null;
    marker.setAttribute("aria-expanded", "false");
    if (refocus) marker.focus({ preventScroll: true });
    parts.box.hidePopover();
  }

  /* Does nothing have the focus but the note, so that it would be lost when the note closes? */
  function focusIsFree() {
    return document.activeElement === document.body || isInside(document.activeElement);
  }

  function settle() {
    clearTimeout(timer);
    wish = undefined;
  }

  /* Open a note, or with null close the one that is open, unless the pointer moves on before. */
  function later(marker) {
    if (wish === marker) return;
    settle();
    wish = marker;
    timer = setTimeout(function () {
      if (marker) show(marker, false);
      else hide(isInside(document.activeElement));
    }, marker ? OPENS : CLOSES);
  }

  function toggle(marker) {
    if (open && open.marker === marker && open.pinned) hide(true);
    else show(marker, true);
  }

  /* Before everyone else, so that the theme does not follow the link. */
  document.addEventListener(
    "click",
    function (event) {
      var marker = markerOf(event.target);
      if (event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (marker) {
        event.preventDefault();
        event.stopPropagation();
        toggle(marker);
      } else if (open && pressedOutside && !isInside(event.target)) {
        hide(focusIsFree());
      }
    },
    true
  );
  document.addEventListener("pointerdown", function (event) {
    pressedOutside = !isInside(event.target);
  }, true);

  /* The page may move under a pointer that rests: what scrolls there, or was under a note that has just been closed,
   * is not pointed at. */
  document.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch") return;
    var marker = rests && rests.x === event.clientX && rests.y === event.clientY ? null : markerOf(event.target);
    if (open && (open.pinned || markerOf(event.target) === open.marker || isInside(event.target))) settle();
    else if (marker || open) later(marker);
    else settle();
  });
  document.addEventListener("pointermove", function (event) {
    rests = { x: event.clientX, y: event.clientY };
  }, { capture: true, passive: true });
  root.addEventListener("pointerleave", function (event) {
    if (event.pointerType === "touch") return;
    if (open && !open.pinned) later(null);
    else settle();
  });

  /* Tab leaves the note where its marker stands, not at the end of the page. */
  function step(event) {
    var ends = parts.box.querySelectorAll("button, a[href], [tabindex='0']");
    var active = document.activeElement;
    if (event.shiftKey && (active === parts.box || active === ends[0])) {
      event.preventDefault();
      hide(true);
    } else if (!event.shiftKey && active === ends[ends.length - 1]) {
      hide(true);
    }
  }

  document.addEventListener("keydown", function (event) {
    var marker = event.key === " " && markerOf(event.target);
    if (event.key === "Escape" && open) hide(open.pinned || focusIsFree());
    else if (event.key === "Tab" && open && isInside(document.activeElement)) step(event);
    else if (marker) {
      event.preventDefault();
      if (!event.repeat) toggle(marker);
    }
  });
  document.addEventListener("focusin", function (event) {
    if (open && open.pinned && !isInside(event.target) && event.target !== open.marker) hide(false);
  });

  function follow() {
    if (!open) return;
    if (open.marker.getClientRects().length) arrange();
    else hide(false);
  }

  window.addEventListener("resize", follow);
  window.visualViewport.addEventListener("resize", follow);
  window.addEventListener("beforeprint", function () { hide(false); });
  /* Another view, another script, readings: the text is another then. */
  new MutationObserver(function () { hide(false); }).observe(root, {
    attributeFilter: ["data-dz-view", "data-dz-script", "data-dz-pinyin"],
  });

  /* The way back leads to the marker that is shown: a view may hide the column of the first. */
  document.addEventListener("click", function (event) {
    var back = event.target.closest && event.target.closest(".footnote-backref");
    var marker = back && document.getElementById(back.hash.slice(1));
    if (!marker || back.pathname !== location.pathname || marker.getClientRects().length) return;
    var twin = document.querySelector('[id^="' + marker.id + '-"].dz-marker[href="' + marker.getAttribute("href") + '"]');
    if (twin) back.hash = twin.id;
  }, true);

  function prepare() {
    hide(false);
    document.querySelectorAll(".dz-marker").forEach(function (marker) {
      if (!noteOf(marker)) return;
      marker.setAttribute("role", "button");
      marker.setAttribute("aria-haspopup", "dialog");
      marker.setAttribute("aria-expanded", "false");
      marker.setAttribute("aria-controls", ID);
    });
  }

  /* The theme says when it has put another page in the place of this one. */
  if (window.document$) window.document$.subscribe(prepare);
  else prepare();
})();
