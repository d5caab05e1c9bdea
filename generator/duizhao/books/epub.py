"""A report as EPUB 3: each passage one block, zh and en together; notes that reading systems open in place."""

import hashlib
import uuid
import zipfile
from dataclasses import dataclass
from io import BytesIO
from textwrap import wrap

from markupsafe import Markup

from duizhao.books.look import tight
from duizhao.books.markup import marked, note_marker
from duizhao.books.template import date, environment, facts
from duizhao.model.shown import ShownChapter, ShownReport, ShownText
from duizhao.site.escape import plain

_MARKER = Markup('<a class="noteref{}" id="ref-{}" href="#note-{}" epub:type="noteref" role="doc-noteref" aria-label="{}">{}</a>')
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that a ZIP archive knows: no file has a time of its own
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)


@dataclass(frozen=True, slots=True)
class _Page:
    """A chapter's file in the archive."""

    id: str
    file: str
    chapter: ShownChapter


def epub(book: ShownReport, site: str, *, pinyin: bool = False) -> bytes:
    """The archive; the same report gives the same bytes. With `pinyin` it stands over the Chinese."""
    pages = tuple(_Page(f"t{n:02}", f"{n:02}-{c.slug}.xhtml", c) for n, c in enumerate(book.chapters) if not n or _has_text(c))
    files = {
        "EPUB/style.css": tight(environment().get_template("epub.css").render()).encode(),
        "EPUB/cover.svg": _render(
            "cover.svg.jinja", book, site, zh_lines=wrap(plain(book.zh), 12), en_lines=wrap(plain(book.en), 32)
        ),
        "EPUB/nav.xhtml": _render("nav.xhtml.jinja", book, site, pages=pages),
        "EPUB/about.xhtml": _render("about.xhtml.jinja", book, site),
    }
    marker = note_marker(_MARKER, " next")

    def text(side: ShownText) -> Markup:
        return marked(side, marker, pinyin=pinyin)

    for page in pages:
        files[f"EPUB/{page.file}"] = _render("chapter.xhtml.jinja", book, site, page=page, text=text, pinyin=pinyin)
    name = uuid.uuid5(uuid.NAMESPACE_OID, _digest(files))
    for file in ("package.opf", "toc.ncx"):
        values = {"pages": pages, "uuid": name, "languages": _languages(book), "pinyin": pinyin}
        files[f"EPUB/{file}"] = _render(f"{file}.jinja", book, site, **values)
    return _archive({"META-INF/container.xml": _CONTAINER.encode(), **files})


def _has_text(chapter: ShownChapter) -> bool:
    return bool(chapter.zh or chapter.en or chapter.rows)


def _languages(book: ShownReport) -> tuple[str, ...]:
    """The languages of the book, Chinese first, each script that stands in it."""
    sides = [s for c in book.chapters for s in (c.zh, c.en, *(s for r in c.rows for s in (r.zh, r.en))) if s]
    found = {s.lang for s in sides}
    return tuple(sorted(found, key=lambda tag: (tag == "en", tag))) or ("zh-Hans",)


def _render(template: str, book: ShownReport, site: str, **values: object) -> bytes:
    day = (f"{book.year}-01-01" if not book.date else f"{date(book)}-01")[:10]
    html = environment().get_template(template).render(**facts(book, site, xml=True), day=day, **values)
    return html.encode()


def _digest(files: dict[str, bytes]) -> str:
    """What identifies the text: a new text is a new book, the same text the same one."""
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(name.encode() + b"\0" + files[name] + b"\0")
    return whole.hexdigest()


def _archive(files: dict[str, bytes]) -> bytes:
    """`mimetype` first and stored, as the format wants it; the rest packed, in order of names."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", _LONG_AGO), b"application/epub+zip", zipfile.ZIP_STORED)
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # the same bytes on every system
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED, 6)
    return out.getvalue()
