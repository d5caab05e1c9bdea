"""Copying and citing a row: by its button, by the key, by hand, in every view."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.test_reading import browser, new_page
from tests.browser.waiting import until
from tests.node import run_tests

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]
PAGE = "wangchuan/2024/01-02/"
VIEWS = ["", "?view=stack", "?view=zh", "?view=en", "?view=reveal", "?pinyin=1"]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page, troubles = new_page(browser)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield page
    assert troubles == []
    page.context.close()


def _passages(site: Path) -> list[Any]:
    data = json.loads((site / "data/reports/wangchuan-2024.json").read_text(encoding="utf-8"))
    return [p for p in data["passages"] if p["url"].startswith(PAGE) and p["kind"] == "passage"]


def _marked(site: Path) -> Any:
    """A row with the marker of a note."""
    return next(p for p in _passages(site) if p["markers"])


def _clipboard(page: Page) -> str:
    """What is on the clipboard once the page has said that it is there."""
    page.locator(".dz-toast--shown").wait_for()
    text: str = page.evaluate("navigator.clipboard.readText()")
    page.evaluate("document.querySelector('.dz-toast').remove()")
    return text


def _lines(page: Page) -> list[str]:
    """The lines on the clipboard, without what is said of figures."""
    lines = [line.strip() for line in page.evaluate("navigator.clipboard.readText()").splitlines()]
    return [line for line in lines if line and "数字不同" not in line]


def _open(page: Page, key: str) -> Locator:
    row = page.locator(f"#{key}")
    row.hover()
    row.locator(".dz-more").click()
    return row.locator(".dz-actions")


@pytest.mark.parametrize("view", VIEWS)
def test_a_row_is_copied_as_it_is_shown(page: Page, served: str, sample_site: Path, view: str) -> None:
    passage = _marked(sample_site)
    page.goto(served + PAGE + view)
    if "pinyin" in view:
        page.locator(f"#{passage['id']} rt").first.wait_for()
    both, link = f"{passage['zh']}\n{passage['en']}", f"{served}{PAGE}#{passage['id']}"
    wanted = {
        "copy.pair": both,
        "copy.pair_link": f"{both}\n{link}",
        "copy.zh": passage["zh"],
        "copy.en": passage["en"],
        "copy.link": link,
    }
    for action, text in wanted.items():
        _open(page, passage["id"]).locator(f"[data-dz-action='{action}']").click()
        assert _clipboard(page) == text, action


def test_another_script_is_copied_in_that_script(page: Page, served: str, sample_site: Path) -> None:
    passage = _marked(sample_site)
    page.goto(served + PAGE + "?script=hant")
    zh = page.locator(f"#{passage['id']} > .dz-zh")
    page.wait_for_function("([e, text]) => !e.textContent.startsWith(text)", arg=[zh.element_handle(), passage["zh"][:12]])
    _open(page, passage["id"]).locator("[data-dz-action='copy.zh']").click()
    copied = _clipboard(page)
    assert copied != passage["zh"]
    assert re.sub(r"\s|\d", "", copied) == re.sub(r"\s|\d", "", zh.inner_text())


def test_the_key_copies_the_row_under_the_pointer_or_with_the_focus(page: Page, served: str, sample_site: Path) -> None:
    first, second = _passages(sample_site)[:2]
    page.goto(served + PAGE)
    page.locator(f"#{first['id']} > .dz-en").hover()
    page.keyboard.press("c")
    assert _clipboard(page) == f"{first['zh']}\n{first['en']}"
    page.locator(f"#{second['id']} .dz-link").focus()
    page.keyboard.press("c")
    assert _clipboard(page) == f"{second['zh']}\n{second['en']}"
    page.locator("h1.dz-title .dz-zh").hover()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("c")
    assert _clipboard(page).splitlines() == [page.locator(f"h1.dz-title > .dz-{side}").inner_text() for side in ("zh", "en")]


@pytest.mark.parametrize("view", ["", "?pinyin=1"])
def test_a_selection_is_copied_without_numbers_of_notes_and_pinyin(page: Page, served: str, sample_site: Path, view: str) -> None:
    passages = _passages(sample_site)
    at = passages.index(_marked(sample_site))
    first, last = (passages[at], passages[at + 1]) if at + 1 < len(passages) else (passages[at - 1], passages[at])
    page.goto(served + PAGE + view)
    if view:
        page.locator(f"#{first['id']} rt").first.wait_for()
    script = """([first, last]) => {
      const range = document.createRange()
      range.setStartBefore(document.querySelector(`#${first} > .dz-zh`).firstChild)
      range.setEndAfter(document.querySelector(`#${last} > .dz-en`).lastChild)
      getSelection().removeAllRanges()
      getSelection().addRange(range)
    }"""
    page.evaluate(script, [first["id"], last["id"]])
    page.evaluate("navigator.clipboard.writeText('')")
    page.keyboard.press("Control+c")
    until(lambda: _lines(page), [first["zh"], first["en"], last["zh"], last["en"]])
    html = page.evaluate(
        "async () => { const [item] = await navigator.clipboard.read(); return (await item.getType('text/html')).text() }"
    )
    assert "dz-marker" not in html
    assert "<rt" not in html


def test_the_menu_is_worked_by_keys(page: Page, served: str, sample_site: Path) -> None:
    passage = _passages(sample_site)[0]
    page.goto(served + PAGE)
    more = page.locator(f"#{passage['id']} .dz-more")
    page.locator(f"#{passage['id']} .dz-link").focus()
    page.keyboard.press("Tab")
    assert more.get_attribute("aria-expanded") == "false"
    assert more.get_attribute("aria-label") == "复制与引用 · Copy and cite"
    page.keyboard.press("Enter")
    assert more.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.dzAction") == "copy.pair"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.dzAction") == "copy.pair_link"
    page.keyboard.press("Escape")
    expect(page.locator(".dz-actions")).to_have_count(0)
    expect(more).to_be_focused()
    page.keyboard.press("Enter")
    page.mouse.click(5, 500)
    expect(page.locator(".dz-actions")).to_have_count(0)


def test_a_row_in_one_language_offers_what_it_has(page: Page, served: str) -> None:
    page.goto(served + "wangchuan/2025/02-03/")
    row = page.locator("div.dz-row--zh").first
    actions = _open(page, str(row.get_attribute("id"))).locator("[data-dz-action]")
    said = [a.get_attribute("data-dz-action") for a in actions.all()]
    assert said == ["copy.zh", "copy.link", "cite.open", "take.open", "differing.open"]


def test_a_row_is_cited_in_every_form(page: Page, served: str, sample_site: Path) -> None:
    passage = _passages(sample_site)[0]
    page.clock.set_fixed_time("2026-11-05T12:00:00")
    page.goto(f"{served}{PAGE}?view=stack")
    _open(page, passage["id"]).locator("[data-dz-action='cite.open']").click()
    dialog = page.locator("dialog[open]")
    assert dialog.get_by_role("heading", level=2).inner_text() == "引用本段 Cite this passage"
    forms = dialog.locator("pre").all_inner_texts()
    url = f"{served}{PAGE}#{passage['id']}"
    assert (
        forms[0].splitlines()[0]
        == f"望川市人民政府：《2024年望川市政府工作报告》（望川市市长沈知行，2024年1月16日），第一部分（二）。{url}"
    )
    assert forms[1] == f"望川市人民政府. 2024年望川市政府工作报告: 第一部分（二）[R/OL]. (2024-01-16)[2026-11-05]. {url}."
    assert "pt. 1, sec. 2" in forms[2]
    assert "accessed November 5, 2026" in forms[2]
    assert f"url = {{{url}}}" in forms[3]
    assert json.loads(forms[4])[0]["accessed"] == {"date-parts": [[2026, 11, 5]]}
    for k, button in enumerate(dialog.locator(".dz-cite__form button").all()):
        button.click()
        dialog.locator(".dz-toast--shown").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == forms[k]
        page.evaluate("document.querySelector('dialog .dz-toast').remove()")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.locator(f"#{passage['id']} .dz-more")).to_be_focused()


def test_every_word_about_copying_goes_by_itself(page: Page, served: str, sample_site: Path) -> None:
    passage = _passages(sample_site)[0]
    page.clock.install()
    page.goto(served + PAGE)
    _open(page, passage["id"]).locator("[data-dz-action='copy.zh']").click()
    expect(page.locator("body > .dz-toast--shown")).to_have_count(1)
    _open(page, passage["id"]).locator("[data-dz-action='cite.open']").click()
    page.locator("dialog[open] .dz-cite__form button").first.click()
    expect(page.locator("dialog > .dz-toast--shown")).to_have_count(1)
    page.clock.run_for(2100)
    expect(page.locator(".dz-toast--shown")).to_have_count(0)


def test_a_report_is_cited(page: Page, served: str) -> None:
    page.goto(served + "wangchuan/2024/")
    page.locator("[data-dz-action='cite.title_report']").click()
    forms = page.locator("dialog[open] pre").all_inner_texts()
    assert re.fullmatch(
        rf"望川市人民政府\. 2024年望川市政府工作报告\[R/OL\]\. \(2024-01-16\)\[\d{{4}}-\d\d-\d\d\]\. {served}wangchuan/2024/\.",
        forms[1],
    )
    assert forms[2].startswith("Wangchuan Municipal People’s Government. Report on the Work")
    page.mouse.click(3, 3)
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_an_offline_copy_names_no_path_of_the_machine(browser: Browser, sample_site: Path) -> None:
    page, troubles = new_page(browser)
    page.goto(f"file://{sample_site}/{PAGE}index.html")
    page.locator(".dz-title-actions .dz-more").click()
    page.locator("[data-dz-action='cite.open']").click()
    for form in page.locator("dialog[open] pre").all_inner_texts():
        assert "file:" not in form
        assert str(sample_site) not in form
    assert troubles == []
    page.context.close()


def test_on_a_touch_screen_the_button_is_always_there(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(served + PAGE)
    for more in page.locator("div.dz-row .dz-more").all():
        expect(more).to_have_css("opacity", "1")
        box = more.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
    page.locator("div.dz-row .dz-more").first.tap()
    menu = page.locator(".dz-actions").bounding_box()
    assert menu
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_the_scripts_parts_without_a_page() -> None:
    run_tests("rows")
