"""Books of real reports: whole, small enough to mail, valid."""

import json

import pytest

from tests.books import CLEAN, differences, epubcheck, no_epubcheck, read_epub, read_html
from tests.real.scores import built

pytestmark = pytest.mark.realcorpus
_MOST = 1_500_000  # bytes of a report in one file
REPORTS = ["beijing-2024", "beijing-2025"]


@pytest.mark.parametrize("report", REPORTS)
def test_books_say_what_the_data_file_says(report: str) -> None:
    files = built("beijing").files
    data = json.loads(files[f"data/reports/{report}.json"])
    stem = f"downloads/{report}/{report}"
    assert differences(read_html(files[f"{stem}.html"]), data) == []
    assert differences(read_epub(files[f"{stem}.epub"]), data) == []
    assert differences(read_epub(files[f"{stem}-pinyin.epub"]), data) == []


@pytest.mark.parametrize("report", REPORTS)
def test_a_whole_report_in_one_file_can_be_mailed(report: str) -> None:
    assert len(built("beijing").files[f"downloads/{report}/{report}.html"]) < _MOST


@pytest.mark.skipif(bool(no_epubcheck), reason=no_epubcheck)
def test_epubcheck_finds_nothing_in_the_whole_report() -> None:
    assert CLEAN in epubcheck(built("beijing").files["downloads/beijing-2024/beijing-2024-pinyin.epub"])
