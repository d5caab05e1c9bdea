"""Print the HTML file of a report as PDF with Chromium: by sentence in two columns, notes, bookmarks, tags, contents with pages."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import lxml.html

from duizhao.books.assets import book_file
from duizhao.books.radicals import with_characters
from duizhao.books.running_heads import chapter_names, heads, heads_page, lay_over
from duizhao.books.sheet import Sheet
from duizhao.books.structure import number_structure
from duizhao.files import temporary_folder
from duizhao.model.artefact import File

if TYPE_CHECKING:
    from pikepdf import OutlineItem, Pdf
    from playwright.sync_api import Page

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_OPTIONS = ["--disable-gpu", "--disable-background-networking", "--no-first-run"]
_NEEDS = (
    "a PDF needs Chromium and two packages: pip install 'duizhao[pdf]', then apt install chromium or playwright install chromium"
)
_NEEDS_FONT = "a PDF needs a Chinese font, or it would hold empty boxes: apt install fonts-noto-cjk"
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_CONTENTS = re.compile(r'<nav class="dz-contents".*?</nav>\n', re.DOTALL)
_MARKER = re.compile(r'<a class="dz-marker[^>]*>[^<]*</a>')
_PART = '<h2 class="dz-title"'
_SIDE = {"dz-zh", "dz-en", "dz-ui"}
_CREATOR = "Duizhao"  # in the metadata of a PDF
_VIEW = "?view=sentence&ui=both"
_LINK = re.compile(r'href="#([^"]+)"')
_DIGIT, _SIZE = 0.556, 6.5  # the width of a digit of Helvetica, of its size; the size of page numbers in the contents, in points


class NoPrinterError(Exception):
    """Chromium, the package that drives it, or a Chinese font is missing; the message says what to install."""


def require_fonts() -> None:
    """Raise NoPrinterError if the system can list its fonts and none of them is Chinese."""
    lister = shutil.which("fc-list")
    if not lister:
        return
    listed = subprocess.run([lister, ":lang=zh-cn"], capture_output=True, check=False)  # noqa: S603 - no text of others
    if not listed.stdout.strip():
        raise NoPrinterError(_NEEDS_FONT)


def pdfs(sheets: Iterable[Sheet]) -> Iterator[File]:
    """Print every HTML file, dated with the day of its report; raise NoPrinterError if that is not possible."""
    try:
        import pikepdf  # noqa: F401, PLC0415 - optional
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - optional, slow to load
    except ImportError as error:
        raise NoPrinterError(f"{_NEEDS} ({error})") from None
    browser_here = next((path for name in _NAMES if (path := shutil.which(name))), None)
    with sync_playwright() as playwright, temporary_folder("pdf") as folder:
        try:
            browser = playwright.chromium.launch(executable_path=browser_here, args=_OPTIONS, chromium_sandbox=False)
        except Error as error:
            raise NoPrinterError(f"{_NEEDS}\n{error}") from None
        context = browser.new_context(offline=True)
        for sheet in sheets:
            html = on_paper(sheet.html.decode())
            printed = folder / "report.html"
            printed.write_text(html, encoding="utf-8")
            page = context.new_page()
            page.goto(printed.as_uri() + _VIEW)
            data = _print(page, sheet, html)
            page.goto("about:blank")  # a new document, without the edges of the last one
            page.set_content(heads_page(heads(data, chapter_names(html))))
            over = page.pdf(format="A4")
            page.close()
            yield File(sheet.path.removesuffix(".html") + ".pdf", _finished(data, over, html, sheet.day), "pdf", sheet.report)
        browser.close()


def _print(page: "Page", sheet: Sheet, html: str) -> bytes:
    title = _TITLE.search(html)
    foot = " · ".join(text for text in (sheet.address, sheet.day) if text)
    page.evaluate(book_file("paper.js"), {"title": unescape(title[1]) if title else sheet.report, "foot": foot})
    return page.pdf(format="A4", outline=True, tagged=True)


def _number_contents(pdf: "Pdf", html: str) -> None:
    """Write the number of its page at the end of each entry of the contents."""
    import pikepdf  # noqa: PLC0415 - optional

    contents = _CONTENTS.search(html)
    wanted = set(_LINK.findall(contents[0])) if contents else set()
    numbers = {page.obj.objgen: n for n, page in enumerate(pdf.pages, 1)}
    for page in pdf.pages:
        drawn = []
        for link in page.obj.get("/Annots", []):
            name = str(link.get("/Dest", "")).removeprefix("/")
            if name in wanted and f"/{name}" in pdf.Root.Dests:
                wanted.discard(name)  # of several links to a heading that of the contents comes first
                number = numbers.get(pdf.Root.Dests[f"/{name}"][0].objgen, 0)
                x = float(link.Rect[2]) - len(str(number)) * _DIGIT * _SIZE
                drawn.append(f"BT /Number {_SIZE} Tf {x:.2f} {float(link.Rect[1]) + 2.5:.2f} Td ({number}) Tj ET")
        if drawn:
            font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
            page.add_resource(font, pikepdf.Name.Font, pikepdf.Name("/Number"))
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(f"Q\n/Artifact BMC q 0.33 g\n{chr(10).join(drawn)}\nQ EMC\n".encode())


def is_printed(path: Path) -> bool:
    """Return whether a file is a PDF that was printed here."""
    import pikepdf  # noqa: PLC0415 - optional

    try:
        with pikepdf.open(path) as pdf:
            return str(pdf.docinfo.get("/Creator", "")) == _CREATOR
    except (pikepdf.PdfError, OSError):
        return False


def on_paper(html: str) -> str:
    r"""Move the table of contents after the front matter, before the first part.

    >>> on_paper('<nav class="dz-contents">…</nav>\n<h1>…</h1><h2 class="dz-title">…</h2>')
    '<h1>…</h1><nav class="dz-contents">…</nav>\n<h2 class="dz-title">…</h2>'
    """
    contents = _CONTENTS.search(html)
    if not contents or _PART not in html:
        return html
    before, part, after = _CONTENTS.sub("", html, count=1).partition(_PART)
    return before + contents[0] + part + after


def bookmarks(html: str) -> list[str]:
    """Return the titles of all headings, zh and en with a dot between; Chromium would join the lines without one."""
    tree = lxml.html.document_fromstring(_MARKER.sub("", html).encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    titles = []
    for heading in tree.iter("h1", "h2", "h3", "h4"):
        sides = [side for side in heading.iter("span") if _SIDE & set((side.get("class") or "").split())]
        titles.append(" · ".join(" ".join("".join(map(str, side.itertext())).split()) for side in sides))
    return titles


def _finished(data: bytes, over: bytes, html: str, day: str) -> bytes:
    """Complete a printed file: heads laid `over` it, titles of bookmarks, page numbers in the contents, radicals, the report's day."""
    import pikepdf  # noqa: PLC0415 - optional

    titles = bookmarks(html)
    with pikepdf.open(BytesIO(data)) as pdf:
        lay_over(pdf, over)
        _number_contents(pdf, html)
        number_structure(pdf)
        with pdf.open_outline() as outline:
            items = list(_flat(outline.root))
            if len(items) == len(titles):
                for item, title in zip(items, titles, strict=True):
                    item.title = title or item.title
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                table = thing.ToUnicode
                table.write(with_characters(table.read_bytes()))
        for key in ("/CreationDate", "/ModDate"):
            pdf.docinfo[key] = f"D:{day.replace('-', '')}"
        pdf.docinfo["/Creator"] = _CREATOR
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def _flat(items: "Iterable[OutlineItem]") -> "Iterator[OutlineItem]":
    for item in items:
        yield item
        yield from _flat(item.children)
