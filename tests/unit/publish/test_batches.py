"""A large site is made by several runs of MkDocs, and is then the same, file by file, as one that is made by one run."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pytest
from duizhao.publish import Batching, EngineError, Share, load_settings, offline_files, run_engine
from duizhao.publish.batches import Source, build_batches, divide
from duizhao.publish.own_pages import address

from tests.builds import publish

PAGE = '---\ntitle: "{0}"\nhide: [toc]\n---\n\n# {0}\n\n{1}\n'
PAGES = {
    "index.md": PAGE.format("望川 · Wangchuan", "[2025](city/2025/index.md) [表](data/a.csv)"),
    "downloads.md": PAGE.format("下载", "## 望川 { #a }\n\n[报告](city/2025/index.md) [一](downloads/city/1.txt)"),
    "compare/index.md": PAGE.format("各地", "[增长](gdp.md)"),
    "compare/gdp.md": PAGE.format("增长", "。"),
    "city/index.md": PAGE.format("望川市", "[2025](2025/index.md)"),
    "city/2025/index.md": PAGE.format("2025", "[下载](../../downloads.md#a) [各地](../../compare/index.md)"),
    "city/2025/quality.md": PAGE.format("核对", "无。"),
    "town/index.md": PAGE.format("青屿市", "渔港。"),
    "town/2025/index.md": PAGE.format("2025", "新建渔港两座。"),
    "data/a.csv": "a,b",
    "downloads/city/1.txt": "望川",
    "city/2025/embed/p1.html": "<p>望川</p>",
    "assets/labels.js": "window.labels = {  }",
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    publish({path: text.encode() for path, text in PAGES.items()}, tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text("site_name: 望川\nsite_url: https://wangchuan.example/reports/\n", encoding="utf-8")
    return tmp_path / "docs"


def _files(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file() and not p.name.startswith(".")}


def _build(docs: Path, name: str, batching: Batching, engine: Literal["mkdocs", "zensical"] = "mkdocs") -> Path:
    site = docs.parent / name
    run_engine(engine, docs.parent / "mkdocs.yml", site, docs, None, None, batching)
    return site


@pytest.mark.slow
def test_parts_in_one_folder_are_the_site_of_one_run(docs: Path) -> None:
    whole = _files(_build(docs, "whole", Batching(0)))
    joined = docs.parent / "joined"
    for part in (1, 2):
        shutil.copytree(_build(docs, f"part-{part}", Batching(1, 1, Share(part, 2))), joined, dirs_exist_ok=True)
    made = _files(joined)
    maps = {name: made.pop(name).decode() for name in sorted(made) if name.startswith("sitemap")}
    expected = whole.pop("sitemap.xml").decode()
    del whole["sitemap.xml.gz"]
    assert made == whole
    assert list(maps) == ["sitemap-0.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    listed = [line for name, text in maps.items() if "-" in name for line in text.splitlines() if line.startswith("<url>")]
    assert sorted(listed) == sorted(line for line in expected.splitlines() if line.startswith("<url>"))
    assert not [name for name in offline_files(joined) if name.startswith("sitemap")]
    assert maps["sitemap.xml"].count("<loc>https://wangchuan.example/reports/sitemap-") == 3


def test_a_series_is_never_divided_and_small_ones_share_a_run() -> None:
    pages = ["index.md", *(f"{name}/2025/{k}.md" for name in "abc" for k in range(3))]
    assert [len(b.pages) for b in divide(pages, 6)] == [1, 6, 3]
    assert [len(b.pages) for b in divide(pages, 2)] == [1, 3, 3, 3]


@pytest.mark.parametrize("links", [True, False])
def test_only_changed_pages_are_made_and_none_that_stands_beside_them(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    pages = [name for name in PAGES if name.endswith(".md")]
    old, made = tmp_path / "old", []

    def run(folder: Path, site: Path, _: Path, titles: Mapping[str, str]) -> str:
        there = [p.relative_to(folder).as_posix() for p in folder.rglob("*.md")]
        for page in (p for p in there if p not in titles):
            made.append(page)
            (site / address(page)).parent.mkdir(parents=True, exist_ok=True)
            (site / address(page)).write_text(f"new {page}", encoding="utf-8")
        return ""

    for page in pages:
        (old / address(page)).parent.mkdir(parents=True, exist_ok=True)
        (old / address(page)).write_text(f"old {page}", encoding="utf-8")
    kept = [p for p in pages if p != "city/2025/index.md"]
    source = Source.of(docs, dict.fromkeys(pages, "title"), kept, old)
    if not links:  # as between two file systems

        def refuse(*_: object) -> None:
            raise OSError("no links here")

        monkeypatch.setattr("os.link", refuse)
    build_batches(source, tmp_path / "site", tmp_path / "work", divide(pages, 1), run, processes=2)
    assert sorted(made) == (["city/2025/index.md"] if links else sorted(pages))
    texts = {name: data.decode() for name, data in _files(tmp_path / "site").items()}
    assert {texts.pop(address(p)).split(" ", 1)[0] for p in kept} == {"old" if links else "new"}
    assert texts.pop("city/2025/index.html") == "new city/2025/index.md"
    assert texts.keys() == {name for name in PAGES if not name.endswith(".md") and not name.startswith("assets/")}


def test_a_site_with_plugins_of_its_own_is_not_divided(docs: Path) -> None:
    config = docs.parent / "mkdocs.yml"
    config.write_text("site_name: 望川\nplugins: [tags]\n", encoding="utf-8")
    assert not load_settings(config).predictable
    with pytest.raises(EngineError, match="a part of the site"):
        _build(docs, "site", Batching(1, 1, Share(1, 2)))


def test_a_site_with_a_page_without_a_title_is_not_built_in_parts(docs: Path) -> None:
    (docs / "own.md").write_text("Ferries.\n", encoding="utf-8")
    with pytest.raises(EngineError, match="no title"):
        _build(docs, "site", Batching(1, 1, Share(1, 2)))


def test_only_mkdocs_builds_a_part(docs: Path) -> None:
    with pytest.raises(EngineError, match="only MkDocs"):
        _build(docs, "site", Batching(1, 1, Share(1, 2)), "zensical")
