"""Pinyin and the other script on the page: the words keep their place, their links and their light."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from duizhao.text.traditional import to_traditional
from playwright.sync_api import Browser, Page, expect

from tests.browser.crawl import file_address
from tests.browser.test_beads import LIT, WALK
from tests.browser.test_reading import browser, new_page
from tests.browser.waiting import frames, until_true
from tests.node import run_tests

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
CHAPTER = "wangchuan/2024/01-02/"
HTML = "document.querySelector('article').innerHTML"
BASE = """() => [...document.querySelectorAll('.dz-zh')].map(cell => { const twin = cell.cloneNode(true)
  twin.querySelectorAll('rt').forEach(rt => rt.remove()); return twin.textContent })"""


@pytest.fixture
def page(browser: Browser, sample_site: Path) -> Iterator[Page]:
    """A chapter opened as a file; nothing may go wrong on it."""
    page, troubles = new_page(browser)
    page.goto(f"file://{sample_site}/{CHAPTER}index.html")
    yield page
    assert troubles == []
    page.context.close()


def _set(page: Page, name: str, value: str) -> None:
    page.evaluate("async kinds => { for (const kind of kinds) await duizhao.pageData(kind) }", ["pinyin", "script"])
    page.evaluate("([name, value]) => duizhao.state.set(name, value)", [name, value])


def test_pinyin_stands_over_words_and_goes_without_trace(page: Page) -> None:
    before, words = page.evaluate(HTML), page.evaluate(BASE)
    _set(page, "pinyin", "1")
    assert page.locator("ruby").count() > 100
    assert page.evaluate(BASE) == words
    pairs = page.evaluate(
        "() => [...document.querySelectorAll('ruby')].map(r => [r.firstChild.data, r.lastChild.dataset.pinyin])"
    )
    assert ["重建", "chóngjiàn"] in pairs
    assert page.locator(".dz-marker rt, .dz-en rt").count() == 0
    _set(page, "pinyin", "0")
    assert page.evaluate(HTML) == before


FOUND = """words => { getSelection().empty(); const found = window.find(words); const at = getSelection().anchorNode;
  getSelection().empty(); return found && Boolean(at.parentElement.closest('.dz-row')) }"""


def test_the_browser_finds_words_below_pinyin(page: Page) -> None:
    words = page.locator(".dz-row > .dz-zh:not(.dz-missing)").last.inner_text()[:18]
    assert page.evaluate(FOUND, words)
    _set(page, "pinyin", "1")
    assert page.locator(".dz-row ruby").count() > 100
    assert page.evaluate(FOUND, words)
    page.set_viewport_size({"width": 1440, "height": 300})
    address = page.url.partition("?")[0]
    page.goto("about:blank")
    page.goto(f"{address}?pinyin=1#:~:text={quote(words)}")
    page.wait_for_function("scrollY > 100")


def test_nothing_is_loaded_before_it_is_asked_for(page: Page) -> None:
    assert page.locator("script[src$='pinyin.js'], script[src$='script.js']").count() == 0
    page.locator("[data-dz-set=pinyin]").first.click()
    page.locator("ruby").first.wait_for()
    assert page.locator("script[src$='pinyin.js']").count() == 1
    assert page.locator("script[src$='script.js']").count() == 0


def test_the_script_changes_in_place_with_its_language_and_back(page: Page) -> None:
    before, words = page.evaluate(HTML), page.evaluate(BASE)
    _set(page, "script", "hant")
    traditional = page.evaluate(BASE)
    assert traditional != words
    assert [len(t) for t in traditional] == [len(t) for t in words]
    assert page.locator(".dz-row > .dz-zh[lang=zh-Hans]:not(.dz-missing)").count() == 0
    _set(page, "pinyin", "1")
    assert page.evaluate(BASE) == traditional
    assert page.locator("ruby").count() > 100
    _set(page, "script", "published")
    assert page.evaluate(BASE) == words
    _set(page, "pinyin", "0")
    assert page.evaluate(HTML) == before


FRAME = """() => [document.title, ...[...document.querySelectorAll('.dz-nav__link, .dz-path a, .dz-ui:not(.dz-bar__sign), .dz-outline td:lang(zh), .md-footer .md-ellipsis')]
  .map(e => e.textContent)].join('|')"""


def test_navigation_headings_and_labels_follow_the_script(page: Page) -> None:
    page.goto(page.url.replace("01-02/", ""))
    before, html = page.evaluate(FRAME), page.evaluate(HTML)
    _set(page, "script", "hant")
    page.wait_for_function("Boolean(duizhao.inScript)")
    after = page.evaluate(FRAME)
    assert after != before
    assert after == to_traditional(before)
    assert page.evaluate("duizhao.label('copy.done')") == "已複製 · Copied"
    _set(page, "script", "published")
    assert page.evaluate(FRAME) == before
    assert page.evaluate(HTML) == html


def _walked(page: Page) -> Any:
    """What lights up for each character; pinyin is no character of the text."""
    page.set_viewport_size({"width": 1440, "height": page.evaluate("document.documentElement.scrollHeight")})
    skip = "if (node.parentElement.closest('.dz-marker'))"
    return page.evaluate(WALK.replace(skip, "if (node.parentElement.closest('.dz-marker, rt'))"))


def test_the_same_words_light_up_with_pinyin(page: Page) -> None:
    plain = {
        row: {side: [["".join(part.split()) for part in char] for char in chars] for side, chars in sides.items()}
        for row, sides in _walked(page).items()
    }
    _set(page, "pinyin", "1")
    with_pinyin = {
        row: {side: [["".join(part.split()) for part in char] for char in chars] for side, chars in sides.items()}
        for row, sides in _walked(page).items()
    }
    assert with_pinyin == plain


def test_a_lit_row_is_read_anew_when_pinyin_comes(page: Page) -> None:
    box = page.locator(".dz-row .dz-zh").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 12)
    _set(page, "pinyin", "1")
    box = page.locator("ruby").nth(12).bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] - 8)
    until_true(lambda: page.evaluate(LIT))
    for _, *texts in page.evaluate(LIT):
        assert all(texts)


def test_markers_still_lead_to_their_notes(page: Page) -> None:
    _set(page, "pinyin", "1")
    _set(page, "script", "hant")
    marker = page.locator(".dz-row .dz-zh .dz-marker").first
    assert marker.inner_text() == "2"
    assert marker.get_attribute("href") == "#note-2"


COPY = """() => { const row = document.querySelector('.dz-row .dz-zh'); getSelection().selectAllChildren(row)
  const data = new DataTransfer(); const event = new ClipboardEvent('copy', {clipboardData: data, bubbles: true, cancelable: true})
  row.dispatchEvent(event); return [event.defaultPrevented, data.getData('text/plain'), data.getData('text/html')] }"""


def test_pinyin_never_gets_onto_the_clipboard(page: Page) -> None:
    text = page.evaluate(
        "() => { getSelection().selectAllChildren(document.querySelector('.dz-row .dz-zh')); return String(getSelection()) }"
    )
    _set(page, "pinyin", "1")
    ours, plain, html = page.evaluate(COPY)
    assert ours
    assert plain.strip() == text.strip()
    assert "<rt" not in html
    assert not set("āáǎàōóǒòēéěèīíǐìūúǔù") & set(plain + html)


def test_pinyin_is_on_paper_only_when_it_is_on(page: Page) -> None:
    page.emulate_media(media="print")
    assert page.locator("rt").count() == 0
    _set(page, "pinyin", "1")
    assert page.locator("rt").first.is_visible()


@pytest.mark.parametrize("width", [320, 1440])
def test_pinyin_fits_and_lines_stand_evenly(browser: Browser, served: str, width: int) -> None:
    page, troubles = new_page(browser, width)
    page.goto(served + CHAPTER + "?pinyin=1")
    page.locator("ruby").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    uneven = page.evaluate("""() => [...document.querySelectorAll('.dz-row > .dz-zh:has(ruby)')].filter(cell => {
      cell.style.alignSelf = 'start' // as high as its lines
      const lines = cell.clientHeight / parseFloat(getComputedStyle(cell).lineHeight)
      return Math.abs(lines - Math.round(lines)) > 0.1 }).length""")
    assert uneven == 0
    assert troubles == []
    page.context.close()


def test_the_row_at_the_top_stays(page: Page) -> None:
    page.evaluate("async () => { await duizhao.pageData('pinyin') }")
    page.set_viewport_size({"width": 800, "height": 500})
    row = page.locator(".dz-row").nth(1)
    row.evaluate("row => scrollTo(0, row.getBoundingClientRect().top + scrollY + 10)")
    before = row.evaluate("row => row.getBoundingClientRect().top")
    _set(page, "pinyin", "1")
    assert abs(row.evaluate("row => row.getBoundingClientRect().top") - before) < 2


def test_a_page_without_data_stays_as_it_is(browser: Browser, served: str) -> None:
    page, _ = new_page(browser)
    page.route("**/pinyin.js", lambda route: route.abort())
    with page.expect_event("requestfailed", lambda request: request.url.endswith("/pinyin.js")):
        page.goto(served + CHAPTER + "?pinyin=1")
    frames(page)
    assert page.locator("ruby").count() == 0
    page.context.close()


def test_the_part_without_a_page() -> None:
    run_tests("readings")
    run_tests("frame")


# Of every word: the number of lines that its characters are on.
_BROKEN = """() => [...document.querySelectorAll('.dz-row ruby')].filter(ruby => {
  const range = document.createRange(); range.selectNodeContents(ruby.firstChild)
  return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1 }).map(ruby => ruby.textContent)"""


@pytest.mark.parametrize("size", ["0", "2"])
@pytest.mark.parametrize("width", [360, 1440])
def test_a_word_and_its_pinyin_stay_on_a_line_and_can_be_read(browser: Browser, sample_site: Path, width: int, size: str) -> None:
    page, troubles = new_page(browser, width)
    page.goto(f"{file_address(sample_site)}wangchuan/2024/01-02/index.html?pinyin=1&size={size}")
    page.locator(".dz-row ruby").first.wait_for()
    assert page.evaluate(_BROKEN) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sizes = page.locator(".dz-row rt").evaluate_all("all => all.map(rt => parseFloat(getComputedStyle(rt).fontSize))")
    assert min(sizes) >= (12 if width == 360 else 9)
    text = "parseFloat(getComputedStyle(document.querySelector('.dz-row > .dz-zh')).fontSize)"
    before = page.evaluate(text)
    page.keyboard.press("z")
    after = page.evaluate(text)
    assert after > before if size == "0" else after < before
    assert troubles == []
    page.context.close()


def test_a_phone_shows_the_text_if_its_pinyin_does_not_come(browser: Browser, sample_site: Path) -> None:
    page, _ = new_page(browser, 360)
    page.route("**/pinyin.js", lambda route: route.abort())
    page.goto(f"{file_address(sample_site)}{CHAPTER}index.html?pinyin=1")
    expect(page.locator(".dz-row .dz-line").first).to_be_visible()
    assert page.locator("ruby").count() == 0
    page.context.close()
