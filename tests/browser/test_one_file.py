"""A report in one file, opened as one: nothing is asked for, and it is read as on the site, with JavaScript and without."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect

from tests.books import sample
from tests.browser.test_reading import browser
from tests.browser.waiting import until_true
from tests.serving import serve

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
REPORT = "wangchuan-2024"
GROUND = "getComputedStyle(document.body).backgroundColor"
HTML = "document.querySelector('article').innerHTML"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file where somebody has put it: under a name with blanks and Chinese."""
    folder = tmp_path_factory.mktemp("mail") / "我的 文件 (1)"
    folder.mkdir()
    path = folder / "望川 2024 #1.html"
    path.write_bytes(sample().files[f"downloads/{REPORT}/{REPORT}.html"])
    return path


def _open(
    browser: Browser, file: Path, width: int = 1440, scheme: str = "light", *, script: bool = True
) -> tuple[Page, list[str]]:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        java_script_enabled=script,
        offline=True,
    )
    page = context.new_page()
    troubles: list[str] = []

    def asked(request: Request) -> None:
        if request.url.split("#")[0].split("?")[0] != file.as_uri() and not request.url.startswith("data:"):
            troubles.append(f"asks {request.url}")

    page.on("request", asked)
    page.on("pageerror", lambda error: troubles.append(f"error {error}"))
    page.on("console", lambda message: troubles.append(message.text) if message.type in {"error", "warning"} else None)
    page.goto(file.as_uri())
    return page, troubles


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    """The file in a wide window; nothing may be asked for and nothing go wrong."""
    page, troubles = _open(browser, file)
    yield page
    assert troubles == []
    page.context.close()


def test_views_script_and_pinyin_come_and_go_without_trace(page: Page) -> None:
    before = page.evaluate(HTML)
    page.keyboard.press("3")
    expect(page.locator(".dz-row > .dz-en").first).to_be_hidden()
    assert page.locator(".dz-row > .dz-zh").first.is_visible()
    page.keyboard.press("1")
    for key, shown in (("y", "ruby"), ("t", ".dz-row")):
        page.keyboard.press(key)
        page.locator(shown).first.wait_for()
    page.keyboard.press("t")
    expect(page.locator("html")).to_have_attribute("data-dz-script", "hant")
    assert page.locator(".dz-row > .dz-zh[lang=zh-Hans]:not(.dz-missing), .dz-title > .dz-zh[lang=zh-Hans]").count() == 0
    assert page.locator("ruby").count() > 500
    assert page.locator(".dz-title ruby").count() > 20
    page.keyboard.press("y")
    page.keyboard.press("t")
    assert page.evaluate(HTML) == before


def test_words_are_hidden_and_shown(page: Page) -> None:
    english = page.locator(".dz-row").nth(5).locator(".dz-en")
    page.keyboard.press("5")
    expect(english).to_have_css("color", "rgba(0, 0, 0, 0)")
    page.locator(".dz-row").nth(5).locator("[data-dz-reveal]").press("Enter")
    expect(english).not_to_have_css("color", "rgba(0, 0, 0, 0)")


def test_a_note_opens_from_the_keyboard_and_gives_the_focus_back(page: Page) -> None:
    marker = page.locator("#ref-1")
    marker.focus()
    page.keyboard.press("Enter")
    note = page.locator("#dz-note")
    expect(note).to_be_visible()
    words = page.locator("#note-1 > :is(.dz-zh, .dz-en)").first.inner_text()
    assert words in note.inner_text()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(marker).to_be_focused()


def test_on_paper_no_title_of_the_contents_is_cut(page: Page) -> None:
    cut = """() => [...document.querySelectorAll('.dz-contents span')].filter(e => {
      e.textContent = 'words '.repeat(90)
      return e.clientHeight && e.scrollHeight > e.clientHeight + 1
    }).length"""
    assert page.evaluate(cut)
    page.emulate_media(media="print")
    assert page.evaluate(cut) == 0


