"""The command `import`: clear names, nothing written over, nothing else changed."""

import errno
import os
import zipfile
from pathlib import Path

import pytest

from tests.conservation import folder_of
from tests.unit.commands.running import REPORT, run

ENGLISH = """Government Work Report of Wangchuan
Delivered at the Third Session of the Ninth Wangchuan Municipal People’s Congress on January 16, 2024
Shen Zhixing, Mayor of Wangchuan
Fellow Deputies,
On behalf of the Wangchuan Municipal People’s Government, I now report to you on our work.
I. Review of Work in 2023
We built 12 kilometers of new roads.
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a report under a name that says nothing, and a reports folder with one file in it."""
    (tmp_path / "下载 (3).txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/keep.txt").write_text("不要动。\n", encoding="utf-8")
    return tmp_path


def test_a_report_gets_a_name_that_says_what_it_is(desk: Path) -> None:
    done = run("import", "下载 (3).txt", cwd=desk)
    assert done.exit_code == 0
    assert "wangchuan-2024" in done.stdout
    assert "望川市" in done.stdout
    assert "copied to reports/wangchuan/2024-zh.txt" in done.stdout
    assert folder_of(desk / "reports") == {
        "keep.txt": "不要动。\n".encode(),
        "wangchuan/2024-zh.txt": REPORT.encode(),
    }
    assert (desk / "下载 (3).txt").read_text(encoding="utf-8") == REPORT


def test_what_was_understood_is_shown_before_the_copy(desk: Path) -> None:
    lines = run("import", "下载 (3).txt", cwd=desk).stdout.splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["report", "series", "languages", "holds", "aside", "copied"]


def test_the_same_bytes_are_not_copied_again_wherever_they_lie(desk: Path) -> None:
    (desk / "reports/other name.txt").write_text(REPORT, encoding="utf-8")
    before = folder_of(desk / "reports")
    done = run("import", "下载 (3).txt", cwd=desk)
    assert done.exit_code == 0
    assert "is there already: reports/other name.txt" in done.stdout
    assert folder_of(desk / "reports") == before


def test_another_text_of_the_same_report_gets_a_number(desk: Path) -> None:
    run("import", "下载 (3).txt", cwd=desk)
    (desk / "b.txt").write_text(REPORT.replace("12公里", "13公里"), encoding="utf-8")
    (desk / "c.txt").write_text(REPORT.replace("12公里", "14公里"), encoding="utf-8")
    done = run("import", "b.txt", "c.txt", cwd=desk)
    assert "copied to reports/wangchuan/2024-zh-2.txt" in done.stdout
    assert "copied to reports/wangchuan/2024-zh-3.txt" in done.stdout
    assert (desk / "reports/wangchuan/2024-zh.txt").read_text(encoding="utf-8") == REPORT


def test_what_is_no_report_stays_out_with_the_reason_and_the_others_go_in(desk: Path) -> None:
    budget = "关于望川市2024年预算草案的报告\n各位代表：\n受市人民政府委托，现将预算草案提请审议。\n"
    (desk / "budget.txt").write_text(budget, encoding="utf-8")
    done = run("import", "budget.txt", "下载 (3).txt", cwd=desk)
    assert done.exit_code == 1
    assert "budget.txt: not imported: it seems to be a report on the budget" in done.stdout
    assert sorted(folder_of(desk / "reports")) == ["keep.txt", "wangchuan/2024-zh.txt"]


def test_an_archive_gives_its_files(desk: Path) -> None:
    with zipfile.ZipFile(desk / "all.zip", "w") as archive:
        archive.writestr("a/1.txt", REPORT)
        archive.writestr("b/1.txt", ENGLISH)
        archive.writestr("c/1.txt", REPORT)
    done = run("import", "all.zip", "--to", "new/place", cwd=desk)
    assert done.exit_code == 0
    assert "is there already: new/place/wangchuan/2024-zh.txt" in done.stdout
    assert folder_of(desk / "new/place") == {
        "wangchuan/2024-en.txt": ENGLISH.encode(),
        "wangchuan/2024-zh.txt": REPORT.encode(),
    }


def test_a_dry_run_writes_nothing(desk: Path) -> None:
    before = folder_of(desk)
    done = run("import", "下载 (3).txt", "--to", "elsewhere", "--dry-run", cwd=desk)
    assert done.exit_code == 0
    assert "would go to elsewhere/wangchuan/2024-zh.txt" in done.stdout
    assert folder_of(desk) == before
    assert not (desk / "elsewhere").exists()


def test_an_editors_decision_in_the_folder_counts(desk: Path) -> None:
    rule = '[[edition]]\nstarts = "全年新修道路"\nseries = "jinghu"\nyear = 2031\n'
    (desk / "reports/curation.toml").write_text(rule, encoding="utf-8")
    assert "copied to reports/jinghu/2031-zh.txt" in run("import", "下载 (3).txt", cwd=desk).stdout


def test_a_dangling_link_is_not_written_through(desk: Path) -> None:
    (desk / "reports/wangchuan").mkdir()
    (desk / "reports/wangchuan/2024-zh.txt").symlink_to(desk / "outside.txt")
    done = run("import", "下载 (3).txt", cwd=desk)
    assert "copied to reports/wangchuan/2024-zh-2.txt" in done.stdout
    assert not (desk / "outside.txt").exists()


def test_a_folder_that_is_a_link_is_not_written_through(desk: Path) -> None:
    (desk / "outside").mkdir()
    (desk / "reports/wangchuan").symlink_to("../outside")
    for arguments in ([], ["--dry-run"]):
        done = run("import", "下载 (3).txt", *arguments, cwd=desk)
        assert done.exit_code == 1
        assert "not copied: reports/wangchuan is a symbolic link, and nothing is written through one" in done.stdout
        assert list((desk / "outside").iterdir()) == []


def test_a_reports_folder_may_be_a_link(desk: Path) -> None:
    (desk / "linked").symlink_to("reports")
    assert run("import", "下载 (3).txt", "--to", "linked", cwd=desk).exit_code == 0
    assert (desk / "reports/wangchuan/2024-zh.txt").is_file()


def test_a_full_disk_leaves_no_half_file(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "link", full)
    monkeypatch.setattr(Path, "replace", full)
    done = run("import", "下载 (3).txt", cwd=desk)
    assert done.exit_code == 2
    assert done.stderr == "duizhao: reports/wangchuan/2024-zh.txt cannot be written: No space left on device\n"
    assert sorted(folder_of(desk / "reports")) == ["keep.txt"]


@pytest.mark.parametrize("arguments", [["import"], ["import", "nowhere.txt"], ["import", "下载 (3).txt", "--to", "下载 (3).txt"]])
def test_wrong_usage_is_2(desk: Path, arguments: list[str]) -> None:
    assert run(*arguments, cwd=desk).exit_code == 2
