"""`duizhao search`: a table, and what the exit code says."""

from pathlib import Path

from duizhao.cli import CLEAN, ERRORS, USAGE, app
from typer.testing import CliRunner


def _search(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["search", *arguments], env={"COLUMNS": "200"})
    return done.exit_code, done.output


def test_hits_are_shown_with_their_addresses(pages: Path) -> None:
    code, said = _search("轨道交通", "--pages", str(pages), "--year", "2025", "--limit", "1")
    assert code == CLEAN
    assert "wangchuan/2025/" in said
    assert "轨道交通" in said
    assert "wangchuan/2024/" not in said


def test_nothing_found(pages: Path) -> None:
    assert _search("火星移民", "--pages", str(pages)) == (ERRORS, "")


def test_one_language_and_a_place(pages: Path) -> None:
    assert _search("轨道交通", "--pages", str(pages), "--lang", "en")[0] == ERRORS
    assert _search("年", "--pages", str(pages), "--in", "headings")[0] == CLEAN
    assert _search("年", "--pages", str(pages), "--series", "elsewhere")[0] == ERRORS


def test_no_index_is_wrong_usage(tmp_path: Path) -> None:
    assert _search("年", "--pages", str(tmp_path))[0] == USAGE
