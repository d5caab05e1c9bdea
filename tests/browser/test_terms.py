"""The term bank in a browser: axe, one language of the interface, filter, order, and charts that lead to sentences."""

import json
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_axe import _check, _open
from tests.browser.test_reading import browser, new_page
from tests.node import run_tests

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]


def test_the_parts_that_know_no_page() -> None:
    run_tests("terms")
    run_tests("over-time")


def test_the_list_is_filtered_and_sorted_and_leads_to_a_term(browser: Browser, sample_site: Path) -> None:
    page, troubles = new_page(browser, 360)
    _open(page, sample_site, "terms/")
    field, order = page.get_by_role("searchbox"), page.locator(".dz-choices select")
    term = page.get_by_role("link", name="口袋公园")
    field.fill("kǒudài")
    expect(term).to_be_visible()
    field.fill("reservoir")
    expect(term).to_be_hidden()
    field.press("Escape")
    expect(term).to_be_visible()
    order.select_option("count")
    expect(page.get_by_role("heading", level=2)).to_have_count(0)
    _check(page, [360, 1440])
    term.click()
    expect(page.locator(".dz-term:target h2")).to_contain_text("口袋公园")
    _check(page, [360])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".dz-term:target li a").first.click()
    page.wait_for_function("[...(CSS.highlights.get('dz-found') || [])].length == 2")
    marked = page.evaluate("[...CSS.highlights.get('dz-found')].map(String)")
    assert [words.casefold() for words in marked] == ["口袋公园", "pocket parks"]
    _open(page, sample_site, "terms/y/")
    _check(page, [360])
    point = page.locator(".dz-times a").first
    count = (point.get_attribute("aria-label") or "").partition(" places")[0].rpartition(" ")[2]
    point.click()
    expect(page.locator(".dz-found__count").first).to_be_visible()
    marks = page.locator(".dz-found__zh .dz-found__mark")
    expect(marks).to_have_count(int(count))
    _compare_words(page, sample_site)
    assert troubles == []


def _compare_words(page: Page, site: Path) -> None:
    """The page of words over time counts what a plain search of the texts counts, in either script."""
    _open(page, site, "terms/over-time/", "q=研發投入,口袋公园")
    rows = page.locator(".dz-shifts tbody tr")
    expect(rows).to_have_count(2)
    for row in rows.all():
        year = row.locator("th").inner_text()
        report = json.loads((site / f"data/reports/wangchuan-{year}.json").read_text(encoding="utf-8"))
        texts = "\n".join(p["zh"] or "" for p in report["passages"])
        counts = [text.split()[0] for text in row.locator("td").all_inner_texts()]
        assert counts == [str(texts.count(word)) for word in ("研发投入", "口袋公园")]
    _check(page, [360])


def test_hits_of_a_formula_are_grouped_by_rendering_and_year(browser: Browser, sample_site: Path) -> None:
    page, troubles = new_page(browser, 360, ui="en")
    _open(page, sample_site, "terms/y/")
    page.locator("#yushuiyinhang").get_by_role("link", name="Concordance").click()
    groups = page.locator(".dz-lines__groups")
    expect(groups.locator("thead th")).to_have_text(["Rendering", "2024", "2025", "All"])
    expect(groups.locator("tbody th").first).to_have_text("rainwater bank")
    counts = [[int(text or 0) for text in row.locator("td").all_inner_texts()] for row in groups.locator("tbody tr").all()]
    assert all(sum(row[:-1]) == row[-1] for row in counts)
    lines = page.locator(".dz-lines__table tbody tr")
    expect(lines).to_have_count(sum(row[-1] for row in counts))
    expect(page.locator(".dz-lines__rendering").first).to_have_text("rainwater bank", ignore_case=True)
    _check(page, [360, 1440])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    groups.get_by_role("button", name="rainwater bank").press("Enter")
    expect(lines).to_have_count(counts[0][-1])
    with page.expect_download() as download:
        page.get_by_role("button", name="Export TMX").press("Enter")
    units = list(etree.parse(str(download.value.path())).iter("tu"))
    assert len(units) == counts[0][-1]
    assert all(
        "雨水银行" in unit[-2].findtext("seg", "") and "rainwater" in unit[-1].findtext("seg", "").lower() for unit in units
    )
    assert troubles == []
