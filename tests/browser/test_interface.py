"""The language of the interface: every word that is not text of a report, in the language that the reader has chosen."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.crawl import file_address, kind_of
from tests.browser.test_reading import browser, new_page, windowed
from tests.node import run_tests

__all__ = ["browser", "windowed"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
CHAPTER = "wangchuan/2024/01-02/index.html"
LOCALES = {"zh": "zh-CN", "en": "en-GB"}

# Text of reports, names that have one language only, and what is the same in every language: files, code, diagnostics.
_OF_REPORTS = """.dz-row > :is(.dz-zh, .dz-en):not(.dz-missing), .dz-title > :is(.dz-zh, .dz-en), .dz-notes :is(.dz-zh, .dz-en):not(.dz-missing),
  .dz-quote > p[lang], .dz-live > p[lang], .dz-terms, [data-dz-words], .dz-beside p, .dz-variants [lang], .dz-findings p[lang], .dz-differs > [lang]:not(.dz-ui),
  .dz-found__text, .dz-lines__left, .dz-lines__hit, .dz-lines__right, .dz-lines__facing:not(.dz-missing), .dz-note__text > [lang],
  .dz-redline, .dz-cite__text, .dz-aside table td, .dz-rule > [lang]:not(.dz-ui), .dz-actions kbd, kbd, code, pre,
  a[download], .dz-diagnostics small[lang], .dz-editions td:nth-child(2), span[lang]:not(.dz-ui, .dz-ui > *), script, style,
  template, .dz-interface option"""

# Every visible text, and every name of a visible element, that is not of a report.
_WORDS = """skipped => {
  const out = [], seen = e => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node; node = walk.nextNode();) {
    const e = node.parentElement
    if (node.data.trim() && seen(e) && !e.closest(skipped)) out.push(node.data.trim())
  }
  for (const e of document.querySelectorAll('[aria-label], [title], [placeholder]'))
    if (seen(e) && !e.matches('.dz-link, .dz-marker, pre')) for (const name of ['aria-label', 'title', 'placeholder'])
      if (e.hasAttribute(name)) out.push(e.getAttribute(name))
  return [...out, document.title]
}"""
_HAN = re.compile(r"[\u3400-\u9fff]")
_ENGLISH = re.compile(r"(?<![\w./-])[A-Za-z]?[a-z]{2,}(?![\w./-])")  # no abbreviation, name of a file, or key


def _kinds(site: Path) -> list[str]:
    """Return a page of every kind."""
    pages = sorted(str(p.relative_to(site)) for p in site.rglob("index.html"))
    return list({kind_of(page): page for page in reversed(pages)}.values())


def _wrong(page: Page, ui: str, names: str = "") -> list[str]:
    """Return the words in the other language; not the `names` of chapters and indicators that have a Chinese name only."""
    words = [text for text in page.evaluate(_WORDS, _OF_REPORTS) if ui == "en" or not _HAN.search(text)]
    pattern = _HAN if ui == "en" else _ENGLISH
    return [text for text in words if pattern.search(text) and not any(part in names for part in re.split(r" [|↔] |: |：", text))]


@pytest.fixture(params=["zh", "en"])
def reader(browser: Browser, sample_site: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Page, str, str]]:
    """A page of a reader with a browser in one language, that language, and the address of the site on a disk."""
    context = browser.new_context(locale=LOCALES[request.param], viewport={"width": 1440, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page, request.param, file_address(sample_site)
    assert errors == []
    context.close()


def test_no_page_has_a_label_in_the_other_language(reader: tuple[Page, str, str], sample_site: Path) -> None:
    page, ui, top = reader
    names, wrong = "", []
    for path in ["wangchuan/2025/index.html", "wangchuan/indicators/index.html"]:
        page.goto(top + path)
        names += " ".join(page.locator(".dz-nav__link:not(.dz-ui), .dz-multiples a > span[lang]:not(.dz-ui)").all_text_contents())
    for path in _kinds(sample_site):
        page.goto(top + path)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        wrong += [(path, text) for text in _wrong(page, ui, names)]
    assert wrong == []


def test_nor_has_what_opens_on_a_page(reader: tuple[Page, str, str]) -> None:
    page, ui, top = reader
    page.goto(top + CHAPTER)
    page.locator(".dz-row .dz-marker").first.click()
    assert not _wrong(page, ui)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator(".dz-help").is_visible()
    assert not _wrong(page, ui)
    page.keyboard.press("Escape")
    page.locator(".dz-row .dz-more").first.click(force=True)
    assert not _wrong(page, ui)
    page.locator("[data-dz-action='cite.open']").click()
    assert page.locator(".dz-cite-dialog").is_visible()
    assert not _wrong(page, ui)


def test_nor_has_the_search(reader: tuple[Page, str, str]) -> None:
    page, ui, top = reader
    page.goto(top + CHAPTER)
    page.keyboard.press("/")
    page.locator(".dz-ask__field").fill("5")
    page.locator(".dz-found__hit").first.wait_for()
    assert not _wrong(page, ui)
    page.goto(top + "search/index.html?q=2&as=lines")
    page.locator(".dz-lines__table tbody tr").first.wait_for()
    assert not _wrong(page, ui)
    page.goto(top + "search/index.html?q=qqqqqqq&lang=zh")
    page.locator(".dz-ask__wide").wait_for()
    assert not _wrong(page, ui)


def test_a_choice_changes_what_is_there_and_stays(browser: Browser, served: str) -> None:
    page, troubles = new_page(browser, ui="")
    page.goto(served + CHAPTER)
    page.locator(".dz-row .dz-marker").first.click()
    expect(page.locator(".dz-note__list")).to_have_text("In the list of notes")
    page.locator("[data-dz-interface]").select_option("zh")
    expect(page.locator(".dz-note__list")).to_have_text("在注释表中")
    assert not _wrong(page, "zh")
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"
    assert page.title().endswith(" | 对照")
    page.locator(".md-footer__link--next").click()
    expect(page.locator(".md-footer__link--prev .md-footer__direction")).to_have_text("上一页")
    page.wait_for_function("window.duizhao?.state")
    page.locator("[data-dz-interface]").select_option("both")
    expect(page.locator(".md-footer__link--prev .md-footer__direction")).to_have_text("上一页 · Previous")
    assert page.locator(".dz-nav .dz-ui > [lang=en]").first.is_visible()
    assert troubles == []
    page.context.close()


def test_an_address_can_say_it_and_a_view_brings_it_along(browser: Browser, sample_site: Path) -> None:
    page, _ = new_page(browser, ui="")
    at = file_address(sample_site) + CHAPTER
    ui = "document.documentElement.dataset.dzUi"
    page.goto(f"{at}?ui=zh")
    page.goto(at)
    assert page.evaluate(ui) == "zh"
    page.keyboard.press("4")
    assert page.evaluate(ui) == "en"
    page.keyboard.press("1")
    assert page.evaluate(ui) == "zh"
    page.keyboard.press("4")
    page.locator("[data-dz-interface]").select_option("zh")  # the view goes with it
    assert page.evaluate("document.documentElement.dataset.dzView") == "zh"
    page.locator("[data-dz-interface]").select_option("both")
    assert page.evaluate("document.documentElement.dataset.dzView") == "side"
    page.context.close()


def test_both_languages_say_no_number_twice(browser: Browser, sample_site: Path) -> None:
    page, _ = new_page(browser)
    top = file_address(sample_site)
    for path in _kinds(sample_site):
        page.goto(top + path)
        # A task may be named by words of the reports, in either language.
        for words in page.locator(".dz-ui:has(> span):not(.dz-card h3 *, .dz-years > summary *)").all_text_contents():
            numbers = re.findall(r"\d[\d.,/-]*", words)
            assert len(numbers) == len(set(numbers)) or "20" not in numbers, (path, words)
    page.context.close()


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("ui", ["zh", "en"])
def test_nothing_moves_when_the_words_are_set(windowed: Browser, sample_site: Path, ui: str, width: int) -> None:
    page, _ = new_page(windowed, width, ui=ui)
    top = file_address(sample_site)
    page.add_init_script("""window.moved = 0; new PerformanceObserver(list => {
      for (const e of list.getEntries()) window.moved += e.value }).observe({ type: 'layout-shift', buffered: true })""")
    for path in ("index.html", CHAPTER, "wangchuan/2024/index.html", "downloads/index.html"):
        page.goto(top + path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.moved") <= 0.02, path
    page.context.close()


def test_the_words_without_a_page() -> None:
    run_tests("interface")
