"""Files of formats without a reader: each gets a sentence that says what to do."""

import pytest
from duizhao.diagnostics import Collector
from duizhao.readers.unpack import unpack

from tests.documents import docx, packed
from tests.unit.readers.reading import read


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "save it as .docx"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 90 + "EncryptedPackage".encode("utf-16-le"), "without a password"),
        (b"{\\rtf1\\ansi abc}", "save it as .docx"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"RIFF1234WEBPVP8 ", "image"),
        (b"\x1f\x8b\x08\0", "unpack it"),
        (b"Rar!\x1a\x07\0", ".zip"),
        (b"<?xml version='1.0'?><svg></svg>", "XML"),
        (b"<?xml version='1.0'?>\n<xliff version='1.2'><file/></xliff>", "as TMX"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n", ".html"),
        ("== 一、工作回顾 ==\n过去一年\n=== （一）稳增长 ===\n".encode(), "wikitext"),
        (bytes(range(128, 256)) * 9 + b"\0", "no"),
    ],
)
def test_the_message_says_what_to_do(data: bytes, words: str) -> None:
    got = read(data)
    assert got.codes == {"R102"}
    assert words in got.said[0].message or words == "no"


@pytest.mark.parametrize(
    ("member", "words"),
    [("Index/Document.iwa", "Pages"), ("OFD.xml", "OFD"), ("xl/workbook.bin", "CSV"), ("content.xml", ".docx")],
)
def test_an_office_document_of_another_kind_is_one_message(member: str, words: str) -> None:
    diagnostics = Collector()
    assert unpack("a.zip", packed({member: b"x", "preview.jpg": b"\xff\xd8\xff"}), diagnostics) == []
    assert [d.code for d in diagnostics.sorted()] == ["R102"]
    assert words in diagnostics.sorted()[0].message


def test_a_line_that_is_highlighted_is_no_heading_of_wikitext() -> None:
    assert read("==一、工作回顾==\n过去一年\n==二、工作安排==\n今年\n").codes == set()


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "报告", "a.doc"])
def test_the_name_says_nothing(name: str) -> None:
    assert read(docx(["望川市"]), name).format == "docx"
