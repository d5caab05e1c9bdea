"""What can be measured of the layout: no word is cut, news is seen, low windows show text, the reader's language leads."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.test_reading import browser, new_page

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]

# Words of Latin letters that stand on two lines without a hyphen in them
_CUT = """() => {
  const cut = [], walk = document.createTreeWalker(document.querySelector('.md-main'), NodeFilter.SHOW_TEXT)
  for (let node; node = walk.nextNode();) {
    if (node.parentElement.closest('code, pre, script, template') || !node.parentElement.checkVisibility()) continue
    for (const word of node.data.matchAll(/\\p{Script=Latin}{2,}/gu)) {
      const range = document.createRange()
      range.setStart(node, word.index)
      range.setEnd(node, word.index + word[0].length)
      if (new Set(Array.from(range.getClientRects(), (box) => Math.round(box.bottom))).size > 1) cut.push(word[0])
    }
  }
  return cut
}"""
_THIN = "document.querySelectorAll('.dz-share rect').values().filter((piece) => piece.getBoundingClientRect().width < 3.5).toArray().length"
_ROW = "document.querySelector('.dz-row').getBoundingClientRect().top"
_BAR = "document.querySelector('.dz-bar').getBoundingClientRect().top"
_INK = "(side) => getComputedStyle(document.querySelector(`.dz-row:not(.dz-head) > .dz-${side}`)).color"


def test_no_word_is_cut(browser: Browser, several_site: Path) -> None:
    page, troubles = new_page(browser, ui="en")
    cut = {}
    for path in ("", "wangchuan/", "qingyu/2024-2025/", "compare/", "quality/"):
        page.goto(f"{several_site.as_uri()}/{path}index.html")
        for width in (360, 768, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            if words := page.evaluate(_CUT):
                cut[width, path] = words
    assert cut == {}
    assert troubles == []
    page.context.close()


def test_a_phone_shows_the_reader_their_language_first_and_every_piece_of_the_bar(browser: Browser, sample_site: Path) -> None:
    page, troubles = new_page(browser, 360, ui="en")
    page.goto((sample_site / "wangchuan/2024-2025/index.html").as_uri())
    assert page.locator(".dz-share rect").count() > 4
    assert page.evaluate(_THIN) == 0
    page.goto((sample_site / "wangchuan/2024/02-01/index.html").as_uri())
    en = page.evaluate(_INK, "en")
    assert en != page.evaluate(_INK, "zh")
    page.locator("[data-dz-interface]").select_option("zh")
    assert page.evaluate(_INK, "zh") == en
    assert page.evaluate(_INK, "en") != en
    assert troubles == []
    page.context.close()


def test_at_200_percent_the_first_screen_has_text_of_the_report(browser: Browser, sample_site: Path) -> None:
    """A window of 1280 × 800 at 200 % has 640 × 400 pixels of CSS."""
    page, troubles = new_page(browser, 640, ui="en")
    page.set_viewport_size({"width": 640, "height": 400})
    for chapter in sorted((sample_site / "wangchuan/2024").glob("02-0[0-3]/index.html")):
        page.goto(chapter.as_uri())
        page.locator(".dz-bar__button").first.wait_for()
        assert page.evaluate(_BAR) - page.evaluate(_ROW) >= 60, chapter  # two lines
        assert page.evaluate("document.documentElement.scrollWidth") <= 640
    assert troubles == []
    page.context.close()


_LANGUAGES = """window.languages = []; new MutationObserver((all) => all.forEach((one) => languages.push(one.oldValue)))
  .observe(document, { subtree: true, attributes: true, attributeFilter: ['lang'], attributeOldValue: true })"""
_PAGE = "window.languages.filter((old) => old === document.documentElement.lang).length"


def test_what_can_be_done_on_an_overview_stands_in_one_line(browser: Browser, sample_site: Path) -> None:
    page, troubles = new_page(browser, ui="en")
    page.add_init_script(_LANGUAGES)
    page.goto((sample_site / "wangchuan/2024/index.html").as_uri())
    page.locator(".dz-summary__ways button").wait_for()
    tops = page.locator(".dz-summary__ways > *").evaluate_all("all => all.map((e) => e.getBoundingClientRect())")
    assert len({round(box["top"] + box["height"] / 2) for box in tops}) == 1
    assert page.evaluate(_PAGE) == 0  # setting a language again would style the page again
    assert troubles == []
    page.context.close()
