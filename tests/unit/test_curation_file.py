"""What is read as a curation file: a regular file of sensible size, and nothing that takes long."""

import os
from pathlib import Path

import pytest
from duizhao.curation import load_curations
from duizhao.diagnostics import Collector

RULE = '[series]\nzh = "望川市"\n'


def _said(root: Path) -> list[tuple[str, str]]:
    diagnostics = Collector()
    load_curations(root, diagnostics)
    return [(d.code, d.message) for d in diagnostics.sorted()]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "curation.toml")
    assert _said(tmp_path) == [("U101", "not a regular file")]


def test_a_folder_of_that_name_is_said(tmp_path: Path) -> None:
    (tmp_path / "curation.toml").mkdir()
    assert [code for code, _ in _said(tmp_path)] == ["U101"]


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "curation.toml").open("wb") as file:
        file.truncate(3 << 30)  # of zeros, which take no place
    assert _said(tmp_path) == [("U101", "3072 MB; the limit is 1 MB")]


@pytest.mark.parametrize(
    "text",
    [
        f"{'a.' * 5000}a = 1\n",
        '"a" . ' * 900,
        "x = " + "[" * 5000,
        "x = " + "9" * 30_000,
        "x =\ny = " + "9" * 5000,
        f"#{'x' * 30_000}\n",
        "x = " + "{a = " * 3000,
    ],
)
def test_a_file_that_would_take_long_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "curation.toml").write_text(text, encoding="utf-8")
    assert [code for code, _ in _said(tmp_path)] == ["U101"]


def test_a_link_is_followed_within_the_reports_only(tmp_path: Path) -> None:
    (tmp_path / "outside.toml").write_text(RULE, encoding="utf-8")
    reports = tmp_path / "reports"
    for name, target in (("out", "../../outside.toml"), ("in", "../shared.toml"), ("none", "nowhere")):
        (reports / name).mkdir(parents=True)
        (reports / name / "curation.toml").symlink_to(target)
    (reports / "shared.toml").write_text(RULE, encoding="utf-8")
    diagnostics = Collector()
    assert [(c.file, c.name_zh) for c in load_curations(reports, diagnostics)] == [("in/curation.toml", "望川市")]
    assert [(d.file, d.message) for d in diagnostics.sorted()] == [
        ("none/curation.toml", "No such file or directory"),
        ("out/curation.toml", "a symbolic link that leads out of the reports folder"),
    ]


def test_beside_a_single_file_no_other_folder_is_searched(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other/curation.toml").write_text(RULE, encoding="utf-8")
    (tmp_path / "a.txt").touch()
    assert load_curations(tmp_path / "a.txt", Collector()) == ()
    (tmp_path / "curation.toml").write_text(RULE, encoding="utf-8")
    assert [c.file for c in load_curations(tmp_path / "a.txt", Collector())] == ["curation.toml"]
