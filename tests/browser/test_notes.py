"""Notes open beside their markers: by pointer, finger and keyboard, in both columns, at every size of window."""

import difflib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from duizhao.publish import run_engine
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.notes_site import CHAPTER
from tests.browser.test_reading import browser, new_page
from tests.browser.waiting import frames, until_true
from tests.conftest import ROOT
from tests.node import run_tests
from tests.serving import serve

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
GOLDEN = Path(__file__).parent / "golden"
FOCUS = "document.activeElement.id || document.activeElement.classList[0]"


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    page, troubles = new_page(browser)
    yield page, troubles
    page.context.close()


@pytest.fixture
def page(window: tuple[Page, list[str]], notes_site: Path) -> Iterator[Page]:
    """The chapter with notes, opened from a file."""
    page, troubles = window
    page.set_viewport_size({"width": 1440, "height": 900})
    page.mouse.move(720, 885)
    page.goto(f"file://{notes_site}/{CHAPTER}index.html")
    yield page
    assert troubles == []


def _note(page: Page) -> Locator:
    return page.locator("#dz-note")


def test_a_click_opens_the_note_in_both_languages_and_the_second_closes_it(page: Page) -> None:
    marker = page.locator("#ref-1")
    marker.click()
    expect(_note(page)).to_be_visible()
    assert page.evaluate(FOCUS) == "dz-note"
    assert "#" not in page.url
    assert "临江村行动" in _note(page).locator(".dz-zh[lang=zh-Hans]").inner_text()
    assert "renewal of sewers" in _note(page).locator(".dz-en[lang=en]").inner_text()
    assert "↩" not in _note(page).inner_text()
    assert marker.get_attribute("aria-expanded") == "true"
    marker.click()
    expect(_note(page)).to_be_hidden()
    assert page.evaluate(FOCUS) == "ref-1"
    assert marker.get_attribute("aria-expanded") == "false"


def test_escape_the_button_and_a_click_outside_close_it_and_the_focus_goes_back(page: Page) -> None:
    closing: list[Callable[[], None]] = [
        lambda: page.keyboard.press("Escape"),
        lambda: _note(page).get_by_role("button").click(),
        lambda: page.mouse.click(720, 885),
    ]
    for close in closing:
        page.locator("#ref-2").click()
        expect(_note(page)).to_be_visible()
        _note(page).locator(".dz-note__text").click()
        expect(_note(page)).to_be_visible()
        close()
        expect(_note(page)).to_be_hidden()
        assert page.evaluate(FOCUS) == "ref-2"


def test_what_is_clicked_outside_gets_the_focus(page: Page) -> None:
    page.locator("#ref-3").click()
    page.locator("#note-2 .footnote-backref").click()
    expect(_note(page)).to_be_hidden()
    assert page.evaluate(FOCUS) != "ref-3"
    expect(page).to_have_url(re.compile("#ref-2$"))


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_opens_it_and_goes_on_after_the_marker(page: Page, key: str) -> None:
    page.locator("#ref-1").focus()
    page.keyboard.press(key)
    expect(_note(page)).to_be_visible()
    assert page.evaluate(FOCUS) == "dz-note"
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS) == "dz-note__close"
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS) == "dz-note__list"
    page.keyboard.press("Tab")
    expect(_note(page)).to_be_hidden()
    assert page.evaluate(FOCUS) == "ref-2"
    page.keyboard.press(key)
    page.keyboard.press("Shift+Tab")
    expect(_note(page)).to_be_hidden()
    assert page.evaluate(FOCUS) == "ref-2"


@pytest.fixture
def stopped(browser: Browser, notes_site: Path) -> Iterator[Page]:
    """The chapter with notes, where time goes on only as far as a test lets it."""
    page, troubles = new_page(browser)
    page.clock.install(time=0)
    page.goto(f"file://{notes_site}/{CHAPTER}index.html")
    page.clock.pause_at(3600)
    yield page
    assert troubles == []
    page.context.close()


def _hover(page: Page, selector: str) -> None:
    """Rest with the pointer on an element, once the page has noticed it."""
    page.evaluate("addEventListener('pointerover', event => { window.over = event.target }, true)")
    page.locator(selector).hover()
    until_true(lambda: page.evaluate("selector => window.over.closest(selector) !== null", selector))


