"""`duizhao build`: what it writes, and what it leaves alone."""

from pathlib import Path

from tests.conservation import folder_of
from tests.unit.commands.running import run


def test_a_failing_site_generator_leaves_the_site_and_is_3(reports: Path) -> None:
    config = reports.parent / "mkdocs.yml"
    config.write_text("site_name: x\ntheme: nothing-like-it\n", encoding="utf-8")
    (reports.parent / "site").mkdir()
    (reports.parent / "site/index.html").write_text("before", encoding="utf-8")
    done = run("build", "in", cwd=reports.parent)
    assert done.exit_code == 3
    assert folder_of(reports.parent / "site") == {"index.html": b"before"}
    assert "the previous site is as it was" in done.stderr


def test_building_again_changes_nothing(reports: Path) -> None:
    run("build", "in", "--pages-only", cwd=reports.parent)
    before = folder_of(reports.parent / "docs/site")
    done = run("build", "in", "--pages-only", cwd=reports.parent)
    assert "0 changed, 0 removed" in done.stdout
    assert folder_of(reports.parent / "docs/site") == before


def test_without_books_the_pages_are_the_same(reports: Path) -> None:
    run("build", "in", "--pages-only", "--pages", "with", cwd=reports.parent)
    run("build", "in", "--pages-only", "--pages", "without", "--no-books", cwd=reports.parent)
    whole, less = folder_of(reports.parent / "with"), folder_of(reports.parent / "without")
    books = {f"downloads/wangchuan-2024/wangchuan-2024{end}" for end in (".html", ".epub", "-pinyin.epub")}
    assert books <= set(whole)
    assert not books & set(less)
    assert {n: d for n, d in less.items() if "downloads" not in n} == {n: d for n, d in whole.items() if "downloads" not in n}


def test_pdfs_are_printed_from_the_html_files(reports: Path) -> None:
    done = run("build", "in", "--pages-only", "--pdf", "--no-books", cwd=reports.parent)
    assert done.exit_code == 2
    assert "--no-books" in done.stderr


def test_nothing_is_printed_without_a_chinese_font(reports: Path, tmp_path: Path) -> None:
    """A system that lists its fonts, and has none: no empty boxes, no build in vain."""
    lister = tmp_path / "bin/fc-list"
    lister.parent.mkdir()
    lister.write_text("#!/bin/sh\n", encoding="utf-8")
    lister.chmod(0o755)
    done = run("build", "in", "--pages-only", "--pdf", cwd=reports.parent, path=f"{lister.parent}:/bin")
    assert done.exit_code == 3
    assert "Chinese font" in done.stderr
    assert not (reports.parent / "docs").exists()
