"""The pages of the term bank."""

from dataclasses import replace
from functools import cache

import pytest
from duizhao.model.report import Series
from duizhao.pages.words import term_pages
from duizhao.present import shown_terms
from duizhao.site.carried import with_html_in_text
from lxml import html

from tests.sites import written
from tests.unit.words.banks import SERIES, site


@cache
def made() -> dict[str, bytes]:
    return written(site())


def page(name: str) -> html.HtmlElement:
    """Parse the raw HTML of a page."""
    return html.fromstring(with_html_in_text(made()[f"terms/{name}.md"].decode()).split("{ .dz-title }")[1])


def text(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def test_the_overview_lists_all_terms_by_letter() -> None:
    groups = page("index").xpath("//div[@data-dz-group]")
    assert [text(g.find("h2")) for g in groups] == ["L", "T"]
    assert [text(li) for g in groups for li in g.iter("li")] == [
        "邻里晒书台 ×2 · 2024–2025",
        "梯田观光路 terrace sightseeing road ×6 · 2023–2025",
    ]
    assert [a.get("href") for g in groups for a in g.xpath(".//li/a")] == ["l/#linlishaishutai", "t/#titianguanguanglu"]


def test_terms_are_found_by_pinyin_initials_and_english() -> None:
    words = page("index").xpath("//li/a/@data-dz-words")[1]
    assert {"titianguanguanglu", "ttggl", "terrace"} <= set(words.split())


def test_a_term_has_its_renderings_by_year_with_a_way_to_each() -> None:
    (term,) = page("t").xpath("//section[@id='titianguanguanglu']")
    assert [text(li) for li in term.iter("li")] == [
        "terrace sightseeing road ×3 · 2023 ×2, 2024",
        "=scenic terrace road ×2 · 2025 ×2",
        "road & view ×1 · 2023",
    ]
    links = term.xpath(".//li[1]//a/@href")
    assert [link.split("?")[0] for link in links] == [f"../../wangchuan/{year}/01-00/" for year in (2023, 2024)]
    changed, concordance = term.xpath("./p")[-2:]
    assert "terrace sightseeing road → =scenic terrace road" in text(changed)
    assert concordance.xpath("string(a/@href)").startswith("../../search/?q=%E2%80%9C")


def test_what_has_changed_is_listed() -> None:
    (item,) = page("changed").xpath("//ul/li")
    assert text(item) == "梯田观光路 2025 terrace sightseeing road → =scenic terrace road"


def test_a_term_without_renderings_says_so() -> None:
    assert "No rendering is sure" in text(page("l"))


def test_the_home_page_leads_to_the_term_bank() -> None:
    assert b"(terms/index.md)" in made()["index.md"]


def test_on_a_site_of_several_places_years_are_with_their_place() -> None:
    alone = site()
    other = Series("qingyu", "青屿市", "Qingyu", ())
    several = replace(alone, corpus=replace(alone.corpus, series=(SERIES, other)))

    files = {f.path: f.whole().decode() for f in term_pages(several, shown_terms(several))}
    assert "望川市 · Wangchuan</span> <a" in files["terms/t.md"]


@pytest.mark.parametrize("name", ["index", "l", "t", "changed"])
def test_pages_state_their_kind(name: str) -> None:
    assert b"\ndz_kind: terms" in made()[f"terms/{name}.md"]
