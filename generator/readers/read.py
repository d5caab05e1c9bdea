"""One file's bytes to a raw document."""

import hashlib
import re
from pathlib import PurePosixPath

from generator.diagnostics import Collector
from generator.model.source import Line, RawDocument
from generator.readers.encodings import decode
from generator.readers.folder import SourceFile
from generator.readers.text import read_text, split_lines

_MARKDOWN = re.compile(r"^(#{1,6} \S|> ?\S|```|\[[^\]\n]+\]: ?\S)|\]\((https?:)?//|\*\*\S", re.MULTILINE)
_MARKUP = re.compile(r"\s*<(\?xml|!doctype|html|tmx)\b", re.IGNORECASE)
_KNOWN_OTHERS = {
    b"%PDF": "PDF", b"PK\x03\x04": "Word, EPUB or ZIP", b"\xd0\xcf\x11\xe0": "old Word (.doc)", b"\x89PNG": "PNG image",
    b"\xff\xd8\xff": "JPEG image", b"\x1f\x8b": "gzip", b"{\\rtf": "RTF",
}  # fmt: skip
_TABLES = {".csv": "CSV", ".tsv": "TSV"}


def _read_markdown(file: str, lines: list[str]) -> tuple[Line, ...]:
    from generator.readers.markdown import read_markdown  # noqa: PLC0415 - its parser is slow to load

    return read_markdown(file, lines)


def read_document(source: SourceFile, found: Collector) -> RawDocument | None:
    """The document, or None with a diagnostic that says why it cannot be read.

    The reader is chosen by what the file holds, not by its name (tables of cells excepted).
    """
    kind = next((k for magic, k in _KNOWN_OTHERS.items() if source.data.startswith(magic)), None)
    if kind := kind or _TABLES.get(PurePosixPath(source.file).suffix.lower()):
        found.add("R102", source.file, 0, f"{kind}: there is no reader for this format yet")
        return None
    decoded = decode(source.data)
    if decoded is None:
        found.add("R102", source.file, 0, "the bytes are not text in any known encoding")
        return None
    text, encoding, certain = decoded
    if not certain:
        bad = text.count("\ufffd")
        why = f", {bad} characters could not be decoded" if bad else ""
        found.add("R104", source.file, 0, f"read as {encoding}{why}")
    if m := _MARKUP.match(text):
        found.add("R102", source.file, 0, f"{m[1].strip('?!').upper()}: there is no reader for this format yet")
        return None
    lines = split_lines(text)
    markdown = bool(_MARKDOWN.search(text))
    read = _read_markdown(source.file, lines) if markdown else read_text(source.file, lines)
    if not any(line.fragment.text for line in read):
        found.add("R103", source.file, 0, "the file has no text")
        return None
    html = [line for line in read if line.role == "markup" and "<" in line.fragment.raw]
    if html:
        found.add("R107", source.file, html[0].fragment.line, f"{len(html)} line(s) of raw HTML set aside")
    digest = hashlib.sha256(source.data).hexdigest()
    return RawDocument(source.file, digest, "markdown" if markdown else "text", encoding, read)
