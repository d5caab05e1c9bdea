"""The built site: whole, without a broken link, asking no other host, the same in both engines."""

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.conftest import ROOT
from tests.site.conftest import make_site
from tests.site.html import links_of, pages, read_page

pytestmark = pytest.mark.xdist_group("site")


@pytest.mark.parametrize("engine", ["sample_site", "zensical_site"])
def test_no_link_is_broken(engine: str, request: pytest.FixtureRequest) -> None:
    assert links_of(request.getfixturevalue(engine)).broken == []


@pytest.mark.realcorpus
def test_no_link_of_the_real_site_is_broken(beijing_site: Path) -> None:
    assert links_of(beijing_site).broken == []


_ASKS = re.compile(r"""(?:url\(|@import|fetch\(|importScripts\(|src\s*=|new Worker\()\s*["']?(?:https?:)?//""")


@pytest.mark.parametrize("engine", ["sample_site", "zensical_site"])
def test_no_page_or_style_asks_another_host(engine: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(engine)
    for path, page in pages(site):
        assert not [r for r in page.requests if re.match(r"(?:https?:)?//", r)], path
    ours = [p for p in site.rglob("*") if p.suffix in {".css", ".js"}]
    assert ours
    for path in ours:
        assert not _ASKS.search(path.read_text(encoding="utf-8")), path


def test_both_engines_show_the_same_rows(sample_site: Path, zensical_site: Path) -> None:
    def rows(site: Path) -> dict[str, dict[str, str]]:
        found = {
            p.relative_to(site).as_posix(): {k: " ".join(v.split()) for k, v in page.rows.items()} for p, page in pages(site)
        }
        return {name: value for name, value in found.items() if value}

    assert rows(sample_site) == rows(zensical_site)
    assert sum(map(len, rows(sample_site).values())) > 80


@pytest.mark.parametrize("engine", ["sample_site", "zensical_site"])
def test_the_sidebar_lists_no_indicator_but_the_one_that_is_read(engine: str, request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue(engine) / "wangchuan/indicators"
    indicators = sorted(folder.glob("*/index.html"))
    assert len(indicators) > 1
    for path in indicators:
        nav = path.read_text(encoding="utf-8").partition('<nav class="dz-nav"')[2].partition("</nav>")[0]
        links = [urljoin(f"indicators/{path.parent.name}/", href) for href in re.findall(r'href="([^"]+)"', nav)]
        assert [x for x in links if x.startswith("indicators/")] == ["indicators/", f"indicators/{path.parent.name}/"]


@pytest.mark.parametrize("engine", ["sample_site", "zensical_site"])
def test_the_sidebar_lists_no_chapter_of_two_years_but_the_one_that_is_read(engine: str, request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue(engine) / "wangchuan/2024-2025"
    for path in sorted(folder.rglob("index.html")):
        here = path.relative_to(folder).parent.as_posix() + "/"
        nav = path.read_text(encoding="utf-8").partition('<nav class="dz-nav"')[2].partition("</nav>")[0]
        links = {urljoin(f"2024-2025/{here}", href) for href in re.findall(r'href="([^"]+)"', nav)}
        assert {x for x in links if x.startswith("2024-2025/")} == {
            "2024-2025/",
            "2024-2025/changed/",
            urljoin("2024-2025/", here),
        }


def test_pages_for_editors_are_no_step_between_chapters(sample_site: Path) -> None:
    assert (sample_site / "wangchuan/2024/quality/index.html").is_file()
    for path in sample_site.rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        steps = re.findall(r'<a href="([^"]*)" class="md-footer__link', html)
        assert not [step for step in steps if step.endswith(("quality/", "terms/changed/"))], path
        place = path.relative_to(sample_site).as_posix()
        assert all(urljoin(place, step).split("/")[0] == place.split("/")[0] for step in steps), path
    last = (sample_site / "wangchuan/2024/02-05z/index.html").read_text(encoding="utf-8")
    assert re.findall(r'<a href="([^"]*)" class="md-footer__link md-footer__link--next', last) == ["../../2024-2025/"]
    assert 'href="../quality/"' not in last.partition('<nav class="dz-nav"')[2].partition("</nav>")[0]


def test_every_row_is_on_the_page_that_the_data_say(sample_site: Path) -> None:
    for path in sorted((sample_site / "data/reports").glob("*.json")):
        report = json.loads(path.read_text(encoding="utf-8"))
        for p in report["passages"]:
            page, anchor = p["url"].split("#")
            html = (sample_site / page / "index.html").read_text(encoding="utf-8")
            assert f'id="{anchor}"' in html, p["url"]
            for alias in p["aliases"]:
                assert f'id="{alias}"' in html
        for c in report["chapters"]:
            assert (sample_site / c["url"] / "index.html").is_file()


def test_rows_show_the_text_of_the_data(sample_site: Path) -> None:
    for path in sorted((sample_site / "data/reports").glob("*.json")):
        report = json.loads(path.read_text(encoding="utf-8"))
        shown = {key: text for _, page in pages(sample_site / report["url"]) for key, text in page.rows.items()}
        for p in report["passages"]:
            if p["id"] not in shown or not (p["zh"] and p["en"]):
                continue
            zh, en = shown[p["id"]].strip("|").split("|")
            assert zh.strip() == p["zh"]
            bare = p["en"]
            for marker in sorted(p["markers"], key=lambda m: -m["at"]):
                bare = bare[: marker["at"]] + str(marker["note"]) + bare[marker["at"] :]
            assert en.strip() == bare


def test_every_text_block_has_its_language(sample_site: Path) -> None:
    for path in sorted(sample_site.glob("wangchuan/*/*/index.html")):
        html = path.read_text(encoding="utf-8")
        for m in re.finditer(r'<(?:p|span) class="dz-(zh|en)[^"]*"([^>]*)>', html):
            assert ('lang="en"' in m[2]) == (m[1] == "en"), path
            assert 'lang="' in m[2]
    excerpt = (sample_site / "wangchuan/2024/01-02/index.html").read_text(encoding="utf-8")
    assert 'lang="zh-Hans"' in excerpt


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_the_site_address_comes_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str) -> None:
    monkeypatch.setenv("SITE_URL", "https://reader.example/duizhao/")
    site = make_site(ROOT / "tests/cases/run-in-headings/in", tmp_path, engine)
    assert "<loc>https://reader.example/duizhao/" in (site / "sitemap.xml").read_text(encoding="utf-8")
    home = (site / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://reader.example/duizhao/"' in home
    data = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', (site / "wangchuan/2024/index.html").read_text(encoding="utf-8")
    )
    assert [json.loads(d)["url"] for d in data] == ["https://reader.example/duizhao/wangchuan/2024/"]
    assert _broken_but_canonical(site) == []
    assert re.search(r'<link rel="alternate" type="application/atom\+xml" title="对照 · Duizhao" href="(\./)?feed\.xml">', home)
    assert "https://reader.example/duizhao/wangchuan/" in (site / "feed.xml").read_text(encoding="utf-8")
    assert '<meta property="og:url" content="https://reader.example/duizhao/">' in home
    picture = re.search('<meta property="og:image" content="https://reader.example/duizhao/(.*)">', home)
    assert picture
    assert (site / picture[1]).read_bytes().startswith(b"\x89PNG")
    path = next(site.glob("wangchuan/*/0*/index.html"))
    html = path.read_text(encoding="utf-8")
    shown = re.search(r'<p class="dz-zh"[^>]*>(?:<strong>)?([^<]{8})', html)
    assert shown
    for name in ('property="og:description"', 'name="twitter:description"', 'name="description"'):
        assert re.search(f'<meta {name} content="[^"]*— {shown[1]}', html), name
    assert '<meta property="article:published_time" content="2024-01-16">' in html
    chapter = read_page(path)
    assert chapter.requests.count("../../../feed.xml") == 1
    lost = (site / "404.html").read_text(encoding="utf-8")
    assert '<form class="dz-lost" action="/duizhao/search/"' in lost
    assert not re.search(r"""(?:href|src|action)="(?!/duizhao/|https://reader\.example/duizhao/|#)""", lost)


@pytest.mark.parametrize("engine", ["sample_site", "zensical_site"])
def test_without_an_address_nothing_claims_one(engine: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(engine)
    assert not [name for name in ("feed.xml", "sitemap.xml", "sitemap.xml.gz") if (site / name).exists()]
    for path in site.rglob("*.html"):
        html = re.sub("<script>.*?</script>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r'rel="?canonical|property="og:|application/atom|site\.invalid', html), path
    lost = (site / "404.html").read_text(encoding="utf-8")
    assert 'name="q"' in lost
    assert "找不到此页" in lost
    assert "Page not found" in lost


def _broken_but_canonical(site: Path) -> list[str]:
    return [b for b in links_of(site).broken if "reader.example" not in b]
