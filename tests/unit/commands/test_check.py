"""`duizhao check`: exit codes, what it prints, and where."""

from pathlib import Path

import pytest

from tests.unit.commands.running import REPORT, run


def test_clean_input_is_0_and_diagnostics_go_to_stderr(reports: Path) -> None:
    done = run("check", "in", cwd=reports.parent)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "wangchuan-2024: 4 rows" in done.stdout


def test_doubtful_links_to_the_next_year_are_counted(reports: Path) -> None:
    head, opening, review = REPORT.partition("一、")
    plan = f"{head}{opening}{review}二、2024年工作安排\n新建长者食堂80家。改善湖岸步道照明。\n"
    (reports / "a.txt").write_text(plan, encoding="utf-8")
    review = "一、2024年工作回顾\n老年助餐更加方便，长者食堂开到了乡镇。湖岸环境改善，城南菜场搬了新家。\n"
    (reports / "b.txt").write_text(head.replace("2024", "2025") + review, encoding="utf-8")
    done = run("check", "in", cwd=reports.parent)
    assert "wangchuan-2024 → wangchuan-2025: 2 doubtful link(s), for an editor: wangchuan/2024/quality/" in done.stdout


def test_errors_are_1_and_name_file_and_line(reports: Path) -> None:
    (reports / "b.txt").write_text("昨天下雨。\n", encoding="utf-8")
    done = run("check", "in", cwd=reports.parent)
    assert done.exit_code == 1
    assert "b.txt: error S101:" in done.stderr
    assert "wangchuan-2024" in done.stdout


def test_strict_counts_remarks(reports: Path) -> None:
    (reports / "a.txt").write_text(REPORT + "注释：\n[1]新修道路指沿江道路。\n[3]另有说明。\n", encoding="utf-8")
    assert run("check", "in", cwd=reports.parent).exit_code == 0
    assert run("check", "in", "--strict", cwd=reports.parent).exit_code == 1


def test_a_name_does_not_reach_the_terminal_as_a_command(reports: Path) -> None:
    (reports / "\x1b[31mred.txt").write_text("昨天下雨。\n", encoding="utf-8")
    done = run("check", "in", cwd=reports.parent)
    assert "\x1b" not in done.stderr + done.stdout
    assert "[31mred.txt: error S101:" in done.stderr


CASES = Path(__file__).parents[2] / "cases"


@pytest.mark.parametrize(("case", "table"), [("F101-another-figure", "figure"), ("F102-exchanged-rows", "pair")])
def test_the_table_that_check_prints_settles_what_it_reports(tmp_path: Path, case: str, table: str) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "report.txt").write_bytes((CASES / case / "in/report.txt").read_bytes())
    first = run("check", "--fresh", "reports", cwd=tmp_path)
    lines = first.stdout.splitlines()
    start = lines.index("to paste into the series' curation.toml, where it is right:")
    tables = [
        line for line in lines[start + 1 :] if line.startswith(("[[", "report =", "row =", "zh =", "en =", "# report.txt:"))
    ]
    assert f"[[{table}]]" in tables
    (reports / "curation.toml").write_text("\n".join(tables), encoding="utf-8")
    second = run("check", "--strict", "--fresh", "reports", cwd=tmp_path)
    assert second.exit_code == 0, second.output
    assert "to paste" not in second.stdout
    settle = "to settle what is doubtful in the browser, by keys: duizhao review reports"
    assert [settle in done.stdout.splitlines() for done in (first, second)] == [True, False]
