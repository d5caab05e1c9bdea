"""Pages of headline indicators in a browser: sentences beside a cell, keys, filter, order, axe, paper, no JavaScript."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_axe import _check, _open
from tests.browser.test_reading import browser, new_page
from tests.node import run_tests

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
BOX = "#dz-cell-box"


def _page(browser: Browser, site: Path, width: int = 1440, path: str = "compare/gdp") -> tuple[Page, list[str]]:
    page, troubles = new_page(browser, width)
    page.goto((site / path / "index.html").as_uri())
    page.locator("[data-dz-cell][aria-haspopup]").first.wait_for()
    return page, troubles


@pytest.mark.parametrize("path", ["compare/", "compare/gdp/"])
def test_axe_finds_nothing(browser: Browser, several_site: Path, path: str) -> None:
    page = new_page(browser)[0]
    _open(page, several_site, path)
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    _check(page, [360, 1440])


def test_axe_finds_nothing_with_a_cell_open(browser: Browser, several_site: Path) -> None:
    page = new_page(browser)[0]
    _open(page, several_site, "compare/gdp/")
    page.locator(".dz-matrix [data-dz-cell]").first.click()
    page.locator(BOX).wait_for()
    _check(page, [1440])


@pytest.mark.parametrize("width", [320, 1440])
def test_a_cell_opens_its_sentences_in_both_languages(browser: Browser, several_site: Path, width: int) -> None:
    page, troubles = _page(browser, several_site, width)
    cell = page.locator(".dz-matrix a[href='#wangchuan-2025']")
    cell.click()
    box = page.locator(BOX)
    assert box.locator("mark").all_inner_texts() == ["地区生产总值增长5.5%左右", "GDP growth of about 5.5%"]
    place = box.bounding_box()
    assert place
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= width
    assert cell.get_attribute("aria-expanded") == "true"
    assert box.locator("blockquote a").get_attribute("href", timeout=1000).startswith("../../wangchuan/2025/")  # type: ignore[union-attr]
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    assert cell.evaluate("e => e === document.activeElement")
    assert cell.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert troubles == []


def test_the_box_leads_to_the_list_and_its_clause_to_the_row(browser: Browser, several_site: Path) -> None:
    page, _ = _page(browser, several_site)
    page.locator(".dz-matrix a[href='#qingyu-2024']").click()
    box = page.locator(BOX)
    assert box.locator("mark").all_inner_texts() == ["地区生产总值增长6%以上", "地区生产总值增长5.2%"]
    assert "short" in box.locator(".dz-verdict").inner_text()
    box.locator("a[href='#qingyu-2024']").click()
    expect(box).to_be_hidden()
    expect(page.locator("#qingyu-2024")).to_be_in_viewport()
    href = page.locator("#qingyu-2024 blockquote a").first.get_attribute("href") or ""
    folder, query, key = re.split("[?#]", href)
    page.goto((several_site / "compare/gdp" / folder / "index.html").resolve().as_uri() + f"?{query}#{key}")
    assert "增长6%以上" in page.locator(f"[id='{key}']").inner_text()


def test_arrow_keys_go_from_cell_to_cell(browser: Browser, several_site: Path) -> None:
    page, _ = _page(browser, several_site)
    first = page.locator(".dz-matrix [data-dz-cell]").first
    first.focus()
    seen = []
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft"):
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.hash"))
    assert seen == ["#central-2024", "#qingyu-2024", "#yunting-2024", "#yunting-2025"]
    assert page.locator(".dz-matrix [data-dz-cell][tabindex='0']").count() == 1
    page.keyboard.press("Enter")
    expect(page.locator(f"{BOX} mark").first).to_have_text("地区生产总值增长4.5%左右")


def test_places_are_filtered_by_kind_and_sorted(browser: Browser, several_site: Path) -> None:
    page, _ = _page(browser, several_site)
    chart = page.locator(".dz-rank[open] li")
    assert [x.get_attribute("href") for x in chart.locator("a").all()] == [
        f"#{place}-2025" for place in ("wangchuan", "qingyu", "central", "yunting")
    ]
    page.locator(".dz-choices select").nth(1).select_option("place")
    assert [x.get_attribute("href") for x in chart.locator("a").all()] == [
        f"#{place}-2025" for place in ("central", "qingyu", "wangchuan", "yunting")
    ]
    page.locator(".dz-choices select").nth(0).select_option("province")
    assert page.locator(".dz-matrix tbody tr:visible").count() == 2
    assert chart.locator("visible=true").locator("a").count() == 2


def test_without_scripts_the_chart_the_table_and_the_sentences_are_there(browser: Browser, several_site: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((several_site / "compare/gdp/index.html").as_uri())
    cells = page.locator(".dz-matrix [data-dz-cell]")
    assert cells.count() == 10
    for cell in cells.all():
        target = page.locator(f"[id='{(cell.get_attribute('href') or '').removeprefix('#')}']")
        assert target.locator("mark").count() > 0
    cells.first.click()
    expect(page.locator("#central-2025")).to_be_in_viewport()
    assert page.locator(".dz-rank[open] li svg use").count() > 4


def test_on_paper_the_choices_are_gone_and_the_table_stays(browser: Browser, several_site: Path) -> None:
    page, _ = _page(browser, several_site)
    page.emulate_media(media="print")
    expect(page.locator(".dz-choices")).to_be_hidden()
    expect(page.locator(".dz-matrix table")).to_be_visible()
    page.set_viewport_size({"width": 700, "height": 1000})  # about an A4 sheet
    page.evaluate(_MORE_YEARS)
    cells = page.locator(".dz-matrix td:visible")
    assert cells.count() >= 20
    assert page.evaluate(
        "Math.max(...Array.from(document.querySelectorAll('.dz-matrix td'), (c) => c.getBoundingClientRect().right)) <= innerWidth"
    )


_MORE_YEARS = """() => {
  document.querySelector(".dz-matrix").classList.add("dz-matrix--wide");
  for (const cell of document.querySelectorAll(".dz-matrix td:first-of-type:has(a)")) {
    for (let year = 1990; year < 2020; year++) {
      const twin = cell.cloneNode(true);
      twin.dataset.dzOf = year;
      cell.after(twin);
    }
  }
}"""


def test_other_pages_lead_there_and_a_single_place_has_no_entry(browser: Browser, several_site: Path, sample_site: Path) -> None:
    page = new_page(browser)[0]
    for path in ("index.html", "qingyu/index.html", "qingyu/2025/index.html"):
        page.goto((several_site / path).as_uri())
        assert page.locator(".md-content a[href*='compare/']").count() == 1, path
    page.goto((several_site / "qingyu/index.html").as_uri())
    assert page.locator(".dz-nav a[href*='compare/']").count() == 1
    page.goto((sample_site / "wangchuan/index.html").as_uri())
    assert page.locator("a[href*='compare/']").count() == 0


@pytest.mark.parametrize("path", ["compare/index.html", "compare/gdp/index.html"])
def test_in_english_no_chinese_is_left_but_that_of_the_reports(browser: Browser, several_site: Path, path: str) -> None:
    page = new_page(browser)[0]
    page.goto((several_site / path).as_uri() + "?ui=en")
    page.wait_for_function("document.documentElement.dataset.dzUi === 'en'")
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    shown = page.locator(".md-content").inner_text()
    for quote in page.locator(".md-content blockquote").all():
        shown = shown.replace(quote.inner_text(), "")
    assert re.findall(r"[\u4e00-\u9fff]+", shown) == []


def test_the_parts_that_know_no_page() -> None:
    run_tests("compare")
