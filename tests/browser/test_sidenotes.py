"""Notes in the margin of a wide window: beside their markers, for the eye alone; nothing moves when they come."""

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.notes_site import CHAPTER
from tests.browser.test_reading import browser, new_page
from tests.node import run_tests

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
MOVED = """window.moved = 0; new PerformanceObserver(list => {
  for (const e of list.getEntries()) window.moved += e.value }).observe({ type: 'layout-shift', buffered: true })"""


def test_notes_stand_beside_their_markers_where_there_is_room(browser: Browser, notes_site: Path) -> None:
    page, troubles = new_page(browser, width=1920, ui="en")
    page.add_init_script(MOVED)
    page.goto(f"file://{notes_site}/{CHAPTER}index.html")
    notes = page.locator(".dz-sidenote")
    expect(notes).to_have_count(5)
    boxes = [box for note in notes.all() if (box := note.bounding_box())]
    assert all(a["y"] + a["height"] < b["y"] for a, b in pairwise(boxes))
    marker = page.locator(".dz-marker:visible").first.bounding_box()
    assert marker
    assert abs(marker["y"] - boxes[0]["y"]) < 20
    column = page.locator(".dz-row > .dz-en").first.bounding_box()
    assert column
    assert column["x"] + column["width"] < boxes[0]["x"]
    assert page.evaluate("moved") <= 0.02
    assert page.evaluate("!document.querySelector('.dz-margin[aria-hidden=true] :is(a, button, [tabindex], [id])')")
    expect(notes.nth(0)).to_contain_text("renewal of sewers")
    assert "污水" not in notes.nth(0).inner_text()
    expect(notes.nth(2)).to_contain_text("土堤")  # it has Chinese only
    notes.nth(1).click()
    expect(page.locator("#dz-note")).to_contain_text("storm water")
    page.keyboard.press("Escape")
    page.keyboard.press("3")  # Chinese only
    expect(notes.nth(0)).to_contain_text("污水")
    for width, count in ((1440, 0), (1560, 5), (2560, 5)):
        page.set_viewport_size({"width": width, "height": 900})
        expect(notes).to_have_count(count)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    assert troubles == []
    page.context.close()


def test_the_part_without_a_page() -> None:
    run_tests("sidenotes")
