"""Looking up a word, and the reader's own list: by tap and keys, in views and scripts, from a disk and under the policy."""

import csv
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_axe import _check
from tests.browser.test_policy import POLICY
from tests.browser.test_reading import browser, new_page
from tests.browser.waiting import until, until_true
from tests.node import run_tests
from tests.serving import serve

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
PAGE = "wangchuan/2025/01-03/"
# The middle of a text in the page, as it is shown: [x, y]
_PLACE = """text => {
  const cell = [...document.querySelectorAll(".dz-row > .dz-zh")].find(cell => cell.textContent.includes(text))
  cell.parentElement.scrollIntoView({ block: "center" })
  const index = duizhao.textIndex(duizhao.textNodes(cell))
  const at = Array.from(index.map(entry => entry.node.data).join("").trimStart()).join("").indexOf(text)
  const box = duizhao.rangesIn(index, at, at + 1)[0].getBoundingClientRect()
  return [box.x + box.width / 2, box.y + box.height / 2]
}"""
_PAINTED = "[...(CSS.highlights.get('dz-word-en') || [])].map(range => range.toString())"
WORD = ".dz-word:popover-open"


def test_the_parts_that_know_no_page() -> None:
    run_tests("words")


def _tap(page: Page, text: str) -> None:
    page.mouse.click(*page.evaluate(_PLACE, text))


def test_a_word_is_looked_up_kept_and_exported(browser: Browser, sample_site: Path) -> None:
    page, troubles = new_page(browser, 360, ui="en")
    box = page.locator(WORD)
    page.goto(f"file://{sample_site}/{PAGE}index.html")
    _tap(page, "口袋公园")
    expect(box).to_have_count(0)  # not before it is switched on
    page.get_by_role("button", name="Tap a word: off").click()
    _tap(page, "口袋公园")
    expect(box.locator(".dz-word__zh")).to_have_text("口袋公园")
    expect(box.locator(".dz-word__pinyin")).to_have_text("kǒudài gōngyuán")
    expect(box.locator(".dz-word__years")).to_contain_text("pocket park")
    expect(box.get_by_role("link", name="Term bank")).to_have_attribute(
        "href", f"file://{sample_site}/terms/k/index.html#koudaigongyuan"
    )
    assert troubles == []
    _check(page, [360])
    troubles.clear()  # axe asks for style sheets, which a page on a disk may not
    box.get_by_role("button", name="Keep").click()
    expect(box.get_by_role("button", name="Kept")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("ArrowRight")
    expect(box.locator(".dz-word__zh")).not_to_have_text("口袋公园")
    page.keyboard.press("ArrowLeft")
    expect(box.locator(".dz-word__zh")).to_have_text("口袋公园")
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    page.goto(f"file://{sample_site}/{PAGE}index.html?view=sentence&script=hant&pinyin=1&tap=1")
    expect(page.locator(".dz-row ruby").first).to_be_visible()
    row = page.locator(".dz-row", has_text="51 pocket parks")
    row.locator(".dz-link").focus()
    page.keyboard.press("w")
    expect(box.locator(".dz-word__zh")).to_have_text("新建")
    page.keyboard.press("ArrowRight")
    expect(box.locator(".dz-word__zh")).to_have_text("口袋公園")
    expect(box.locator(".dz-word__years")).to_contain_text("pocket park")
    page.goto(f"file://{sample_site}/words/index.html")
    expect(page.locator(".dz-mine > li")).to_have_count(1)
    assert troubles == []
    _check(page, [360])
    troubles.clear()  # axe asks for style sheets, which a page on a disk may not
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV for Anki").click()
    lines = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    (word,) = csv.reader(lines[4:])
    assert word[:2] == ["口袋公园", "kǒudài gōngyuán"]
    assert "口袋公园" in word[4]
    assert "2025" in word[6]
    with page.expect_download() as download:
        page.get_by_role("button", name="Anki deck").click()
    assert zipfile.is_zipfile(download.value.path())
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(page.locator(".dz-mine")).to_have_count(0)
    assert troubles == []
    page.context.close()


def test_a_word_that_another_page_keeps_is_listed(browser: Browser, sample_site: Path) -> None:
    page, _ = new_page(browser)
    page.goto(f"file://{sample_site}/words/index.html")
    expect(page.locator("#dz-mine > p")).to_have_count(1)
    other = page.context.new_page()
    other.goto(page.url)
    until_true(lambda: other.evaluate("Boolean(window.duizhao?.myWords)"))
    other.evaluate("duizhao.myWords.add({ zh: '渡口' })")
    expect(page.locator(".dz-mine > li")).to_have_count(1)
    page.context.close()


def test_what_renders_the_word_is_marked_and_a_failure_is_said(browser: Browser, sample_site: Path) -> None:
    page, troubles = new_page(browser, ui="zh")
    with serve(sample_site, POLICY) as top:
        page.goto(f"{top}{PAGE}?tap=1")
        _tap(page, "雨水银行")
        expect(page.locator(WORD)).to_be_visible()
        assert any("rainwater" in words for words in page.evaluate(_PAINTED))
        page.keyboard.press("Escape")
        until(lambda: page.evaluate(_PAINTED), [])
        assert troubles == []
        page.route("**/lookup.js", lambda route: route.abort())
        page.goto(f"{top}wangchuan/2025/01-02/?tap=1")
        _tap(page, "全")
        expect(page.get_by_role("status").filter(has_text="词语资料未能载入")).to_be_visible()
    page.context.close()
