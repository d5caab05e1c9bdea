"""The site under a strict Content Security Policy, sent by the server or stated in each page."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from duizhao.publish import run_engine
from playwright.sync_api import Browser, Page

from tests.browser.crawl import crawl, served_from, watched
from tests.browser.test_reading import browser, new_page
from tests.browser.waiting import until_true
from tests.builds import build_in_memory, publish
from tests.conftest import ROOT
from tests.depth import pick
from tests.serving import serve

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("policy")]

DOCUMENTED = re.search(
    r"^Content-Security-Policy: (.+)$", (ROOT / "docs/guide/own-site.md").read_text(encoding="utf-8"), re.MULTILINE
)
POLICY = DOCUMENTED[1] if DOCUMENTED else ""
EACH = pick(1, 1000)  # pages of a kind
STORED = (
    "localStorage.setItem(__md_scope.pathname + '.__palette', JSON.stringify({index: %d, color: {media: '%s', scheme: '%s'}}))"
)
# The colour scheme at each paint, from the first on.
PAINTS = """window.seen = []; (function look() {
  requestAnimationFrame(() => { if (document.body) seen.push(document.body.dataset.mdColorScheme); look() }) })()"""


ENGINES = ["sample_site", "zensical_site"]


@pytest.fixture(scope="module", params=pick(ENGINES[:1], ENGINES))
def strict(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The sample of each engine under /a/b/ of a server that sends the policy of the documentation."""
    top = tmp_path_factory.mktemp("strict")
    (top / "a").mkdir()
    (top / "a/b").symlink_to(request.getfixturevalue(request.param))
    with serve(top, POLICY) as address:
        yield top / "a/b", f"{address}a/b/"


def _search(page: Page, top: str) -> None:
    page.goto(f"{top}search/?q=望川")
    page.locator(".dz-found__hit").first.wait_for()
    page.locator(".dz-found__hit").first.click()
    page.wait_for_url("**?mark=*")


def test_every_kind_of_page_works_below_a_path(browser: Browser, strict: tuple[Path, str]) -> None:
    assert "script-src 'self'" in POLICY
    assert "unsafe" not in POLICY
    site, top = strict
    with watched(browser, top) as (page, troubles):
        result = crawl(page, top, top, served_from(site, top), EACH)
        assert result.broken == []
        assert len(result.pages) > 15
        assert result.bars > 1
        assert result.notes > 1
        _search(page, top)
    assert troubles == []


def test_the_colour_scheme_is_there_at_the_first_paint(browser: Browser, strict: tuple[Path, str]) -> None:
    _, top = strict
    page, troubles = new_page(browser, scheme="dark")
    page.add_init_script(PAINTS)
    page.goto(top)
    for index, media, scheme, shown in (
        (2, "(prefers-color-scheme: dark)", "slate", {"slate"}),
        (1, "(prefers-color-scheme: light)", "default", {"default"}),
        (0, "(prefers-color-scheme)", "auto", {"auto", "slate"}),  # of the same look on a dark system
    ):
        page.evaluate(STORED % (index, media, scheme))
        page.goto(f"{top}wangchuan/2024/01-02/")
        until_true(lambda: page.evaluate("seen.length > 3 && Boolean(window.duizhao && duizhao.state)"))
        assert set(page.evaluate("seen")) <= shown
    assert troubles == []
    page.context.close()


@pytest.mark.parametrize("engine", ENGINES)
def test_no_page_has_an_inline_script_or_style(engine: str, request: pytest.FixtureRequest) -> None:
    pattern = re.compile(
        r"""<script(?![^>]*(?:\ssrc=|type="?application/(?:ld\+)?json))|<style|\s(?:style|on[a-z]+)=|javascript:"""
    )
    pages = [
        p for p in request.getfixturevalue(engine).rglob("*.html") if "downloads" not in p.parts[:-1] or p.name == "index.html"
    ]
    assert len(pages) > 20
    for path in pages:
        tags = " ".join(re.findall(r"<[a-z][^>]*>", path.read_text(encoding="utf-8")))
        assert not pattern.search(tags), path


@pytest.fixture(scope="module")
def stated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose pages state a policy; the parts that only a header may have are left out."""
    folder = tmp_path_factory.mktemp("stated")
    publish(build_in_memory(ROOT / "tests/cases/run-in-headings/in").files, folder / "pages")
    shutil.copytree(ROOT / "theme_overrides", folder / "theme_overrides")
    policy = POLICY.replace("; frame-ancestors 'none'", "")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("  duizhao:\n", f'  duizhao:\n    content_security_policy: "{policy}"\n')
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    assert run_engine("mkdocs", folder / "mkdocs.yml", folder / "site", folder / "pages") == ""
    return folder / "site"


def test_a_page_may_state_the_policy(browser: Browser, stated: Path) -> None:
    page, troubles = new_page(browser)
    with serve(stated) as address:
        page.goto(f"{address}404.html")
        page.locator(".dz-search-open").wait_for()
        for top in (address, f"file://{stated}/"):
            page.goto(f"{top}search/index.html?q=望川")
            page.locator(".dz-found__hit").first.wait_for()
            assert troubles == []
            page.evaluate(
                "() => { const s = document.createElement('script'); s.text = 'window.bad = 1'; document.body.append(s) }"
            )
            assert page.evaluate("window.bad") is None
            assert "Content Security Policy" in troubles[0]
            troubles.clear()
    page.context.close()
