/* The page of an indicator: its chart as a picture with finding, unit, legend, source and day (picture.js), and its citation.
 * The buttons stand beside the CSV. */
(() => {
  "use strict";

  const WIDTH = 1280; /* px of a picture */
  const EDGE = 60;
  const SCALE = 1.8; /* of the chart, which has letters of 12 px */

  /* The `d` of a path for a circle around 0, 0. */
  function circle(r) {
    return `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  }

  /* The numbers of a path times `scale`; commands of this site's charts only: no arcs. */
  function scaled(d, scale) {
    return d.replace(/-?\d+(\.\d+)?/g, (number) => String(Math.round(number * scale * 10) / 10));
  }

  if (typeof document === "undefined") {
    module.exports = { circle, scaled };
    return;
  }

  /* ---- On the page */

  const duizhao = window.duizhao;
  const SANS = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
  const SERIF = 'Charter, Georgia, "Liberation Serif", "DejaVu Serif", "Noto Serif CJK SC", "Songti SC", serif';
  const ANCHORS = { start: undefined, middle: "middle", end: "end" };

  /* The shapes of a chart as picture.js has them, in the colours that the page shows them in. */
  function shapesOf(svg, left, top, scale) {
    return Array.from(svg.querySelectorAll("path, circle, text"), (element) => {
      const number = (name) => Number(element.getAttribute(name)) * scale;
      const style = getComputedStyle(element);
      if (element.localName === "text") {
        const font = { size: 12 * scale, family: SANS, weight: style.fontWeight };
        const place = { x: left + number("x"), y: top + number("y") };
        return { ...place, text: element.textContent, font, fill: style.fill, anchor: ANCHORS[style.textAnchor] };
      }
      const round = element.localName === "circle";
      const look = {
        fill: style.fill,
        stroke: style.stroke,
        line: parseFloat(style.strokeWidth) * scale,
        dash: style.strokeDasharray === "none" ? "" : scaled(style.strokeDasharray.replace(/px/g, ""), scale),
      };
      if (!round) return { ...look, d: scaled(element.getAttribute("d"), scale), x: left, y: top };
      return { ...look, d: circle(number("r")), x: left + number("cx"), y: top + number("cy") };
    });
  }

  function textOf(selector) {
    return document.querySelector(selector)?.innerText.replace(/\s*\n\s*/g, " · ") || "";
  }

  /* The picture of the figure on this page. */
  function pictureOf(figure) {
    const { wrap, measure } = duizhao.picture;
    const colour = (name) => {
      const probe = duizhao.make("i", "", figure);
      probe.style.color = `var(${name})`;
      const value = getComputedStyle(probe).color;
      probe.remove();
      return value;
    };
    const ink = colour("--dz-ink");
    const soft = colour("--dz-ink-soft");
    const shapes = [];
    let y = EDGE;
    function set(text, font, leading, fill) {
      wrap(text, WIDTH - 2 * EDGE, (some) => measure(some, font)).forEach((line) => {
        y += leading;
        shapes.push({ text: line, x: EDGE, y, font, fill });
      });
    }
    set(textOf("h1.dz-title"), { size: 22, family: SANS, weight: 600 }, 26, soft);
    set(textOf(".dz-finding"), { size: 38, family: SERIF, weight: 600 }, 50, ink);
    y += 16;
    set(textOf(".dz-figure__unit"), { size: 21, family: SANS, weight: 600 }, 30, ink);
    const chart = figure.querySelector(".dz-chart");
    y += 14;
    shapes.push(...shapesOf(chart, EDGE, y, SCALE));
    y += chart.viewBox.baseVal.height * SCALE + 8;
    y = legend(figure, shapes, y, soft);
    y += 14;
    set(textOf(".dz-figure__source"), { size: 19, family: SANS }, 28, soft);
    const { url } = duizhao.citation();
    set(`${duizhao.label("chart.read", { date: duizhao.today() })} · ${url}`, { size: 19, family: SANS }, 28, soft);
    return { width: WIDTH, height: y + EDGE, paper: colour("--dz-paper"), title: textOf(".dz-finding"), shapes };
  }

  /* Each mark with its name, in lines; gives where they end. */
  function legend(figure, shapes, top, fill) {
    const font = { size: 20, family: SANS };
    let x = EDGE;
    let y = top;
    figure.querySelectorAll(".dz-legend > span").forEach((entry) => {
      const text = entry.innerText.trim();
      const width = 54 + duizhao.picture.measure(text, font) + 26;
      if (x > EDGE && x + width > WIDTH - EDGE) [x, y] = [EDGE, y + 38];
      shapes.push(...shapesOf(entry.querySelector("svg"), x, y, 1.6), { text, x: x + 54, y: y + 27, font, fill });
      x += width;
    });
    return y + 40;
  }

  /* Pictures are on white, whatever the page is on. */
  function inDaylight(figure, act) {
    figure.style.colorScheme = "light";
    try {
      return act();
    } finally {
      figure.style.colorScheme = "";
    }
  }

  function save(figure, kind) {
    const name = location.pathname.match(/(i[0-9a-f]{7})/)?.[1] || "chart";
    const ready = duizhao.picture ? Promise.resolve() : duizhao.loadScript("assets/js/picture.js");
    return ready
      .then(() => duizhao.picture.save(name, inDaylight(figure, () => pictureOf(figure)), kind))
      .catch(() => duizhao.announce("take.failed"));
  }

  function start() {
    const takes = document.querySelector(".dz-takes");
    if (!takes || takes.querySelector("button")) return;
    const figure = document.querySelector(".dz-figure");
    const add = (key, act) => duizhao.labelInto(duizhao.button("dz-button", takes, act), key);
    if (figure) {
      add("chart.svg", () => save(figure, "svg"));
      add("chart.png", () => save(figure, "png"));
    }
    if (document.querySelector("[data-cite]")) add("chart.cite", () => duizhao.cite());
  }

  duizhao.onPage(start);
})();
