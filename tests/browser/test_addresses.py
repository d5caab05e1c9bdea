"""Addresses and stored values that are not ours: a page reads, searches and changes its view all the same."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_reading import browser, new_page
from tests.depth import pick
from tests.node import run_tests

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]
CHAPTER = "wangchuan/2024/01-02/"
HASHES = ["%", "%E6%A1", "%ff", "100%", "p[x", "'\"\\", "a b>c", "__proto__", "constructor", "[object Object]", "x" * 100_000]
QUERIES = [
    "100%",
    "%",
    "%E6%A1",
    "__proto__",
    "constructor",
    "(.*)+[",
    "\\",
    "😀",
    "<b>",
    "a" * 20_000,
    "桥" * 6_000,  # an address that servers still take
    "((" * 5_000,
]
IN_ADDRESSES = [QUERIES[0], QUERIES[2], QUERIES[9]]  # of an ordinary run; the others are asked for without a new page
LONG = ["'\\ud83d'", "'桥'.repeat(1e5)", "'桥 '.repeat(5e4)", "'ab1.'.repeat(3e4)", "'(('.repeat(5e4)", "'-\"'.repeat(5e4)"]
STORED = [
    "",
    "{",
    "null",
    "5",
    "[]",
    '"x"',
    "{}",
    '{"__proto__":{"view":"zh"}}',
    '{"view":{"toString":1}}',
    '{"index":"x","color":5}',
]
NO_STORAGE = """for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {
  get() { throw new DOMException('refused', 'SecurityError') } })"""
WORKS = """async () => {
  for (let n = 0; n < 200 && !(window.duizhao && duizhao.state && duizhao.links !== 0 && document.querySelector('.dz-search-open')); n++)
    await new Promise(done => setTimeout(done, 20))
  const before = duizhao.state.get('view')
  duizhao.state.set('view', before === 'zh' ? 'en' : 'zh')
  return document.documentElement.dataset.dzView !== before && document.documentElement.dataset.dzView === duizhao.state.get('view')
}"""


KEYS = ["dz", *(f"__md_scope.pathname + '.__{name}'" for name in ("palette", "tabs", "consent", "announce"))]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page, troubles = new_page(browser)
    yield page
    assert troubles == []
    page.context.close()


def _open(page: Page, address: str) -> None:
    page.goto("about:blank")  # otherwise another # would open nothing anew
    page.goto(address)
    assert page.evaluate(WORKS), address[:200]


def test_functions_that_know_no_page() -> None:
    run_tests("head")


def test_any_text_after_the_hash(page: Page, served: str) -> None:
    _open(page, f"{served}{CHAPTER}#%")
    for text in HASHES:
        page.evaluate("text => { location.hash = text }", text)
        assert page.evaluate(WORKS), text[:200]
    for text in pick(HASHES[:2], HASHES):
        _open(page, f"{served}{CHAPTER}?mark=zh0-1&view=__proto__&pinyin=%E6%A1&script=constructor#{text}")


def test_any_query_is_searched(page: Page, served: str) -> None:
    for text in pick(IN_ADDRESSES, QUERIES):
        page.goto(f"{served}search/?q={quote(text)}")
        page.locator(".dz-ask__status").wait_for()
        assert page.evaluate("duizhao.search(new URLSearchParams(location.search).get('q')).then(() => true)"), text[:20]
    for text in QUERIES:
        assert page.evaluate("text => duizhao.search(text).then(() => true)", text), text[:20]
    for address in ("search/?q=100%", "search/?q=%ff&series=__proto__&year=constructor&in=%&as=toString#%"):
        page.goto(served + address)
        page.wait_for_function("document.querySelectorAll('.dz-ask select option').length > 5")


def test_any_text_is_searched_in_time(page: Page, served: str) -> None:
    page.goto(f"{served}search/")
    page.evaluate("duizhao.search('桥')")
    for query in LONG:
        taken = page.evaluate(
            f"async () => {{ const start = performance.now(); await duizhao.search({query}); return performance.now() - start }}"
        )
        assert taken < 1000, query


def test_any_stored_value(page: Page, served: str) -> None:
    page.goto(served + CHAPTER)
    for k in range(len(STORED)):  # each value comes under each kind of key: ours, and those of the theme
        for j, name in enumerate(KEYS):
            for storage in ("localStorage", "sessionStorage"):
                page.evaluate(f"text => {storage}.setItem({name if j else repr(name)}, text)", STORED[(k + j) % len(STORED)])
        page.reload()
        assert page.evaluate(WORKS), STORED[k]


def test_a_browser_that_refuses_storage(page: Page, served: str) -> None:
    page.add_init_script(NO_STORAGE)
    _open(page, served + CHAPTER)
    page.locator("label[for^=__palette]:visible").click()
    page.goto(f"{served}search/?q=望川")
    page.locator(".dz-found__hit").first.wait_for()
