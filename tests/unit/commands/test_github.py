"""What GitHub is told: notes beside lines, and a summary that no file can put markup or commands into."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from duizhao.commands.github import annotation, markdown_summary
from duizhao.commands.summary import ReportCounts, summary_of
from duizhao.diagnostics import Diagnostic
from duizhao.model.quality import Proposal
from duizhao.pipeline import read_site

from tests.unit.commands.running import REPORT, run


def test_a_note_stands_beside_its_line() -> None:
    diagnostic = Diagnostic("wangchuan/a.txt", 12, "N102", "warning", "note 3 has no marker", "say where")
    assert annotation(diagnostic, Path("reports")) == (
        "::warning file=reports/wangchuan/a.txt,line=12,title=N102::note 3 has no marker%0Ahint: say where"
    )


def test_a_note_on_a_whole_file_has_no_line() -> None:
    diagnostic = Diagnostic("a.txt", 0, "S101", "error", "no report")
    assert annotation(diagnostic, Path()) == "::error file=a.txt,title=S101::no report"


def test_a_note_on_a_file_in_an_archive_stands_beside_the_archive(tmp_path: Path) -> None:
    (tmp_path / "in/wangchuan").mkdir(parents=True)
    with ZipFile(tmp_path / "in/wangchuan/2024 报告", "w") as archive:  # an archive is one whatever its name is
        archive.writestr("zh/a.txt", REPORT + "注释：\n[1] 河道：沿江的水面。\n")
        archive.writestr("b.txt", "昨天下雨。\n")
    done = run("check", "in", "--quiet", "--format", "github", cwd=tmp_path)
    output = done.stdout.splitlines()
    assert output
    assert {line.partition(" file=")[2].partition(",")[0] for line in output} == {"in/wangchuan/2024 报告"}
    assert not any(",line=" in line for line in output)
    assert any("title=S101::b.txt: " in line for line in output)
    assert any(re.search(r"::zh/a\.txt:\d+: ", line) for line in output), output


def test_one_file_is_checked_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/b.txt").write_text("昨天下雨。\n", encoding="utf-8")
    done = run("check", "in/b.txt", "--quiet", "--format", "github", cwd=tmp_path)
    assert done.stdout.startswith("::error file=in/b.txt,title=S101::")


def test_a_name_gives_no_command() -> None:
    diagnostic = Diagnostic("a\n::error::x,line=9:b%.txt", 0, "S101", "error", "100%\r\n::stop-commands::t\x1b[2J")
    output = annotation(diagnostic, Path("in"))
    assert "\n" not in output
    assert "\r" not in output
    assert "\x1b" not in output
    assert output.startswith("::error file=in/a%0A%3A%3Aerror%3A%3Ax%2Cline=9%3Ab%25.txt,title=S101::100%25%0D%0A::stop")


def test_the_summary_lists_reports_and_what_to_look_at(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b|<img src=x>`.txt").write_text("昨天下雨。\n", encoding="utf-8")
    output = markdown_summary(summary_of(read_site(tmp_path, lambda *_: None)))
    assert "错误 · errors: **1**" in output
    assert "未采用的文件 · files not used: **1**" in output
    assert "| wangchuan-2024 | 4 | 0 | 0 | 0 | 1 |" in output
    assert "| error S101 | b&#124;&lt;img src=x&gt;&#96;.txt |" in output
    assert "<img" not in output


def test_the_summary_gives_decisions_to_paste(tmp_path: Path) -> None:
    summary = summary_of(read_site(tmp_path, lambda *_: None))
    values = (("report", "wangchuan-2024"), ("row", "p1234567"), ("zh", "50个"), ("en", "`55```"))
    proposal = Proposal("a.txt:3: 50个 is 55 in English: “```\x1b[2J”", "figure", values)
    block = markdown_summary(replace(summary, proposals=(proposal,))).partition("````toml\n")[2]
    assert tomllib.loads(block.partition("\n````\n")[0]) == {"figure": [dict(values)]}
    assert "\x1b" not in block
    many = markdown_summary(replace(summary, proposals=(proposal,) * 20_000))
    assert f"{20_000 - many.count('[[figure]]')} more in the log" in many
    assert len(many.encode()) < 1 << 20


def test_a_clean_check_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    assert "没有需要处理的地方 · Nothing to look at." in markdown_summary(summary_of(read_site(tmp_path, lambda *_: None)))


def test_no_report_is_said(tmp_path: Path) -> None:
    assert "没有找到报告 · No report was found." in markdown_summary(summary_of(read_site(tmp_path, lambda *_: None)))


def test_the_command_prints_notes_and_writes_the_summary(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/b.txt").write_text("昨天下雨。\n", encoding="utf-8")
    done = run("check", "in", "--quiet", "--format", "github", "--summary", "out/s.md", cwd=tmp_path)
    assert done.exit_code == 1
    assert done.stdout.startswith("::error file=in/b.txt,title=S101::")
    assert done.stdout.count("\n") == 1
    assert "S101" in (tmp_path / "out/s.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("count", "size"), [(3, 1_900_000), (20_000, 900), (30, 90_000)])
def test_the_summary_is_shorter_than_github_accepts(tmp_path: Path, count: int, size: int) -> None:
    """In bytes, whatever is quoted: characters take up to four, and what is escaped takes more."""
    site = summary_of(read_site(tmp_path, lambda *_: None))
    diagnostics = tuple(Diagnostic("a.txt", n + 1, "U102", "warning", "望|" * (size // 2)) for n in range(count))
    output = markdown_summary(replace(site, diagnostics=diagnostics))
    assert len(output.encode()) < 1 << 20
    shown = output.count("| warning U102 |")
    assert f"{count - shown} more in the log" in output


def test_a_summary_of_very_many_reports_is_cut(tmp_path: Path) -> None:
    site = summary_of(read_site(tmp_path, lambda *_: None))
    reports = tuple(ReportCounts(f"wangchuan-{n}", 1, 1, 1, 1, 1) for n in range(60_000))
    output = markdown_summary(replace(site, reports=reports))
    assert len(output.encode()) < 1 << 20
    assert f"{60_000 - output.count('| wangchuan-')} more in the log" in output


def test_a_long_quotation_is_cut_where_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    rules = "".join(f'[[line]]\nas = "text"\nstarts = "{n}{"x" * 9000}"\n' for n in range(60))
    (tmp_path / "in/curation.toml").write_text(rules, encoding="utf-8")
    done = run("check", "in", "--quiet", "--format", "github", "--summary", "s.md", cwd=tmp_path)
    assert "more characters)" in done.stdout
    assert max(map(len, done.stdout.splitlines())) < 2000
    assert (tmp_path / "s.md").stat().st_size < 100_000


@pytest.mark.parametrize(
    ("file", "message"), [("in/a.txt", "reports folder"), ("notes.md", "is no summary"), ("in", "reports folder")]
)
def test_a_summary_replaces_only_a_summary(tmp_path: Path, file: str, message: str) -> None:
    (tmp_path / "in").mkdir()
    for name in ("in/a.txt", "notes.md"):
        (tmp_path / name).write_text(REPORT, encoding="utf-8")
    done = run("check", "in", "--quiet", "--summary", file, cwd=tmp_path)
    assert done.exit_code == 2
    assert message in done.stderr
    assert (tmp_path / "notes.md").read_text(encoding="utf-8") == (tmp_path / "in/a.txt").read_text(encoding="utf-8") == REPORT
    for _ in range(2):
        assert run("check", "in", "--quiet", "--summary", "new/s.md", cwd=tmp_path).exit_code == 0