def test_a_link_to_a_row_and_its_citation_name_the_chapter(page: Page, file: Path) -> None:
    data = json.loads(sample().files[f"data/reports/{REPORT}.json"])
    row = next(p for p in data["passages"] if p["chapter"] == "1.2" and p["kind"] == "passage")
    page.goto(f"{file.as_uri()}#{row['id']}")
    expect(page.locator(":target")).to_have_attribute("id", row["id"])
    until_true(lambda: 0 < page.locator(f"#{row['id']}").evaluate("e => e.getBoundingClientRect().top") < 400)
    page.evaluate("key => duizhao.cite(key)", row["id"])
    citation = page.locator(".dz-cite-dialog").inner_text()
    assert "第一部分（二）" in citation
    assert row["url"] in citation


def test_light_and_dark_by_the_system_and_by_the_button(browser: Browser, file: Path) -> None:
    """What is remembered is asked for in the same document: after 2 to 4 of 100 reloads of a page from a disk, of whatever page,
    Chromium finds its memory empty; over http after none of 300.
    """
    page, _ = _open(browser, file, scheme="dark")
    dark = page.evaluate(GROUND)
    page.locator("[data-dz-scheme]").click()
    assert page.evaluate(GROUND) != dark
    assert page.evaluate("localStorage.getItem('dz-scheme')") == "default"
    page.context.close()


@pytest.mark.parametrize("kept", ["default", "slate"])
def test_the_readers_choice_of_light_or_dark_holds_from_the_first_paint(browser: Browser, file: Path, kept: str) -> None:
    page, _ = _open(browser, file, scheme="dark" if kept == "default" else "light")
    systems = page.evaluate(GROUND)
    page.add_init_script(f"localStorage.setItem('dz-scheme', '{kept}')")
    page.add_init_script(
        """new MutationObserver((_, watch) => {
          if (!document.body) return;
          window.first = document.documentElement.dataset.mdColorScheme;
          watch.disconnect();
        }).observe(document, { childList: true, subtree: true });"""
    )
    page.reload()
    assert page.evaluate("first") == kept  # as soon as there is anything to paint
    assert page.evaluate(GROUND) != systems
    page.context.close()


def test_the_choice_is_remembered_by_the_next_visit(browser: Browser, file: Path) -> None:
    with serve(file.parent) as address:
        context = browser.new_context(color_scheme="dark", reduced_motion="reduce")
        page = context.new_page()
        page.goto(address + quote(file.name))
        page.locator("[data-dz-scheme]").click()
        chosen = page.evaluate(GROUND)
        page.close()
        again = context.new_page()
        again.goto(address + quote(file.name))
        assert again.evaluate(GROUND) == chosen
        context.close()


def test_the_contents_stand_beside_the_text_or_fold_above_it(browser: Browser, file: Path) -> None:
    page, _ = _open(browser, file)
    assert page.locator(".dz-contents a").first.is_visible()
    page.set_viewport_size({"width": 800, "height": 900})
    expect(page.locator(".dz-contents a").first).to_be_hidden()
    page.locator(".dz-contents summary").click()
    page.locator(".dz-contents a").nth(3).click()
    expect(page.locator(".dz-contents a").first).to_be_hidden()
    page.context.close()


def test_without_javascript_everything_is_there(browser: Browser, file: Path) -> None:
    page, troubles = _open(browser, file, 360, script=False)
    shown = page.locator(".dz-row > :is(.dz-zh, .dz-en), .dz-notes > li > :is(.dz-zh, .dz-en)")
    assert shown.count() > 80
    assert all(cell.is_visible() for cell in shown.all())
    assert not page.locator(".dz-bar").is_visible()
    assert not page.locator("[data-dz-scheme]").is_visible()
    page.locator("#ref-1").click()
    expect(page).to_have_url(re.compile("#note-1$"))
    assert page.locator("#note-1").is_visible()
    assert troubles == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing(browser: Browser, file: Path, width: int, scheme: str) -> None:
    page, troubles = _open(browser, file, width, scheme)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#ref-1").evaluate("e => e.click()")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    broken = (
        Axe()
        .run(page, options={"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": tags}})
        .response["violations"]
    )
    assert [f"{v['id']}: {n['html'][:160]}" for v in broken for n in v["nodes"]] == []
    assert troubles == []
    page.context.close()
