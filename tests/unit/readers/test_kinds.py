"""Files of formats without a reader: each gets a sentence that says what to do."""

import pytest

from tests.documents import docx
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
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n", ".html"),
        (bytes(range(128, 256)) * 9 + b"\0", "no"),
    ],
)
def test_the_message_says_what_to_do(data: bytes, words: str) -> None:
    got = read(data)
    assert got.codes == {"R102"}
    assert words in got.said[0].message or words == "no"


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "报告", "a.doc"])
def test_the_name_says_nothing(name: str) -> None:
    assert read(docx(["望川市"]), name).format == "docx"
