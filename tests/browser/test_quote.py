"""The page that checks quotations, in a browser: classes, places and citation; axe, a phone, one language of the interface, a policy."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_axe import _check, _open
from tests.browser.test_reading import browser, new_page
from tests.node import run_tests

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
PASTED = """一是稳住工业基本盘，新的增长点正在成形。
轨道交通2号线全线通车、全长31.2公里。
Air and water quality kept worsening.
我们将关闭所有书店。"""


def test_the_parts_that_know_no_page() -> None:
    run_tests("quote")


def test_what_is_pasted_is_classed_and_cited(browser: Browser, sample_site: Path) -> None:
    page, troubles = new_page(browser, 360, ui="en")
    _open(page, sample_site, "quote/")
    page.get_by_label("Text to check").fill(PASTED)
    page.get_by_role("button", name="Check", exact=True).click()
    items = page.locator(".dz-verify__item")
    expect(items).to_have_count(4)
    kinds = ["Verbatim", "Verbatim but for punctuation or script", "Differs", "Not found"]
    assert page.locator(".dz-verify__kind").all_inner_texts() == kinds
    assert items.nth(2).locator("mark").all_inner_texts() == ["worsening", "improving"]
    expect(items.nth(0).locator(".dz-verify__en")).to_contain_text("First, we steadied our industrial base")
    expect(items.nth(0).locator(".dz-verify__cite")).to_contain_text("pt. 1, sec. 1.")
    assert not any("\u4e00" <= c <= "\u9fff" for text in page.locator(".dz-verify .dz-ui").all_inner_texts() for c in text)
    _check(page, [360, 1440])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label("Said in the report of").select_option("2025")
    page.get_by_label("Said in the report of").press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".dz-verify__kind").first).to_have_text("Said in another year")
    page.get_by_role("link", name="Wangchuan 2024").first.click()
    expect(page.locator(":target")).to_contain_text("稳住工业基本盘")
    assert troubles == []
