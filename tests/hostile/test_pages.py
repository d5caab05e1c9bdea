"""Hostile words in the built site: they show as they stand, and nothing of them is markup or runs."""

import functools
import json
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from duizhao.publish import run_engine
from duizhao.readers.html_marks import has_html_marks

from tests.books import chapters, differences, read_epub, read_html
from tests.builds import build_in_memory, publish
from tests.hostile.payloads import OPENINGS, PAYLOADS, SCRIPT
from tests.hostile.test_hostile import HEAD, MARKDOWN, NAMES, ONE, PLAIN, ROW, TWO, report_of, write
from tests.serving import serve

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parent.parent.parent
_VOID = {"br", "meta", "link", "input", "img", "hr", "source", "wbr", "area", "base", "col", "embed", "track"}
_TAGS = set(
    "p a div span h1 h2 h3 h4 ol ul li table thead tbody tr th td details summary meter small code br strong figure figcaption "
    "blockquote mark svg b sup section nav pre".split()
)
_CHART_TAGS = set("svg title desc g rect path circle text a line use defs".split())  # inside <svg>, and only there
_CHART_ATTRIBUTES = set(
    "class role id href aria-label aria-labelledby aria-hidden focusable xmlns viewbox transform x y width height d cx cy r x1 x2 y1 y2 preserveaspectratio".split()
)
_FORM_TAGS = set("form label span input button".split())  # the search field of the home page, and only there
_FORM_ATTRIBUTES = set("action class data-dz-seek for id lang name role type".split())
_ATTRIBUTES = {
    "id",
    "class",
    "lang",
    "href",
    "title",
    "aria-label",
    "tabindex",
    "value",
    "min",
    "max",
    "data-search-exclude",
    "data-beads",
    "data-cite",
    "aria-current",
    "data-dz-chapter",
    "data-dz-count",
    "data-dz-margin",
    "data-dz-only",
    "data-dz-group",
    "data-dz-words",
    "data-dz-places",
    "data-dz-sizes",
    "hidden",
    "data-figures",
    "download",
    "data-md-component",
    "markdown",
    "open",
    "scope",
    "data-dz-bundle",
    "data-dz-cell",
    "data-dz-compare",
    "data-dz-kind",
    "data-dz-kinds",
    "data-dz-order",
    "data-dz-year",
    "data-en",
    "data-zh",
    "aria-hidden",
    "aria-labelledby",
    "role",
}


# `data:,` is the empty icon of a report in one file, so that browsers ask for none
_ACTIVE = re.compile(r"\s*(javascript|vbscript|data(?!:,$)):", re.IGNORECASE)
_BOOK_TAGS = set("html head title link body section h1 h2 h3 h4 div p span strong a aside ul li code".split())


