"""`duizhao explain`: what is understood of one file."""

from pathlib import Path

from tests.unit.commands.running import REPORT, run


def test_explain_shows_what_is_understood(reports: Path) -> None:
    (reports / "a.txt").write_text(REPORT + "来源：望川外事\n", encoding="utf-8")
    output = run("explain", "in/a.txt", cwd=reports.parent).stdout
    for word in ("title", "occasion", "一、2023年工作回顾", "全年新修道路12公里。", "set aside (1)", "line 7, credit"):
        assert word in output
