"""All real reports in one build: each found once, in the right series and year, nothing lost.

The table says what a reader who opens each file finds in it: whose report it is, and of which year. A file that is
no work report of a government is refused, and the words that the reason must hold stand instead.
"""

import json
import re
from collections import defaultdict

import pytest
from duizhao.diagnostics import Collector
from duizhao.readers import find_files

from tests.conservation import texts, unaccounted, unread
from tests.real.scores import SHARED, built

pytestmark = [pytest.mark.realcorpus, pytest.mark.xdist_group("real")]

REPORTS = SHARED / "reports"
CENTRAL_ZH = (1978, 1979, 1980, 1985, 1992, 1993, 1998, 2003, 2008, 2009, 2010, 2012, 2013, 2015, 2017, 2019, 2023, 2024, 2025)
BILINGUAL = (2008, 2010, 2012, 2015, 2017, 2019)
NAMES = {
    "beijing": ("北京市", "Beijing"),
    "central": ("国务院", "State Council"),
    "guangdong": ("广东省", "Guangdong"),
    "shanghai": ("上海市", "Shanghai"),
    "shenzhen": ("深圳市", "Shenzhen"),
    "sichuan": ("四川省", "Sichuan"),
    "yunnan": ("云南省", "Yunnan"),
}
TITLE = "政府工作报告"
PAGES = (("beijing", "html"), ("guangdong", "html"), ("guangdong", "md"), ("shenzhen", "html"), ("shenzhen", "md"))
PROVINCES = ("yunnan", "beijing", "sichuan", "guangdong")
IS = {
    "beijing/000_732ef27625de17ae.txt": "beijing-2025",
    "beijing/001_4f4a37a558612d3c.txt": "beijing-2024",
    "beijing/002_6cb236ce882d936b.txt": "beijing-2025",
    "beijing/003_26a680841a6da01b.txt": "beijing-2025",
    "beijing/004_1791a38ae98ac9d4.txt": "beijing-2024",
    "messy/01_beijing_2025_part9_bilingual_zhHans.txt": "beijing-2025",
    "messy/02_beijing_2024_part7_bilingual_fragments.txt": "beijing-2024",
    "messy/05_beijing_2025_part3_wechat_roman_on_own_line.txt": "beijing-2025",
    "messy/06_beijing_2025_part17_bilingual.txt": "beijing-2025",
    "messy/16_shanghai_2024_en_pdf_spacing.txt": "shanghai-2024",
    "messy/17a_beijing_2021_en_with_note_markers.txt": "beijing-2021",
    **{f"messy/2025年{NAMES[place][0]}{TITLE}.{ending}": f"{place}-2025" for place, ending in PAGES},
    "messy/central_2009_gbk.txt": "central-2009",
    "messy/central_2016_gbk.txt": "central-2016",
    "messy/central_2021_crlf.txt": "central-2021",
    "messy/central_2022_crlf.txt": "central-2022",
    "messy/central_2024_header_on_one_line.txt": "central-2024",
    **{f"provinces-2025-docx/2025年{NAMES[place][0]}{TITLE}.docx": f"{place}-2025" for place in PROVINCES},
    **{f"provinces-2026-csv/2026_{NAMES[place][0]}_{TITLE}.csv": f"{place}-2026" for place in PROVINCES},
    **{f"central-zh/gwr_{year}.txt": f"central-{year}" for year in CENTRAL_ZH},
    **{f"central-bilingual/GR{year}.bilingual.txt": f"central-{year}" for year in BILINGUAL},
    **{f"central-bilingual/GR{year}.tmx": f"central-{year}" for year in BILINGUAL},
}
REFUSED = {
    "messy/congress_2017_utf16le.txt": "congress of the Communist Party",
    **{f"messy/study-notes-md/10.{day}.md": "study notes" for day in range(22, 30)},
}
DAYS = {
    "beijing-2021": "2021-01-23", "beijing-2024": "2024-01-21", "beijing-2025": "2025-01-14", "beijing-2026": "2026-01-25",
    "guangdong-2025": "2025-01-15", "guangdong-2026": "2026-01-26", "shenzhen-2025": "2025-02-25",
    "sichuan-2025": "2025-01-20", "sichuan-2026": "2026-02-03", "yunnan-2025": "2025-01-18", "yunnan-2026": "2026-01-28",
    "central-2024": "2024-03-05",
}  # fmt: skip
# Lines that may be off the pages: nothing of a report is among them.
REASONS = {
    "chrome", "credit", "licence", "markup", "page number", "repeated", "title of the list of notes",
    "note of the publisher", "caption of a picture", "resolution of the congress",
    "page footer", "page header", "title of the page", "frame of the page", "hidden on the page",
    "shown without JavaScript only", "name of a column", "address of the page",
    "column province", "column year", "column title", "column source_url", "column publish_date",
}  # fmt: skip


