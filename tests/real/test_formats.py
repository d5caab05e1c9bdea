"""The real files of other formats than plain text: every word that they show is read, every report is found."""

import csv
import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from duizhao.diagnostics import Collector
from duizhao.readers import find_files, read_document
from lxml import etree

from tests.real.scores import SHARED

pytestmark = [pytest.mark.realcorpus, pytest.mark.xdist_group("real")]

FILES = [
    path
    for pattern in ("provinces-2025-docx/*", "provinces-2026-csv/*", "messy/*.html", "central-bilingual/*.tmx")
    for path in sorted((SHARED / "reports").glob(pattern))
]


def docx_words(data: bytes) -> str:
    body = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    return "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", body))


def csv_words(data: bytes) -> str:
    return "".join(cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row)


def tmx_words(data: bytes) -> str:
    return "".join(re.findall(r"<seg>([^<]*)</seg>", data.decode()))


def html_words(data: bytes) -> str:
    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))
    for e in list(root.iter("script", "style", "svg", "template", etree.Comment)):
        e.tail, tail = "", e.tail
        before = e.getprevious()
        parent = e.getparent()
        if before is not None:
            before.tail = (before.tail or "") + (tail or "")
        else:
            parent.text = (parent.text or "") + (tail or "")
        parent.remove(e)
    return "".join(str(text) for text in root.itertext())


WORDS = {".docx": docx_words, ".csv": csv_words, ".tmx": tmx_words, ".html": html_words}


def characters(text: str) -> Counter[str]:
    for entity, char in (("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'")):
        text = text.replace(entity, char)
    return Counter(c for c in text if not c.isspace())


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_word_of_the_file_is_in_a_line(path: Path) -> None:
    (source,) = find_files(path, Collector())
    document = read_document(source, Collector())
    assert document is not None
    assert document.format == path.suffix.removeprefix(".")
    want = characters(WORDS[path.suffix](source.data))
    got = characters("".join(line.fragment.raw for line in document.lines))
    assert not want - got


def test_there_are_files_of_every_format() -> None:
    assert Counter(p.suffix for p in FILES) == {".docx": 4, ".csv": 4, ".html": 3, ".tmx": 6}
