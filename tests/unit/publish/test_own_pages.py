"""Hand-written pages beside the generated ones, the navigation of both, and the check of what an engine made of them."""

from pathlib import Path

import pytest
import yaml
from duizhao.publish.mark import write_mark
from duizhao.publish.navigation import complete_nav
from duizhao.publish.own_files import own_files
from duizhao.publish.own_pages import join_pages, put_html_in_texts
from duizhao.publish.rendered import broken_page
from duizhao.publish.settings import ConfigError
from duizhao.site.carried import carried, mark

_GENERATED = ["index.md", "search.md", "wangchuan/2025/01-00.md", "wangchuan/2025/index.md", "wangchuan/index.md"]


def _write(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def test_pages_are_all_that_no_build_made(tmp_path: Path) -> None:
    docs = _write(
        tmp_path / "docs", "about.md", "team/README.md", "README.md", ".git/a", "style/own.css", "site/index.md", "out/x"
    )
    write_mark(docs / "site")
    assert list(own_files(docs, [docs / "out"])) == ["about.md", "style/own.css", "team/README.md"]
    assert own_files(None) == {}


def test_html_that_a_page_carries_is_put_into_a_copy_of_it(tmp_path: Path) -> None:
    parts = ["<pre>\n\n  a\n</pre>", "<p>---\u2028\x85\ufeffb</p>"]
    made = tmp_path / "docs/site"
    made.mkdir(parents=True)
    page = f"---\ntitle: a\n{carried(parts)}hide: [toc]\n---\n\n# a\n\n{mark(2)}\n\n{mark(1)}\n"
    (made / "a.md").write_text(page, encoding="utf-8")
    (made / "b.md").write_text("# b\n", encoding="utf-8")
    assert yaml.safe_load(page.split("---\n")[1])["dz_html"] == ["<pre>\n\n  a\n</pre>\n", "<p>---   b</p>\n"]
    join_pages(made, {}, tmp_path / "joined", link=True)
    put_html_in_texts(tmp_path / "joined")
    assert (tmp_path / "joined/a.md").read_text(encoding="utf-8") == (
        "---\ntitle: a\nhide: [toc]\n---\n\n# a\n\n<p>---   b</p>\n\n<pre>\n\n  a\n</pre>\n"
    )
    assert (made / "a.md").read_text(encoding="utf-8") == page
    assert (tmp_path / "joined/b.md").samefile(made / "b.md")


@pytest.mark.parametrize("link", [True, False])
def test_both_are_joined_and_neither_is_changed(tmp_path: Path, *, link: bool) -> None:
    made = _write(tmp_path / "docs/site", *_GENERATED)
    own = own_files(_write(tmp_path / "docs", "about.md"), [made])
    join_pages(made, own, tmp_path / "joined", link=link)
    assert (tmp_path / "joined/about.md").read_text(encoding="utf-8") == "about.md"
    assert (tmp_path / "joined/wangchuan/index.md").is_file()
    assert not (made / "about.md").exists()


@pytest.mark.parametrize("name", ["index.md", "Search.md", "search/index.md", "wangchuan.md", "wangchuan/README.md"])
def test_a_page_takes_no_address_of_ours(tmp_path: Path, name: str) -> None:
    made = _write(tmp_path / "made", *_GENERATED)
    own = own_files(_write(tmp_path / "docs", name))
    with pytest.raises(ConfigError, match=f"{name}: the build writes a page or file of this address"):
        join_pages(made, own, tmp_path / "joined", link=True)


def _nav(text: str, *own: str) -> list[object]:
    return complete_nav(yaml.compose(text, Loader=yaml.SafeLoader), _GENERATED, own, "docs")


def test_a_navigation_is_completed_by_what_it_does_not_name() -> None:
    nav = _nav("- 首页 Home: index.md\n- 关于: [./about.md, https://example.org/]\n- wangchuan/index.md\n", "about.md", "news.md")
    reports = {"Wangchuan": ["wangchuan/index.md", {"2025": ["wangchuan/2025/index.md", "wangchuan/2025/01-00.md"]}]}
    own = [{"首页 Home": "index.md"}, {"关于": ["about.md", "https://example.org/"]}, "wangchuan/index.md"]
    assert nav == [*own, reports, "news.md", "search.md"]


def test_a_navigation_may_be_a_mapping() -> None:
    assert _nav("关于: about.md\nX: {Y: search.md}\n", "about.md")[:2] == [{"关于": "about.md"}, {"X": {"Y": "search.md"}}]


@pytest.mark.parametrize(
    ("entry", "hint"),
    [
        ("abuot.md", "write it as docs/abuot.md"),
        ("wangchuan/2025/", "write wangchuan/2025/index.md"),
        ("search", "write search.md"),
    ],
)
def test_an_entry_that_is_no_page_is_said(entry: str, hint: str) -> None:
    with pytest.raises(ConfigError, match=f":2: nav: there is no page {entry.rstrip('/')}/?; {hint}"):
        _nav(f"- index.md\n- X: {entry}\n")


_PAGE = '<link href="assets/css/duizhao.css"><script id="dz-scripts"></script><div class="dz-row" id="p1">文</div>'


@pytest.mark.parametrize(
    ("html", "why"),
    [
        (_PAGE, ""),
        (_PAGE + '<p>文 {: .dz-zh lang="zh-Hans" }</p>', "shows marks of Markdown"),
        (_PAGE + '<div class="dz-row" markdown>', "shows marks of Markdown"),
        (_PAGE.replace("dz-row", "row"), "has 0 of 1 rows"),
        (_PAGE.replace("dz-scripts", "x"), "lacks our scripts"),
        (_PAGE.replace("duizhao.css", "own.css"), "lacks our styles"),
        (None, "is missing"),
    ],
)
def test_a_page_that_is_not_whole_is_found(tmp_path: Path, html: str | None, why: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text('<div class="dz-row" id="p1" markdown>\n\n文\n{: .dz-zh }\n\n</div>\n', encoding="utf-8")
    if html is not None:
        (tmp_path / "site/a").mkdir(parents=True)
        (tmp_path / "site/a/index.html").write_text(html, encoding="utf-8")
    found = broken_page(tmp_path / "docs", tmp_path / "site", has_our_theme=True)
    assert found.startswith(f"a/index.html {why}") if why else found == ""


def test_of_many_pages_that_only_our_theme_made_some_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for number in range(300):
        (tmp_path / f"docs/{number:03}.md").write_text("# a\n", encoding="utf-8")
        (tmp_path / f"site/{number:03}").mkdir(parents=True)
        (tmp_path / f"site/{number:03}/index.html").write_text(_PAGE if number == 0 else "<p>{ .dz-title }</p>", encoding="utf-8")
    for is_predictable in (True, False):
        found = broken_page(tmp_path / "docs", tmp_path / "site", has_our_theme=True, is_predictable=is_predictable)
        assert found.partition(" ")[2].startswith("shows marks of Markdown")
