"""The page of two years: what an analyst came for stands first, and what is doubtful leads to the editor's page."""

import re
from dataclasses import replace

from duizhao.model.links import Link, Place, Years
from duizhao.model.report import MarkedPassage, Report, Series

from tests.sites import site_of, written
from tests.unit.pages.test_doubtful import SERIES, doubted
from tests.unit.years.test_stage import FIRST, SECOND, THIRD, linked


def page(years: Years) -> str:
    return written(site_of(SERIES, years=years))["wangchuan/2024-2025/index.md"].decode()


def with_chapters(years: Years, later: Report[MarkedPassage] = SECOND) -> Years:
    """The same, and the first chapters of both reports are parallel."""
    one, other = (Place(r.id, r.chapters[1].id, "", "zh", 0, 0) for r in (FIRST, later))
    link = Link("parallel-chapter", 0.9, shown=True, source=one, target=other, ruling=None, sides=None)
    return replace(years, pairs=(replace(years.pairs[0], links=(*years.pairs[0].links, link)),))


def test_verdicts_stand_before_surplus_results_and_these_before_chapters() -> None:
    text = page(with_chapters(linked(FIRST, SECOND)))
    assert re.findall(r"^## .*\{ #([a-z]+) \}$", text, re.MULTILINE) == ["plan", "surplus", "chapters"]
    before = text[: text.index("<table")]
    assert "dz-counts" in before
    assert "(#surplus)" in before
    assert "(#chapters)" in before


def test_doubtful_links_lead_to_the_page_of_what_is_to_check_and_are_counted() -> None:
    text = page(doubted(times=3)[0])
    before = text[: text.index("<table")]
    assert "(../2024/quality.md#links)" in before
    assert "To check, for an editor: 3" in before
    assert "data/links.json" not in text


def test_where_nothing_is_doubtful_no_page_is_named() -> None:
    years = linked(FIRST, SECOND)
    text = page(years)
    assert "quality.md" not in text
    assert "(changed.md)" in text


def test_over_a_gap_of_a_year_there_is_no_plan_page_and_the_missing_report_is_named() -> None:
    series = Series("wangchuan", "望川市", "Wangchuan", (FIRST, THIRD))
    years = with_chapters(linked(FIRST, THIRD), THIRD)
    files = {name: data.decode() for name, data in written(site_of(series, years=years)).items() if name.endswith(".md")}
    pages = {name: text for name, text in files.items() if name.startswith("wangchuan/2024-2026/")}
    assert "wangchuan/2024-2026/index.md" not in pages
    assert "The report of 2025 is not in the collection." in pages["wangchuan/2024-2026/changed.md"]
    assert len(pages) == 2  # what changed, and the chapter that both have
    assert all("(index.md)" not in text for text in pages.values())
    assert "2024-2026/changed.md" in files["wangchuan/index.md"]
    assert "2024-2026/index.md" not in files["wangchuan/index.md"]
