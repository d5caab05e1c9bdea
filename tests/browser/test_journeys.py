"""What readers come for, in clicks from the home page; a page that is opened, unfolded or chosen is a click."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_reading import browser, new_page
from tests.browser.waiting import until_true

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
_MARKED = "[...(CSS.highlights.get('dz-found') || [])].map(String)"


@pytest.fixture
def english(browser: Browser, served: str) -> Iterator[Page]:
    """The home page of a reader whose browser asks for English; nothing may go wrong on the way."""
    page, troubles = new_page(browser, ui="")
    page.goto(served)
    yield page
    assert troubles == []
    page.context.close()


def test_the_short_promises_of_a_year_with_both_clauses_in_two_clicks(english: Page) -> None:
    english.get_by_role("link", name=re.compile("fell short in 2024")).click()
    short = english.locator(".dz-card:visible")
    expect(short.first).to_be_visible()
    assert english.locator(".dz-group:visible").evaluate_all("all => all.map(g => g.dataset.verdict)") == ["short"]
    greenways = short.filter(has_text="greenways")
    greenways.locator("summary").first.click()
    quotes = greenways.locator("blockquote")
    expect(quotes.nth(0).locator("mark").first).to_contain_text("120公里")
    expect(quotes.nth(0).locator("[lang=en] mark")).to_contain_text("120 kilometers")
    expect(quotes.nth(1).locator("[lang=en] mark")).to_contain_text("96 kilometers")


def test_the_number_of_housing_compounds_with_its_sentence_and_its_citation_in_three_clicks(english: Page) -> None:
    english.get_by_role("link", name=re.compile("quantities$")).click()
    english.get_by_role("link", name="old residential compounds").click()
    told = english.locator(".dz-points tr", has_text="186").first
    expect(told.locator("[lang=en] mark").first).to_contain_text("186")
    english.get_by_role("button", name="Cite").click()
    expect(english.locator(".dz-cite-dialog pre").first).to_contain_text("Wangchuan")


def test_a_term_is_found_in_english_on_a_visit_in_english_only(english: Page, served: str) -> None:
    english.goto(f"{served}?ui=en")
    english.wait_for_function("Boolean(window.duizhao?.search)")
    english.locator("#dz-seek").fill("greenways")
    english.locator("#dz-seek").press("Enter")
    english.locator(".dz-found__hit").first.click()
    english.wait_for_url("**?mark=**")
    until_true(lambda: "greenways" in english.evaluate(_MARKED))
    assert english.evaluate("document.documentElement.lang") == "en"


def test_on_a_phone_the_note_of_a_term_and_the_place_in_the_drawer(browser: Browser, served: str) -> None:
    page, troubles = new_page(browser, 360, ui="en")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(served)
    page.locator(".dz-door .dz-go:visible").first.click()
    page.goto(f"{served}wangchuan/2024/02-05/")  # far down the list
    page.wait_for_function("window.duizhao?.keys")
    page.locator(".md-header__button[for=__drawer]").click()
    expect(page.locator(".dz-nav [aria-current=page]")).to_be_in_viewport()
    page.locator(".dz-nav").get_by_role("link", name=re.compile("^Second, we pressed on")).click()
    page.wait_for_function("window.duizhao?.keys && document.querySelector('.dz-marker[role=button]')")
    page.locator(".dz-row .dz-marker:visible").first.click()
    note = page.locator(".dz-note")
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert not page.locator(".md-top").is_visible()
    assert troubles == []
    page.context.close()
