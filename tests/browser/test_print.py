"""On paper: two columns, markers, the list of notes, and nothing that only a screen needs."""

import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.browser.notes_site import CHAPTER
from tests.browser.test_reading import browser, new_page
from tests.node import run_tests

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]


@pytest.fixture(scope="module")
def page(browser: Browser, notes_site: Path) -> Iterator[Page]:
    """The chapter with notes; one of them is open when it is sent to the printer."""
    page, troubles = new_page(browser)
    page.goto(f"file://{notes_site}/{CHAPTER}index.html")
    page.locator("#ref-1").click()
    page.emulate_media(media="print")
    yield page
    assert troubles == []
    page.context.close()


# A PDF names a glyph by the first character that has it, which may be a radical; those NFKC does not know
_RADICALS = str.maketrans("⺠⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻥⻦⻬⻮⻰", "民西见角贝车长门青页风飞食马鱼鸟齐齿龙")


def _bare(text: str) -> str:
    """Letters, digits and Han characters; radicals are the characters that look like them."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).translate(_RADICALS))


def _sheets(page: Page) -> list[str]:
    pdf = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    return [sheet.extract_text() for sheet in pdf.pages]


@pytest.fixture(scope="module")
def printed(page: Page) -> str:
    """The words of the PDF, page after page."""
    return _bare("".join(_sheets(page)))


def test_rows_and_notes_are_printed_in_reading_order_with_their_markers(page: Page, printed: str) -> None:
    shown = page.locator(".dz-row > :is(.dz-zh, .dz-en), ol.dz-notes > li > :is(.dz-zh, .dz-en)")
    at = 0
    for text in shown.all_inner_texts():
        place = printed.find(_bare(text), at)
        assert place >= 0, f"not printed after the one before: {text[:60]}"
        at = place + len(_bare(text))
    row = "riversidevillageprogram1andtherainwaterbank2begantogether"
    assert row in printed
    assert "临江村行动1和雨水银行同时起步沿江百姓都说好2河道全年清淤两次堤岸3加高一米" in printed


def test_every_note_is_printed_once(printed: str) -> None:
    for words in ("三年内改造沿江132个村", "storm water", "沿江两侧的土堤", "run by subdistricts", "逐日登记水位"):
        assert printed.count(_bare(words)) == 1, words


def test_nothing_is_printed_that_only_a_screen_needs(page: Page, printed: str) -> None:
    for words in ("In the list of notes", "Back to note", "http", "file", "Copy", "Search"):
        assert _bare(words) not in printed, words
    for selector in ("#dz-note", ".dz-bar", "[data-dz-bar]", ".dz-link", ".footnote-backref", ".md-header", ".md-footer"):
        for element in page.locator(selector).all():
            assert not element.is_visible(), selector


def test_each_sheet_says_what_it_is_from_and_when_it_was_printed(page: Page) -> None:
    sheets = [" ".join(sheet.split()) for sheet in _sheets(page)]
    for number, sheet in enumerate(sheets, 1):
        bare = _bare(sheet)
        assert _bare("2025年望川市政府工作报告") in bare
        assert _bare("一、2024年工作回顾") in bare
        assert CHAPTER in sheet.replace(" ", "")
        assert re.search(r"20\d\d-\d\d-\d\d", sheet)
        assert f"{number} / {len(sheets)}" in sheet


def test_markers_are_small_and_raised_and_columns_stand_side_by_side(page: Page) -> None:
    for marker in page.locator(".dz-marker").all():
        size, around, align = marker.evaluate(
            "e => [getComputedStyle(e).fontSize, getComputedStyle(e.parentElement).fontSize, getComputedStyle(e).verticalAlign]"
        )
        assert float(size[:-2]) < float(around[:-2])
        assert float(align.removesuffix("px")) > 0  # raised
    zh, en = (page.locator(f".dz-row > .dz-{side}").first.bounding_box() for side in ("zh", "en"))
    assert zh
    assert en
    assert zh["y"] == en["y"]
    assert en["x"] >= zh["x"] + zh["width"]


def test_no_sheet_is_empty(browser: Browser, sample_site: Path) -> None:
    page, _ = new_page(browser)
    for path in ("wangchuan/2024/", "wangchuan/2024/01-02/", "wangchuan/2024/02-05z/"):
        page.goto(f"file://{sample_site}/{path}index.html")
        sheets = _sheets(page)
        assert all(_bare(sheet) for sheet in sheets), f"{path}: {len(sheets)} sheets"
    page.context.close()


def test_the_part_without_a_page() -> None:
    run_tests("paper")
