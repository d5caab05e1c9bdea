"""The offline bundle, unpacked where people unpack things, in a real browser without a network."""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from duizhao.publish import offline_files, write_bundle
from playwright.sync_api import Browser, Page, expect

from tests.browser.crawl import crawl, file_address, in_folder, kind_of, watched
from tests.browser.test_reading import browser
from tests.browser.waiting import until_true
from tests.depth import pick
from tests.site.html import links_of

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
PLACE = "下载 (2) 与 my files/离线 #1 100%"
CHAPTER = "wangchuan/2024/01-02/index.html"


def unpacked(site: Path, folder: Path) -> Path:
    """The bundle of a site, unpacked in a folder with a name that has to be quoted."""
    packed = write_bundle(offline_files(site), "site", folder / "dist")
    with zipfile.ZipFile(packed.path) as archive:
        archive.extractall(folder / PLACE)
    return folder / PLACE / "site"


@pytest.fixture(scope="module")
def bundle(sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(sample_site, tmp_path_factory.mktemp("bundle"))


@pytest.fixture
def page(browser: Browser, bundle: Path) -> Iterator[Page]:
    with watched(browser, file_address(bundle)) as (page, troubles):
        yield page
    assert troubles == []


def test_it_unpacks_to_one_folder_with_checksums(bundle: Path) -> None:
    assert [p.name for p in bundle.parent.iterdir()] == ["site"]
    lines = (bundle / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {line.partition("  ")[2]: line.partition("  ")[0] for line in lines}
    files = {p.relative_to(bundle).as_posix(): p for p in bundle.rglob("*") if p.is_file() and p != bundle / "SHA256SUMS"}
    assert sums == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    assert "index.html" in sums


def test_every_kind_of_page_works_from_the_disk(page: Page, bundle: Path) -> None:
    top = file_address(bundle)
    crawled = crawl(page, top, f"{top}index.html", in_folder(bundle), each=pick(2, 1000))
    assert crawled.broken == []
    reports = {f"{p.stem}.html" for p in bundle.glob("data/reports/*.json")}
    assert {Path(a).name for a in crawled.pages} == {"index.html", *reports}
    named = {json.loads(p.read_text(encoding="utf-8"))["url"] for p in bundle.glob("data/reports/*.json")}
    assert {f"{top}{url}index.html" for url in named} <= set(crawled.pages)
    kinds = {kind_of(p.relative_to(bundle).as_posix()) for p in _linked(bundle)}
    assert {kind_of(a[len(top) :]) for a in crawled.pages} == kinds
    assert crawled.anchors > 200
    assert crawled.notes >= 2 * len(named)


def test_every_link_leads_to_a_page_of_the_bundle(bundle: Path) -> None:
    links = links_of(bundle, folders=False)
    assert links.broken == []
    assert [p for p in _linked(bundle) if p.resolve() not in links.targets] == []


def _linked(bundle: Path) -> list[Path]:
    """All pages but those that only older addresses lead to: they pass readers on."""
    every = sorted(bundle.rglob("*.html"))
    return [p for p in every if p.name != "404.html" and "<title>已移动" not in p.read_text(encoding="utf-8")]


def test_views_notes_and_search_work_from_the_disk(page: Page, bundle: Path) -> None:
    top = file_address(bundle)
    page.goto(top + CHAPTER)
    html = page.locator("html")
    for key, view in (("2", "stack"), ("3", "zh"), ("4", "en"), ("5", "reveal"), ("1", "side")):
        page.keyboard.press(key)
        expect(html).to_have_attribute("data-dz-view", view)
    page.keyboard.press("t")
    expect(html).to_have_attribute("data-dz-script", "hans")
    page.keyboard.press("y")
    expect(html).to_have_attribute("data-dz-pinyin", "1")
    page.locator("ruby").first.wait_for(state="attached")
    page.keyboard.press("?")
    page.locator("dialog.dz-help").wait_for()
    page.keyboard.press("Escape")
    page.goto(top + "index.html")
    page.keyboard.press("/")
    page.locator("dialog .dz-ask__field").fill("gdjt")
    hit = page.locator(".dz-found__hit").first
    hit.wait_for()
    assert re.search(r"/index\.html\?mark=[^#]*#p", hit.get_attribute("href") or "")
    hit.click()
    page.wait_for_url("**/index.html?mark=**")
    expect(page.locator(".dz-row:target")).to_have_count(1)
    until_true(lambda: page.evaluate("CSS.highlights.size > 0 || document.querySelectorAll('mark').length > 0"))


def test_a_note_opens_from_the_disk(page: Page, bundle: Path) -> None:
    path = next(p for p in sorted(bundle.rglob("*.html")) if 'id="ref-' in p.read_text(encoding="utf-8"))
    page.goto(file_address(bundle) + path.relative_to(bundle).as_posix())
    page.locator("a[id^=ref-]:visible").first.click()
    expect(page.locator("#dz-note")).to_be_visible()


def test_a_point_of_a_chart_leads_to_its_sentence(page: Page, bundle: Path) -> None:
    path = next(p for p in sorted(bundle.rglob("*.html")) if '<figure class="dz-figure"' in p.read_text(encoding="utf-8"))
    page.goto(file_address(bundle) + path.relative_to(bundle).as_posix())
    point = page.locator(".dz-figure svg a").first
    href = point.evaluate("a => new URL(a.getAttribute('href'), document.baseURI).href")
    assert re.search(r"/index\.html\?mark=[\w-]+#", href)
    point.dispatch_event("click")
    page.wait_for_url(href)
    expect(page.locator(":target")).to_have_count(1)
