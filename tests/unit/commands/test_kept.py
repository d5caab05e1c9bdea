"""Pages of the last build stay as they are only if all that it read is the same, and they are as it wrote them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from duizhao.commands.kept import inputs_of, kept_build
from duizhao.commands.options import RunOptions

from tests.unit.commands.running import REPORT, run


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with reports of which a build has made pages."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "in").mkdir()
    (folder / "in/a.txt").write_text(REPORT, encoding="utf-8")
    assert run("build", "in", "--pages-only", cwd=folder).exit_code == 0
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path


def _is_kept(folder: Path, site: str = "", *, books: bool = True) -> bool:
    options = RunOptions(folder / "in", folder / ".duizhao_cache")
    return kept_build(options, folder / "docs/site", inputs_of(options, site, books)) is not None


def _edit(name: str) -> Callable[[Path], object]:
    """Change a byte of a file, and not its size."""
    return lambda folder: (folder / name).write_bytes((folder / name).read_bytes()[:-1] + b" ")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a report": _edit("in/a.txt"),
    "the name of a report": lambda folder: (folder / "in/a.txt").rename(folder / "in/b.txt"),
    "a report more": lambda folder: (folder / "in/b.txt").write_text(REPORT, encoding="utf-8"),
    "a decision of the editor": lambda folder: (folder / "in/curation.toml").write_text("", encoding="utf-8"),
    "a link": lambda folder: (folder / "in/b.txt").symlink_to("a.txt"),
    "a page": _edit("docs/site/index.md"),
    "a page less": lambda folder: (folder / "docs/site/index.md").unlink(),
    "a page more": lambda folder: (folder / "docs/site/more.md").write_text("", encoding="utf-8"),
    "the record": lambda folder: (folder / ".duizhao_cache/build.msgpack").write_bytes(b"\xdf" * 40),
}


def test_pages_are_kept_where_nothing_has_changed(folder: Path) -> None:
    assert _is_kept(folder)
    before = (folder / "docs/site").stat().st_ino
    done = run("build", "in", "--pages-only", cwd=folder)
    assert "edition(s); files kept\n" in done.stdout
    assert "0 changed, 0 removed" in done.stdout
    assert (folder / "docs/site").stat().st_ino == before
    run("build", "in", "--pages-only", "--fresh", cwd=folder)
    assert (folder / "docs/site").stat().st_ino != before


@pytest.mark.parametrize("change", CHANGES)
def test_pages_are_made_where_anything_has_changed(folder: Path, change: str) -> None:
    CHANGES[change](folder)
    assert not _is_kept(folder)


def test_pages_are_made_with_other_settings(folder: Path) -> None:
    assert not _is_kept(folder, "https://reports.example/")
    assert not _is_kept(folder, books=False)


def test_a_report_that_is_changed_while_it_is_read_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _edit("in/a.txt")(folder)
    inputs = iter(["before", "after"])
    monkeypatch.setattr("duizhao.commands.build.inputs_of", lambda *_: next(inputs))
    before = (folder / ".duizhao_cache/build.msgpack").read_bytes()
    run("build", "in", "--pages-only", cwd=folder)
    assert (folder / ".duizhao_cache/build.msgpack").read_bytes() == before


def test_diagnostics_are_said_again(folder: Path) -> None:
    (folder / "in/b.txt").write_text("not a report\n", encoding="utf-8")
    first = run("build", "in", "--pages-only", "--strict", cwd=folder)
    again = run("build", "in", "--pages-only", "--strict", cwd=folder)
    assert "b.txt" in first.stderr
    assert (again.exit_code, again.stderr) == (first.exit_code, first.stderr)
