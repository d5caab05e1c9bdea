"""Home, series and overview: where to start, how complete, in the languages that the interface has."""

import re
import shutil
from pathlib import Path

import pytest
from duizhao.publish import run_engine
from playwright.sync_api import Browser, expect

from tests.browser.test_reading import browser, new_page
from tests.conftest import ROOT

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
PAGES = ["", "wangchuan/", "wangchuan/2024/"]


def test_the_first_door_leads_to_what_the_reader_can_read(browser: Browser, served: str) -> None:
    """Of the sample, the newest report is in Chinese, the one before it in both languages."""
    for ui, year, heading in (("zh", 2025, ".dz-zh"), ("en", 2024, ".dz-en")):
        page, troubles = new_page(browser, ui=ui)
        page.goto(served)
        page.locator(".dz-door .dz-go:visible").first.click()
        page.wait_for_url(f"{served}wangchuan/{year}/01-00/")
        expect(page.locator(f"h1.dz-title {heading}")).to_have_text(re.compile("^\\s*(一、|I[. ])"))
        assert troubles == []
        page.context.close()


def test_coverage_is_a_bar_and_words(browser: Browser, served: str) -> None:
    page, _ = new_page(browser)
    for path in PAGES:
        page.goto(served + path)
        meters = page.locator("meter.dz-coverage").all()
        assert meters
        for meter in meters:
            assert re.search(r"\d+ of \d+ rows in both languages|\d+%", str(meter.get_attribute("aria-label")))
    page.context.close()


def test_words_to_try_are_found(browser: Browser, served: str) -> None:
    page, troubles = new_page(browser, ui="en")
    page.goto(served)
    words = page.locator(".dz-queries a:visible").first
    query = words.inner_text()
    words.click()
    page.locator(".dz-found__hit").first.wait_for()
    assert query.casefold() in page.locator(".dz-found__hit").first.inner_text().casefold()
    page.goto(served)
    page.wait_for_function("Boolean(window.duizhao?.search)")
    page.locator("#dz-seek").fill(query)
    page.locator("#dz-seek").press("Enter")
    page.locator(".dz-found__hit").first.wait_for()
    assert troubles == []
    page.context.close()


def test_an_outline_leads_to_the_chapters(browser: Browser, served: str) -> None:
    page, _ = new_page(browser)
    page.goto(served + "wangchuan/2024/")
    links = page.locator(".dz-outline td a")
    assert links.count() > 10
    for href in {link.get_attribute("href") for link in links.all()}:
        assert page.request.get(f"{page.url}{href}").ok
    page.context.close()


@pytest.mark.parametrize(
    ("path", "table"),
    [
        ("wangchuan/2024/", "dz-outline"),
        ("downloads/", "dz-downloads"),
        ("wangchuan/2024-2025/changed/", "dz-carried"),
    ],
)
def test_a_table_that_stacks_has_no_head_to_see_and_one_to_hear(browser: Browser, served: str, path: str, table: str) -> None:
    page, _ = new_page(browser)
    page.goto(served + path)
    stacked = page.locator(f"table.{table}.dz-stacks").first
    cells = stacked.locator("tbody tr").first.locator("td")
    page.set_viewport_size({"width": 1200, "height": 780})
    assert len({box["x"] for cell in cells.all() if (box := cell.bounding_box())}) == cells.count()
    page.set_viewport_size({"width": 360, "height": 780})
    head = stacked.locator("thead").bounding_box()
    assert head
    assert (head["width"], head["height"]) == (1, 1)
    assert len({box["y"] for cell in cells.all() if (box := cell.bounding_box())}) > 1
    assert stacked.evaluate("table => table.scrollWidth <= table.clientWidth")
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    announced = {n["name"]["value"] for n in tree if n.get("role", {}).get("value") == "columnheader" and not n["ignored"]}
    assert {th.inner_text() for th in stacked.locator("th").all()} <= announced
    page.context.close()


@pytest.mark.parametrize("path", PAGES)
def test_all_is_there_without_scripts(browser: Browser, served: str, path: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto(served + path)
    assert page.locator(".dz-go").first.is_visible()
    assert re.fullmatch(r"从(2025年|头)读起 · (start|Read from the start)", page.locator(".dz-go").first.inner_text())
    assert not page.locator(".dz-interface").is_visible()
    assert page.locator(".dz-more").count() == 0
    context.close()


@pytest.mark.parametrize(("interface", "outline"), [("zh", "目录"), ("both", "目录 Outline")])
def test_a_site_can_decide_the_language_of_a_first_visit(
    browser: Browser, sample_site: Path, tmp_path: Path, interface: str, outline: str
) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    shutil.copytree(ROOT / "theme_overrides", folder / "theme_overrides")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(config.replace("interface: auto", f"interface: {interface}"), encoding="utf-8")
    run_engine("mkdocs", folder / "mkdocs.yml", folder / "site", sample_site.parent / "pages")
    page, troubles = new_page(browser, ui="")
    page.goto(f"file://{folder}/site/wangchuan/2024/index.html")
    expect(page.locator("#outline")).to_have_text(outline)
    assert page.locator("[data-dz-interface]").input_value() == interface
    page.locator("[data-dz-interface]").select_option("en")
    expect(page.locator("#outline")).to_have_text("Outline")
    assert troubles == []
    page.context.close()
