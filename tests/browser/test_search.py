"""Searching as a reader does: the dialog, the page of results, the concordance, the marks in the row."""

import csv
import io
import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.test_axe import WIDTHS, _check
from tests.browser.test_reading import browser, new_page
from tests.browser.waiting import frames, until_true
from tests.conftest import ROOT
from tests.node import run_tests

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
FIELD = ":is([data-dz-search], #dz-search-page) .dz-ask__field"  # not the one that stands there while scripts load
HIT = ".dz-found__hit"
CHAPTER = "wangchuan/2024/01-02/"


def _type(page: Page, query: str) -> None:
    page.locator(FIELD).fill(query)
    page.wait_for_function("document.querySelector('.dz-ask__status').textContent.match(/[0-9]|Nothing/)")


def _dialog(page: Page, query: str) -> None:
    page.keyboard.press("/")
    _type(page, query)
    page.locator(HIT).first.wait_for()


@pytest.mark.parametrize("key", ["/", "s"])
def test_a_key_opens_the_dialog_and_escape_gives_the_focus_back(browser: Browser, served: str, key: str) -> None:
    page, troubles = new_page(browser)
    page.goto(served + CHAPTER)
    page.locator(".dz-link").first.focus()
    page.keyboard.press(key)
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(FIELD)).to_have_value("")
    page.keyboard.press("Escape")
    expect(page.locator(".dz-search")).to_be_hidden()
    expect(page.locator(".dz-link").first).to_be_focused()
    assert troubles == []
    page.context.close()


def test_what_is_typed_before_the_search_has_come_is_kept(browser: Browser, served: str) -> None:
    page, troubles = new_page(browser)
    page.goto(served + CHAPTER)
    assert page.locator("script[src*='search-engine']").count() == 0
    page.evaluate("""() => { const put = document.head.append.bind(document.head)
      document.head.append = node => node.tagName === "SCRIPT" ? setTimeout(put, 300, node) : put(node) }""")
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open]")
    page.keyboard.type("metro")
    page.locator(HIT).first.wait_for()
    page.keyboard.type(" line")
    expect(page.locator(FIELD)).to_have_value("metro line")
    assert troubles == []
    page.context.close()


def test_a_word_half_written_when_the_search_comes_is_kept(browser: Browser, served: str) -> None:
    """An input method writes pinyin first, then the word: a field that goes away meanwhile takes both with it."""
    page, troubles = new_page(browser)
    page.goto(served + CHAPTER)
    page.evaluate("""() => { const put = document.head.append.bind(document.head)
      window.held = []
      document.head.append = node => node.tagName === "SCRIPT" ? window.held.push(node) : put(node)
      window.release = () => { document.head.append = put; window.held.forEach(node => put(node)) } }""")
    page.keyboard.press("/")
    page.wait_for_function("window.held.length > 0 && document.querySelector('dialog[open]')")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "gui'dao", "selectionStart": 7, "selectionEnd": 7})
    page.evaluate("window.release()")
    page.wait_for_function("'searchDialog' in duizhao")
    frames(page)
    assert page.evaluate("document.activeElement.value") == "gui'dao"
    session.send("Input.insertText", {"text": "轨道"})
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(FIELD)).to_have_value("轨道")
    page.locator(HIT).first.wait_for()
    assert troubles == []
    page.context.close()


