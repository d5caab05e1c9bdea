/* Run by the printer in the page of a report: each part says its name in the head of its sheets. */
({ title, foot }) => {
  const FONT = "7pt 'Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', serif";
  const MOST = 60; /* characters of a name */
  const cut = (text) => (Array.from(text).length > MOST ? `${Array.from(text).slice(0, MOST).join("")}…` : text);
  const quoted = (text) => `"${text.replace(/[\\"]/g, "\\$&").replace(/\s+/g, " ").trim()}"`;
  const box = (place, content) => `@${place} { content: ${content}; font: ${FONT}; color: #555; white-space: nowrap; }`;
  const edges = [
    box("top-left", quoted(cut(title))),
    box("bottom-left", quoted(foot)),
    box("bottom-right", 'counter(page) " / " counter(pages)'),
  ];
  const rules = [`@page { ${edges.join(" ")} }`];

  /* The words of a heading in both languages, without the numbers of notes. */
  function nameOf(heading) {
    const twin = heading.cloneNode(true);
    twin.querySelectorAll(".dz-marker, rt, rp, button").forEach((element) => element.remove());
    const sides = Array.from(twin.querySelectorAll(".dz-zh, .dz-en"), (side) => side.textContent.trim());
    return sides.filter(Boolean).join(" · ") || twin.textContent;
  }

  /* A part with its chapters, and what stands after the last one, become an element each, whose sheets are of a kind of their own. */
  const article = document.querySelector("h2.dz-title")?.parentElement;
  Array.from(article?.querySelectorAll(":scope > h2") || []).forEach((heading, n) => {
    const part = document.createElement("div");
    const name = `part${n + 1}`;
    heading.before(part);
    part.style.page = name;
    do part.append(part.nextSibling);
    while (part.nextSibling && part.nextSibling.nodeName !== "H2");
    rules.push(`@page ${name} { ${box("top-right", quoted(cut(nameOf(heading))))} }`);
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules.join("\n"));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  /* one.js would fold it where there is no room beside the text, as on paper. */
  document.querySelectorAll(".dz-contents details").forEach((details) => details.replaceWith(...details.querySelectorAll(":scope > ol")));
};
