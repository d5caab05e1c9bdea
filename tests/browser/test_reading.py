"""What a reader does, in a real browser."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserType, Page, Route, expect, sync_playwright

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
_ELSEWHERE = re.compile(r"^(?!http://127\.0\.0\.1:|file:|data:|blob:)")
WINDOWED = ("chromium", "chromium-browser", "google-chrome")
_NAMES = ("chromium-headless-shell", *WINDOWED)  # without a window a test takes a third of the time
_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
_CHOOSE = "try { if (!localStorage.getItem('dz-ui')) localStorage.setItem('dz-ui', '%s') } catch {}"
PAGES = ["", "wangchuan/", "wangchuan/2024/", "wangchuan/2024/01-02/", "wangchuan/2025/01-01/", "quality/"]


def launch(chromium: BrowserType, names: tuple[str, ...] = _NAMES) -> Browser:
    """A browser of this machine, else Playwright's own."""
    path = next((at for name in names if (at := shutil.which(name))), None)
    return chromium.launch(executable_path=path, args=_OPTIONS)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def windowed(browser: Browser) -> Iterator[Browser]:
    """The browser of readers. One that has no window paints more often, and counts shifts that no reader sees."""
    readers = launch(browser.browser_type, WINDOWED)
    yield readers
    readers.close()


def new_page(browser: Browser, width: int = 1440, scheme: str = "light", ui: str = "both") -> tuple[Page, list[str]]:
    """A page, and what goes wrong on it: requests to other hosts, errors, warnings of the console.

    Its reader has chosen the language `ui` of the interface; with "" the browser, which is an English one, decides.
    """
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light")
    if ui:
        context.add_init_script(_CHOOSE % ui)
    page = context.new_page()
    troubles: list[str] = []

    def refuse(route: Route) -> None:
        troubles.append(f"asks {route.request.url}")
        route.abort()

    context.route(_ELSEWHERE, refuse)
    page.on("pageerror", lambda error: troubles.append(f"error {error}"))
    page.on("console", lambda message: troubles.append(message.text) if message.type in {"error", "warning"} else None)
    return page, troubles


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_pages_fit_and_ask_nobody(browser: Browser, served: str, width: int, scheme: str) -> None:
    page, troubles = new_page(browser, width, scheme)
    for path in PAGES:
        page.goto(served + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} scrolls sideways at {width}"
    assert troubles == []
    page.context.close()


def test_pages_open_from_a_file(browser: Browser, sample_site: Path) -> None:
    page, troubles = new_page(browser)
    for path in PAGES:
        page.goto(f"file://{sample_site}/{path}index.html")
        assert page.locator("h1").count() == 1
    assert troubles == []
    page.context.close()


def _boxes(page: Page) -> list[dict[str, dict[str, float]]]:
    script = """() => [...document.querySelectorAll('div.dz-row')].map(row => {
      const box = e => { const b = e.getBoundingClientRect(); return {x: b.x, y: b.y, w: b.width, h: b.height} }
      return {zh: box(row.querySelector('p.dz-zh')), en: box(row.querySelector('p.dz-en'))}
    })"""
    return page.evaluate(script)  # type: ignore[no-any-return]


def test_columns_stand_side_by_side_and_stack_on_a_phone(browser: Browser, served: str) -> None:
    page, _ = new_page(browser, 1440)
    page.goto(served + "wangchuan/2024/01-02/")
    wide = _boxes(page)
    assert len(wide) >= 3
    for row in wide:
        assert row["zh"]["y"] == row["en"]["y"]
        assert row["en"]["x"] > row["zh"]["x"] + row["zh"]["w"]
        assert abs(row["zh"]["w"] - row["en"]["w"]) < 1
    page.set_viewport_size({"width": 360, "height": 800})
    for row in _boxes(page):
        assert row["en"]["y"] >= row["zh"]["y"] + row["zh"]["h"]
        assert row["en"]["x"] == row["zh"]["x"]
    page.context.close()


def test_a_permalink_opens_at_its_row(browser: Browser, served: str) -> None:
    page, _ = new_page(browser)
    page.goto(served + "wangchuan/2024/02-05/")
    row = page.locator("div.dz-row").last
    key = row.get_attribute("id")
    page.goto(served + f"wangchuan/2024/02-05/#{key}")
    expect(row).to_be_in_viewport()
    page.context.close()


def test_everything_can_be_read_without_scripts(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(served + "wangchuan/2024/01-02/")
    assert page.locator("div.dz-row p.dz-en").first.is_visible()
    page.locator(".footnote-ref").first.click()
    expect(page).to_have_url(re.compile("#note-2$"))
    context.close()


def test_browsers_do_not_remember_an_open_drawer(browser: Browser, served: str) -> None:
    """The attribute that says so is no valid HTML on a check box: a script puts it there."""
    page, _ = new_page(browser, 360)
    page.goto(served)
    expect(page.locator("#__drawer")).to_have_attribute("autocomplete", "off")
    page.context.close()


def test_a_chapter_in_one_language_is_one_column_and_leads_to_the_other(browser: Browser, served: str) -> None:
    page, troubles = new_page(browser, ui="en")
    page.goto(f"{served}wangchuan/2025/02-02/")
    widths = [box["width"] for row in page.locator(".dz-row > .dz-zh").all() if (box := row.bounding_box())]
    assert min(widths) > 600
    assert page.locator(".dz-only").inner_text().startswith("The sources have this chapter in Chinese only. In English: ")
    page.keyboard.press("4")
    expect(page.locator(".dz-row").first).to_be_hidden()
    page.locator(".dz-only a").click()
    expect(page.locator(".dz-row > .dz-en:not(.dz-missing)").first).to_be_visible()
    assert troubles == []
    page.context.close()
