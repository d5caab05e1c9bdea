"""Pages that have not changed are taken from the old site; the site is then the same, file by file, as one that is made anew."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from duizhao.cache import read_record
from duizhao.publish import load_settings, run_engine
from duizhao.publish.changed_pages import ServedPages
from duizhao.publish.kept_pages import SiteRecord, Sources
from duizhao.publish.settings import package_folder
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from tests.builds import publish

PAGE = '---\ntitle: "{0}"\nhide: [toc]\n---\n\n# {0}\n\n{1}\n'
PAGES = {
    "index.md": PAGE.format("望川 · Wangchuan", "[2025](city/2025.md)"),
    "city/index.md": PAGE.format("望川市", "全年新修道路12公里。"),
    "city/2025.md": PAGE.format("2025", "下一年。"),
    "city/2026.md": PAGE.format("2026", "再下一年。"),
    "town/index.md": PAGE.format("青屿市", "渔港。"),
    "town/quality.md": PAGE.format("核对", "无。"),
    "town/years/2025.md": PAGE.format("2025", "新建渔港两座。"),
    "wood/index.md": PAGE.format("云岭市", "林地。"),
    "search.md": PAGE.format("搜索", "。"),
    "data/links.json": "{}",
    "assets/labels.js": "window.labels = {  }",
    "feed.xml": "<feed/>",
}


class _Site:
    def __init__(self, folder: Path) -> None:
        self.folder, self.pages = folder, dict(PAGES)
        self.config = folder / "mkdocs.yml"
        self.config.write_text("site_name: 望川\n", encoding="utf-8")

    def build(self, *, record: bool = True) -> dict[str, bytes]:
        """Build the site; return its files but the list of them."""
        self.publish()
        docs, site = self.folder / "pages", self.folder / ("site" if record else "fresh")
        run_engine("mkdocs", self.config, site, docs, load_settings(self.config), self.folder / "kept/record" if record else None)
        return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}

    def publish(self) -> None:
        publish({path: text.encode() for path, text in self.pages.items()}, self.folder / "pages")

    def inodes(self) -> dict[str, int]:
        return {p.relative_to(self.folder / "site").as_posix(): p.stat().st_ino for p in (self.folder / "site").rglob("*.html")}


def _edit(site: _Site, path: str, old: str, new: str) -> None:
    site.pages[path] = site.pages[path].replace(old, new)


def _words(site: _Site) -> None:
    _edit(site, "city/2025.md", "下一年", "第二年")
    site.pages |= {"data/links.json": "[]", "feed.xml": "<feed></feed>"}
    page = site.folder / "site/city/2026/index.html"
    page.write_bytes(page.read_bytes().replace("再".encode(), "又".encode()))


def _pages(site: _Site) -> None:
    site.pages["city/2024.md"] = site.pages.pop("city/2026.md")


CHANGES: dict[str, Callable[[_Site], None]] = {
    "words, files, a page of the site by hand": _words,
    "a title": lambda site: _edit(site, "city/2025.md", '"2025"', '"Twenty-five"'),
    "pages": _pages,
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was built once, with its record."""
    folder = tmp_path_factory.mktemp("built")
    _Site(folder).build()
    return folder


@pytest.fixture
def site(built: Path, tmp_path: Path) -> _Site:
    """A copy of it."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return _Site(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_the_site_is_as_one_made_anew(site: _Site, change: str) -> None:
    before = site.inodes()
    CHANGES[change](site)
    assert site.build() == site.build(record=False)
    made = {path.removesuffix("index.html") for path, inode in site.inodes().items() if before.get(path) != inode} - {"404.html"}
    if change.startswith("words"):
        assert made == {"city/2025/", "city/2026/"}
    else:  # its folder, and two pages on either side
        assert {"city/", "city/2025/"} <= made
        assert made.isdisjoint({"town/years/2025/", "wood/"})


def _html(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.html")}


@pytest.mark.slow
def test_while_a_site_is_served_only_changed_pages_are_built(site: _Site) -> None:
    served, whole, builds = site.folder / "served", site.folder / "whole", ServedPages()
    config = load_settings(site.config).placed("pages", "site", str(package_folder() / "theme_overrides")).config
    (site.folder / "served.yml").write_text(config, encoding="utf-8")

    def build_both() -> dict[str, int]:
        site.publish()
        for run, target in ((builds, served), (mkdocs_build, whole)):
            run(load_config(str(site.folder / "served.yml"), site_dir=str(target)), serve_url="http://localhost/")
        assert _html(served) == _html(whole)
        return {path: (served / path).stat().st_mtime_ns for path in _html(served)}

    before = build_both()
    _edit(site, "city/2025.md", "下一年", "第二年")
    after = build_both()
    assert {path for path in after if after[path] != before[path]} == {"city/2025/index.html", "404.html"}
    _edit(site, "city/2025.md", '"2025"', '"Twenty-five"')
    again = build_both()
    assert again["city/index.html"] != after["city/index.html"]
    assert again["wood/index.html"] == after["wood/index.html"]
    _pages(site)
    build_both()


def test_pages_are_kept_for_the_same_source_settings_and_bytes_only(site: _Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def kept() -> set[str]:
        sources = Sources(site.folder / "pages")
        shared = sources.shared(load_settings(site.config))
        return set(sources.kept(read_record(site.folder / "kept/record", SiteRecord), shared, site.folder / "site"))

    pages = {path for path in PAGES if path.endswith(".md")}
    assert kept() == pages
    (site.folder / "site/city/2025/index.html").write_text("")
    assert kept() == pages - {"city/2025.md"}
    monkeypatch.setenv("site_name", "a variable that the configuration may name")
    assert kept() == set()
    monkeypatch.delenv("site_name")
    site.config.write_text("site_name: 川上\n", encoding="utf-8")
    assert kept() == set()


@pytest.mark.parametrize(
    "own",
    ["hooks: [hook.py]", "markdown_extensions: [admonition]", "plugins: [tags]", "nav: [index.md]", "theme: {name: mkdocs}"],
)
def test_pages_are_not_kept_where_the_site_has_code_or_pages_of_its_own(tmp_path: Path, own: str) -> None:
    (tmp_path / "hook.py").write_text("")
    (tmp_path / "mkdocs.yml").write_text(f"site_name: 望川\n{own}\n", encoding="utf-8")
    assert not load_settings(tmp_path / "mkdocs.yml").predictable


def test_a_record_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    assert read_record(tmp_path / "missing", SiteRecord) is None
    os.mkfifo(tmp_path / "pipe")
    assert read_record(tmp_path / "pipe", SiteRecord) is None
    (tmp_path / "damaged").write_bytes(b"\xdf" * 40)
    assert read_record(tmp_path / "damaged", SiteRecord) is None
