"""The page of two years: what an analyst came for stands first, and what is doubtful leads to the editor's page."""

import re
from dataclasses import replace

from duizhao.model.links import Link, Place, Ruling, Years
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


def told_otherwise() -> Years:
    """Three tasks, of which the next report tells several years, sets one again, and tells nothing of the last."""
    years = linked(FIRST, SECOND)
    (pair,) = years.pairs
    tasks, results = [c for c in pair.old if c.figure], [c for c in pair.new if c.figure]
    made = [
        Link("near", 0.95, shown=True, source=tasks[0].place, target=results[0].place, ruling=None, sides=(tasks[0], results[0]), near="five years"),
        Link("plan-outcome", 0.9, shown=True, source=tasks[1].place, target=None, ruling=Ruling("set again", "next plan"), sides=(tasks[1], results[1])),
        Link("plan-outcome", 0.95, shown=True, source=tasks[2].place, target=None, ruling=Ruling("not mentioned", "nothing near"), sides=(tasks[2], None)),
    ]  # fmt: skip
    return replace(years, pairs=(replace(pair, links=tuple(made)),))


def test_what_is_no_outcome_is_counted_filtered_and_quoted_apart() -> None:
    text = page(told_otherwise())
    assert re.findall(r'data-verdict="([a-z-]+)"', text) == ["five-years", "set-again", "not-mentioned"]
    counts = re.findall(r'<li><strong class="dz-verdict dz-verdict--([a-z-]+)">.*</strong> (\d+)</li>', text)
    assert counts == [("five-years", "1"), ("set-again", "1"), ("not-mentioned", "1")]
    near, again, silent = re.findall(r"<tr data-verdict.*</tr>", text)
    assert "a sum or an average of several years" in near
    assert "certainty" not in near
    assert re.search(r"<a [^>]*><span [^>]*2025 plan.*?</span></a>", again)
    assert silent.count("<blockquote") == 1


def test_a_row_says_what_became_of_its_task_also_where_that_is_no_outcome() -> None:
    files = {name: data.decode() for name, data in written(site_of(SERIES, years=told_otherwise())).items()}
    rows = "".join(text for name, text in files.items() if name.startswith("wangchuan/2024/"))
    lines = re.findall(r"<summary>(.*?)</summary>", rows)
    assert any("told of several years" in line and "→" not in line for line in lines)
    (again,) = re.findall(r"<li>(?:(?!</li>).)*set again.*?</li>", rows)
    assert re.search(r"<a [^>]*><span [^>]*2025 plan.*?</span></a>", again)
    later = "".join(text for name, text in files.items() if name.startswith("wangchuan/2025/"))
    assert "set again" in later
