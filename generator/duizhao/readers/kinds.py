"""Detect the format of a file by its content."""

import re
from pathlib import PurePosixPath

from duizhao.readers.limits import UnreadableError

_MAGIC = (
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file (.doc, .xls): open it and save it as .docx"),
    (b"{\\rtf", "RTF: open it in Word or LibreOffice and save it as .docx"),
    (b"\x89PNG", "a PNG image: use a text, or recognise the characters first"),
    (b"\xff\xd8\xff", "a JPEG image: use a text, or recognise the characters first"),
    (b"GIF8", "a GIF image: use a text, or recognise the characters first"),
    (b"II*\0", "a TIFF image: use a text, or recognise the characters first"),
    (b"MM\0*", "a TIFF image: use a text, or recognise the characters first"),
    (b"\x1f\x8b", "gzip: unpack it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it, or pack the files as .zip"),
    (b"Rar!\x1a", "a RAR archive: unpack it, or pack the files as .zip"),
    (b"SQLite format 3", "a database: export the text"),
    (b"AT&TFORM", "DjVu: use a text, or recognise the characters first"),
    (b"CAJ\0", "CAJ: print it to PDF with CAJViewer, or copy the text"),
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MEMBERS = (
    ("xl/workbook.xml", "an Excel file: save the sheet as CSV"),
    ("xl/workbook.bin", "an Excel file: save the sheet as CSV"),
    ("ppt/presentation.xml", "a PowerPoint file: save the text as .docx"),
    ("META-INF/container.xml", "an EPUB: save the text as .html, .docx or .txt"),
    ("OFD.xml", "an OFD file: export it as .docx, or print it to PDF"),
    ("Index/Document.iwa", "an Apple Pages file: export it as Word (.docx)"),
    ("Index.zip", "an Apple Pages file: export it as Word (.docx)"),
    ("content.xml", "an OpenDocument file: save it as .docx"),
)
_XML = (
    ("tmx", re.compile(r"<tmx[\s>]")),
    ("html", re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)),
)
_XLIFF = re.compile(r"<xliff[\s>]")
_OTHER_XML = re.compile(r"\s*<\?xml\b|\s*<(?:pkg:package|w:wordDocument|office:document|FictionBook|svg|rss|feed)\b")
_HTML_FRAGMENT = re.compile(
    r"\s*(?:<!--|</?(?:html|head|body|meta|title|div|p|br|table|tbody|tr|td|span|article|section|main|h[1-6]|ul|ol|dl|font|center|strong|b|a|hr|"
    r"link|style|script|blockquote|header|nav|aside|figure)\b)",
    re.IGNORECASE,
)
_BLOCK_TAG = re.compile(r"</(?:p|div|td|li|h[1-6]|section|article)\s*>|<br\s*/?>", re.IGNORECASE)
_MARKDOWN_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_MHTML = re.compile(r"(?:From|MIME-Version|Content-Type|Date|Subject|Snapshot-Content-Location):", re.IGNORECASE)
# Marks of MediaWiki that no Markdown has; two kinds of them tell
_WIKITEXT = re.compile(
    r"(?P<template>^\{\{[^{}\n]{1,80}(?:$|\||\}\}))|(?P<bold>'''[^'\n]+''')|(?P<heading>^={2,6}[^=\n]+={2,6}[ \t]*$)"
    r"|(?P<category>^\[\[(?:Category|分类|分類|File|Image|文件|en|zh):)|(?P<note><ref[ >/]|<references)"
    r"|(?P<variant>-\{[^{}\n]*\}-)|(?P<table>^\{\|)|(?P<redirect>^#(?:REDIRECT|重定向))",
    re.MULTILINE,
)
_WIKI_HEADING = re.compile(r"^(={2,6}) [^=\n]+ \1[ \t]*$", re.MULTILINE)  # a highlight has no spaces inside
_TABLES = {".csv": "csv", ".tsv": "tsv"}
_HEAD = 4096  # characters in which the format of a text is detected
_OPENING = 1024  # bytes in which the header of a PDF is searched


def binary_kind(data: bytes) -> str:
    """Return `zip`, `pdf`, or "" for possible text; raise UnreadableError with advice for other known formats."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if b"%PDF-" in data[:_OPENING]:
        return "pdf"
    for magic, advice in _MAGIC:
        if data.startswith(magic):
            if magic.startswith(b"\xd0") and _ENCRYPTED in data:
                advice = "an encrypted Word file: save it without a password"
            raise UnreadableError("R102", advice)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise UnreadableError("R102", "a WebP image: use a text, or recognise the characters first")
    return ""


def office_advice(names: frozenset[str]) -> str:
    """Return advice for an office document other than Word; "" for an ordinary archive."""
    return next((advice for member, advice in _MEMBERS if member in names), "")


def text_kind(text: str, file: str) -> str:
    """Return `tmx`, `html`, `csv`, `tsv` or "" for plain text; raise UnreadableError with advice for other markup."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if head.startswith("<"):
        for kind, form in _XML:
            if form.search(head):
                return kind
        if _XLIFF.search(head):
            raise UnreadableError("R102", "XLIFF: export the pairs as TMX from the translation tool")
        if _OTHER_XML.match(head):
            raise UnreadableError("R102", "XML of a kind that has no reader: save it as .docx, .html or plain text")
        opening = text[: 16 * _HEAD]
        markdown = len(_MARKDOWN_HEADING.findall(opening)) > 1
        if not markdown and _HTML_FRAGMENT.match(head) and len(_BLOCK_TAG.findall(opening)) > 2:  # noqa: PLR2004 - several tags
            return "html"
    elif _MHTML.match(head) and "multipart/related" in head:
        raise UnreadableError(
            "R102", "a web archive (MHTML) without a page: open it in a browser and save it as a web page (.html)"
        )
    elif _is_wikitext(text[: 16 * _HEAD]):
        raise UnreadableError("R102", "wikitext: open the page in a browser and save it as a web page (.html)")
    return _TABLES.get(PurePosixPath(file).suffix.lower(), "")


def _is_wikitext(text: str) -> bool:
    """Has a text two kinds of marks of MediaWiki, or several headings in its form?"""
    return len({m.lastgroup for m in _WIKITEXT.finditer(text)}) > 1 or len(_WIKI_HEADING.findall(text)) > 1
