"""`duizhao build`: what it writes, and what it leaves alone."""

import re
from pathlib import Path

import pytest

from tests.builds import publish
from tests.conservation import folder_of
from tests.unit.commands.running import run


def test_a_failing_site_generator_leaves_the_site_and_is_3(reports: Path) -> None:
    config = reports.parent / "mkdocs.yml"
    config.write_text("site_name: x\ntheme: nothing-like-it\n", encoding="utf-8")
    publish({"index.html": b"before"}, reports.parent / "site")
    done = run("build", "in", cwd=reports.parent)
    assert done.exit_code == 3
    assert folder_of(reports.parent / "site") == {"index.html": b"before"}
    assert "the previous site is as it was" in done.stderr


def test_building_again_changes_nothing(reports: Path) -> None:
    first = run("build", "in", "--pages-only", cwd=reports.parent)
    assert "edition(s); files made (new)\n" in first.stdout
    before = folder_of(reports.parent / "docs/site")
    done = run("build", "in", "--pages-only", cwd=reports.parent)
    assert "edition(s); files kept\n" in done.stdout
    assert "0 changed, 0 removed" in done.stdout
    assert folder_of(reports.parent / "docs/site") == before


@pytest.mark.slow
def test_a_part_of_the_site_is_built_from_the_pages_alone(reports: Path) -> None:
    run("build", "in", "--pages-only", "--no-books", cwd=reports.parent)
    (reports.parent / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    done = run("build", "--site-only", "--part", "2/2", cwd=reports.parent)
    assert done.exit_code == 0, done.stderr
    made = {name.split("/")[0] for name in folder_of(reports.parent / "site")}
    assert made == {"wangchuan"}
    assert done.stdout == "site: site\n"


def test_without_pages_there_is_no_site_to_build(reports: Path) -> None:
    done = run("build", "--site-only", cwd=reports.parent)
    assert done.exit_code == 2
    assert "run `duizhao build --pages-only` first" in done.stderr


def test_a_damaged_cache_is_made_anew(reports: Path) -> None:
    run("build", "in", "--pages-only", cwd=reports.parent)
    (reports.parent / ".duizhao_cache/products.sqlite").write_bytes(b"damaged")
    (reports.parent / ".duizhao_cache/build.msgpack").unlink()
    done = run("build", "in", "--pages-only", cwd=reports.parent)
    assert ".duizhao_cache/products.sqlite is damaged or no cache of this program; it is made anew\n" in done.stderr
    assert "files made (new)" in done.stdout
    assert "made anew" not in run("build", "in", "--pages-only", cwd=reports.parent).stderr


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


@pytest.mark.parametrize("output", ["--pages", "--site"])
def test_reports_are_never_replaced(reports: Path, output: str) -> None:
    (reports.parent / "mkdocs.yml").touch()
    before = folder_of(reports.parent)
    done = run("build", "in", output, "in", cwd=reports.parent)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "duizhao: in is, holds or lies in the reports, in; name another folder\n"
    assert folder_of(reports.parent) == before


@pytest.mark.parametrize("folder", ["docs/site", "site"])
def test_a_persons_folder_is_never_replaced(reports: Path, folder: str) -> None:
    (reports.parent / "mkdocs.yml").touch()
    mine = reports.parent / folder / "mine.md"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", encoding="utf-8")
    done = run("build", "in", cwd=reports.parent)
    assert done.exit_code == 2
    assert "was not made by a build, so it is not replaced" in done.stderr
    assert mine.read_text(encoding="utf-8") == "mine"


def test_no_name_of_a_file_commands_the_runner(reports: Path) -> None:
    """GitHub obeys `::…` at the start of a line and `##[…]` anywhere; a terminal obeys escapes."""
    names = (
        "::error::all is well",
        "a\n::add-mask::望\n.txt",
        "##[error]x",
        " \u200b::warning::y",
        "\u202etxt.exe",
        "\x1b]0;x\x07",
        "\u2028z",
    )
    for name in names:
        (reports / name).write_text("昨天下雨。\n", encoding="utf-8")
    (reports / "curation.toml").write_text(
        '["\\n::warning::key\\n"]\nx = 1\n[[line]]\nstarts = "abcd\\n::error::b\\u2066"\nas = "text"\n'
    )
    done = run("build", "in", "--pages-only", cwd=reports.parent)
    printed = (done.stdout + done.stderr).split("\n")
    assert sum("S101" in line for line in printed) == len(names)
    for line in printed:
        assert not re.match(r"[\s\u200b]*::", line)
        assert "##[" not in line
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", line)
    for name, data in folder_of(reports.parent / "docs/site").items():
        if name.endswith((".md", ".json")):
            assert not re.search("[\u202a-\u202e\u2066-\u2069]", data.decode()), name


def test_names_by_a_curation_file_turn_no_direction(reports: Path) -> None:
    signs = "\u202e\u2067\u200f"
    (reports / "curation.toml").write_text(
        f'[series]\nzh = "望{signs}川"\n[[report]]\nreport = "wangchuan-2024"\nzh = "报{signs}告"\n'
        f'[rights]\npublisher = "望{signs}川"\n',
        encoding="utf-8",
    )
    run("build", "in", "--pages-only", "--no-books", cwd=reports.parent)
    pages = {n: d.decode() for n, d in folder_of(reports.parent / "docs/site").items() if n.endswith((".md", ".json", ".xml"))}
    assert any("报\ufffd\ufffd\ufffd告" in text for text in pages.values())
    assert not [name for name, text in pages.items() if re.search(f"[{signs}]", text)]
