"""What `duizhao explain FOLDER` says of reports of several files and years; the golden cases show the rest."""

from functools import cache
from pathlib import Path

import pytest
from duizhao.cli import app
from duizhao.commands.explain_folder import explain_folder_lines
from duizhao.diagnostics import Collector
from duizhao.pipeline import explain_folder
from typer.testing import CliRunner

from tests.conftest import ROOT

PAGES = ROOT / "tests/pages/in"


@cache
def lines(folder: Path, rows: int = 0, width: int = 0) -> list[str]:
    return list(explain_folder_lines(*explain_folder(folder, Collector()), rows, width))


@pytest.mark.parametrize(
    "line",
    [
        "  from wangchuan/2024-excerpt.txt: text, utf-8, zh, Hant, 8 rows, 0 notes",
        "      variant of wangchuan/2024-excerpt.txt:5: 我們試點“雨水銀行”，在老城地下建起20座蓄水池。",
        "      source wangchuan/2024-excerpt.txt:7: （二）辦好民生實事",
        "      also pnxwh7q",
        "      figures: 132个 = 132, 45个 ≠ 54",
        "moved: 01-02#p9x824r to 02-02#p9x824r",
        "      term in psm7ht2: d a “rainwater bank”‸ of 18 tanks beneath",
        "      no place",
        "  plan-outcome: pkx7rgr “新建绿道60公里。” → p7xahjw “新建绿道48公里，”: short, exactly",
        "  plan-outcome: pspv5kh “编制湿地保护规划，” → –: not mentioned, nothing near",
        "  plan-outcome: p5hx242 “更新燃气管网90公里，” → pbkraxj “更新燃气管网80公里。”: set again, next plan",
        "  near: p5hx242 “加装住宅电梯40部。” → pg06218 “累计加装住宅电梯310部。”: five years",
        "indicator 新增学位 / – (count): 2024 target 20000, 2024 actual 20000",
        "not used: news.txt: nothing in its title or opening says that it is a government work report",
    ],
)
def test_everything_that_merging_gives_has_its_line(line: str) -> None:
    assert line in lines(PAGES)


def test_rows_say_which_lines_of_which_file_they_come_from() -> None:
    (row,) = [line for line in lines(PAGES) if line.startswith("  psm7ht2")]
    assert row.endswith("(wangchuan/2024-excerpt.txt:5; wangchuan/2024.txt:13, 14)")


def test_rows_and_texts_can_be_cut() -> None:
    few = lines(PAGES, rows=2, width=20)
    assert few.count("rows (2 of 15)") == few.count("rows (2 of 13)") == 1
    assert sum(line.startswith("  p") and "|" in line for line in few) == 4
    assert "  [4] – | Pocket parks are sm… (wangchuan/2024.txt:32)" in few


def test_what_no_terminal_shows_is_spelled_out(tmp_path: Path) -> None:
    text = (PAGES / "wangchuan/2024.txt").read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text(text.replace("雨水银行", "雨水\u200b银\ue5d2行"), encoding="utf-8")
    told = lines(tmp_path)
    assert all(line.isprintable() for line in told)
    assert any(r"雨水\u200b银\ue5d2行" in line for line in told)


def test_the_command_takes_a_folder_and_says_so_of_what_is_neither() -> None:
    done = CliRunner().invoke(app, ["explain", str(PAGES), "--rows", "1"], catch_exceptions=False)
    assert done.exit_code == 1  # news.txt is no report
    assert "\nrows (1 of 15)\n" in done.stdout
    assert "S101" in done.stderr
    done = CliRunner().invoke(app, ["explain", str(PAGES / "none")], catch_exceptions=False)
    assert done.exit_code == 2
    assert "is neither a file nor a folder" in done.stderr


def test_an_empty_folder_says_nothing(tmp_path: Path) -> None:
    assert lines(tmp_path) == []