class Node:
    """An element of a parsed page."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.children: list[Node | str] = []

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def text(self) -> str:
        """Visible text, without the markers of notes."""
        if "dz-marker" in self.attributes.get("class", "").split():
            return ""
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)

    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


class Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {k: v or "" for k, v in attrs})
        self._open[-1].children.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Node(tag, {k: v or "" for k, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for i in range(len(self._open) - 1, 0, -1):
            if self._open[i].tag == tag:
                del self._open[i:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def parsed(page: Path) -> Node:
    parser = Parser()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser.root


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "")


def _curation(slug: str, payload: str) -> str:
    shown = "".join(c for c in payload if ord(c) >= 32)
    return (
        f'[[edition]]\nstarts = "政府工作报告"\nseries = "{slug}"\nyear = 2024\n\n[series]\nzh = {_quoted(shown)}\nen = {_quoted(shown)}\n\n'
        f'[[report]]\nreport = "{slug}-2024"\nzh = {_quoted(shown)}\nen = {_quoted(shown)}\n'
    )


@functools.cache
def site() -> tuple[Path, dict[str, bytes], str]:
    """Every payload as a series of its own, built by MkDocs once: the site, the data files, what the build said."""
    folder = Path(tempfile.mkdtemp(prefix="hostile-"))
    for i, payload in enumerate(PAYLOADS.values()):
        write(folder / "in", {f"p{i:02}/a": report_of(payload), f"p{i:02}/curation.toml": _curation(f"p{i:02}", payload)})
    for i, line in enumerate(OPENINGS.values()):
        text = HEAD + ONE + ROW + line + "\n" + ROW + "\n" + line + "\n\n" + TWO + line + "\n"
        write(folder / "in", {f"o{i:02}/a": text, f"o{i:02}/curation.toml": _curation(f"o{i:02}", line)})
        write(folder / "in", {f"q{i:02}/a.md": MARKDOWN + text, f"q{i:02}/curation.toml": _curation(f"q{i:02}", "x")})
    for i, name in enumerate(NAMES):
        write(
            folder / "in",
            {f"n{i:02}/{name}": PLAIN, f"n{i:02}/{name}.bad": "不是\n", f"n{i:02}/curation.toml": _curation(f"n{i:02}", "x")},
        )
    built = build_in_memory(folder / "in")
    publish(built.files, folder / "docs")
    warnings = run_engine("mkdocs", ROOT / "mkdocs.yml", folder / "site", folder / "docs")
    return folder / "site", built.files, warnings


@pytest.fixture(scope="module", autouse=True)
def _removed() -> Iterator[None]:
    yield
    if site.cache_info().currsize:
        shutil.rmtree(site()[0].parent, ignore_errors=True)
        site.cache_clear()


def _is_of_the_input(script: Node) -> bool:
    """Data for search engines may hold any words, as long as they cannot end their element."""
    if script.attributes.get("type") == "application/ld+json":
        return not isinstance(json.loads(script.text()), dict) or bool(re.search("[<>&]", script.text()))
    return "pwned" in script.text()


def _problems(page: Node) -> Iterator[str]:
    for node in page.walk():
        for name, value in node.attributes.items():
            if name.startswith("on") or _ACTIVE.match(value):
                yield f"<{node.tag} {name}={value!r}>"
        if node.tag == "script" and _is_of_the_input(node):
            yield "a script of the input"
        if node.tag in {"iframe", "object", "embed", "base", "img"}:
            yield f"<{node.tag}>"
    for article in (n for n in page.walk() if n.tag == "article"):
        yield from _strange(article)


def _strange(article: Node) -> Iterator[str]:
    """Elements and attributes that our pages do not use; shapes stand inside a chart only."""
    charts = [n for n in article.walk() if n.tag == "svg"]
    drawn = {id(n) for chart in charts for n in chart.walk()}
    asked = {id(n) for form in article.walk() if "data-dz-seek" in form.attributes for n in form.walk()}
    for node in article.walk():
        tags, names = (_CHART_TAGS, _CHART_ATTRIBUTES) if id(node) in drawn else (_TAGS | {"article"}, _ATTRIBUTES)
        if id(node) in asked:
            tags, names = _FORM_TAGS, _FORM_ATTRIBUTES
        if node.tag not in tags:
            yield f"<{node.tag}> in the article"
        for name in set(node.attributes) - names:
            yield f"attribute {name} of <{node.tag}> in the article"


def test_nothing_of_the_input_is_markup() -> None:
    folder, _, _ = site()
    wrong = [f"{p.relative_to(folder)}: {x}" for p in sorted(folder.rglob("*.html")) for x in _problems(parsed(p))]
    assert [x for x in wrong if not (x.startswith("404.html:") and x.endswith("in the article"))] == []  # its article is ours


def _squeezed(text: str | None) -> str:
    return " ".join((text or "").split())


def test_rows_show_the_text_of_the_source() -> None:
    folder, files, _ = site()
    wrong: list[str] = []
    rows = 0
    for name in sorted(n for n in files if n.startswith("data/reports/")):
        report = json.loads(files[name])
        shown: dict[str, tuple[str, str]] = {}
        for page in (folder / report["url"]).rglob("*.html"):
            for node in parsed(page).walk():
                if "dz-row" in node.classes() or (node.tag == "h1" and "dz-title" in node.classes()):
                    sides = [next((n.text() for n in node.walk() if f"dz-{lang}" in n.classes()), "") for lang in ("zh", "en")]
                    shown[node.attributes.get("id", "")] = (sides[0], sides[1])
        for passage in report["passages"]:
            rows += 1
            for k, lang in enumerate(("zh", "en")):
                if passage[lang] is None:
                    continue
                got = shown.get(passage["id"], ("", ""))[k]
                if _squeezed(got) != _squeezed(passage[lang]):
                    wrong.append(f"{report['id']} {passage['id']}: {passage[lang]!r} shows as {got!r}")
    assert rows > 500
    assert wrong == [], "\n".join(wrong)


def test_data_for_search_engines_have_the_title_of_the_source() -> None:
    folder, files, _ = site()
    for name in sorted(n for n in files if n.startswith("data/reports/")):
        report = json.loads(files[name])
        page = parsed(folder / report["url"] / "index.html")
        metadata = [json.loads(n.text()) for n in page.walk() if n.attributes.get("type") == "application/ld+json"]
        assert [f["@type"] for f in metadata] == ["Report"]
        title = report["title"]["zh"] or report["title"]["en"]
        assert (
            metadata[0]["name"]
            == "".join(" " if unicodedata.category(c) == "Cc" or c in "\u2028\u2029\ufeff" else c for c in title).strip()
        )
        assert metadata[0]["url"] == f"../../{report['url']}"


def test_words_stay_in_plain_text() -> None:
    _, files, _ = site()
    for i, payload in enumerate(PAYLOADS.values()):
        report = json.loads(files[f"data/reports/p{i:02}-2024.json"])
        shown = not re.search("[\u0000-\u001f\u00ad\u200b-\u2069\ufeff]", payload) and not has_html_marks([payload] * 3)
        if report["editions"][0]["format"] == "text" and shown:
            assert any(payload in (p["zh"] or "") for p in report["passages"]), payload


def test_books_hold_the_words_and_nothing_of_them_is_markup() -> None:
    _, files, _ = site()
    wrong: list[str] = []
    for name in sorted(n for n in files if n.startswith("data/reports/")):
        report = json.loads(files[name])
        stem = f"downloads/{report['id']}/{report['id']}"
        for end, read in ((".html", read_html), (".epub", read_epub), ("-pinyin.epub", read_epub)):
            if stem + end in files:
                wrong += [f"{stem}{end} {difference}" for difference in differences(read(files[stem + end]), report)]
        for page, root in chapters(files[f"{stem}.epub"]):
            used = {(str(e.tag).partition("}")[2], *sorted(e.attrib)) for e in root.iter()}
            wrong += [
                f"{stem}.epub {page}: {element}"
                for element in used
                if element[0] not in _BOOK_TAGS or any(a.startswith("on") for a in element)
            ]
    assert wrong == [], "\n".join(wrong)


@pytest.mark.browser
def test_nothing_executes() -> None:
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium here")
    from playwright.sync_api import Dialog, sync_playwright  # noqa: PLC0415 - only where there is a browser

    folder, _, _ = site()
    bad: list[str] = []
    name = SCRIPT.removeprefix("window.").split("=")[0]

    def dialog(opened: Dialog) -> None:
        bad.append(f"dialog: {opened.message}")
        opened.dismiss()

    with serve(folder) as base, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.on("dialog", dialog)
        page.route("**/assets/**", lambda route: route.abort())  # the pages alone: the theme's files take most of the time
        for html in sorted(h for h in folder.rglob("*.html") if "pwned" in h.read_text(encoding="utf-8")):
            page.goto(f"{base}{html.relative_to(folder)}", wait_until="domcontentloaded")
            if page.evaluate(f"window.{name} !== undefined"):
                bad.append(f"ran on {page.url}")
        page.unroute("**/assets/**")
        page.goto(f"{base}index.html", wait_until="load")
        page.keyboard.press("/")
        page.fill(".dz-ask__field", "pwned")
        page.wait_for_selector(".dz-found__hit", state="attached", timeout=15000)
        page.wait_for_timeout(500)
        if page.evaluate(f"window.{name} !== undefined") or page.query_selector(".dz-found__list img, .dz-found__list script"):
            bad.append("ran in the results of the search")
        browser.close()
    assert bad == []
