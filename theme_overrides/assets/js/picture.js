/* Pictures to take away: made here, of words and shapes, as SVG and on a canvas for PNG. Loaded when it is first needed.
 *
 *   duizhao.picture.wrap(text, width, measure)   lines of at most `width`
 *   duizhao.picture.svg(picture)                 the picture as SVG; it needs no style sheet
 *   duizhao.picture.save(name, picture, kind)    to a file of the reader: "svg" or "png"; Promise
 *   duizhao.picture.measure(text, font)          the width of a text
 *
 * A picture is { width, height, paper, shapes }. A shape is a text, { text, x, y, font: { size, family, weight }, fill, lang,
 * anchor }, or a path, { d, x, y, fill, stroke, line, dash }, drawn from x, y. */
(() => {
  "use strict";

  /* A Han character with the marks that may not begin a line after it, a word with the blank after it, or a blank. */
  const PIECES = /[“‘（《「『]*[\p{Script=Han}][，。；：、！？）》」』”’…%％]*|[^\s\p{Script=Han}]+\s*|\s+/gu;

  /* ("one two three", 8 letters wide) → ["one two", "three"] */
  function wrap(text, width, measure) {
    const lines = [];
    let line = "";
    const pieces = text.match(PIECES) || [];
    pieces.forEach((piece) => {
      if (line && measure((line + piece).trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = "";
      }
      line += piece;
    });
    return line.trim() ? [...lines, line.trimEnd()] : lines;
  }

  const MARKS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

  /* Text and attributes of XML; what XML does not allow is a blank. */
  function escape(text) {
    // eslint-disable-next-line no-control-regex
    return String(text).replace(/[&<>"]/g, (sign) => MARKS[sign]).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, " ");
  }

  function attributes(values) {
    return Object.entries(values)
      .filter(([, value]) => value !== undefined && value !== "")
      .map(([name, value]) => ` ${name}="${escape(value)}"`)
      .join("");
  }

  function shapeSvg(shape) {
    const { x = 0, y = 0, fill = "none", stroke, line, dash, font, lang, anchor, d, text } = shape;
    if (text === undefined) {
      const transform = x || y ? `translate(${x} ${y})` : "";
      return `<path${attributes({ d, transform, fill, stroke, "stroke-width": line, "stroke-dasharray": dash })}/>`;
    }
    const type = { "font-size": font.size, "font-family": font.family, "font-weight": font.weight };
    return `<text${attributes({ x, y, fill, "xml:lang": lang, "text-anchor": anchor, ...type })}>${escape(text)}</text>`;
  }

  function svg({ width, height, paper, title, shapes }) {
    const ground = `<path d="M0 0h${width}v${height}h-${width}z" fill="${escape(paper)}"/>`;
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">` +
      `<title>${escape(title || "")}</title>${ground}${shapes.map(shapeSvg).join("")}</svg>\n`
    );
  }

  if (typeof document === "undefined") {
    module.exports = { wrap, svg };
    return;
  }

  /* ---- On the page */

  const MOST = 4096; /* px of either side of a PNG; some phones draw nothing larger */
  const pen = document.createElement("canvas").getContext("2d");
  const fontOf = ({ size, family, weight = 400 }) => `${weight} ${size}px ${family}`;

  function measure(text, font) {
    pen.font = fontOf(font);
    return pen.measureText(text).width;
  }

  function drawShape(to, { x = 0, y = 0, fill, stroke, line = 1, dash, font, anchor, d, text }) {
    if (text !== undefined) {
      to.font = fontOf(font);
      to.textAlign = { middle: "center", end: "right" }[anchor] || "left";
      to.fillStyle = fill;
      to.fillText(text, x, y);
      return;
    }
    to.save();
    to.translate(x, y);
    const path = new Path2D(d);
    if (fill && fill !== "none") {
      to.fillStyle = fill;
      to.fill(path);
    }
    if (stroke && stroke !== "none") {
      Object.assign(to, { strokeStyle: stroke, lineWidth: line });
      to.setLineDash(dash ? dash.split(/[ ,]+/).map(parseFloat) : []);
      to.stroke(path);
    }
    to.restore();
  }

  function png(picture) {
    const canvas = document.createElement("canvas");
    const scale = Math.min(2, MOST / picture.width, MOST / picture.height);
    Object.assign(canvas, { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
    const to = canvas.getContext("2d");
    to.scale(scale, scale);
    to.fillStyle = picture.paper;
    to.fillRect(0, 0, picture.width, picture.height);
    picture.shapes.forEach((shape) => drawShape(to, shape));
    return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/png"));
  }

  async function save(name, picture, kind) {
    window.duizhao.give(`${name}.${kind}`, kind === "png" ? await png(picture) : new Blob([svg(picture)], { type: "image/svg+xml" }));
  }

  window.duizhao.picture = { wrap, svg, measure, save };
})();
