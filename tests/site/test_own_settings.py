"""A site with settings, pages, styles and blocks of its own, built by both engines: all of ours stays, all of its own is there."""

import re
import shutil
from pathlib import Path

import pytest
from duizhao.publish import run_engine

from tests.builds import build_in_memory, made_once, publish
from tests.site.html import pages
from tests.unit.commands.running import REPORT

_CONFIG = """site_name: 望川对照
extra_css: [style/own.css]
nav:
  - 首页 Home: index.md
  - 本站 · This site:
      - 关于 About: about.md
      - https://example.org/
theme:
  name: material
  custom_dir: mine
  features: [navigation.tabs, content.code.copy]
markdown_extensions:
  - extra
  - admonition
  - pymdownx.superfences
  - pymdownx.mark
  - pymdownx.keys
  - pymdownx.tilde
  - pymdownx.arithmatex: {generic: true}
  - pymdownx.emoji
plugins: [search, tags]
"""
_TEXT = REPORT + "新增==贷款==，++减费++，:smile:，$1和$2，{++稳岗++}，~~降本~~，[^1]，HTML。\n"


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def site(request: pytest.FixtureRequest) -> Path:
    def make(folder: Path) -> None:
        for name, text in (
            ("in/a.txt", _TEXT),
            ("mkdocs.yml", _CONFIG),
            ("docs/about.md", "# 关于 About\n\n[报告](wangchuan/2024/index.md) ==重点==\n\n*[HTML]: Hyper\n"),
            ("docs/style/own.css", "body { --own: 1 }\n"),
            ("mine/main.html", '{% extends "base.html" %}\n{% block announce %}公告{% endblock %}\n'),
        ):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        publish(build_in_memory(folder / "in").files, folder / "docs/site")
        run_engine(request.param, folder / "mkdocs.yml", folder / "own", folder / "docs/site")
        shutil.copy(folder / "mkdocs.yml", folder / "its.yml")
        (folder / "mkdocs.yml").write_text("", encoding="utf-8")
        shutil.rmtree(folder / "docs/style")
        (folder / "docs/about.md").unlink()
        run_engine(request.param, folder / "mkdocs.yml", folder / "ours", folder / "docs/site")

    return made_once(f"own-settings-{request.param}", make)


def test_the_pages_of_reports_are_as_without(site: Path) -> None:
    def rows(folder: Path) -> dict[str, dict[str, str]]:
        return {p.relative_to(folder).as_posix(): page.rows for p, page in pages(folder) if page.rows}

    assert rows(site / "own") == rows(site / "ours")
    assert any("==贷款==，++减费++，:smile:，$1和$2" in text for page in rows(site / "own").values() for text in page.values())


def test_its_page_is_in_the_navigation_of_every_page(site: Path) -> None:
    assert "<mark>重点</mark>" in (site / "own/about/index.html").read_text(encoding="utf-8")
    for path in (site / "own").rglob("index.html"):
        if "downloads" in path.parts[:-2]:
            continue
        nav = path.read_text(encoding="utf-8").partition('<nav class="dz-nav"')[2].partition("</nav>")[0]
        for words in ("首页 Home", "关于 About", "https://example.org/", "望川", "搜索"):
            assert words in nav, path


def test_its_style_sheet_follows_ours_and_its_block_is_shown(site: Path) -> None:
    html = (site / "own/wangchuan/2024/index.html").read_text(encoding="utf-8")
    sheets = re.findall(r'<link rel="stylesheet" href="(?:\./)?(?:\.\./)*([^"]+)"', html)
    assert sheets.index("assets/css/duizhao.css") < sheets.index("style/own.css")
    assert (site / "own/style/own.css").is_file()
    assert "公告" in html
    assert 'id="dz-scripts"' in html
