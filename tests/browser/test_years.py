"""Pages across years in a browser: filter, sort, previews both ways, charts; axe; on paper; without JavaScript."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_axe import _check, _open
from tests.browser.test_reading import browser, new_page, windowed
from tests.browser.waiting import until_true
from tests.node import run_tests

__all__ = ["browser", "windowed"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
PAIR = "wangchuan/2024-2025"


def _indicator(site: Path) -> str:
    """The first indicator with three values or more."""
    indicators = json.loads((site / "data/indicators.json").read_text(encoding="utf-8"))
    return next(str(i["id"]) for i in indicators if sum(p["value"] is not None for p in i["points"]) > 2)


def _pages(site: Path) -> dict[str, str]:
    return {
        "plan": f"{PAIR}/",
        "changed": f"{PAIR}/changed/",
        "indicators": "wangchuan/indicators/",
        "indicator": f"wangchuan/indicators/{_indicator(site)}/",
    }


@pytest.mark.parametrize("kind", ["plan", "changed", "indicators", "indicator"])
def test_axe_finds_nothing(browser: Browser, sample_site: Path, kind: str) -> None:
    page = new_page(browser)[0]
    _open(page, sample_site, _pages(sample_site)[kind])
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    _check(page, [360, 1440])


_SHIFTS = """new Promise(done => {
  let sum = 0
  new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value })).observe({ type: 'layout-shift', buffered: true })
  setTimeout(() => done(sum), 50)
})"""


def test_parts_and_chapters_choose_what_is_shown_and_stand_in_the_address(windowed: Browser, served: str) -> None:
    page, troubles = new_page(windowed)
    page.goto(f"{served}{PAIR}/?verdict=short")
    shown = page.locator(".dz-card__line:visible")
    short = int(page.locator("a[href='#short'] b").inner_text())
    expect(shown).to_have_count(short)
    assert page.evaluate(_SHIFTS) <= 0.02
    expect(page.locator(".dz-choices output")).to_contain_text(f"显示{short}项，共{page.locator('.dz-card__line').count()}项")
    chapter = str(page.locator(".dz-card:visible").last.get_attribute("data-chapter"))
    page.locator("[data-dz-chapter]").select_option(chapter)
    assert page.url.endswith(f"?verdict=short&chapter={chapter}")
    assert {c.get_attribute("data-chapter") for c in page.locator(".dz-card:visible").all()} == {chapter}
    page.go_back()
    expect(shown).to_have_count(short)
    page.locator(".dz-choices__all").press("Enter")
    expect(shown).to_have_count(page.locator(".dz-card__line").count())
    assert page.url.endswith(f"{PAIR}/")
    page.locator(".dz-share li a").nth(1).click()
    assert len(set(page.locator(".dz-group:visible").evaluate_all("all => all.map(g => g.dataset.verdict)"))) == 1
    assert troubles == []
    page.context.close()


def test_without_scripts_the_cards_and_the_lines_are_there(browser: Browser, sample_site: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((sample_site / PAIR / "index.html").as_uri())
    cards = page.locator(".dz-card")
    assert cards.count() > 10
    assert not page.locator(".dz-choices").is_visible()
    assert all(card.is_visible() for card in cards.all())
    first = cards.first
    assert not first.locator("blockquote").first.is_visible()
    first.locator("summary").first.click()
    assert [mark.is_visible() for mark in first.locator("blockquote > p[lang|=zh] > mark").all()] == [True, True]
    page.goto((sample_site / "wangchuan/2024/02-01/index.html").as_uri())
    line = page.locator("details.dz-years").first
    assert not line.locator("blockquote").first.is_visible()
    line.locator("summary").click()
    assert line.locator("blockquote mark").first.is_visible()


def test_a_row_leads_to_the_other_year_and_back(browser: Browser, sample_site: Path) -> None:
    page = new_page(browser)[0]
    page.goto((sample_site / "wangchuan/2024/02-01/index.html").as_uri())
    line = page.locator("details.dz-years:has(.dz-verdict)").first
    here = line.locator("xpath=..").get_attribute("id")
    line.locator("summary").click()
    href = line.locator("blockquote").nth(1).locator("a").get_attribute("href") or ""
    assert "/2025/" in href
    folder, key = re.split(r"\?.*#", href)
    page.goto((sample_site / "wangchuan/2024/02-01" / folder / "index.html").resolve().as_uri() + "#" + key)
    back = page.locator(f"#{key} details.dz-years a[href$='#{here}']")
    assert back.count() > 0


_MARKED = "[...(CSS.highlights.get('dz-found') || [])].map(String)"


def test_evidence_is_marked_in_both_languages_and_in_a_view_that_shows_it(browser: Browser, served: str) -> None:
    page, troubles = new_page(browser)
    page.goto(f"{served}wangchuan/2025/01-00/")
    page.wait_for_function("window.duizhao?.keys")
    page.keyboard.press("4")  # a reader of English
    page.goto(f"{served}{PAIR}/changed/")
    here, there = (page.locator(f".dz-quote a[href*='/{year}/'][href*='?mark=']") for year in (2024, 2025))
    both = served + str(here.first.get_attribute("href")).removeprefix("../../../")
    chinese = served + str(there.first.get_attribute("href")).removeprefix("../../../")
    assert re.search(r"mark=zh[\d-]+_en[\d-]+#", both)
    assert "en" not in chinese.partition("?mark=")[2].partition("#")[0]
    page.goto(both)
    until_true(lambda: len(page.evaluate(_MARKED)) > 1)
    assert page.evaluate("document.documentElement.dataset.dzView") == "en"
    page.goto(chinese)
    until_true(lambda: page.evaluate(_MARKED))
    assert page.evaluate("document.documentElement.dataset.dzView") == "side"
    page.goto(f"{served}wangchuan/2025/01-00/")
    assert page.evaluate("document.documentElement.dataset.dzView") == "en"  # it was for that page only
    assert troubles == []
    page.context.close()


def test_every_dot_of_a_chart_is_a_link_and_the_chart_a_picture_to_save(browser: Browser, sample_site: Path) -> None:
    page, troubles = new_page(browser, ui="en", scheme="dark")
    page.goto((sample_site / "wangchuan/indicators" / _indicator(sample_site) / "index.html").as_uri())
    marks = page.locator("figure > .dz-chart :is(.dot, .mark, .box, .ring)")
    assert marks.count() > 2
    assert page.locator("figure > .dz-chart a[aria-label] > :is(.dot, .mark, .box, .ring)").count() == marks.count()
    assert page.locator("figure > .dz-chart").bounding_box()["width"] <= 800  # type: ignore[index]
    saved = {}
    for kind in ("SVG", "PNG"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Picture ({kind})").click()
        saved[kind] = Path(download.value.path()).read_bytes()
    assert saved["PNG"].startswith(b"\x89PNG")
    drawn = ET.fromstring(saved["SVG"])
    words = [e.text or "" for e in drawn.iter("{http://www.w3.org/2000/svg}text")]
    text = " ".join(words)
    for selector in (".dz-finding", ".dz-figure__unit", ".dz-figure__source", "h1"):
        assert page.locator(selector).inner_text() in text, selector
    assert any(word.startswith("Read 20") and word.endswith("/") for word in words)
    assert not [word for word in words if re.search("[\u4e00-\u9fff]", word)]
    inks = {e.get("fill") for e in drawn.iter("{http://www.w3.org/2000/svg}text")}
    assert "rgb(33, 30, 26)" in inks  # of the light page: the picture is for paper
    page.get_by_role("button", name="Cite…").click()
    expect(page.locator(".dz-cite-dialog pre").first).to_contain_text("government work reports of Wangchuan")
    assert troubles == []
    page.context.close()


def test_on_paper_the_lines_are_gone_and_the_chart_stays(browser: Browser, sample_site: Path) -> None:
    page = new_page(browser)[0]
    page.goto((sample_site / "wangchuan/2024/02-01/index.html").as_uri())
    expect(page.locator("details.dz-years").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("details.dz-years").first).to_be_hidden()
    page.goto((sample_site / "wangchuan/indicators" / _indicator(sample_site) / "index.html").as_uri())
    expect(page.locator("figure > .dz-chart")).to_be_visible()
    page.context.close()


def test_the_overview_of_indicators_is_filtered(browser: Browser, sample_site: Path) -> None:
    page, troubles = new_page(browser)
    page.goto((sample_site / "wangchuan/indicators/index.html").as_uri())
    field = page.get_by_role("searchbox")
    cards = page.locator("[data-dz-group] li")
    shown = page.locator("[data-dz-group] li:not([hidden])")
    expect(field).to_be_visible()
    whole = cards.count()
    counter = page.locator(".dz-choices output")
    expect(counter).to_contain_text(f"显示{whole}项，共{whole}项")
    words = cards.last.locator("[data-dz-words]").get_attribute("data-dz-words") or ""
    field.fill(words.split()[0])
    expect(cards.last).to_be_visible()
    expect(counter).to_contain_text(f"显示{shown.count()}项，共{whole}项")
    assert shown.count() < whole
    for group in page.locator("[data-dz-group]").all():
        assert group.is_visible() == (group.locator("li:not([hidden])").count() > 0)
    field.press("Escape")
    expect(shown).to_have_count(whole)
    field.fill("homestays")  # in no name, in an English sentence
    expect(counter).not_to_contain_text(f"显示{whole}项")
    assert 0 < shown.count() < whole
    field.press("Escape")
    expect(field).to_have_value("")
    assert troubles == []
    page.context.close()


def test_on_a_phone_a_chart_stands_beside_its_name(browser: Browser, sample_site: Path) -> None:
    page = new_page(browser)[0]
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto((sample_site / "wangchuan/indicators/index.html").as_uri())
    card = page.locator(".dz-multiples > li").first
    chart = card.locator("svg").bounding_box()
    name = card.locator("p").bounding_box()
    assert chart
    assert name
    assert chart["x"] + chart["width"] <= name["x"]
    assert abs(chart["y"] - name["y"]) < 30
    page.context.close()


def test_without_scripts_the_overview_of_indicators_has_no_field(browser: Browser, sample_site: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((sample_site / "wangchuan/indicators/index.html").as_uri())
    assert page.locator("[data-dz-group] li").first.is_visible()
    assert page.get_by_role("searchbox").count() == 0
    page.context.close()


def test_a_chapter_does_not_load_what_only_the_overview_needs(browser: Browser, sample_site: Path) -> None:
    page = new_page(browser)[0]
    for path, there in (("wangchuan/2024/02-01/", 0), ("wangchuan/indicators/", 1)):
        page.goto((sample_site / path / "index.html").as_uri())
        page.wait_for_function("window.duizhao?.keys")
        assert page.locator("script[src$='js/indicators.js']").count() == there
    page.context.close()


@pytest.mark.parametrize("name", ["plan", "list-filter"])
def test_the_parts_without_the_page(name: str) -> None:
    run_tests(name)
