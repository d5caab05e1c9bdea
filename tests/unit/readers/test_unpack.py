"""ZIP archives: names, limits, what is not opened. Nothing is written to disk."""

import base64
import io
import quopri
import struct
import zipfile

import pytest
from duizhao.diagnostics import Collector
from duizhao.readers import unpack as module
from duizhao.readers.unpack import unpack

from tests.documents import docx, packed


def opened(data: bytes) -> tuple[dict[str, bytes], list[tuple[str, str]]]:
    diagnostics = Collector()
    files = dict(unpack("a.zip", data, diagnostics))
    return files, [(d.file, d.code) for d in diagnostics.sorted()]


def test_names_of_chinese_windows_are_read() -> None:
    info = zipfile.ZipInfo("x")
    info.filename = "望川/报告.txt".encode("gbk").decode("cp437")
    info.flag_bits = 0
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("b.txt", "乙")
    data = out.getvalue().replace(b"b.txt", "报.t".encode("gbk").ljust(5, b"x")[:5])
    assert list(opened(data)[0]) == ["a.zip/" + "报.t".encode("gbk").ljust(5, b"x")[:5].decode("gbk")]


@pytest.mark.parametrize(
    ("inside", "outside"),
    [
        ("../../etc/a.txt", "a.zip/etc/a.txt"),
        ("/a.txt", "a.zip/a.txt"),
        ("C:\\x\\a.txt", "a.zip/x/a.txt"),
        ("x/./a\n.txt", "a.zip/x/a_.txt"),
    ],
)
def test_no_name_leads_out_of_the_archive(inside: str, outside: str) -> None:
    assert list(opened(packed({inside: b"x"}))[0]) == [outside]


def test_what_systems_add_is_left_out() -> None:
    files = {
        "__MACOSX/._a.txt": b"x",
        ".git/a": b"x",
        "a/.DS_Store": b"x",
        "Thumbs.db": b"x",
        "curation.toml": b"x",
        "a/b.txt": b"y",
    }
    assert opened(packed(files)) == ({"a.zip/a/b.txt": b"y"}, [])


def test_a_word_file_is_no_archive_and_an_archive_of_word_files_is() -> None:
    assert list(opened(docx(["望川"]))[0]) == ["a.zip"]
    assert list(opened(packed({"x.docx": docx(["望川"])}))[0]) == ["a.zip/x.docx"]


def test_an_archive_in_an_archive_is_refused_and_the_rest_is_read() -> None:
    assert opened(packed({"b.zip": packed({"c.txt": b"x"}), "d.txt": b"y"})) == ({"a.zip/d.txt": b"y"}, [("a.zip/b.zip", "R102")])


def test_a_bomb_is_one_diagnostic_and_the_rest_is_read() -> None:
    assert opened(packed({"b.txt": b"0" * 40_000_000, "d.txt": b"y"})) == ({"a.zip/d.txt": b"y"}, [("a.zip/b.txt", "R108")])


def test_all_files_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_TOTAL", 10)
    assert opened(packed({"a": b"12345678", "b": b"12345678"})) == ({"a.zip/a": b"12345678"}, [("a.zip/b", "R108")])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (packed({}), "R103"),
        (packed({f"{k}.txt": b"x" for k in range(600)}), "R108"),
        (packed({"a.txt": b"x"})[:-30], "R109"),
        (packed({"xl/workbook.xml": b"x"}), "R102"),
        (packed({"META-INF/container.xml": b"x", "mimetype": b"application/epub+zip"}), "R102"),
        (packed({"content.xml": b"x"}), "R102"),
    ],
)
def test_other_containers_are_said(data: bytes, code: str) -> None:
    assert opened(data) == ({}, [("a.zip", code)])


def test_a_list_of_members_that_is_longer_than_it_says_is_not_read() -> None:
    entry = struct.pack("<4s42xx", b"PK\1\2")[:46]
    members = len(entry) * 60_000
    record = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, 60_000, 60_000, members, 0)
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, members, 1)
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 1, 1, 46, 0, 0)
    diagnostics = Collector()
    assert unpack("a.zip", b"PK\3\4" + entry * 60_000 + record + locator + end, diagnostics) == []
    assert [(d.code, d.message) for d in diagnostics.sorted()] == [("R108", "a list of members of more than 2 MB")]


def test_encrypted_members_are_said() -> None:
    data = bytearray(packed({"a.txt": b"xyz"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert opened(bytes(data)) == ({}, [("a.zip/a.txt", "R109")])


def test_empty_members_are_said() -> None:
    assert opened(packed({"a.txt": b" \n"})) == ({}, [("a.zip/a.txt", "R103")])


PAGE = "<html><title>望川</title><p>各位代表：</p></html>".encode()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [("quoted-printable", quopri.encodestring(PAGE)), ("base64", base64.encodebytes(PAGE)), ("8bit", PAGE)],
)
def test_a_web_archive_is_its_page_also_in_a_zip(encoding: str, body: bytes) -> None:
    head = b'From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b--"\r\n\r\n'
    picture = b"----b--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO\r\n"
    page = f"----b--\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode() + body
    archive = head + picture + page + b"\r\n" + picture + b"----b------\r\n"
    assert opened(archive)[0]["a.zip"].strip() == PAGE
    assert opened(packed({"r.mht": archive}))[0]["a.zip/r.mht"].strip() == PAGE


def test_a_web_archive_that_is_damaged_stays_what_it_is() -> None:
    archive = (
        b'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nx'
    )
    assert opened(archive) == ({"a.zip": archive}, [])