def test_the_pointer_opens_it_after_a_moment_and_it_stays_under_the_pointer(stopped: Page) -> None:
    _hover(stopped, "#ref-1")
    stopped.clock.run_for(190)
    assert not _note(stopped).is_visible()
    stopped.clock.run_for(20)
    assert _note(stopped).is_visible()
    assert stopped.evaluate("document.activeElement === document.body"), "hovering moves no focus"
    _hover(stopped, "#dz-note")
    stopped.clock.run_for(2000)
    assert _note(stopped).is_visible()
    stopped.mouse.move(720, 885)
    until_true(lambda: stopped.evaluate("!window.over.closest('#dz-note')"))
    stopped.clock.run_for(310)
    assert not _note(stopped).is_visible()
    _hover(stopped, "#ref-1")
    stopped.clock.run_for(210)
    assert _note(stopped).is_visible()
    stopped.keyboard.press("Escape")
    stopped.clock.run_for(2000)
    assert not _note(stopped).is_visible()


def test_a_click_keeps_open_what_the_pointer_opened(stopped: Page) -> None:
    _hover(stopped, "#ref-1")
    stopped.clock.run_for(210)
    assert _note(stopped).is_visible()
    stopped.locator("#ref-1").click()
    stopped.mouse.move(720, 885)
    until_true(lambda: stopped.evaluate("!window.over.closest('#ref-1')"))
    stopped.clock.run_for(2000)
    assert _note(stopped).is_visible()
    stopped.locator("#ref-1").click()
    expect(_note(stopped)).to_be_hidden()


def test_a_note_that_lay_over_its_marker_stays_closed_under_a_pointer_that_rests(stopped: Page) -> None:
    stopped.set_viewport_size({"width": 320, "height": 256})
    _hover(stopped, "#ref-5-zh")
    stopped.locator("#ref-5-zh").click()
    until_true(lambda: stopped.evaluate("window.over.closest('#dz-note') !== null"))
    stopped.keyboard.press("Escape")
    until_true(lambda: stopped.evaluate("window.over.closest('#ref-5-zh') !== null"))
    stopped.clock.run_for(2000)
    assert not _note(stopped).is_visible()


def test_one_note_is_open_at_a_time_and_no_id_stands_twice(page: Page) -> None:
    page.locator("#ref-1").click()
    page.locator("#ref-5").click()
    assert "注释5" in _note(page).inner_text()
    assert page.locator('[aria-expanded="true"].dz-marker').count() == 1
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_a_note_of_one_language_has_the_room_of_both(page: Page) -> None:
    page.locator("#ref-2").click()
    assert _note(page).locator(".dz-zh").count() == 0
    page.keyboard.press("Escape")
    page.locator("#ref-3").click()
    assert _note(page).locator(".dz-en").count() == 0
    row, lone = page.locator("#note-1").bounding_box(), page.locator("#note-3 > .dz-zh").bounding_box()
    assert row
    assert lone
    assert lone["width"] > row["width"] / 2  # the room of both
    page.keyboard.press("Escape")
    page.keyboard.press("4")
    expect(page.locator("#note-3 > .dz-zh")).to_be_visible()  # nothing else says it
    expect(page.locator("#note-1 > .dz-zh")).to_be_hidden()
    page.keyboard.press("1")


def test_both_columns_have_the_marker(page: Page) -> None:
    row = page.locator(".dz-row").first
    assert [m.inner_text() for m in row.locator(".dz-zh .dz-marker").all()] == ["1", "2", "3"]
    text = row.locator(".dz-zh").inner_text()
    assert text.replace("\u2060", "").startswith("“临江村行动”1和“雨水银行”")  # at its term
    page.locator("#ref-2-zh").click()
    assert "rainwater bank" in _note(page).inner_text()
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUS) == "ref-2-zh"
    names = {m.get_attribute("aria-label") for m in row.locator(".dz-marker").all()}
    assert names == {"注释1", "注释2", "注释3", "Note 1", "Note 2", "Note 3"}


