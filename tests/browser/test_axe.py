"""axe finds nothing: on every kind of page, in light and dark, at two widths (`--deep`: three), in every view, with a note open."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from tests.browser.notes_site import CHAPTER
from tests.browser.test_reading import browser, new_page
from tests.conftest import ROOT
from tests.depth import pick
from tests.site.conftest import make_site

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
KINDS = {
    "home": "",
    "series": "wangchuan/",
    "overview": "wangchuan/2024/",
    "part": "wangchuan/2024/01-00/",
    "chapter": "wangchuan/2024/01-02/",
    "closing": "wangchuan/2024/02-05z/",
    "to check": "wangchuan/2024/quality/",
    "quality": "quality/",
    "same chapter": "wangchuan/2024-2025/02-03-02-03/",
    "downloads": "downloads/",
    "not found": "404.html",
}
VIEWS = ["view=side&pinyin=1", "view=stack&script=hant", "view=zh&pinyin=1", "view=en", "view=reveal&pinyin=1"]
HOST = "http://reader.example/"
WIDTHS = pick([360, 1440], [360, 768, 1440])
_TAGS = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
_EVERYTHING: dict[str, Any] = {"resultTypes": ["violations"], "runOnly": _TAGS}
_COLOURS: dict[str, Any] = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}


def _found(page: Page, what: dict[str, Any]) -> list[str]:
    broken = Axe().run(page, options=what).response["violations"]
    return [f"{v['id']}: {n['html'][:160]} {n['any'][0]['message'] if n['any'] else ''}" for v in broken for n in v["nodes"]]


def _check(page: Page, widths: list[int]) -> None:
    """axe finds nothing at each width, in light and dark; the scheme changes colours only."""
    out: list[str] = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, what in (("light", _EVERYTHING), ("dark", _COLOURS)):
            _show(page, scheme)
            out += [f"{width} {scheme} {said}" for said in _found(page, what)]
    assert not out, "\n".join(out)


def _show(page: Page, scheme: str) -> None:
    """The theme follows the system a moment later; a colour on its way to another is neither."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.wait_for_function(f"(document.body.dataset.mdColorScheme === 'slate') === {str(scheme == 'dark').lower()}")


def _open(page: Page, site: Path, path: str, query: str = "") -> None:
    """Open a page of a site as a host serves it at its top, which `404.html` needs."""

    def answer(route: Route) -> None:
        wanted = site / route.request.url.split("?")[0].removeprefix(HOST)
        route.fulfill(path=wanted / "index.html" if wanted.is_dir() else wanted)

    page.route(f"{HOST}**", answer)
    page.goto(HOST + path + (f"?{query}" if query else ""))
    page.add_style_tag(content="* { transition: none !important }")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page(browser: Browser, sample_site: Path, kind: str) -> None:
    page, _ = new_page(browser)
    _open(page, sample_site, KINDS[kind])
    _check(page, WIDTHS)
    page.context.close()


@pytest.mark.parametrize("view", VIEWS)
def test_every_view(browser: Browser, notes_site: Path, view: str) -> None:
    page, _ = new_page(browser)
    _open(page, notes_site, CHAPTER, view)
    page.wait_for_load_state("networkidle")
    _check(page, [360, 1440])
    page.context.close()


def test_with_a_note_open(browser: Browser, notes_site: Path) -> None:
    page, _ = new_page(browser)
    _open(page, notes_site, CHAPTER)
    for marker, widths in (("#ref-2", WIDTHS), ("#ref-5", [360])):  # one language is missing; it scrolls
        page.locator(marker).evaluate("e => e.click()")
        assert page.locator("#dz-note").is_visible()
        _check(page, widths)
    page.context.close()


def test_with_the_other_year_open(browser: Browser, sample_site: Path) -> None:
    page, _ = new_page(browser)
    _open(page, sample_site, "wangchuan/2024/02-03/")
    page.evaluate("document.querySelectorAll('details.dz-years').forEach(d => d.open = true)")
    assert page.locator("details.dz-years blockquote mark").first.is_visible()
    _check(page, WIDTHS)
    page.context.close()


def test_where_old_addresses_lead(browser: Browser, tmp_path: Path) -> None:
    """A piece without headings, published alone, had its rows on the overview: their addresses there lead on."""
    whole = (ROOT / "reports/wangchuan/2024.txt").read_text(encoding="utf-8")
    lines = whole.splitlines()
    first = next(k for k, line in enumerate(lines) if line.startswith("（三）")) + 2
    (tmp_path / "in").mkdir()
    (tmp_path / "in/whole.txt").write_text(whole, encoding="utf-8")
    (tmp_path / "in/piece.txt").write_text("\n".join([*lines[:12], *lines[first : first + 6]]), encoding="utf-8")
    site = make_site(tmp_path / "in", tmp_path)
    page, _ = new_page(browser)
    _open(page, site, "wangchuan/2024/")
    assert page.locator(".dz-moved a[id]").count() >= 3
    _check(page, [360, 1440])
    page.context.close()


def test_the_scheme_does_change(browser: Browser, notes_site: Path) -> None:
    page, _ = new_page(browser)
    _open(page, notes_site, CHAPTER)
    grounds = []
    for scheme in ("light", "dark"):
        _show(page, scheme)
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert grounds[0] != grounds[1]
    page.context.close()