def test_the_button_in_the_header_opens_it(browser: Browser, served: str) -> None:
    page, troubles = new_page(browser, 360)
    page.goto(served)
    page.get_by_role("button", name="搜索 · Search").click()
    expect(page.locator(".dz-search")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert troubles == []
    page.context.close()


@pytest.mark.parametrize(
    "query", ["轨道交通", "軌道交通", "guidao jiaotong", "guidaojiaotong", "gdjt", "metro line", "mtero line"]
)
def test_each_writing_finds_the_row(browser: Browser, served: str, query: str) -> None:
    page, troubles = new_page(browser)
    page.goto(served)
    _dialog(page, query)
    texts = page.locator(HIT).all_inner_texts()
    assert any("轨道交通" in t or "軌道交通" in t for t in texts)
    assert all(page.locator(HIT).nth(k).locator("mark").count() for k in range(len(texts)))
    assert troubles == []
    page.context.close()


def test_the_keyboard_goes_through_the_hits_and_opens_one(browser: Browser, served: str) -> None:
    page, troubles = new_page(browser)
    page.goto(served + "quality/")
    _dialog(page, "轨道交通")
    page.keyboard.press("ArrowDown")
    first = page.evaluate("document.activeElement.href")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.href")
    assert first != second
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(first)
    assert troubles == []
    page.context.close()


_MARKED = """() => [...(CSS.highlights.get('dz-found') || [])].map(range => range.toString()).join('|')"""


def _by_script(texts: list[str]) -> tuple[list[str], list[str]]:
    """Return those with Chinese, and the others."""
    return [t for t in texts if re.search("[\u3400-\u9fff]", t)], [t for t in texts if not re.search("[\u3400-\u9fff]", t)]


@pytest.mark.parametrize("source", ["http", "file"])
def test_the_marks_follow_to_the_row(browser: Browser, served: str, sample_site: Path, source: str) -> None:
    page, troubles = new_page(browser)
    page.goto(served if source == "http" else f"file://{sample_site}/index.html")
    _dialog(page, "轨道交通")
    page.locator(f"{HIT}:has(.dz-found__chapter)").first.click()
    page.wait_for_url("**?mark=**")
    until_true(lambda: page.evaluate(_MARKED))
    zh, en = (set(some) for some in _by_script(page.evaluate(_MARKED).split("|")))
    assert zh <= {"轨道交通", "軌道交通"}
    assert en
    key = page.url.split("#")[1]
    row = page.locator(f"#{key}")
    expect(row).to_be_in_viewport()
    before = row.locator(".dz-zh").inner_text()
    page.keyboard.press("y")
    page.wait_for_selector("ruby")
    assert "轨道交通" in page.evaluate(_MARKED).replace("|", "") or "軌道交通" in page.evaluate(_MARKED).replace("|", "")
    page.keyboard.press("y")
    page.wait_for_selector("ruby", state="detached")
    assert row.locator(".dz-zh").inner_text() == before
    assert page.evaluate(
        "key => getSelection().selectAllChildren(document.querySelector('#' + key + ' .dz-zh')) || String(getSelection())", key
    )
    assert troubles == []
    page.context.close()


def test_a_hit_of_this_very_page_closes_the_dialog(browser: Browser, served: str) -> None:
    page, _ = new_page(browser)
    page.goto(served)
    _dialog(page, "轨道交通")
    address = page.locator(HIT).first.get_attribute("href") or ""
    page.goto(address)
    _dialog(page, "轨道交通")
    page.locator(HIT).first.click()
    expect(page.locator(".dz-search")).to_be_hidden()
    until_true(lambda: page.evaluate(_MARKED))
    page.context.close()


def test_replies_come_in_order(browser: Browser, served: str) -> None:
    """A slow reply to what was typed before is not shown over the quick one to what is typed now."""
    page, _ = new_page(browser)
    page.goto(served)
    page.evaluate("""async () => {
      await duizhao.search.about();
      const search = duizhao.search;
      window.asked = [];
      const slow = (query, options) => {
        window.asked.push(query);
        return search(query, options).then(hits => query !== "桥" ? hits : new Promise(done => { window.answer = () => done(hits) }));
      };
      duizhao.search = Object.assign(slow, { about: search.about });
    }""")
    page.keyboard.press("/")
    page.locator(FIELD).fill("桥")
    page.wait_for_function("window.asked.includes('桥')")
    page.locator(FIELD).fill("轨道交通")
    expect(page.locator(HIT).first).to_contain_text("道交通")
    page.wait_for_function("window.answer !== undefined")
    page.evaluate("window.answer()")
    frames(page)
    assert "道交通" in page.locator(HIT).first.inner_text()
    page.context.close()


def test_nothing_found_and_nothing_asked(browser: Browser, served: str) -> None:
    page, troubles = new_page(browser)
    page.goto(served + CHAPTER)
    page.keyboard.press("/")
    page.wait_for_selector(".dz-ask__select option", state="attached")
    status = page.locator(".dz-ask__status")
    page.wait_for_function("document.querySelector('.dz-ask__status').textContent.includes('pinyin')")
    page.locator(FIELD).fill("火星移民")
    page.wait_for_function("document.querySelector('.dz-ask__status').textContent.includes('Nothing found')")
    assert page.locator(HIT).count() == 0
    page.locator("select[name=in]").select_option("notes")
    page.locator(FIELD).fill("轨道交通")
    page.get_by_role("button", name="Search everywhere").click()
    page.locator(HIT).first.wait_for()
    assert status.inner_text().count("Nothing") == 0
    assert status.get_attribute("role") == "status"
    assert troubles == []
    page.context.close()


def test_a_file_that_cannot_be_read_is_told(browser: Browser, served: str) -> None:
    page, _ = new_page(browser)

    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/assets/search/terms-*/*.js", refuse)
    page.goto(served)
    page.keyboard.press("/")
    page.locator(FIELD).fill("轨道交通")
    page.wait_for_function("document.querySelector('.dz-ask__status').textContent.includes('could not be read')")
    page.unroute("**/assets/search/terms-*/*.js")
    page.locator(FIELD).fill("轨道交通 ")
    page.locator(HIT).first.wait_for()
    page.context.close()


def test_filters_narrow_and_count(browser: Browser, served: str) -> None:
    page, troubles = new_page(browser)
    page.goto(served + CHAPTER)
    _dialog(page, "望川")
    page.locator("select[name=in]").select_option("wangchuan/2024/")
    page.wait_for_function("![...document.querySelectorAll('.dz-found__year')].some(e => e.textContent !== '2024')")
    assert all("/wangchuan/2024/" in (a.get_attribute("href") or "") for a in page.locator(HIT).all())
    page.locator("select[name=in]").select_option("")
    page.locator("select[name=lang]").select_option("en")
    page.wait_for_function("document.querySelector('.dz-ask__status').textContent.includes('Nothing')")
    assert troubles == []
    page.context.close()


@pytest.mark.parametrize("source", ["http", "file"])
def test_the_page_of_results_is_an_address(browser: Browser, served: str, sample_site: Path, source: str) -> None:
    page, troubles = new_page(browser)
    base = served if source == "http" else f"file://{sample_site}/"
    page.goto(f"{base}{'' if source == 'http' else 'index.html'}")
    page.keyboard.press("/")
    page.locator(FIELD).fill("轨道交通")
    page.locator(FIELD).press("Enter")
    page.wait_for_url("**/search/**")
    page.locator(HIT).first.wait_for()
    shown = page.locator(HIT).count()
    address = page.url
    page.goto(base + ("" if source == "http" else "index.html"))
    page.goto(address)
    page.locator(HIT).first.wait_for()
    assert page.locator(HIT).count() == shown
    assert page.locator(FIELD).input_value() == "轨道交通"
    page.locator("select[name=year]").select_option("2024")
    page.wait_for_function("location.search.includes('year=2024')")
    assert "q=轨道交通" in unquote(page.url)
    assert troubles == []
    page.context.close()


def test_the_concordance_sorts_and_exports(browser: Browser, served: str) -> None:
    page, troubles = new_page(browser)
    page.goto(served + "search/?q=望川&as=lines")
    page.locator(".dz-lines tbody tr").first.wait_for()
    rows = page.locator(".dz-lines tbody tr")
    count = rows.count()
    assert count >= 4
    hits = page.locator(".dz-lines td.dz-lines__hit").all_inner_texts()
    assert set(hits) == {"望川"}
    assert f"{count}处 hits" in page.locator(".dz-lines__bar").inner_text()
    rendered = page.locator(".dz-lines__table tr", has_not=page.locator(".dz-missing"))
    years = [int(t.split()[0]) for t in rendered.locator("td.dz-lines__year").all_inner_texts()]
    assert years == sorted(years, reverse=True)
    page.locator("[data-by=right]").click()
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("下文")
    right = page.locator(".dz-lines td.dz-lines__right").all_inner_texts()
    page.locator("[data-by=left]").click()
    assert page.locator(".dz-lines td.dz-lines__right").all_inner_texts() != right
    with page.expect_download() as download:
        page.get_by_role("button", name="Export CSV").click()
    table = list(csv.reader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))))
    assert table[0] == ["report", "address", "lang", "left", "hit", "right", "facing", "rendering"]
    assert len(table) == count + 1
    assert {row[4] for row in table[1:]} == {"望川"}
    silent = [row for row in table[1:] if not row[6]]  # the file has no words of ours where the page says that there are none
    absences = page.locator("td.dz-lines__facing.dz-missing").all_inner_texts()
    assert len(absences) == len(silent) > 0
    assert all("No English in the sources" in text or "no facing words found" in text for text in absences)
    assert all(row[1].startswith(served) for row in table[1:])
    assert troubles == []
    page.context.close()


def test_the_public_call(browser: Browser, served: str) -> None:
    page, troubles = new_page(browser)
    page.goto(served)
    hits = page.evaluate("""async () => (await duizhao.search("轨道交通", { year: 2024, limit: 2 })).map(h => ({ ...h }))""")
    assert len(hits) == 2
    for hit in hits:
        assert {"url", "report", "passage", "score", "zh", "en", "marks"} <= hit.keys()
        assert hit["report"] == "wangchuan-2024"
        assert hit["url"].endswith(f"#{hit['passage']}")
        marked = [hit[m["lang"]][m["start"] : m["end"]] for m in hit["marks"]]
        assert set(marked) <= {"轨道交通", "軌道交通"}
    assert page.evaluate("duizhao.search('').then(h => [h.length, h.total, h.exact])") == [0, 0, True]
    assert troubles == []
    page.context.close()


def test_axe_finds_nothing_in_the_dialog(browser: Browser, served: str) -> None:
    page, _ = new_page(browser)
    page.goto(served + CHAPTER)
    page.add_style_tag(content="* { transition: none !important }")
    page.keyboard.press("/")
    page.wait_for_selector(".dz-ask__select option", state="attached")
    _check(page, [360])
    _type(page, "轨道交通")
    _check(page, WIDTHS)
    page.context.close()


@pytest.mark.parametrize("query", ["", "?q=metro+line", "?q=望川&as=lines", "?q=火星移民&in=notes"])
def test_axe_finds_nothing_on_the_page_of_results(browser: Browser, served: str, query: str) -> None:
    page, _ = new_page(browser)
    page.goto(f"{served}search/{query}")
    page.add_style_tag(content="* { transition: none !important }")
    page.wait_for_function("document.querySelector('.dz-ask__status').textContent.match(/[0-9]|Nothing|pinyin/)")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    _check(page, WIDTHS)
    page.context.close()


def test_another_engine_has_the_same_search(browser: Browser, zensical_site: Path) -> None:
    page, troubles = new_page(browser)
    page.goto(f"file://{zensical_site}/index.html")
    assert page.locator("[data-md-component=search]").count() == 0
    _dialog(page, "轨道交通")
    page.locator(HIT).first.click()
    page.wait_for_url("**?mark=**")
    until_true(lambda: page.evaluate(_MARKED))
    assert troubles == []
    page.context.close()


def test_the_scripts_without_a_page() -> None:
    run_tests("search")


def test_the_scripts_work_as_they_are_written(browser: Browser, sample_site: Path, tmp_path: Path) -> None:
    """`duizhao serve` publishes them neither joined nor smaller."""
    shutil.copytree(sample_site, tmp_path / "site")
    for script in (tmp_path / "site/assets/js").rglob("*.js"):
        script.unlink()
    shutil.copytree(ROOT / "theme_overrides/assets/js", tmp_path / "site/assets/js", dirs_exist_ok=True)
    page, troubles = new_page(browser)
    page.goto(f"file://{tmp_path}/site/{CHAPTER}index.html")
    _dialog(page, "轨道交通")
    assert page.locator("script[src*='search/']").count() > 8
    page.locator(HIT).first.click()
    page.wait_for_url("**?mark=**")
    until_true(lambda: page.evaluate(_MARKED))
    page.goto(f"file://{tmp_path}/site/search/index.html?q=望川&as=lines")
    page.locator(".dz-lines tbody tr").first.wait_for()
    assert troubles == []
    page.context.close()


def test_without_scripts_the_page_says_that_it_needs_them(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}search/")
    assert page.get_by_text("Searching needs JavaScript.").is_visible()
    context.close()


@pytest.mark.parametrize("width", [1440, 360])
def test_a_title_that_is_led_to_stands_below_the_bar(browser: Browser, sample_site: Path, width: int) -> None:
    page, troubles = new_page(browser)
    page.set_viewport_size({"width": width, "height": 500})
    chapter = (sample_site / "wangchuan/2024/02-01/index.html").as_uri()
    page.goto(chapter)
    key = page.locator("h1.dz-title").get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{chapter}#{key}")
    page.wait_for_function("scrollY > 0 && document.querySelector('[data-dz-bar]').getClientRects().length")
    edges = "['.md-header', '[data-dz-bar]'].map((s) => document.querySelector(s).getBoundingClientRect())"
    covered = f"Math.max(...{edges}.filter((r) => r.top < innerHeight / 2).map((r) => r.bottom))"
    page.wait_for_function(f"document.querySelector('h1.dz-title').getBoundingClientRect().top >= {covered}")
    assert troubles == []
    page.context.close()


def test_on_a_phone_a_line_of_the_concordance_is_a_sentence_over_its_facing_words(browser: Browser, served: str) -> None:
    page, troubles = new_page(browser)
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(served + "search/?q=望川&as=lines")
    row = page.locator(".dz-lines tbody tr").first
    row.wait_for()
    whole = row.bounding_box()
    facing = row.locator(".dz-lines__facing").bounding_box()
    assert whole
    assert facing
    assert facing["width"] > 0.95 * whole["width"]
    for cell in row.locator("td").all():
        assert cell.evaluate("e => getComputedStyle(e).borderTopWidth + getComputedStyle(e).paddingLeft") == "0px0px"
    assert troubles == []
    page.context.close()
