"""By sentence: each pair of sentences is a line of its own, and nothing else of the page is different."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.crawl import file_address
from tests.browser.notes_site import CHAPTER
from tests.browser.test_axe import _check, _open
from tests.browser.test_reading import browser, new_page, windowed
from tests.browser.waiting import until
from tests.node import run_tests

__all__ = ["browser", "windowed"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
LONG = "wangchuan/2024/01-02/"

# Of every line that has both languages: where its two parts begin and end.
_LINES = """() => [...document.querySelectorAll('.dz-row[data-dz-lines]')].flatMap(row => {
  const lines = side => [...row.querySelectorAll(`:scope > .dz-${side} > .dz-line`)]
  return lines('zh').flatMap(zh => {
    const en = lines('en').find(e => e.style.getPropertyValue('--dz-n') === zh.style.getPropertyValue('--dz-n'))
    const box = e => { const { left, right, top, bottom } = e.getBoundingClientRect(); return { left, right, top, bottom } }
    return en ? [[box(zh), box(en)]] : []
  })
})"""
_ROWS = "() => [...document.querySelectorAll('.dz-row')].map(row => row.innerHTML)"
_TEXTS = "() => [...document.querySelectorAll('.dz-row')].map(row => duizhao.rowText(row))"


@pytest.fixture
def page(browser: Browser, notes_site: Path) -> Iterator[Page]:
    page, troubles = new_page(browser)
    page.goto(f"{file_address(notes_site)}{CHAPTER}index.html")
    yield page
    assert troubles == []
    page.context.close()


def test_a_line_has_zh_against_en(browser: Browser, sample_site: Path) -> None:
    page, troubles = new_page(browser)
    page.goto(f"{file_address(sample_site)}{LONG}index.html?view=sentence")
    boxes = page.evaluate(_LINES)
    assert len(boxes) > page.locator(".dz-row").count()
    for zh, en in boxes:
        assert zh["right"] < en["left"]
        assert abs(zh["top"] - en["top"]) < 2
    ends = [max(zh["bottom"], en["bottom"]) for zh, en in boxes]
    assert all(end <= zh["top"] for end, (zh, _) in zip(ends, boxes[1:], strict=False))
    page.keyboard.press("y")
    page.locator(".dz-line ruby").first.wait_for()
    tops = """() => [...document.querySelectorAll('.dz-row[data-dz-lines]')].slice(0, 2).map(row => ['zh', 'en'].map(side => {
      const line = row.querySelector(`:scope > .dz-${side} > .dz-line`), range = document.createRange()
      const base = line.querySelector('ruby') || line
      range.selectNodeContents(base.matches('ruby') ? base.firstChild : base)
      const box = range.getClientRects()[0]
      return (box.top + box.bottom) / 2 }))"""
    assert all(abs(zh - en) < 4 for zh, en in page.evaluate(tops))  # the middle of the first letters, under pinyin and without
    page.emulate_media(media="print")
    assert all(zh["right"] <= en["left"] for zh, en in page.evaluate(_LINES))
    assert troubles == []
    page.context.close()


def test_a_narrow_page_is_by_sentence_unless_told_otherwise(browser: Browser, sample_site: Path) -> None:
    page, _ = new_page(browser, 360)
    page.goto(f"{file_address(sample_site)}{LONG}index.html")
    boxes = page.evaluate(_LINES)
    assert boxes
    for zh, en in boxes:
        assert zh["left"] == en["left"]
        assert zh["bottom"] <= en["top"]
    page.keyboard.press("2")
    assert page.evaluate(_LINES) == []
    page.keyboard.press("1")
    assert page.evaluate(_LINES)
    page.set_viewport_size({"width": 1200, "height": 900})
    until(lambda: page.evaluate(_LINES), [])
    page.context.close()


@pytest.mark.parametrize("query", ["", "script=hant", "pinyin=1"])
def test_there_and_back_the_page_is_the_same(page: Page, query: str) -> None:
    page.goto(f"{page.url}?{query}")
    if query:
        page.wait_for_function("document.querySelector('.dz-row ruby, .dz-row .dz-zh[lang=zh-Hant]')")
    rows, texts = page.evaluate(_ROWS), page.evaluate(_TEXTS)
    page.keyboard.press("6")
    assert page.locator(".dz-line").count() > 2
    assert page.evaluate(_TEXTS) == texts
    if query == "pinyin=1":
        assert page.locator(".dz-line ruby").count() > 5
    page.keyboard.press("1")
    assert page.evaluate(_ROWS) == rows


def test_notes_and_words_that_translate_each_other_work_in_a_line(page: Page) -> None:
    page.keyboard.press("6")
    marker = page.locator("#ref-3")
    assert "meter" in marker.locator("xpath=ancestor::*[contains(@class, 'dz-line')]").inner_text()
    marker.click()
    assert page.locator("#dz-note").is_visible()
    page.keyboard.press("Escape")
    page.locator(".dz-en > .dz-line").nth(1).hover()
    lit = "[...CSS.highlights.get('dz-bead')].map(range => range.startContainer.parentElement.closest('.dz-line').style.cssText)"
    assert len(set(page.evaluate(lit))) == 1
    assert len(page.evaluate(lit)) > 1


def test_what_may_be_wrong_is_marked_and_crossing_sentences_stay_together(page: Page) -> None:
    page.evaluate("document.querySelectorAll('.dz-row')[0].dataset.beads = '0-10:0-30 ?10-14:60-70 14-20:30-60 20-24:70-90'")
    page.keyboard.press("6")
    row = page.locator(".dz-row").first
    assert row.get_attribute("data-dz-lines") == "3"
    assert [line.get_attribute("class") for line in row.locator(".dz-zh > .dz-line").all()] == [
        "dz-line", "dz-line dz-line--unsure", "dz-line",
    ]  # fmt: skip
    assert row.locator(".dz-line--unsure").first.get_attribute("title") == "可能对错了 · This pair may be wrong"


def test_a_report_in_one_file_has_it_too(browser: Browser, sample_site: Path) -> None:
    page, troubles = new_page(browser)
    page.goto(f"{file_address(sample_site)}downloads/wangchuan-2024/wangchuan-2024.html?view=sentence&ui=en")
    assert len(page.evaluate(_LINES)) > 80
    assert page.locator(".dz-contents .dz-nav__link").first.inner_text() == "I. Review of Work in 2023"
    assert troubles == []
    page.context.close()


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_moves_and_axe_finds_nothing(windowed: Browser, notes_site: Path, width: int) -> None:
    page, _ = new_page(windowed, width)
    page.add_init_script("""window.moved = 0; new PerformanceObserver(list => {
      for (const e of list.getEntries()) window.moved += e.value }).observe({ type: 'layout-shift', buffered: true })""")
    _open(page, notes_site, CHAPTER, "view=sentence")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.moved") <= 0.02
    _check(page, [width])
    page.context.close()


def test_lines_without_a_page() -> None:
    run_tests("sentences")
