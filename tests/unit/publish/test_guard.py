"""Outputs are refused where something of a person lies."""

from pathlib import Path

import pytest
from duizhao.publish.errors import OutputError
from duizhao.publish.guard import Inputs, check_files, check_folders
from duizhao.publish.settings import package_folder

from tests.builds import publish


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with reports and a configuration, in which the command runs; its folders are empty, so a mark forbids nothing."""
    home = tmp_path / "home"
    project = home / "project"
    for name in ("reports/wangchuan", "theme_overrides", "cache", "git/.git"):
        (project / name).mkdir(parents=True)
    (project / "mkdocs.yml").write_text("", encoding="utf-8")
    (project / "link").symlink_to("reports")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(project)
    return project


def _inputs(reports: str = "reports") -> Inputs:
    return Inputs(Path(reports), Path("mkdocs.yml"), Path("cache"))


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("reports", "in the reports"),
        ("./reports/../reports/", "in the reports"),
        ("reports/wangchuan", "in the reports"),
        ("reports/new", "in the reports"),
        ("link", "in the reports"),
        ("link/site", "in the reports"),
        (".", "in the reports"),
        ("..", "in the reports"),
        ("/", "in the reports"),
        ("theme_overrides", "built from"),
        ("theme_overrides/site", "built from"),
        ("cache", "built from"),
        ("git", "root of a git work tree"),
        ("git/.git/site", "root of a git work tree"),
        ("mkdocs.yml", "built from"),
        (str(package_folder() / "theme_overrides/new"), "built from"),
    ],
)
def test_an_output_over_something_else_is_refused(project: Path, target: str, message: str) -> None:
    with pytest.raises(OutputError, match=message):
        check_folders([Path(target)], _inputs())


def test_homes_and_roots_are_refused(project: Path, tmp_path: Path) -> None:
    elsewhere = Inputs(tmp_path / "other/reports")
    for target, message in (
        (tmp_path / "home", "home"),
        (Path("/home/nobody-of-this-name"), "home"),
        (Path("/proc"), "root of a file"),
    ):
        with pytest.raises(OutputError, match=message):
            check_folders([target], elsewhere)


def test_outputs_must_not_hold_each_other(project: Path) -> None:
    with pytest.raises(OutputError, match="another output"):
        check_folders([Path("site/pages"), Path("site")], _inputs())


def test_usual_outputs_are_accepted(project: Path) -> None:
    check_folders([Path("docs/site"), Path("site")], _inputs())
    publish({"a": b"1"}, Path("site"))
    check_folders([Path("docs/site"), Path("site")], _inputs())
    Path("a.txt").touch()
    check_folders([Path("site")], _inputs("a.txt"))  # one file, beside the output


def test_archives_do_not_go_into_the_reports(project: Path) -> None:
    check_files(Path("dist"), Path("reports"))
    check_files(Path(), Path("reports"))
    for out in ("reports", "link", "reports/wangchuan/new"):
        with pytest.raises(OutputError, match="reports folder"):
            check_files(Path(out), Path("reports"))
