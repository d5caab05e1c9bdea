"""Reading aloud by voices of the device, where it has any."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.crawl import file_address
from tests.browser.notes_site import CHAPTER
from tests.browser.test_reading import browser, new_page
from tests.browser.waiting import until
from tests.node import run_tests

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
# A device with a voice for each language, which says a sentence when it is told to: window.end().
_DEVICE = """
  window.said = []
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{ lang: 'zh-CN', localService: true }, { lang: 'en-US', localService: true }],
    speak: spoken => { window.said.push([spoken.lang, spoken.text.trim()]); window.end = () => spoken.onend() },
    cancel: () => { window.end = null } } })"""


def test_sentences_are_read_in_turn_and_lit(browser: Browser, notes_site: Path) -> None:
    page, troubles = new_page(browser, ui="en")
    page.add_init_script(_DEVICE)
    page.goto(f"{file_address(notes_site)}{CHAPTER}index.html")
    page.locator(".dz-row .dz-more").first.click(force=True)
    page.get_by_role("button", name="Read aloud from here").click()
    for _ in range(3):
        page.evaluate("window.end()")
    said = page.evaluate("window.said")
    assert [lang for lang, _ in said] == ["zh-CN", "en-US", "zh-CN", "en-US"]
    assert said[0][1] == "“临江村行动”和“雨水银行”同时起步，沿江百姓都说好。"
    assert (
        said[1][1]
        == "The riverside village program and the “rainwater bank” began together, and people along the river like them."
    )
    assert said[3][1].startswith("The riverbed was dredged")
    lit = "[...(CSS.highlights.get('dz-spoken') || [])].map(String).join('').trim()"
    assert page.evaluate(lit) == said[3][1]
    page.get_by_role("button", name="Stop reading").click()
    assert page.evaluate(lit) == ""
    assert page.evaluate("window.end") is None
    page.keyboard.press("3")
    page.keyboard.press("l")
    until(lambda: len(page.evaluate("window.said")), 5)
    page.evaluate("window.end()")
    assert [lang for lang, _ in page.evaluate("window.said")[4:]] == ["zh-CN", "zh-CN"]
    page.keyboard.press("l")
    expect(page.locator(".dz-listen")).to_be_hidden()
    assert troubles == []
    page.context.close()


def test_without_a_voice_there_is_nothing_of_it(browser: Browser, notes_site: Path) -> None:
    page, _ = new_page(browser)
    page.add_init_script(_DEVICE.replace("localService: true", "localService: false"))
    page.goto(f"{file_address(notes_site)}{CHAPTER}index.html")
    page.locator(".dz-row .dz-more").first.click(force=True)
    assert page.locator(".dz-actions__item").count() > 3
    assert page.locator("[data-dz-action='listen.start']").count() == 0
    page.context.close()


def test_the_parts_without_a_page() -> None:
    run_tests("listen")
