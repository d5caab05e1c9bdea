"""Write a report as EPUB 3: each passage one block, zh and en together; notes open in place."""

import hashlib
import uuid
import zipfile
from dataclasses import dataclass
from io import BytesIO
from textwrap import wrap

from markupsafe import Markup

from duizhao.books.assets import without_comments
from duizhao.books.markup import marked, note_marker
from duizhao.books.template import date, environment, facts
from duizhao.model.shown import ShownChapter, ShownReport, ShownText
from duizhao.site.escape import plain

_MARKER = Markup('<a class="noteref{}" id="ref-{}" href="#note-{}" epub:type="noteref" role="doc-noteref" aria-label="{}">{}</a>')
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time in a ZIP archive, for all files, so that the bytes are reproducible
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)


@dataclass(frozen=True, slots=True)
class _Page:
    """The file of a chapter in the archive."""

    id: str
    file: str
    chapter: ShownChapter


def epub(book: ShownReport, site: str, *, pinyin: bool = False) -> bytes:
    """Return the archive; the same report gives the same bytes. `pinyin` adds pinyin over the Chinese."""
    pages = tuple(_Page(f"t{n:02}", f"{n:02}-{c.slug}.xhtml", c) for n, c in enumerate(book.chapters) if not n or _has_text(c))
    files = {
        "EPUB/style.css": without_comments(environment().get_template("epub.css").render()).encode(),
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
    """Return the language tags of the book, Chinese first; a script is listed if the book has text in it."""
    sides = [s for c in book.chapters for s in (c.zh, c.en, *(s for r in c.rows for s in (r.zh, r.en))) if s]
    tags = {s.lang for s in sides}
    return tuple(sorted(tags, key=lambda tag: (tag == "en", tag))) or ("zh-Hans",)


def _render(template: str, book: ShownReport, site: str, **values: object) -> bytes:
    day = (f"{book.year}-01-01" if not book.date else f"{date(book)}-01")[:10]
    html = environment().get_template(template).render(**facts(book, site, xml=True), day=day, **values)
    return html.encode()


def _digest(files: dict[str, bytes]) -> str:
    """Hash the files; the hash identifies the book, so a changed text makes another book."""
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(name.encode() + b"\0" + files[name] + b"\0")
    return whole.hexdigest()


def _archive(files: dict[str, bytes]) -> bytes:
    """Pack the files, sorted by name; `mimetype` is first and stored, as the format demands."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", _EPOCH), b"application/epub+zip", zipfile.ZIP_STORED)
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # the same bytes on every system
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED, 6)
    return out.getvalue()
