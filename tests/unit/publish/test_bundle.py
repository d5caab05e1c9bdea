"""Archives: one folder, safe names, the same bytes; links that open from a disk."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from duizhao.publish.bundle import BundleError, checksums, pack, write_bundle
from duizhao.publish.offline import folders_of, offline_files, with_pages

FILES = {"index.html": b"<p>1", "望川/表.css": b"p { color: red }", "a/b.txt": b""}


def test_the_archive_is_one_folder_in_order_with_checksums() -> None:
    with zipfile.ZipFile(io.BytesIO(pack(FILES, "wangchuan"))) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == sorted(f"wangchuan/{name}" for name in [*FILES, "SHA256SUMS"])
        assert archive.read("wangchuan/SHA256SUMS") == checksums(FILES)
        assert {(i.date_time, i.external_attr >> 16, i.create_system) for i in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0o100644, 3)
        }


def test_the_same_files_are_the_same_bytes_in_any_order() -> None:
    assert pack(dict(reversed(FILES.items())), "x") == pack(FILES, "x")


@pytest.mark.parametrize(
    "name",
    [
        "../out.html",
        "a/../../out",
        "/etc/x",
        "a//b",
        "a\\..\\b",
        "C:x",
        "nul\x00",
        "a/./b",
        "tail.",
        "tail ",
        "a|b",
        "\x1b[2J",
        "a./b",
    ],
)
def test_a_name_that_leads_out_or_cannot_be_unpacked_is_refused(name: str) -> None:
    with pytest.raises(BundleError, match="cannot be unpacked"):
        pack({name: b""}, "x")


def test_names_that_differ_in_capitals_only_are_refused() -> None:
    with pytest.raises(BundleError, match="one name"):
        pack({"a/Quality.html": b"", "a/quality.html": b""}, "x")


def test_checksums_lie_beside_the_archives(tmp_path: Path) -> None:
    packed = write_bundle(FILES, "one", tmp_path / "dist")
    write_bundle({}, "two", tmp_path / "dist")
    data = (tmp_path / "dist/one.zip").read_bytes()
    assert (packed.size, packed.sha256, packed.files) == (len(data), hashlib.sha256(data).hexdigest(), 4)
    lines = (tmp_path / "dist/SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert [line.split("  ")[1] for line in lines] == ["one.zip", "two.zip"]
    assert lines[0].split("  ")[0] == packed.sha256


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="../2024/">', '<a href="../2024/index.html">'),
        ("<a class=\"x\" href='../2024'>", "<a class=\"x\" href='../2024/index.html'>"),
        ("<a href=../2024/#p1>", "<a href=../2024/index.html#p1>"),
        ('<a href="../../?q=桥#x">', '<a href="../../index.html?q=桥#x">'),
        ('<a href="../..">', '<a href="../../index.html">'),
        ('<a href=".">', '<a href="./index.html">'),
        ('<a title="a > b" href="./">', '<a title="a > b" href="./index.html">'),
        ('<form action="../../search/">', '<form action="../../search/index.html">'),
        ('<svg><a xlink:href="../2024/#p1">', '<svg><a xlink:href="../2024/index.html#p1">'),
        ('<link rel="next" href="../%32024/">', '<link rel="next" href="../%32024/index.html">'),
    ],
)
def test_a_link_to_a_folder_names_its_page(before: str, after: str) -> None:
    folders = frozenset({"", "search", "wangchuan/2024", "wangchuan/2025"})
    assert with_pages(before, "wangchuan/2025/index.html", folders) == after


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#p1">',
        '<a href="">',
        '<a href="../nowhere/">',
        '<a href="../../data/links.json">',
        '<a href="https://example.org/2024/">',
        '<a href="//example.org/">',
        '<a href="mailto:a@example.org">',
        '<a data-href="../2024/">',
        '<p title="<a href=">../2024/</p>',
        "<script>x = '<a href=\"../2024/\">'</script>",
        '&lt;a href="../2024/"&gt;',
    ],
)
def test_anything_else_stays(html: str) -> None:
    assert with_pages(html, "wangchuan/2025/index.html", frozenset({"", "wangchuan/2024"})) == html


def test_the_feed_is_not_offered_where_it_is_not(tmp_path: Path) -> None:
    feed = '<link rel="alternate" type="application/atom+xml" title="x" href="feed.xml">'
    for name in ("404.html", "sitemap.xml.gz", "feed.xml", "assets/javascripts/lunr/x.js", "a.js.map", "a/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "index.html").write_text(f'<head>\n  {feed}</head><a href="a/">', encoding="utf-8")
    (tmp_path / "a/2024/embed").mkdir(parents=True)
    (tmp_path / "a/2024/embed/p1a2b3c.html").touch()  # for frames of other sites
    files = offline_files(tmp_path)
    assert files == {"index.html": b'<head></head><a href="a/index.html">', "a/index.html": b""}
    assert folders_of(files) == {"", "a"}
