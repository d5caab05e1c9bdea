"""One HTML file and EPUB of a report: the text of the data files, the same bytes, valid, asking nobody."""

import io
import json
import re
import zipfile
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from duizhao.books.assets import scripts, styles
from duizhao.present import present
from duizhao.present.lines import lines_of
from duizhao.site.labels import labels_script
from lxml import etree

from tests.books import CLEAN, EPUB, XHTML, chapters, differences, epubcheck, no_epubcheck, read_epub, read_html, sample
from tests.builds import BuiltInMemory, build_in_memory
from tests.builds import Options as Building
from tests.conftest import ROOT

REPORTS = ["wangchuan-2024", "wangchuan-2025"]


def _data(report: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(sample().files[f"data/reports/{report}.json"])
    return data


def _file(report: str, end: str) -> bytes:
    return sample().files[f"downloads/{report}/{report}{end}"]


@pytest.mark.parametrize("report", REPORTS)
def test_the_html_file_says_what_the_data_file_says(report: str) -> None:
    assert differences(read_html(_file(report, ".html")), _data(report)) == []


@pytest.mark.parametrize("end", [".epub", "-pinyin.epub"])
@pytest.mark.parametrize("report", REPORTS)
def test_the_epub_says_what_the_data_file_says(report: str, end: str) -> None:
    assert differences(read_epub(_file(report, end)), _data(report)) == []


def test_the_comparison_sees_a_lost_word_and_a_moved_marker() -> None:
    data = _data("wangchuan-2024")
    whole = _file("wangchuan-2024", ".html").decode()
    row = next(p for p in data["passages"] if p["kind"] == "passage" and p["en"])
    assert differences(read_html(whole.replace(row["en"][:20], row["en"][1:20]).encode()), data)
    marker = re.search(r'(.)(<a class="dz-marker footnote-ref" id="ref-1".*?</a>)', whole)
    assert marker
    assert differences(read_html(whole.replace(marker[0], marker[2] + marker[1]).encode()), data)


@pytest.mark.parametrize("report", REPORTS)
def test_ids_are_there_once_and_every_link_leads_somewhere(report: str) -> None:
    for end, read in ((".html", read_html), (".epub", read_epub)):
        result = read(_file(report, end))
        assert set(result.links) <= set(result.ids)
        if end == ".html":
            assert len(result.ids) == len(set(result.ids))
    for name, root in chapters(_file(report, ".epub")):
        ids = [e.get("id") for e in root.iter() if isinstance(e.tag, str) and e.get("id")]
        assert len(ids) == len(set(ids)), name


def test_the_html_file_asks_nobody_for_anything() -> None:
    text = _file("wangchuan-2024", ".html").decode()
    assert "default-src 'none'" in text
    assert not re.search(r"<(?:img|iframe|object|embed|audio|video|source)\b|<script[^>]+src=|@import|<form\b", text)
    assert set(re.findall(r"url\(['\"]?(\w+):", text)) == {"data"}
    assert re.findall(r'<link\b[^>]*href="([^"]*)"', text) == ["data:,"]
    assert not [href for href in re.findall(r'<a\b[^>]*href="([^"]*)"', text) if not href.startswith("#")]


def test_styles_and_scripts_end_where_they_should() -> None:
    for text in (styles(), scripts(), labels_script().decode()):
        assert not re.search(r"</(?:script|style)|<!--", text, re.IGNORECASE)
    for missing in ("h1.dz-title", "h2.dz-notes-title", "/*"):
        assert missing not in styles()
    assert "h1.dz-title" not in scripts()


@cache
def _elsewhere() -> BuiltInMemory:
    """The sample series, built anew for a site whose address is known."""
    return build_in_memory(ROOT / "reports", Building(site="https://reader.example/a/"))


def test_the_same_report_gives_the_same_bytes() -> None:
    built = build_in_memory(ROOT / "reports")
    again = {a.path: built.files[a.path] for a in built.artefacts}
    assert len([path for path in again if path.endswith((".html", ".epub"))]) == 6
    assert again == {a.path: sample().files[a.path] for a in sample().artefacts}


def test_an_epub_is_packed_as_the_format_wants_it_and_without_times() -> None:
    for artefact in sample().artefacts:
        if artefact.kind.startswith("epub"):
            with zipfile.ZipFile(io.BytesIO(sample().files[artefact.path])) as archive:
                entries = archive.infolist()
                assert entries[0].filename == "mimetype"
                assert entries[0].compress_type == zipfile.ZIP_STORED
                assert archive.read("mimetype") == b"application/epub+zip"
                assert {e.date_time for e in entries} == {(1980, 1, 1, 0, 0, 0)}
                assert [e.filename for e in entries[1:]] == sorted(e.filename for e in entries[1:])


def _package(report: str, end: str = ".epub") -> Any:
    with zipfile.ZipFile(io.BytesIO(_file(report, end))) as archive:
        return etree.fromstring(archive.read("EPUB/package.opf"))


def test_the_epub_says_what_it_is() -> None:
    dc = "{http://purl.org/dc/elements/1.1/}"
    package = _package("wangchuan-2024")

    def values(name: str) -> list[str]:
        return [e.text for e in package.iter(f"{dc}{name}")]

    data = _data("wangchuan-2024")
    assert values("language") == ["zh-Hans", "en"]
    assert values("title") == [data["title"]["zh"], data["title"]["en"]]
    assert values("date") == ["2024-01-16"]
    assert values("creator") == ["望川市人民政府"]
    assert [s.split(" ")[0] for s in values("source")] == [e["file"] for e in data["editions"]]
    (modified,) = [e.text for e in package.iter() if e.get("property") == "dcterms:modified"]
    assert modified == "2024-01-16T00:00:00Z"
    features = {e.text for e in package.iter() if (e.get("property") or "").startswith("schema:access")}
    assert {"textual", "none", "tableOfContents", "readingOrder"} <= features
    assert values("identifier")[0].startswith("urn:uuid:")
    assert len({i.text for r in REPORTS for e in (".epub", "-pinyin.epub") for i in _package(r, e).iter(f"{dc}identifier")}) == 4


def test_the_epub_has_sentence_under_sentence() -> None:
    """As `sentences.js` does on a page: tests/browser/sentences.test.js has the same beads."""
    row = next(r for shown, _ in present(sample().site) for r in shown.rows if r.bead_spans)
    assert row.zh
    assert row.en
    texts = replace(row.zh, text="甲" * 14), replace(row.en, text="a" * 50)
    for beads, lines in (
        ("0-9:0-20 ?9-12:21-31", [((0, 9), (0, 21)), ((9, 14), (21, 50))]),
        ("0-9:0-20 9-12: :21-31", [((0, 9), (0, 21)), ((9, 14), None), (None, (21, 50))]),
        ("0-5:10-20 5-9:0-10 9-12:20-30", [((0, 9), (0, 20)), ((9, 14), (20, 50))]),
        ("", [((0, 14), (0, 50))]),
    ):
        assert list(lines_of(replace(row, zh=texts[0], en=texts[1], bead_spans=beads))) == lines
    assert lines_of(replace(row, en=None)) == (((0, len(row.zh.text)), None),)
    for _, root in chapters(_file("wangchuan-2024", ".epub")):
        for pair in root.iter(f"{XHTML}div"):
            if pair.get("id") == row.key:
                assert [p.get("class") for p in pair] == ["zh", "en"] * len(lines_of(row))


def test_blocks_say_their_language_and_notes_are_notes() -> None:
    for name, root in chapters(_file("wangchuan-2024", ".epub")):
        for block in root.iter(f"{XHTML}p"):
            parent = block.getparent()
            if parent.get("class") in {"pair", "pair front"}:
                assert block.get("lang") in {"zh-Hans", "zh-Hant", "en"}, name
                assert block.get("lang") == block.get("{http://www.w3.org/XML/1998/namespace}lang")
        refs = [a for a in root.iter(f"{XHTML}a") if a.get(f"{EPUB}type") == "noteref"]
        notes = {n.get("id") for n in root.iter(f"{XHTML}aside") if n.get(f"{EPUB}type") == "footnote"}
        assert {a.get("href")[1:] for a in refs} == notes, name
        assert all(a.get("role") == "doc-noteref" for a in refs)
        backs = {a.get("href")[1:] for a in root.iter(f"{XHTML}a") if a.get("role") == "doc-backlink"}
        assert backs <= {a.get("id") for a in refs}
        assert len(backs) == len(notes)


def test_pinyin_stands_over_words_in_its_edition_only() -> None:
    assert not [e for _, root in chapters(_file("wangchuan-2024", ".epub")) for e in root.iter(f"{XHTML}rt")]
    rubies = [e for _, root in chapters(_file("wangchuan-2024", "-pinyin.epub")) for e in root.iter(f"{XHTML}ruby")]
    pairs = {(e.text, e.find(f"{XHTML}rt").text) for e in rubies}
    assert ("重建", "chóngjiàn") in pairs
    assert len(rubies) > 500


def test_contents_have_every_title_in_both_languages() -> None:
    data = _data("wangchuan-2024")
    with zipfile.ZipFile(io.BytesIO(_file("wangchuan-2024", ".epub"))) as archive:
        nav = etree.fromstring(archive.read("EPUB/nav.xhtml"))
    titles = ["".join(map(str, a.itertext())) for a in nav.iter(f"{XHTML}a")]
    wanted = [" ".join(t for t in (c["zh"], c["en"]) if t) for c in data["chapters"][1:]]
    assert [s for s in titles if s in wanted] == wanted
    landmarks = {a.get(f"{EPUB}type") for a in nav.iter(f"{XHTML}a")} - {None}
    assert landmarks == {"toc", "bodymatter", "colophon"}


def _outline(points: Any, name: Any, file: Any, inner: Any) -> list[Any]:
    """Names and files of a table of contents, each with those under it."""
    return [(name(p), file(p), _outline(inner(p), name, file, inner)) for p in points]


@pytest.mark.parametrize("report", REPORTS)
def test_older_reading_systems_find_the_same_contents(report: str) -> None:
    """EPUB 2's table, plain text: readers of 2015 know no other, MuPDF reads no element inside a link of the new one."""
    package = _package(report)
    ncx = "{http://www.daisy.org/z3986/2005/ncx/}"
    with zipfile.ZipFile(io.BytesIO(_file(report, ".epub"))) as archive:
        old, new = (etree.fromstring(archive.read(f"EPUB/{f}")) for f in ("toc.ncx", "nav.xhtml"))
    assert [s.get("toc") for s in package.iter("{*}spine")] == ["ncx"]
    assert [e.get("content") for e in old.iter(f"{ncx}meta")] == [e.text for e in package.iter("{*}identifier")]
    points = _outline(
        old.findall(f"{ncx}navMap/{ncx}navPoint"),
        lambda p: p.findtext(f"{ncx}navLabel/{ncx}text"),
        lambda p: p.find(f"{ncx}content").get("src"),
        lambda p: p.findall(f"{ncx}navPoint"),
    )
    assert points == _outline(
        new.findall(f"{XHTML}body/{XHTML}nav[1]/{XHTML}ol/{XHTML}li"),
        lambda p: "".join(p.find(f"{XHTML}a").itertext()),
        lambda p: p.find(f"{XHTML}a").get("href"),
        lambda p: p.findall(f"{XHTML}ol/{XHTML}li"),
    )
    assert any(inner for _, _, inner in points)
    assert [p.get("playOrder") for p in old.iter(f"{ncx}navPoint")] == [
        str(n + 1) for n in range(len(list(old.iter(f"{ncx}navPoint"))))
    ]


def test_the_styles_leave_old_reading_systems_a_readable_page() -> None:
    with zipfile.ZipFile(io.BytesIO(_file("wangchuan-2024", "-pinyin.epub"))) as archive:
        style = archive.read("EPUB/style.css").decode()
    rules = dict(re.findall(r"([^{}]+?)\s*\{([^{}]*)\}", style))
    rules = {" ".join(name.split()): rule for name, rule in rules.items()}
    assert "display: none" in rules[".landmarks"]  # MuPDF shows what the attribute alone hides
    assert "font-size" not in rules["ruby rt"]  # in brackets, pinyin would be half as tall as what it stands behind
    assert "break-inside: avoid" in rules[".title"]  # else Chromium breaks it before a pair taller than the page
    stacked = style.split("@container")[0]
    assert "break-inside" not in re.findall(r"(?m)^\.pair \{([^{}]*)\}", stacked)[0]  # a title would stand alone on its page
    assert "@media" not in style  # in paged views the window is as wide as all pages together: ask the section
    assert "container-type: inline-size" in rules["section"]
    assert "@container (min-width: 48em)" in style
    assert "margin: 0 0 1.1em" in rules[".pair p:last-child, .notes .pair p:last-child"]  # Okular knows no margin of a div


def test_pinyin_in_brackets_leaves_punctuation_where_it_is() -> None:
    for _, root in chapters(_file("wangchuan-2024", "-pinyin.epub")):
        for ruby in root.iter(f"{XHTML}ruby"):
            assert [rp.text for rp in ruby.iter(f"{XHTML}rp")] == [" (", ")"]


def test_other_years_are_words_unless_the_site_is_known() -> None:
    alone = _file("wangchuan-2024", ".html").decode()
    assert 'class="dz-years"' in alone
    assert "../" not in re.sub(r"<script\b.*?</script>", "", alone, flags=re.DOTALL)
    known = _elsewhere().files["downloads/wangchuan-2024/wangchuan-2024.html"].decode()
    links = set(re.findall(r'<a href="(https?:[^"]*)"', known))
    assert "https://reader.example/a/wangchuan/2024/" in links
    assert any(re.fullmatch(r"https://reader\.example/a/wangchuan/2025/[\w-]+/#p\w{6}", link) for link in links)


@pytest.mark.slow
@pytest.mark.skipif(bool(no_epubcheck), reason=no_epubcheck)
@pytest.mark.parametrize("file", ["wangchuan-2024-pinyin.epub", "wangchuan-2025.epub"])  # all there is, and half a translation
def test_epubcheck_finds_nothing(file: str) -> None:
    assert CLEAN in epubcheck(sample().files[f"downloads/{file[:14]}/{file}"])


@pytest.mark.slow
@pytest.mark.skipif(bool(no_epubcheck), reason=no_epubcheck)
def test_epubcheck_does_look() -> None:
    broken = _file("wangchuan-2025", ".epub")
    with zipfile.ZipFile(io.BytesIO(broken)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data.replace(b"#note-", b"#gone-"))
    output = epubcheck(out.getvalue())
    assert "ERROR" in output
    assert CLEAN not in output
