"""The feed: well-formed, with every element that Atom requires, whole addresses, and the same bytes every time."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

from duizhao.pages.home.feed import feed
from duizhao.present import summaries
from duizhao.publish.address import site_address, write_address

from tests.unit.commands.test_bundle import built

ATOM = "{http://www.w3.org/2005/Atom}"
CANONICAL = '<link rel="canonical" href="https://reader.example/a&amp;b/">'


def _settled(folder: Path, home: str) -> Path:
    (folder / "feed.xml").write_bytes(built().files["feed.xml"])
    (folder / "sitemap.xml").write_text("<urlset/>", encoding="utf-8")
    (folder / "index.html").write_text(home, encoding="utf-8")
    write_address(folder)
    return folder


def test_every_entry_has_what_atom_requires(tmp_path: Path) -> None:
    text = (_settled(tmp_path, CANONICAL) / "feed.xml").read_text(encoding="utf-8")
    root = ET.fromstring(text)
    assert "site.invalid" not in text
    assert root.tag == f"{ATOM}feed"
    assert root.findtext(f"{ATOM}id") == "https://reader.example/a&b/"
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == "https://reader.example/a&b/feed.xml"  # type: ignore[union-attr]
    entries = root.findall(f"{ATOM}entry")
    assert [e.findtext(f"{ATOM}id") for e in entries] == [
        "https://reader.example/a&b/wangchuan/2025/",
        "https://reader.example/a&b/wangchuan/2024/",
    ]
    for element in [root, *entries]:
        assert element.findtext(f"{ATOM}title")
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated") or "").tzinfo
    for entry in entries:
        assert entry.findtext(f"{ATOM}author/{ATOM}name")
        assert entry.find(f"{ATOM}link").get("href") == entry.findtext(f"{ATOM}id")  # type: ignore[union-attr]
    assert len({e.findtext(f"{ATOM}id") for e in entries}) == len(entries)


def test_the_newest_day_of_delivery_is_that_of_the_feed() -> None:
    root = ET.fromstring(built().files["feed.xml"])
    days = [e.findtext(f"{ATOM}updated") for e in root.findall(f"{ATOM}entry")]
    assert days == sorted(days, reverse=True, key=str)
    assert root.findtext(f"{ATOM}updated") == days[0]
    assert str(days[0]).startswith("2025-01-")


def test_hostile_titles_are_text() -> None:
    (series,) = summaries(built().site)
    report = replace(series.reports[0], zh="a</title><script>&\x00\ud800", en="b")
    root = ET.fromstring(feed([replace(series, reports=(report,))]).whole())
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == "a</title><script>&   · b"


def test_a_feed_of_nothing_is_a_feed() -> None:
    root = ET.fromstring(feed([]).whole())
    assert root.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


def test_without_an_address_there_is_neither_feed_nor_map(tmp_path: Path) -> None:
    _settled(tmp_path, "<p>no address")
    assert [p.name for p in tmp_path.iterdir()] == ["index.html"]


def test_a_path_alone_is_no_address(tmp_path: Path) -> None:
    _settled(tmp_path, '<head>\n  <link rel="canonical" href="/"><p>')
    assert [p.name for p in tmp_path.iterdir()] == ["index.html"]
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "<head><p>"


def test_the_address_is_what_the_home_page_says(tmp_path: Path) -> None:
    assert site_address(tmp_path) == ""
    (tmp_path / "index.html").write_text("<link rel=canonical href=https://x.example/y>", encoding="utf-8")
    assert site_address(tmp_path) == "https://x.example/y/"