INSIDE = """() => {
  const box = document.querySelector('#dz-note').getBoundingClientRect()
  const seen = visualViewport
  return box.left >= 0 && box.top >= 0 && box.right <= seen.width && box.bottom <= seen.height && box.height > 60
}"""


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (360, 740), (320, 568), (320, 256), (568, 320)])
def test_it_stays_inside_the_window(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    for marker in page.locator(".dz-marker").all():
        marker.click()
        assert page.evaluate(INSIDE), f"{marker.get_attribute('id')} at {width} x {height}"
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_stays_inside_what_a_zoomed_window_shows(browser: Browser, notes_site: Path) -> None:
    page, _ = new_page(browser, 360)
    page.goto(f"file://{notes_site}/{CHAPTER}index.html")
    page.locator("#ref-1-zh").scroll_into_view_if_needed()
    page.context.new_cdp_session(page).send("Emulation.setPageScaleFactor", {"pageScaleFactor": 2})
    page.locator("#ref-1-zh").evaluate("e => e.click()")
    frames(page)
    box = page.evaluate("""() => {
      const box = document.querySelector('#dz-note').getBoundingClientRect()
      const v = visualViewport
      return [v.scale, box.left - v.offsetLeft, box.top - v.offsetTop, v.offsetLeft + v.width - box.right,
        v.offsetTop + v.height - box.bottom]
    }""")
    assert box[0] == 2
    assert all(side >= 0 for side in box[1:]), box
    page.context.close()


def test_a_long_note_scrolls_inside_also_from_the_keyboard(page: Page) -> None:
    page.locator("#ref-5").click()
    text = page.locator(".dz-note__text")
    assert text.evaluate("e => e.scrollHeight > e.clientHeight + 100")
    text.focus()
    page.keyboard.press("End")
    page.wait_for_function("document.querySelector('.dz-note__text').scrollTop > 100")
    assert page.evaluate(INSIDE)
    page.keyboard.press("Escape")
    page.locator("#ref-1").click()
    assert text.get_attribute("tabindex") is None


def test_it_follows_its_marker_when_the_window_changes(page: Page) -> None:
    page.locator("#ref-3-zh").click()
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator("#ref-3-zh").scroll_into_view_if_needed()
    frames(page)
    note, marker = _note(page).bounding_box(), page.locator("#ref-3-zh").bounding_box()
    assert note
    assert marker
    assert min(abs(note["y"] - marker["y"] - marker["height"]), abs(marker["y"] - note["y"] - note["height"])) < 12


def test_another_view_closes_it_and_hides_no_note(page: Page) -> None:
    page.locator("#ref-2").click()
    page.evaluate("document.documentElement.dataset.dzView = 'zh'")
    expect(_note(page)).to_be_hidden()
    page.locator("#ref-2-zh").click()
    expect(_note(page).locator(".dz-en")).to_be_visible()
    page.locator("#ref-1-zh").click()
    expect(_note(page).locator(".dz-zh")).to_be_visible()
    expect(_note(page).locator(".dz-en")).to_be_hidden()
    page.locator("#note-1 .footnote-backref").click()
    expect(page).to_have_url(re.compile("#ref-1-zh$"))


def test_ruby_over_the_words_comes_along(page: Page) -> None:
    page.evaluate("document.querySelector('#note-1 .dz-zh').innerHTML = '<ruby id=x>堤<rt>dī</rt></ruby>岸'")
    page.locator("#ref-1").click()
    assert _note(page).locator("ruby rt").inner_text() == "dī"
    assert page.locator("#x").count() == 1


def test_a_tap_opens_and_a_tap_elsewhere_closes(browser: Browser, notes_site: Path) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True).new_page()
    page.goto(f"file://{notes_site}/{CHAPTER}index.html")
    marker = page.locator("#ref-4-zh")
    marker.scroll_into_view_if_needed()
    box = marker.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] - 8)  # a finger hits beside it
    expect(_note(page)).to_be_visible()
    page.touchscreen.tap(180, 725)
    expect(_note(page)).to_be_hidden()
    page.context.close()


def test_with_another_button_or_key_it_is_a_link(page: Page) -> None:
    with page.context.expect_page() as opened:
        page.locator("#ref-1").click(modifiers=["ControlOrMeta"])
    expect(opened.value).to_have_url(re.compile("#note-1$"))
    opened.value.close()
    assert page.evaluate(FOCUS) != "dz-note"


