/* Notes open beside their markers: on a click or tap, on Enter or Space, and under the pointer.
 *
 * A marker is a link to the note in the list at the end of the page, <a class="dz-marker" href="#note-9">;
 * that is all it is where this script or the browser's popovers are missing. Here it is a button as well:
 *   click, tap, Enter, Space   opens the note and takes the focus there; the second time closes it
 *   the pointer                opens it while the pointer is on the marker or on the note
 *   Escape, a click elsewhere  closes it; the focus goes back to the marker
 * One note is open at a time. What it shows is copied from the list when it opens, so it is in the
 * script and with the readings that the page has then. */
(() => {
  "use strict";

  /* ---- Without the page */

  const GAP = 6; /* px, between the marker and the note */
  const EDGE = 8; /* px, between the note and the edge of the window */
  const LEAST = 160; /* px; where neither above nor below has as much, the note may cover its marker */

  function clamp(value, low, high) {
    return Math.max(low, Math.min(value, high));
  }

  /* Where a note of a size goes beside its marker, inside a view (the part of the page that is seen):
   * below, above where only that has room, else where there is more, and lower then.
   * All are boxes in px, { left, top, width, height }; gives { left, top, height }. */
  function place(marker, size, view) {
    const bottom = view.top + view.height - EDGE;
    const under = marker.top + marker.height + GAP;
    const above = marker.top - GAP - view.top - EDGE;
    const below = bottom - under;
    const down = size.height <= below || below >= above;
    let room = down ? below : above;
    if (room < size.height && room < LEAST) room = view.height - 2 * EDGE;
    const height = Math.min(size.height, room);
    const middle = marker.left + marker.width / 2;
    const left = view.left + EDGE;
    return {
      left: clamp(middle - size.width / 2, left, Math.max(left, view.left + view.width - EDGE - size.width)),
      top: clamp(down ? under : marker.top - GAP - height, view.top + EDGE, bottom - height),
      height,
    };
  }

  if (typeof document === "undefined") {
    module.exports = { place };
    return;
  }

  /* ---- On the page */

  window.duizhao.placeBeside = place; /* used by words/popover.js, too */
  if (!HTMLElement.prototype.showPopover) return;

  const ID = "dz-note";
  const OPENS = 200; /* ms that the pointer rests on a marker */
  const CLOSES = 300; /* ms that it may be elsewhere, on its way to the note */
  const duizhao = window.duizhao;
  const { make } = duizhao;
  const root = document.documentElement;
  let parts = null; /* the popover and what is in it, made when first needed */
  let open = null; /* { marker, pinned }; a note that the pointer opened is not pinned */
  let timer = 0;
  let wish; /* what the timer is to open; null is to close */
  let pressedOutside = false;
  let rests = null; /* where the pointer was last seen to move to */

  function build() {
    const box = make("div", "dz-note md-typeset");
    const head = make("p", "dz-note__head", box);
    const title = make("strong", "dz-note__title", head);
    duizhao.closeButton("dz-note__close", head, () => hide(true));
    const text = make("div", "dz-note__text", box);
    const list = make("a", "dz-note__list", make("p", "dz-note__foot", box));
    box.id = ID;
    box.popover = "manual";
    box.tabIndex = -1;
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-labelledby", (title.id = `${ID}-title`));
    box.setAttribute("aria-describedby", (text.id = `${ID}-text`));
    list.addEventListener("click", () => hide(false));
    duizhao.labelInto(list, "note.list");
    return { box, title, text, list };
  }

  function noteOf(marker) {
    return document.getElementById(marker.hash.slice(1));
  }

  /* The marker of a note that this page has. */
  function markerOf(target) {
    const marker = target.closest?.(".dz-marker");
    return marker && noteOf(marker) ? marker : null;
  }

  function isInside(node) {
    return Boolean(parts?.box.contains(node));
  }

  /* What the list has of a note, without the way back and without ids. */
  function copy(note) {
    return Array.from(note.children)
      .map((child) => {
        const twin = child.cloneNode(true);
        twin.removeAttribute("id");
        twin.querySelectorAll(".footnote-backref").forEach((link) => link.remove());
        twin.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
        return twin;
      })
      .filter((twin) => twin.textContent.trim());
  }

  /* Readings first and changes after them, so that the browser does not lay out the page more often than it must. */
  function arrange(then) {
    const { box, text, title } = parts;
    const seen = window.visualViewport;
    const view = { left: seen.offsetLeft, top: seen.offsetTop, width: seen.width, height: seen.height };
    const { scrollX, scrollY } = window;
    const mark = open.marker.getBoundingClientRect();
    box.style.left = box.style.top = "0";
    box.style.maxHeight = "";
    box.style.setProperty("--dz-note-room", `${seen.width - 2 * EDGE}px`);
    if (then) then();
    const size = box.getBoundingClientRect();
    const spot = place(mark, size, view);
    const scrolls = spot.height < size.height; /* also from the keyboard, so it is a place with a name then */
    if (then) {
      text.scrollTop = 0;
      if (open.pinned) box.focus({ preventScroll: true });
    }
    box.style.left = `${spot.left + scrollX}px`;
    box.style.top = `${spot.top + scrollY}px`;
    box.style.maxHeight = `${spot.height}px`;
    Object.entries({ tabindex: "0", role: "group", "aria-labelledby": title.id }).forEach(([name, value]) => {
      if (scrolls) text.setAttribute(name, value);
      else text.removeAttribute(name);
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
    open = { marker, pinned };
    arrange(() => {
      duizhao.labelInto(parts.title, "note.name", { n: marker.textContent.trim() });
      parts.text.replaceChildren(...copy(noteOf(marker)));
      parts.list.href = marker.getAttribute("href");
      marker.setAttribute("aria-expanded", "true");
      if (!parts.box.isConnected) document.body.append(parts.box);
      parts.box.showPopover();
    });
  }

  function hide(refocus) {
    settle();
    if (!open) return;
    const { marker } = open;
    open = null;
    marker.setAttribute("aria-expanded", "false");
    if (refocus) marker.focus({ preventScroll: true });
    parts.box.hidePopover();
  }

  /* Would the focus be lost when the note closes? */
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
    const act = () => (marker ? show(marker, false) : hide(isInside(document.activeElement)));
    timer = setTimeout(act, marker ? OPENS : CLOSES);
  }

  function toggle(marker) {
    if (open?.marker === marker && open.pinned) hide(true);
    else show(marker, true);
  }

  /* In the capture phase, so that the theme does not follow the link. */
  document.addEventListener(
    "click",
    (event) => {
      const marker = markerOf(event.target);
      if (event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (marker) {
        event.preventDefault();
        event.stopPropagation();
        toggle(marker);
      } else if (open && pressedOutside && !isInside(event.target)) {
        hide(focusIsFree());
      }
    },
    true,
  );
  document.addEventListener("pointerdown", (event) => (pressedOutside = !isInside(event.target)), true);

  /* The page may move under a resting pointer: ignore what scrolls there, or was under a note that has just closed. */
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const marker = rests?.x === event.clientX && rests.y === event.clientY ? null : markerOf(event.target);
    if (open && (open.pinned || markerOf(event.target) === open.marker || isInside(event.target))) settle();
    else if (marker || open) later(marker);
    else settle();
  });
  document.addEventListener("pointermove", ({ clientX: x, clientY: y }) => (rests = { x, y }), {
    capture: true,
    passive: true,
  });
  root.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "touch") return;
    if (open && !open.pinned) later(null);
    else settle();
  });

  /* Tab leaves the note to the place of its marker, not to the end of the page. */
  function step(event) {
    const ends = parts.box.querySelectorAll("button, a[href], [tabindex='0']");
    const active = document.activeElement;
    if (event.shiftKey && (active === parts.box || active === ends[0])) {
      event.preventDefault();
      hide(true);
    } else if (!event.shiftKey && active === ends[ends.length - 1]) {
      hide(true);
    }
  }

  document.addEventListener("keydown", (event) => {
    const marker = event.key === " " && markerOf(event.target);
    if (event.key === "Escape" && open) hide(open.pinned || focusIsFree());
    else if (event.key === "Tab" && open && isInside(document.activeElement)) step(event);
    else if (marker) {
      event.preventDefault();
      if (!event.repeat) toggle(marker);
    }
  });
  document.addEventListener("focusin", (event) => {
    if (open?.pinned && !isInside(event.target) && event.target !== open.marker) hide(false);
  });

  function follow() {
    if (!open) return;
    if (open.marker.getClientRects().length) arrange();
    else hide(false);
  }

  window.addEventListener("resize", follow);
  window.visualViewport.addEventListener("resize", follow);
  document.addEventListener("dz-text", follow); /* sentences.js may have moved the marker after the window changed */
  window.addEventListener("beforeprint", () => hide(false));
  /* Close the note when the view, the script or the readings change, because its text changes. */
  new MutationObserver(() => hide(false)).observe(root, {
    attributeFilter: ["data-dz-view", "data-dz-script", "data-dz-pinyin"],
  });

  /* The way back leads to the marker that is shown: a view may hide the column of the first. */
  document.addEventListener(
    "click",
    (event) => {
      const back = event.target.closest?.(".footnote-backref");
      const marker = back && document.getElementById(back.hash.slice(1));
      if (!marker || back.pathname !== location.pathname || marker.getClientRects().length) return;
      const twin = document.querySelector(`[id^="${marker.id}-"].dz-marker[href="${marker.getAttribute("href")}"]`);
      if (twin) back.hash = twin.id;
    },
    true,
  );

  function prepare() {
    hide(false);
    document.querySelectorAll(".dz-marker").forEach((marker) => {
      if (!noteOf(marker)) return;
      marker.setAttribute("role", "button");
      marker.setAttribute("aria-haspopup", "dialog");
      marker.setAttribute("aria-expanded", "false");
      marker.setAttribute("aria-controls", ID);
    });
  }

  duizhao.onPage(prepare);
})();
