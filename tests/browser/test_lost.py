"""The page for an address where there is none, shown at any depth below the site's path."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.test_axe import WIDTHS, _check
from tests.browser.test_reading import browser, new_page
from tests.conftest import ROOT
from tests.serving import serve
from tests.site.conftest import make_site

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]


@pytest.fixture(scope="module")
def lost(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page, as a host shows it, somewhere deep in a site that is published below /a/b/."""
    folder = tmp_path_factory.mktemp("lost")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://reader.example/a/b/")
        site = make_site(ROOT / "tests/cases/run-in-headings/in", folder)
    shutil.copytree(site, folder / "top/a/b")
    (folder / "top/a/b/x/y").mkdir(parents=True)
    shutil.copy(site / "404.html", folder / "top/a/b/x/y/index.html")
    with serve(folder / "top") as address:
        yield f"{address}a/b/x/y/"


def test_it_searches(browser: Browser, lost: str) -> None:
    page, troubles = new_page(browser)
    page.goto(lost)
    page.locator(".dz-lost input").fill("望川")
    page.locator(".dz-lost button").click()
    page.locator(".dz-found__hit").first.wait_for()
    assert "/a/b/search/?q=" in page.url
    assert troubles == []
    page.context.close()


def test_axe_finds_nothing(browser: Browser, lost: str) -> None:
    page, troubles = new_page(browser)
    page.goto(lost)
    _check(page, WIDTHS)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert troubles == []
    page.context.close()
