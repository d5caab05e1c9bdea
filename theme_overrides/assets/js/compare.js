/* The page of a headline indicator: places are filtered by kind and charts sorted; a cell opens its sentences beside it, and arrow
 * keys go from cell to cell of the table. Without this script all places are there, and a cell is a link to the list of sentences. */
(() => {
  "use strict";

  const GAP = 6; /* px, between a cell and its box */
  const EDGE = 8; /* px, between the box and the edge of the window */

  /* Where a box of a size goes beside a cell in a window: below, above where only that has room, else at the lower edge. All in px. */
  function place(cell, size, view) {
    const under = cell.bottom + GAP;
    const above = cell.top - GAP - size.height;
    const low = Math.max(EDGE, view.height - EDGE - size.height);
    const left = (cell.left + cell.right) / 2 - size.width / 2;
    return {
      left: Math.max(EDGE, Math.min(left, view.width - EDGE - size.width)),
      top: under + size.height <= view.height - EDGE ? under : above >= EDGE ? above : low,
    };
  }

  /* The order of rows: by the target, or by the name as a Chinese or English reader sorts it. */
  function compare(a, b, order, lang) {
    return order === "place" ? a.name.localeCompare(b.name, lang) : a.order - b.order;
  }

  /* Which cell an arrow key leads to: row and column in a table of cells that may have holes. */
  function step(grid, row, column, key) {
    const [down, right] = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[key] || [0, 0];
    if (!down && !right) return null;
    for (let r = row + down, c = column + right; grid[r] && c >= 0 && c < grid[r].length; r += down, c += right) {
      if (grid[r][c]) return grid[r][c];
    }
    return null;
  }

  if (typeof document === "undefined") {
    module.exports = { compare, place, step };
    return;
  }

  const duizhao = window.duizhao;
  const { make } = duizhao;
  const KINDS = { nation: "compare.nation", province: "compare.province", city: "compare.city", county: "compare.county" };
  let box = null;
  let opener = null;

  /* ---- Filter and order */

  function choices(root) {
    const kinds = root.dataset.dzKinds.split(" ");
    const rows = Array.from(document.querySelectorAll("[data-dz-kind]"));
    const charts = Array.from(document.querySelectorAll(".dz-rank__rows"));
    const bar = make("div", "dz-choices");
    if (kinds.length > 1) {
      const all = [["", "compare.all"], ...kinds.map((kind) => [kind, KINDS[kind]])];
      const filter = duizhao.choice(bar, "compare.filter", all);
      const show = () => rows.forEach((row) => (row.hidden = Boolean(filter.value) && row.dataset.dzKind !== filter.value));
      filter.addEventListener("change", show);
      show();
    }
    if (charts.length) {
      const sort = duizhao.choice(bar, "compare.sort", [["value", "compare.by_value"], ["place", "compare.by_place"]]);
      const arrange = () =>
        charts.forEach((chart) => {
          const facts = Array.from(chart.children, (row) => ({ row, name: row.querySelector("a").textContent, order: Number(row.dataset.dzOrder) }));
          facts.sort((a, b) => compare(a, b, sort.value, duizhao.interface === "en" ? "en" : "zh"));
          chart.append(...facts.map((fact) => fact.row));
        });
      sort.addEventListener("change", arrange);
      if (sort.value !== "value") arrange(); /* a browser that goes back restores what was chosen */
    }
    if (bar.children.length) root.append(bar);
  }

  /* ---- The sentences of a cell */

  function build() {
    const made = make("div", "dz-cell-box md-typeset");
    made.id = "dz-cell-box";
    made.popover = "auto";
    made.tabIndex = -1;
    made.setAttribute("role", "dialog");
    made.addEventListener("toggle", (event) => {
      if (event.newState === "closed") settle(made.contains(document.activeElement) || document.activeElement === document.body);
    });
    document.body.append(made);
    return made;
  }

  /* The box closes: its cell says so, and takes the focus back if nothing else has it. */
  function settle(refocus) {
    if (!opener) return;
    opener.setAttribute("aria-expanded", "false");
    if (refocus) opener.focus();
    opener = null;
  }

  function fill(section, id) {
    const twin = section.cloneNode(true);
    twin.removeAttribute("id");
    const title = twin.querySelector("h3");
    title.id = "dz-cell-box-title";
    const list = make("a", "dz-sentences__value", make("p", "", twin));
    list.href = `#${id}`;
    duizhao.labelInto(list, "compare.in_list");
    list.addEventListener("click", () => {
      settle(false); /* the focus goes where the link leads */
      box.hidePopover();
    });
    box.setAttribute("aria-labelledby", title.id);
    box.replaceChildren(...twin.childNodes);
    box.prepend(duizhao.closeButton("", null, () => box.hidePopover()));
  }

  function open(cell) {
    const id = duizhao.decode(cell.hash.slice(1));
    const section = document.getElementById(id);
    if (!section) return false;
    box = box || build();
    if (box.matches(":popover-open")) box.hidePopover();
    fill(section, id);
    box.style.left = box.style.top = "0";
    box.showPopover();
    const spot = place(cell.getBoundingClientRect(), box.getBoundingClientRect(), { width: innerWidth, height: innerHeight });
    box.style.left = `${spot.left}px`;
    box.style.top = `${spot.top}px`;
    opener = cell;
    cell.setAttribute("aria-expanded", "true");
    box.scrollTop = 0;
    box.focus({ preventScroll: true });
    return true;
  }

  function press(event) {
    const cell = event.target.closest?.("[data-dz-cell]");
    if (!cell || event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (open(cell)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /* ---- Keys in the table: one stop for Tab, arrows from cell to cell */

  function grid(table) {
    return Array.from(table.tBodies[0].rows)
      .filter((row) => !row.hidden)
      .map((row) => Array.from(row.cells).slice(1).map((cell) => cell.querySelector("[data-dz-cell]")));
  }

  function keys(table) {
    const cells = Array.from(table.querySelectorAll("[data-dz-cell]"));
    cells.forEach((cell, n) => (cell.tabIndex = n ? -1 : 0));
    table.addEventListener("keydown", (event) => {
      const cell = event.target.closest("[data-dz-cell]");
      if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
      const all = grid(table);
      const row = all.findIndex((some) => some.includes(cell));
      const next = row < 0 ? null : step(all, row, all[row].indexOf(cell), event.key);
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
    table.addEventListener("focusin", (event) => {
      const cell = event.target.closest("[data-dz-cell]");
      if (cell) cells.forEach((other) => (other.tabIndex = other === cell ? 0 : -1));
    });
  }

  function start() {
    const root = document.querySelector("[data-dz-compare]");
    if (!root || root.dataset.dzReady) return;
    root.dataset.dzReady = "1";
    choices(root);
    const table = document.querySelector(".dz-matrix table");
    if (table) keys(table);
    if (!HTMLElement.prototype.showPopover) return;
    document.querySelectorAll("[data-dz-cell]").forEach((cell) => {
      cell.setAttribute("aria-haspopup", "dialog");
      cell.setAttribute("aria-expanded", "false");
    });
  }

  if (HTMLElement.prototype.showPopover) document.addEventListener("click", press, true);
  duizhao.onPage(start);
})();
