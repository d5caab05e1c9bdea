"""Read the parts of a Word document into lines."""

import posixpath

from duizhao.diagnostics import Collector
from duizhao.genre import genre_named
from duizhao.model.source import Line, Role
from duizhao.readers.archive import Archive
from duizhao.readers.docx.columns import Columns, find_columns, has_deleted_mark, is_deleted
from duizhao.readers.docx.inline import NoteOrder, read_inline, stray_text
from duizhao.readers.docx.numerals import read_numbering
from duizhao.readers.docx.styles import Style, read_styles, with_settings
from duizhao.readers.limits import EXPANDED, Deadline, UnreadableError
from duizhao.readers.line_builder import LineBuilder
from duizhao.readers.xml import Element, attribute, local, parse_xml
from duizhao.text.language import language

_SHORT_CELL = 60  # characters; a table row of shorter cells in one language is one line
_MAIN = "word/document.xml"
_CONTAINERS = {
    "body",
    "sdt",
    "sdtContent",
    "customXml",
    "ins",
    "moveTo",
    "txbxContent",
    "AlternateContent",
    "Choice",
    "smartTag",
    "tc",
}
_CELL_DELETED = frozenset({"cellDel"})
_CHANGE = "deleted change"
_DELETED = {"del": _CHANGE, "moveFrom": _CHANGE}
_INLINE = {
    "ins",
    "moveTo",
    "sdt",
    "sdtContent",
    "customXml",
    "smartTag",
    "AlternateContent",
    "Choice",
}  # a paragraph may go on behind them


def read_docx(file: str, data: bytes, diagnostics: Collector) -> tuple[Line, ...]:
    """Return every paragraph in order, then the notes as a list with a title, then headers, footers and comments (set aside).

    A reference to a note is `[n]` in the text; footnotes and endnotes are numbered together. Automatic list numbers are
    written before the text, with a diagnostic (R112).
    """
    archive = Archive(data)
    deadline = Deadline()
    parts = _parts(archive)
    reader = _Reader(LineBuilder(file), parts, deadline)
    reader.blocks(parse_xml(archive.read(_MAIN), _MAIN), "")
    reader.notes()
    reader.others()
    if reader.numbering.made:
        diagnostics.add("R112", file, 0, f"{reader.numbering.made} number(s) written before paragraphs, as Word shows them")
    if reader.embedded:
        diagnostics.add("R111", file, reader.embedded, "an embedded document was not read")
    return reader.builder.lines(diagnostics)


def _parts(archive: Archive) -> dict[str, list[Element]]:
    """Return the other parts, each parsed once, by the last word of their relationship type: styles, numbering, header."""
    out: dict[str, list[Element]] = {}
    names = archive.names()
    relations = "word/_rels/document.xml.rels"
    if relations not in names:
        return out
    wanted: dict[str, str] = {}
    for e in parse_xml(archive.read(relations), relations):
        kind = attribute(e, "Type").rpartition("/")[2]
        target = attribute(e, "Target")
        path = posixpath.normpath(target.lstrip("/") if target.startswith("/") else f"word/{target}")
        if attribute(e, "TargetMode") != "External" and kind in _READ and path in names:
            wanted.setdefault(path, kind)
    if len(wanted) > _LIMIT_PARTS:
        raise UnreadableError("R108", f"{len(wanted)} parts; the limit is {_LIMIT_PARTS}")
    remaining = EXPANDED
    for path, kind in wanted.items():
        data = archive.read(path, remaining)
        remaining -= len(data)
        out.setdefault(kind, []).append(parse_xml(data, path))
    return out


_READ = {"styles", "numbering", "footnotes", "endnotes", "header", "footer", "comments"}
_LIMIT_PARTS = 64


