"""A report as PDF: text in reading order, notes, bookmarks, tags, running heads; the same bytes twice; its day is the report's."""

import io
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from duizhao.books import Sheet
from duizhao.books.pdf import pdfs
from pypdf import PdfReader

from tests.books import sample
from tests.builds import Options, build_in_memory
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
REPORT = "wangchuan-2025"


@cache
def _printed() -> tuple[bytes, bytes]:
    """The same report, twice."""
    path = f"downloads/{REPORT}/{REPORT}.html"
    html = sample().files[path]
    one, two = pdfs([Sheet(name, html, REPORT, "2025-01-17", "wangchuan/2025/") for name in (path, "again.html")])
    assert one.path == f"downloads/{REPORT}/{REPORT}.pdf"
    assert two.path == "again.pdf"
    return one.whole(), two.whole()


def test_a_build_with_a_printer_offers_every_report_as_pdf(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes((ROOT / "reports/wangchuan/2025-excerpt.txt").read_bytes())
    built = build_in_memory(tmp_path, Options(printer=pdfs))
    (pdf,) = (a for a in built.artefacts if a.kind == "pdf")
    assert pdf.path == f"downloads/{REPORT}/{REPORT}.pdf"
    assert PdfReader(io.BytesIO(built.files[pdf.path])).pages
    assert f'href="{REPORT}/{REPORT}.pdf"' in built.files["downloads.md"].decode()
    assert f"  {REPORT}/{REPORT}.pdf\n" in built.files["downloads/SHA256SUMS"].decode()


def bare(text: str) -> str:
    """Letters, digits and Han characters."""
    return re.sub(r"[\W_]+", "", text)


def _reader() -> PdfReader:
    return PdfReader(io.BytesIO(_printed()[0]))


def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(sample().files[f"data/reports/{REPORT}.json"])
    return data


def test_the_same_file_twice() -> None:
    one, two = _printed()
    assert one == two


def test_every_passage_and_note_is_printed() -> None:
    sheets = [sheet.extract_text() for sheet in _reader().pages]
    printed = bare("".join(sheets))
    data = _data()
    for entry in [*data["passages"], *data["notes"]]:
        for side in ("zh", "en"):
            for words in (entry[side] or "").split():  # a marker stands between words, a page between lines
                assert bare(words)[:12] in printed, f"{words} of {entry.get('id', entry.get('number'))}"
    assert not re.search("[\ufffd\u2e80-\u2fdf]", "".join(sheets)), "characters, not radicals, for who searches and copies"


def test_pages_have_a_head_and_a_number_and_none_is_empty() -> None:
    sheets = [sheet.extract_text() for sheet in _reader().pages]
    title = bare(_data()["title"]["zh"])
    for number, sheet in enumerate(sheets, 1):
        assert title in bare(sheet)
        assert sheet.count(f"{number} / {len(sheets)}") == 1
        assert len(bare(sheet)) > 2 * len(title)


def test_each_sheet_says_its_chapter_the_address_and_the_day() -> None:
    sheets = [" ".join(sheet.extract_text().split()) for sheet in _reader().pages]
    assert all("wangchuan/2025/ · 2025-01-17" in sheet for sheet in sheets)
    names = [bare(c["zh"]) for c in _data()["chapters"][1:]]
    at = 0
    for sheet in sheets[1:]:  # the head stands behind the text: what has been laid over comes last
        heads = [n for n, name in enumerate(names) if name in bare(sheet)[-len(max(names, key=len)) - 60 :]]
        if not heads and at == len(names) - 1:
            continue  # notes and sources
        assert heads, sheet[-120:]
        assert heads[-1] >= at
        at = heads[-1]
    assert at > 1


def test_the_contents_name_the_pages_that_they_lead_to() -> None:
    reader = _reader()
    root: Any = reader.trailer["/Root"]
    places = root["/Dests"]
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages, 1) if page.indirect_reference}
    first: Any = reader.pages[0]
    links: Any = [link.get_object() for link in first["/Annots"]]
    wanted = [numbers[places[link["/Dest"]].get_object()[0].idnum] for link in links if link.get("/Dest") in places]
    assert len(set(wanted)) > 2
    words = first.extract_text().split()
    assert words[-len(wanted) :] == [str(number) for number in wanted]


def test_sentences_stand_side_by_side() -> None:
    data = _data()
    row = next(p for p in data["passages"] if p["zh"] and p["en"] and len(p["segments"]) > 1)
    lines = [bare(line) for sheet in _reader().pages[:4] for line in sheet.extract_text(extraction_mode="layout").splitlines()]
    for segment in row["segments"][:2]:
        zh, en = (bare(row[lang][slice(*segment[lang][0])])[:6] for lang in ("zh", "en"))
        assert any(zh in line and en in line for line in lines), (zh, en)


def _titles(entries: Any) -> list[str]:
    return [t for e in entries for t in (_titles(e) if isinstance(e, list) else [str(e.title)])]


def test_bookmarks_are_whole_titles_in_both_languages() -> None:
    data = _data()
    titles = _titles(_reader().outline)
    assert titles[0] == f"{data['title']['zh']} · {data['title']['en']}"
    for chapter in data["chapters"][1:]:
        assert any(t.startswith(chapter["zh"]) for t in titles), chapter
        if chapter["en"]:
            assert any(chapter["en"] in t for t in titles), chapter


def test_it_is_tagged_and_says_its_title_and_the_day_of_the_report() -> None:
    reader = _reader()
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata
    assert reader.metadata.title == f"{_data()['title']['zh']} · {_data()['title']['en']}"
    assert {str(reader.metadata[key]) for key in ("/CreationDate", "/ModDate")} == {"D:20250117"}
