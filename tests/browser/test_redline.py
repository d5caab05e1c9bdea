"""Comparing two passages, in a browser: chosen in their menus, shown in both languages; axe, a phone, one language of the interface."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_axe import _check, _open
from tests.browser.test_reading import browser, new_page
from tests.node import run_tests

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]


def test_the_parts_that_know_no_page() -> None:
    run_tests("redline")


def test_two_passages_are_chosen_and_compared(browser: Browser, sample_site: Path) -> None:
    page, troubles = new_page(browser, 360, ui="en")
    _open(page, sample_site, "wangchuan/2024/02-02/")

    def choose(action: str, words: str) -> None:
        row = page.locator(".dz-row", has_text=words).first
        row.locator(".dz-more").first.press("Enter")
        row.locator(f"[data-dz-action='differing.{action}']").press("Enter")

    choose("open", "轨道交通3号线")
    expect(page.get_by_label("Second passage")).to_be_focused()
    assert page.get_by_label("First passage").input_value().startswith("wangchuan-2024.p")
    page.keyboard.type("轨道交通2号线全线通车")
    page.get_by_role("button", name="Compare", exact=True).press("Enter")
    chinese = page.locator("p.dz-redline[lang='zh-Hans']")
    expect(chinese.locator("ins", has_text="全线通车")).to_have_count(1)
    expect(page.locator("p.dz-redline[lang=en] del").first).to_be_visible()
    assert page.locator(".dz-redline__names a").all_inner_texts() == ["Wangchuan 2024", "Wangchuan 2024"]
    assert not any("\u4e00" <= c <= "\u9fff" for text in page.locator("#dz-redline-page .dz-ui").all_inner_texts() for c in text)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    address = page.url
    _check(page, [360, 1440])
    page.get_by_role("button", name="Exchange").press("Enter")
    expect(chinese.locator("del", has_text="全线通车")).to_have_count(1)
    page.evaluate("for (let n = 0; n < 3; n++) document.querySelector('#dz-redline-page form').requestSubmit()")
    page.wait_for_load_state("networkidle")
    expect(chinese).to_have_count(1)  # not once for each of them
    page.goto(address)
    expect(chinese.locator("ins", has_text="全线通车")).to_have_count(1)
    page.get_by_label("Second passage").fill("没有人说过的话")
    page.get_by_role("button", name="Compare", exact=True).press("Enter")
    expect(page.get_by_role("status")).to_contain_text("This site has no such passage: 没有人说过的话")
    assert troubles == []