class _Reader:
    """Walks through the parts; `_number` counts the paragraphs of all parts."""

    def __init__(self, builder: LineBuilder, parts: dict[str, list[Element]], deadline: Deadline) -> None:
        self.builder = builder
        self.numbering = read_numbering(next(iter(parts.get("numbering", ())), None))
        self.embedded = 0
        self._styles = read_styles(next(iter(parts.get("styles", ())), None))
        self._parts = parts
        self._order = NoteOrder()
        self._deadline = deadline
        self._number = 0
        self._before: tuple[int, str] | None = None  # number and text of a paragraph that goes on in the next

    def blocks(self, parent: Element, why: str) -> None:
        """Read paragraphs and tables, also in containers; if `why` is not empty, they are set aside for this reason."""
        for text in stray_text(parent):
            self.builder.set_aside(max(self._number, 1), text, "text outside the paragraphs")
        for e in parent:
            self._deadline.check()
            name = local(e)
            if name == "p":
                self._paragraph(e, why)
            elif name == "tbl":
                self._table(e, why)
            elif name in _DELETED:
                self.blocks(e, _DELETED[name])
            elif name in _CONTAINERS:
                self.blocks(e, why)
                if name == "Choice":
                    return
            elif name == "altChunk":
                self.embedded = self.embedded or self._number + 1
        if local(parent) not in _INLINE:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        """Add what waits for the next paragraph, if there is none."""
        if self._before:
            number, text = self._before
            self._before = None
            self.builder.add_text(number, text)

    def _paragraph(self, e: Element, why: str) -> None:
        self._number += 1
        number = self._number
        style = self._style(e)
        inline = read_inline(e, self._order)
        text = "".join(inline.text)
        if why:
            self.builder.set_aside(number, text, why)
        elif has_deleted_mark(e):
            first, before = self._before or (number, "")
            self._before = (first, before + text) if before + text else None
        else:
            if self._before:
                (number, before), self._before = self._before, None
                text = before + text
            sign = self.numbering.sign(style.list_id, style.level) if style.list_id and text.strip() else ""
            role: Role = "heading" if style.depth and text.strip() else "text"
            self.builder.add_text(number, sign + text, role, style.depth if role == "heading" else 0, indented=style.indented)
        for piece, reason in inline.aside:
            self.builder.set_aside(number, piece, reason)
        for box in inline.boxes:
            self.blocks(box, why)

    def _style(self, e: Element) -> Style:
        settings = next((c for c in e if local(c) == "pPr"), None)
        named = "" if settings is None else next((attribute(c, "val") for c in settings if local(c) == "pStyle"), "")
        return with_settings(self._styles.get(named, Style()), settings)

    def _table(self, table: Element, why: str) -> None:
        self._end_paragraph()
        rows = [(row, [e for e in row if local(e) == "tc" or local(e) == "sdt"]) for row in _rows(table)]
        columns = find_columns([cells for row, cells in rows if not is_deleted(row, "trPr")]) if not why else None
        taken = 0
        for row, cells in rows:
            if is_deleted(row, "trPr"):
                for cell in cells:
                    self.blocks(cell, why or _CHANGE)
                continue
            if columns:
                self._by_columns(cells, columns, taken)
                taken += 1
                continue
            plain = [_only_paragraph(c) for c in cells]
            texts = ["" if p is None else "".join(read_inline(p, NoteOrder()).text).strip() for p in plain]
            langs = {language(t) for t in texts} - {None}
            short = all(len(t) <= _SHORT_CELL and "\n" not in t for t in texts)
            if why or len(cells) < 2 or None in plain or len(langs) > 1 or not short:  # noqa: PLR2004 - several cells
                for cell in cells:
                    self.blocks(cell, why or (_CHANGE if is_deleted(cell, "tcPr", _CELL_DELETED) else ""))
            else:
                self._row([p for p in plain if p is not None])

    def _by_columns(self, cells: list[Element], columns: Columns, row: int) -> None:
        """Read a row of a table whose columns are known, Chinese first; a row with merged cells is read as it stands."""
        merged = len(cells) <= max(columns.text)
        order = (
            range(len(cells))
            if merged
            else sorted(range(len(cells)), key=lambda k: columns.text.index(k) if k in columns.text else 9)
        )
        for k in order:
            named = "name of a column" if row < columns.header else ""
            self.blocks(cells[k], named or ("" if merged else columns.why(k)))

    def _row(self, paragraphs: list[Element]) -> None:
        """Read a row of short cells as one line, with tabs between the cells."""
        first = self._number + 1
        texts: list[str] = []
        for p in paragraphs:
            self._number += 1
            style = self._style(p)
            inline = read_inline(p, self._order)
            text = "".join(inline.text)
            sign = self.numbering.sign(style.list_id, style.level) if style.list_id and text.strip() else ""
            texts.append(sign + text)
            for piece, reason in inline.aside:
                self.builder.set_aside(first, piece, reason)
        self.builder.add_text(first, "\t".join(t for t in texts if t.strip()))

    def notes(self) -> None:
        """Add the footnotes and endnotes that the text refers to as a list with a title; set others aside."""
        bodies: dict[tuple[str, str], Element] = {}
        for kind in ("footnote", "endnote"):
            for root in self._parts.get(f"{kind}s", ()):
                for e in root:
                    if local(e) == kind and attribute(e, "type") in {"", "normal"}:
                        bodies[kind, attribute(e, "id")] = e
        listed = [(number, bodies.pop(key)) for key, number in list(self._order.numbers.items()) if key in bodies]
        if listed:
            words = "".join("".join(str(t) for t in body.itertext()) for _, body in listed)
            self.builder.add_text(self._number + 1, genre_named().notes.title[language(words) or "en"])
        for number, body in listed:
            self._note(number, body)
        for body in bodies.values():
            self.blocks(body, "note that the text does not refer to")

    def _note(self, number: int, body: Element) -> None:
        sign = f"[{number}]"
        for p in body.iter():
            if local(p) != "p":
                continue
            self._number += 1
            inline = read_inline(p, self._order)
            text = "".join(inline.text).strip()
            for piece, reason in inline.aside:
                self.builder.set_aside(self._number, piece, reason)
            if text:
                self.builder.add_text(self._number, sign + text)
                sign = ""

    def others(self) -> None:
        """Set page headers, page footers and comments aside."""
        for kind, why in (("header", "page header"), ("footer", "page footer"), ("comments", "comment")):
            for root in self._parts.get(kind, ()):
                for part in [e for e in root if local(e) == "comment"] or [root]:
                    self.blocks(part, why)


def _rows(table: Element) -> list[Element]:
    """Return the rows of a table, also in containers, but not those of nested tables."""
    out: list[Element] = []
    for e in table:
        if local(e) == "tr":
            out.append(e)
        elif local(e) in {"sdt", "sdtContent", "customXml", "ins"}:
            out.extend(_rows(e))
    return out


def _only_paragraph(cell: Element) -> Element | None:
    """Return the only paragraph of a cell; None if the cell has other content or a text box."""
    inside = [e for e in cell if local(e) != "tcPr"]
    if len(inside) != 1 or local(inside[0]) != "p":
        return None
    return None if any(local(e) == "txbxContent" for e in inside[0].iter()) else inside[0]
