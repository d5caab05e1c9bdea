"""Home and series: one table of years, ways in that lead to what can be read, and a sentence of the reports themselves."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from duizhao.model.home import Welcome
from duizhao.model.links import Years
from duizhao.model.rights import Rights
from duizhao.model.shown import ReportSummary, SeriesSummary
from duizhao.pages.home.home import home_page, series_page

from tests.builds import build_in_memory

NOTHING, NO_WELCOME = Years((), ()), Welcome(None, ())
REPORT = ReportSummary(
    "wangchuan-2000",
    "wangchuan",
    2000,
    "",
    "报告",
    "Report",
    "wangchuan/2000/",
    "01-00",
    100,
    0,
    0,
    0,
    0,
    9,
    1,
    ("zh",),
    Rights(),
)


def report(year: int, english: int = 0) -> ReportSummary:
    one = replace(REPORT, id=f"wangchuan-{year}", year=year, address=f"wangchuan/{year}/", both=english, in_english=english)
    return replace(one, languages=("zh", "en")) if english else one


def home(*reports: ReportSummary) -> str:
    series = SeriesSummary("wangchuan", "望川市", "Wangchuan", reports)
    return home_page([series], NOTHING, NO_WELCOME).whole().decode()


def test_thirty_years_are_one_table_and_each_door_is_there_once() -> None:
    text = home(*(report(year) for year in range(1996, 2026)))
    assert text.count("<table") == 1
    assert re.findall(r'<tr id="y(\d+)">', text)[:2] == ["2025", "2024"]
    assert text.count("<tr id=") == 30
    assert text.count('class="dz-go"') == 1


def test_readers_of_either_language_start_with_what_they_can_read() -> None:
    text = home(report(2022, 80), report(2023, 60), report(2024, 20), report(2025))
    ways = re.findall(r'<a class="dz-go" href="wangchuan/(\d+)/01-00/"( data-dz-only="..")?>', text)
    assert ways == [("2025", ' data-dz-only="zh"'), ("2023", ' data-dz-only="en"')]
    same = home(report(2024, 100), report(2025, 90))
    assert re.findall(r'<a class="dz-go" href="wangchuan/(\d+)/01-00/"( data-dz-only)?', same) == [("2025", "")]


def test_a_series_without_any_english_has_one_way_in() -> None:
    series = SeriesSummary("wangchuan", "望川市", "Wangchuan", (report(2025),))
    text = series_page(series, NOTHING).whole().decode()
    assert re.findall(r'class="dz-go" href="([^"]+)"', text) == ["2025/01-00/"]
    assert "Chinese only" in text


@pytest.fixture(scope="module")
def sample() -> dict[str, str]:
    files = build_in_memory(Path(__file__).resolve().parents[2] / "pages/in").files
    return {name: data.decode() for name, data in files.items() if name.endswith(".md")}


def test_the_sentence_on_top_has_words_lit_in_both_languages_and_leads_there(sample: dict[str, str]) -> None:
    (live,) = re.findall(r'<div class="dz-live">.*', sample["index.md"])
    assert live.count("<mark>") == 2
    assert re.search(r'href="wangchuan/\d+/[\w-]+/\?mark=zh[\d-]+_en[\d-]+#p\w+"', live)
    assert "dz-verdict--short" in live


def test_words_to_try_stand_in_the_reports(sample: dict[str, str]) -> None:
    texts = "".join(text for name, text in sample.items() if re.match(r"wangchuan/\d+/\d", name))
    tried = re.findall(r'<a data-dz-only="(..)" [^>]*>([^<]+)</a>', sample["index.md"])
    assert tried
    assert all(words.casefold() in texts.casefold() for _, words in tried)


def test_promises_of_a_year_lead_to_those_that_fell_short(sample: dict[str, str]) -> None:
    assert 'href="wangchuan/2024-2025/?verdict=short#short"' in sample["index.md"]
    assert "1 of 4 fell short in 2024" in sample["index.md"]
    assert 'href="2024-2025/"' in sample["wangchuan/index.md"]
    assert "Told by the report of 2026" in sample["wangchuan/index.md"]
