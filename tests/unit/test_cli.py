"""The command: exit codes, what it prints, what it leaves alone."""

import subprocess
import sys
from pathlib import Path

import pytest
from duizhao.books.pdf import NoPrinterError, pdfs

from tests.conftest import ROOT
from tests.conservation import folder_of

REPORT = """政府工作报告
——2024年1月16日在望川市第九届人民代表大会第三次会议上
各位代表：
现在，我代表望川市人民政府报告工作。
一、2023年工作回顾
全年新修道路12公里。
"""


def duizhao(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "duizhao", *arguments]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT), "PATH": ""}
    )


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    return folder


def test_clean_input_is_0_and_diagnostics_go_to_stderr(reports: Path) -> None:
    done = duizhao("check", "in", cwd=reports.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert "wangchuan-2024: 4 rows" in done.stdout


def test_doubtful_links_to_the_next_year_are_counted(reports: Path) -> None:
    head, opening, review = REPORT.partition("一、")
    plan = f"{head}{opening}{review}二、2024年工作安排\n新建长者食堂80家。改善湖岸步道照明。\n"
    (reports / "a.txt").write_text(plan, encoding="utf-8")
    told = "一、2024年工作回顾\n老年助餐更加方便，长者食堂开到了乡镇。湖岸环境改善，城南菜场搬了新家。\n"
    (reports / "b.txt").write_text(head.replace("2024", "2025") + told, encoding="utf-8")
    done = duizhao("check", "in", cwd=reports.parent)
    assert "wangchuan-2024 → wangchuan-2025: 1 doubtful link(s), for an editor: wangchuan/2024/quality/" in done.stdout


def test_errors_are_1_and_name_file_and_line(reports: Path) -> None:
    (reports / "b.txt").write_text("昨天下雨。\n", encoding="utf-8")
    done = duizhao("check", "in", cwd=reports.parent)
    assert done.returncode == 1
    assert "b.txt: error S101:" in done.stderr
    assert "wangchuan-2024" in done.stdout


def test_strict_counts_remarks(reports: Path) -> None:
    (reports / "a.txt").write_text(REPORT + "注释：\n[1]新修道路指沿江道路。\n[3]另有说明。\n", encoding="utf-8")
    assert duizhao("check", "in", cwd=reports.parent).returncode == 0
    assert duizhao("check", "in", "--strict", cwd=reports.parent).returncode == 1


@pytest.mark.parametrize(
    "arguments", [["check", "nowhere"], ["explain", "nowhere.txt"], ["build", "in", "--config", "no.yml"], ["frobnicate"]]
)
def test_wrong_usage_is_2(reports: Path, arguments: list[str]) -> None:
    assert duizhao(*arguments, cwd=reports.parent).returncode == 2


def test_help_teaches(tmp_path: Path) -> None:
    said = duizhao("--help", cwd=tmp_path).stdout
    for word in ("build", "check", "serve", "explain", "Exit codes"):
        assert word in said


def test_explain_shows_what_is_understood(reports: Path) -> None:
    (reports / "a.txt").write_text(REPORT + "来源：望川外事\n", encoding="utf-8")
    said = duizhao("explain", "in/a.txt", cwd=reports.parent).stdout
    for word in ("title", "occasion", "一、2023年工作回顾", "全年新修道路12公里。", "set aside (1)", "line 7, credit"):
        assert word in said


def test_a_failing_site_generator_leaves_the_site_and_is_3(reports: Path) -> None:
    config = reports.parent / "mkdocs.yml"
    config.write_text("site_name: x\ntheme: nothing-like-it\n", encoding="utf-8")
    (reports.parent / "site").mkdir()
    (reports.parent / "site/index.html").write_text("before", encoding="utf-8")
    done = duizhao("build", "in", cwd=reports.parent)
    assert done.returncode == 3
    assert folder_of(reports.parent / "site") == {"index.html": b"before"}
    assert "the previous site is as it was" in done.stderr


def test_building_again_changes_nothing(reports: Path) -> None:
    duizhao("build", "in", "--pages-only", cwd=reports.parent)
    before = folder_of(reports.parent / "docs/site")
    done = duizhao("build", "in", "--pages-only", cwd=reports.parent)
    assert "0 changed, 0 removed" in done.stdout
    assert folder_of(reports.parent / "docs/site") == before


def test_a_name_does_not_reach_the_terminal_as_a_command(reports: Path) -> None:
    (reports / "\x1b[31mred.txt").write_text("昨天下雨。\n", encoding="utf-8")
    done = duizhao("check", "in", cwd=reports.parent)
    assert "\x1b" not in done.stderr + done.stdout
    assert "[31mred.txt: error S101:" in done.stderr


def test_without_books_the_pages_are_the_same(reports: Path) -> None:
    duizhao("build", "in", "--pages-only", "--pages", "with", cwd=reports.parent)
    duizhao("build", "in", "--pages-only", "--pages", "without", "--no-books", cwd=reports.parent)
    whole, less = folder_of(reports.parent / "with"), folder_of(reports.parent / "without")
    books = {f"downloads/wangchuan-2024/wangchuan-2024{end}" for end in (".html", ".epub", "-pinyin.epub")}
    assert books <= set(whole)
    assert not books & set(less)
    assert {n: d for n, d in less.items() if "downloads" not in n} == {n: d for n, d in whole.items() if "downloads" not in n}


def test_pdf_of_a_report_that_is_not_there_is_wrong_usage(reports: Path) -> None:
    done = duizhao("pdf", "in", "--report", "wangchuan-1999", cwd=reports.parent)
    assert done.returncode == 2
    assert "wangchuan-2024" in done.stderr


def test_pdf_without_a_printer_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    with pytest.raises(NoPrinterError, match=r"pip install .*Chromium|Chromium.* pip install"):
        list(pdfs([]))


def test_pdfs_are_printed_from_the_html_files(reports: Path) -> None:
    done = duizhao("build", "in", "--pages-only", "--pdf", "--no-books", cwd=reports.parent)
    assert done.returncode == 2
    assert "--no-books" in done.stderr


def test_nothing_is_printed_without_a_chinese_font(reports: Path, tmp_path: Path) -> None:
    """A system that lists its fonts, and has none: no empty boxes, no build in vain."""
    lister = tmp_path / "bin/fc-list"
    lister.parent.mkdir()
    lister.write_text("#!/bin/sh\n", encoding="utf-8")
    lister.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-m", "duizhao", "build", "in", "--pages-only", "--pdf"],
        cwd=reports.parent,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": f"{lister.parent}:/bin"},
    )
    assert done.returncode == 3
    assert "Chinese font" in done.stderr
    assert not (reports.parent / "docs").exists()
