"""Write a report as EPUB 3: each passage one block, zh and en together; notes open in place."""

import hashlib
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from textwrap import wrap

from markupsafe import Markup

from duizhao.books.assets import without_comments
from duizhao.books.markup import marked, note_marker
from duizhao.books.template import date, environment, facts
from duizhao.model.alignment import Span
from duizhao.model.shown import ShownChapter, ShownReport, ShownText
from duizhao.present import lines_of
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


def epubs(book: ShownReport, site: str) -> Iterator[bytes]:
    """The archive, then, where there is pinyin, the one with pinyin over the Chinese; the same report gives the same bytes.

    Pages are rendered once, with slots for their texts.
    """
    pages = tuple(_Page(f"t{n:02}", f"{n:02}-{c.slug}.xhtml", c) for n, c in enumerate(book.chapters) if not n or _has_text(c))
    common = {
        "EPUB/style.css": _style(),
        "EPUB/cover.svg": _render(
            "cover.svg.jinja", book, site, zh_lines=wrap(plain(book.zh), 12), en_lines=wrap(plain(book.en), 32)
        ),
        "EPUB/nav.xhtml": _render("nav.xhtml.jinja", book, site, pages=pages),
        "EPUB/about.xhtml": _render("about.xhtml.jinja", book, site),
    }
    slots = _Slots()
    bodies = {
        f"EPUB/{p.file}": _render(
            "chapter.xhtml.jinja", book, site, page=p, text=slots.text, lines=lines_of, body_class=slots.body_class
        )
        for p in pages
    }
    for pinyin in (False, True) if book.readings.pinyin else (False,):
        files = common | {name: slots.filled(body, pinyin=pinyin) for name, body in bodies.items()}
        name = uuid.uuid5(uuid.NAMESPACE_OID, _digest(files))
        for file in ("package.opf", "toc.ncx"):
            values = {"pages": pages, "uuid": name, "languages": _languages(book), "pinyin": pinyin}
            files[f"EPUB/{file}"] = _render(f"{file}.jinja", book, site, **values)
        yield _archive({"META-INF/container.xml": _CONTAINER.encode(), **files})


@cache
def _style() -> bytes:
    return without_comments(environment().get_template("epub.css").render()).encode()


class _Slots:
    """Texts of pages, left open while the pages are rendered: `NUL number NUL`, which no text of a page can hold."""

    body_class = Markup("\0-1\0")

    def __init__(self) -> None:
        self._sides: list[tuple[ShownText, Span | None]] = []
        self._marker = note_marker(_MARKER, " next")

    def text(self, side: ShownText, span: Span | None = None) -> Markup:
        """The slot of a text, or of a span of it."""
        self._sides.append((side, span))
        return Markup("\0{}\0").format(len(self._sides) - 1)

    def filled(self, page: bytes, *, pinyin: bool) -> bytes:
        """The page with its texts."""
        parts = page.decode().split("\0")
        parts[1::2] = [self._filling(int(slot), pinyin=pinyin) for slot in parts[1::2]]
        return "".join(parts).encode()

    def _filling(self, slot: int, *, pinyin: bool) -> str:
        if slot < 0:
            return ' class="pinyin"' if pinyin else ""
        side, span = self._sides[slot]
        return marked(side, self._marker, pinyin=pinyin, span=span)


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
