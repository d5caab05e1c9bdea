"""Read a file into a raw document."""

import hashlib
import re

from duizhao.diagnostics import Collector
from duizhao.model.source import Format, Line, RawDocument
from duizhao.readers.aligned import read_aligned, sign_between
from duizhao.readers.encodings import decode
from duizhao.readers.folder import SourceFile
from duizhao.readers.html_marks import has_html_marks, lines_without_marks, read_html_marks
from duizhao.readers.kinds import binary_kind, text_kind
from duizhao.readers.limits import CHARACTERS, LINES, UnreadableError
from duizhao.readers.note_apps import front_matter, front_matter_size, without_app_marks
from duizhao.readers.text import BREAKS, read_text, split_lines

_MARKDOWN = re.compile(r"^(#{1,6} \S|> ?\S|```|\[[^\]\n]+\]: ?\S)|\]\((https?:)?//|\*\*\S", re.MULTILINE)
_MARKS = "tags and entities of HTML in the text are not shown"
_CELLS = frozenset({"csv", "tsv", "tmx", "docx"})  # formats in which texts from the source of a page are pasted
_Read = tuple[Format, str, tuple[Line, ...]]  # format, encoding, lines


def read_document(source: SourceFile, diagnostics: Collector) -> RawDocument | None:
    """Read a document; return None, with a diagnostic, if it cannot be read.

    The reader is chosen by the content of the file, not by its name (except for CSV and TSV).
    """
    try:
        kind = binary_kind(source.data)
        form, encoding, lines = _binary(kind, source, diagnostics) if kind else _text(source, diagnostics)
    except UnreadableError as error:
        diagnostics.add(error.code, source.file, 0, error.message)
        return None
    if form in _CELLS and has_html_marks([line.fragment.text for line in lines if line.role != "markup"]):
        diagnostics.add("R107", source.file, 1, _MARKS)
        lines = lines_without_marks(lines)
    if not any(line.fragment.text and line.role != "markup" for line in lines):
        diagnostics.add("R103", source.file, 0, "the file has no text")
        return None
    digest = hashlib.sha256(source.data).hexdigest()
    return RawDocument(source.file, digest, form, encoding, lines)


def _binary(kind: str, source: SourceFile, diagnostics: Collector) -> _Read:
    if kind == "zip":  # archives are already unpacked; this is an office document
        from duizhao.readers.docx import read_docx  # noqa: PLC0415 - lxml is slow to load

        return "docx", "utf-8", read_docx(source.file, source.data, diagnostics)
    from duizhao.readers.pdf import read_pdf  # noqa: PLC0415 - a library in C, slow to load

    return "pdf", "unicode", read_pdf(source.file, source.data, diagnostics)


def _text(source: SourceFile, diagnostics: Collector) -> _Read:
    decoded = decode(source.data)
    if decoded is None:
        raise UnreadableError("R102", "the bytes are not text in any known encoding")
    text, encoding, certain = decoded
    if not certain:
        bad = text.count("\ufffd")
        why = f", {bad} characters could not be decoded" if bad else ""
        diagnostics.add("R104", source.file, 0, f"read as {encoding}{why}")
    kind = text_kind(text, source.file)
    if kind not in {"html", "tmx"} and len(text) > CHARACTERS:
        raise UnreadableError("R108", f"more than {CHARACTERS // 1_000_000} million characters of text")
    if kind in {"csv", "tsv"} or not kind:
        from duizhao.readers.table import is_table, read_table  # noqa: PLC0415 - rarely needed

        if kind or is_table(text):
            return "tsv" if kind == "tsv" else "csv", encoding, read_table(source.file, text, diagnostics)
    if kind == "html":
        from duizhao.readers.html import read_html  # noqa: PLC0415 - lxml is slow to load

        return "html", encoding, read_html(source.file, text, diagnostics)
    if kind == "tmx":
        from duizhao.readers.tmx import read_tmx  # noqa: PLC0415 - lxml is slow to load

        return "tmx", encoding, read_tmx(source.file, source.data, diagnostics)
    return _plain(source.file, text, encoding, diagnostics)


def _plain(file: str, text: str, encoding: str, diagnostics: Collector) -> _Read:
    if sum(map(text.count, BREAKS)) > LINES:
        raise UnreadableError("R108", f"more than {LINES} lines")
    lines = split_lines(text)
    if sign := sign_between(lines):
        return "tsv", encoding, read_aligned(file, lines, sign, diagnostics)
    size = front_matter_size(lines)
    before, lines = front_matter(file, lines[:size]), [""] * size + lines[size:]
    if before:
        diagnostics.add("R110", file, 1, f"set aside: front matter of the file ({len(before)})")
    if not _MARKDOWN.search(text):
        marked = has_html_marks(lines)
        if marked:
            diagnostics.add("R107", file, 1, _MARKS)
        read = (read_html_marks if marked else read_text)(file, lines)
        return "text", encoding, (*before, *(without_app_marks(read) if before else read))
    from duizhao.readers.markdown import read_markdown  # noqa: PLC0415 - its parser is slow to load

    read = (*before, *without_app_marks(read_markdown(file, lines)))
    html = [line for line in read if line.role == "markup" and not line.why and "<" in line.fragment.raw]
    if html:
        diagnostics.add("R107", file, html[0].fragment.line, f"{len(html)} line(s) of raw HTML set aside")
    return "markdown", encoding, read