@pytest.mark.parametrize("scripts", [False, True], ids=["no scripts", "no popovers"])
def test_where_it_cannot_open_the_marker_leads_to_the_list_and_back(browser: Browser, notes_site: Path, *, scripts: bool) -> None:
    page = browser.new_context(java_script_enabled=scripts).new_page()
    page.add_init_script("delete HTMLElement.prototype.showPopover")
    page.goto(f"file://{notes_site}/{CHAPTER}index.html")
    assert page.locator("#ref-1").get_attribute("role") is None
    page.locator("#ref-2-zh").click()
    expect(page).to_have_url(re.compile("#note-2$"))
    page.locator("#note-2 .footnote-backref").click()
    expect(page).to_have_url(re.compile("#ref-2$"))
    page.context.close()


@pytest.fixture(scope="module")
def instant_site(notes_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same pages with the theme's instant navigation, served."""
    folder = tmp_path_factory.mktemp("instant")
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = text.replace("    - navigation.prune", "    - navigation.instant\n    - navigation.prune").replace(
        "theme_overrides", "over"
    )
    (folder / "over").symlink_to(ROOT / "theme_overrides")
    (folder / "theme_overrides").symlink_to(ROOT / "theme_overrides")
    with serve(folder / "site") as address:
        (folder / "mkdocs.yml").write_text(text.replace('!ENV [SITE_URL, ""]', json.dumps(address)), encoding="utf-8")
        assert run_engine("mkdocs", folder / "mkdocs.yml", folder / "site", notes_site.parent / "pages") == ""
        yield address


def test_it_works_on_pages_that_the_theme_puts_in_place(browser: Browser, instant_site: str) -> None:
    page, troubles = new_page(browser)
    page.goto(instant_site + "wangchuan/2025/02-00/")
    page.evaluate("window.same = true")
    page.locator(".md-footer__link--prev").click()
    page.locator("#ref-1").wait_for()
    assert page.evaluate("window.same"), "the page was loaded anew"
    for marker in ("#ref-1", "#ref-1-zh"):
        expect(page.locator(marker)).to_have_attribute("aria-expanded", "false")
        page.locator(marker).click()
        expect(_note(page)).to_be_visible()
        assert "#" not in page.url
    page.locator(".dz-note__list").click()
    expect(_note(page)).to_be_hidden()
    page.wait_for_url("**#note-1")
    page.locator("#ref-1").click()
    page.locator(".md-footer__link--next").click()
    expect(_note(page)).to_be_hidden()
    assert troubles == []
    page.context.close()


OPENED = """count => {
  const marker = document.querySelector('#ref-1')
  for (let n = 0; n < count; n++) {
    marker.click()
    document.querySelector('#dz-note').getBoundingClientRect()
    marker.click()
    marker.getBoundingClientRect()
  }
}"""


def test_it_opens_at_once(page: Page) -> None:
    """The page is laid out no more often than it must be, on whatever machine; `tools/bench_page.py` says how long it takes."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def layouts() -> int:
        metrics = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
        return int(metrics["LayoutCount"])

    page.evaluate(OPENED, 1)  # the first makes the note's element
    before = layouts()
    page.evaluate(OPENED, 40)
    assert layouts() - before <= 40 * 3 + 5  # two to open it, one to close it; and what the browser paints meanwhile


def _tree(*parts: Locator) -> str:
    return "\n".join(part.aria_snapshot() for part in parts)


def test_what_screen_readers_get_is_as_recorded(page: Page, request: pytest.FixtureRequest) -> None:
    cells = page.locator(".dz-row").first.locator(".dz-zh, .dz-en").all()
    notes = page.locator("ol.dz-notes > li").all()[:3]
    page.locator("#ref-2").click()
    parts = {"row": _tree(*cells), "open-note": _tree(_note(page)), "notes": _tree(*notes)}
    for name, got in parts.items():
        path = GOLDEN / f"{name}.aria.yml"
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(got + "\n", encoding="utf-8")
        want = path.read_text(encoding="utf-8") if path.is_file() else ""
        diff = difflib.unified_diff(want.splitlines(), got.splitlines(), str(path), "got", lineterm="")
        assert want == got + "\n", "\n".join(diff)


def test_the_script_without_a_page() -> None:
    run_tests("notes")
