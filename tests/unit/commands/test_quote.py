"""`duizhao quote` prints the class and the places of quotations."""

from pathlib import Path

import pytest

from tests.unit.commands.running import REPORT, run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/a.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def test_words_that_a_report_has(folder: Path) -> None:
    done = run("quote", "全年新修道路12公里。", "reports", "--fresh", cwd=folder)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0] == "1 verbatim: 全年新修道路12公里。"
    assert "wangchuan-2024" in done.stdout
    assert done.stdout.splitlines()[-1] == "verbatim: 1"


def test_a_file_with_words_that_differ(folder: Path) -> None:
    (folder / "said.txt").write_text("全年新修道路21公里。", encoding="utf-8")
    done = run("quote", "said.txt", "reports", "--fresh", cwd=folder)
    assert done.exit_code == 1
    assert "1 differs" in done.stdout
    assert "the report has “12”, the quotation “21”" in done.stdout


def test_another_year(folder: Path) -> None:
    assert "1 another year" in run("quote", "新修道路12公里", "reports", "--year", "2023", "--fresh", cwd=folder).stdout


@pytest.mark.parametrize(("name", "data", "said"), [("b.txt", b"\xff\xfe\xfa", "is not UTF-8"), ("c.txt", b" ", "no sentence")])
def test_what_cannot_be_looked_up_is_one_line(folder: Path, name: str, data: bytes, said: str) -> None:
    (folder / name).write_bytes(data)
    done = run("quote", name, "reports", "--fresh", cwd=folder)
    assert done.exit_code == 2
    assert said in done.stderr