def _reports() -> dict[str, dict]:  # type: ignore[type-arg]
    found = built(".").files.items()
    return {name[13:-5]: json.loads(data) for name, data in found if name.startswith("data/reports/")}


def test_the_table_names_every_file() -> None:
    assert {s.file for s in find_files(REPORTS, Collector())} == set(IS) | set(REFUSED)


def test_every_report_is_found_once_in_the_right_series_and_year() -> None:
    where = {e["file"]: name for name, report in _reports().items() for e in report["editions"]}
    assert where == IS
    for name, report in _reports().items():
        assert (f"{report['series']}-{report['year']}", len(report["editions"])) == (name, list(IS.values()).count(name))


def test_series_have_their_names() -> None:
    assert {s.slug: (s.zh, s.en) for s in built(".").corpus.series} == NAMES


def test_days_of_delivery() -> None:
    days = {r.id: r.identity.date for s in built(".").corpus.series for r in s.reports if r.id in DAYS}
    assert days == DAYS


def test_what_is_no_report_is_refused_by_what_it_seems_to_be() -> None:
    refused = {r.file: r.why for r in built(".").corpus.refused}
    assert set(refused) == set(REFUSED)
    for file, words in REFUSED.items():
        assert words in refused[file]


def test_nothing_is_lost_in_any_format() -> None:
    result = built(".")
    assert unaccounted(result.files, unread(result.diagnostics), texts(REPORTS)) == []


def test_nothing_is_set_aside_without_a_reason_that_is_known() -> None:
    """No prose is among it, but a publisher's own, a resolution's, and what stands in the report all the same."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for report in _reports().values():
        shown = "".join(p["zh"] or "" for p in report["passages"])
        for aside in report["set_aside"]:
            reasons[aside["why"]].append("" if aside["text"] in shown else aside["text"])
    assert set(reasons) <= REASONS
    prose = re.compile(r"[\u4e00-\u9fff][^。]{40,}。")
    long = {why for why, lines in reasons.items() for line in lines if prose.search(re.sub("<[^>]+>", "", line))}
    assert long <= {"note of the publisher", "resolution of the congress"}


def test_no_header_is_set_aside() -> None:
    """A line that names the report is off the pages only where the same file has its title on them."""
    for report in _reports().values():
        titled = {r["file"] for p in report["passages"] if p["kind"] == "front" for r in p["readings"]}
        for aside in report["set_aside"]:
            if aside["why"] in {"chrome", "credit"} and re.fullmatch(r".{0,12}政府工作报告", "".join(aside["text"].split())):
                assert aside["file"] in titled
                titles = [
                    p["zh"]
                    for p in report["passages"]
                    if p["kind"] == "front"
                    for r in p["readings"]
                    if r["file"] == aside["file"]
                ]
                assert any("".join((t or "").split()).endswith("政府工作报告") for t in titles), aside


@pytest.mark.parametrize("year", BILINGUAL)
def test_a_memory_a_bilingual_and_a_chinese_text_are_one_report_in_paragraphs(year: int) -> None:
    report = _reports()[f"central-{year}"]
    assert {e["format"] for e in report["editions"]} == {"text", "tmx"}
    assert len(report["editions"]) == 3
    body = [p for p in report["passages"] if p["kind"] != "front"]
    read = [{r["file"].rpartition(".")[2] for r in p["readings"]} for p in body]
    assert sum("tmx" in formats for formats in read) >= 0.97 * len(body)  # in its paragraphs, not in rows of its own
    assert all("txt" in formats for formats in read)


def test_editions_of_beijing_2025_say_the_same() -> None:
    """Text, Markdown, a rendered page and a Word file of one report differ in width, spacing and quotes only."""
    report = _reports()["beijing-2025"]
    assert {e["format"] for e in report["editions"]} == {"text", "markdown", "html", "docx"}
    assert [p["id"] for p in report["passages"] if p.get("variants")] == []
    whole = {"html", "docx"}
    for p in report["passages"]:
        if p["kind"] != "front" and p["zh"] and len(p["zh"]) > 200:
            assert {r["file"].rpartition(".")[2] for r in p["readings"]} & whole


@pytest.mark.parametrize(
    ("report", "notes", "least"), [("yunnan-2025", 44, 44), ("sichuan-2025", 50, 49), ("guangdong-2025", 18, 18),
                                   ("guangdong-2026", 13, 13), ("sichuan-2026", 20, 20)]
)  # fmt: skip
def test_notes_without_markers_stand_at_their_terms(report: str, notes: int, least: int) -> None:
    data = _reports()[report]
    assert len(data["notes"]) == notes
    assert sum(len(p["markers"]) for p in data["passages"]) >= least
