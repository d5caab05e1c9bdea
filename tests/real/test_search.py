"""Real reports in a real browser: over http under a sub-path, and from the unpacked bundle without a network."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.crawl import Crawl, crawl, file_address, in_folder, served_from, watched
from tests.browser.test_bundle import unpacked
from tests.browser.test_reading import browser
from tests.depth import pick
from tests.real.scores import SHARED, built
from tests.real.search_truth import Query, generated, gold, score, texts_of
from tests.serving import serve
from tests.site.conftest import beijing_site
from tests.site.html import links_of

__all__ = ["beijing_site", "browser"]
pytestmark = [pytest.mark.realcorpus, pytest.mark.browser, pytest.mark.xdist_group("site")]
_OPENED = pick(1, 10_000)  # pages of every kind
EACH, SEED = 80, 20_260  # queries of every kind; not the seed that anything was tuned on
_ASK = """async queries => {
  const out = [];
  for (const query of queries) {
    const hits = await duizhao.search(query, { limit: 100000 });
    out.push(hits.map(h => `${h.report}/${h.passage}`));
  }
  return out;
}"""


@pytest.fixture(scope="module")
def texts() -> dict[str, tuple[str, str]]:
    return texts_of(built("beijing").files)


@pytest.fixture(scope="module")
def asked(texts: dict[str, tuple[str, str]]) -> list[Query]:
    return generated(texts, EACH, SEED)


@pytest.fixture(scope="module")
def bundle(beijing_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(beijing_site, tmp_path_factory.mktemp("bundle"))


@pytest.fixture(scope="module", params=["http", "bundle"])
def page(
    request: pytest.FixtureRequest, browser: Browser, beijing_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    if request.param == "bundle":
        top = file_address(request.getfixturevalue("bundle"))
        with watched(browser, top) as (page, troubles):
            page.goto(f"{top}beijing/2024/index.html")
            yield page
    else:
        folder = tmp_path_factory.mktemp("real")
        shutil.copytree(beijing_site, folder / "a/b")
        with serve(folder) as address, watched(browser, f"{address}a/b/") as (page, troubles):
            page.goto(f"{address}a/b/beijing/2024/")
            yield page
    assert troubles == []


def test_every_kind_of_page_of_the_bundle_works(browser: Browser, bundle: Path) -> None:
    top = file_address(bundle)
    with watched(browser, top) as (page, troubles):
        found = crawl(page, top, f"{top}index.html", in_folder(bundle), each=_OPENED)
    assert troubles == []
    _is_whole(found)
    assert links_of(bundle, folders=False).broken == []  # of all pages, as far as no script is needed


def test_every_kind_of_page_works_below_a_path(browser: Browser, beijing_site: Path, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b").symlink_to(beijing_site)
    with serve(tmp_path) as address, watched(browser, f"{address}a/b/") as (page, troubles):
        top = f"{address}a/b/"
        found = crawl(page, top, top, served_from(beijing_site, top), each=_OPENED)
    assert troubles == []
    _is_whole(found)


def _is_whole(found: Crawl) -> None:
    """Every link and anchor, every note opened, every view of every page, on as many pages as there should be."""
    assert found.broken == []
    assert len(found.pages) > pick(12, 140)
    assert found.anchors > pick(100, 400)
    assert found.notes > pick(2, 40)
    assert found.bars > pick(5, 30)


def test_queries_by_hand(page: Page, texts: dict[str, tuple[str, str]]) -> None:
    queries = gold(SHARED / "gold/search_queries.tsv", texts)
    answers = page.evaluate(_ASK, [q.text for q in queries])
    found = score(queries, answers)
    print(found)
    assert found.found == found.queries == 47
    assert found.recall >= 0.99
    assert found.mrr >= 0.98
    assert found.false <= 5
    assert [a for q, a in zip(queries, answers, strict=True) if not q.truth] == [[], [], []]


def test_queries_drawn_from_the_texts(page: Page, asked: list[Query]) -> None:
    answers = page.evaluate(_ASK, [q.text for q in asked])
    found = score(asked, answers)
    assert found.queries >= 400
    assert found.recall >= 0.99
    assert found.at_ten >= 0.97
    for kind in sorted({q.kind for q in asked}):
        mine = [(q, a) for q, a in zip(asked, answers, strict=True) if q.kind == kind]
        said = score([q for q, _ in mine], [a for _, a in mine])
        print(f"{kind}: {said}")
        assert said.recall >= 0.97, kind
        assert said.at_ten >= 0.95, kind
