/* Run by the printer in the page of a report: the edges of its sheets (running_heads.py adds the chapter), and parts on new ones. */
({ title, foot }) => {
  const FONT = "7pt 'Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', serif";
  const MOST = 72; /* characters of a name */
  const cut = (text) => (Array.from(text).length > MOST ? `${Array.from(text).slice(0, MOST).join("")}…` : text);
  const quoted = (text) => `"${text.replace(/[\\"]/g, "\\$&").replace(/\s+/g, " ").trim()}"`;
  const box = (place, content) => `@${place} { content: ${content}; font: ${FONT}; color: #555; white-space: nowrap; }`;
  const edges = [
    box("top-left", quoted(cut(title))),
    box("bottom-left", quoted(foot)),
    box("bottom-right", 'counter(page) " / " counter(pages)'),
  ];
  /* A part with its chapters, and what stands after the last one, become an element each, which begins a sheet. */
  const article = document.querySelector("h2.dz-title")?.parentElement;
  Array.from(article?.querySelectorAll(":scope > h2") || []).forEach((heading) => {
    const part = document.createElement("div");
    heading.before(part);
    part.style.breakBefore = "page";
    do part.append(part.nextSibling);
    while (part.nextSibling && part.nextSibling.nodeName !== "H2");
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { ${edges.join(" ")} }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  /* one.js would fold it where there is no room beside the text, as on paper. */
  document.querySelectorAll(".dz-contents details").forEach((details) => details.replaceWith(...details.querySelectorAll(":scope > ol")));
};
