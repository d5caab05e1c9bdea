"""`duizhao review`: it prints the address, opens it, and refuses a curation file that it could not add to."""

import shutil
import webbrowser
from collections.abc import Callable
from pathlib import Path
from socketserver import BaseServer

import pytest
from duizhao.commands import review
from duizhao.commands.options import RunOptions
from duizhao.desk import Desk, serve_desk

from tests.unit.commands.running import run


@pytest.mark.parametrize("browser", [True, False])
def test_the_address_is_printed_and_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, browser: bool) -> None:
    opened: list[str] = []

    def interrupted(_: BaseServer) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(webbrowser, "open", opened.append)
    monkeypatch.setattr(BaseServer, "serve_forever", interrupted)
    shutil.copytree(Path(__file__).parents[2] / "cases/N102-inferred/in", tmp_path / "in")
    before = sorted(p.name for p in (tmp_path / "in").iterdir())
    done = run("review", "in", *([] if browser else ["--no-browser"]), cwd=tmp_path)
    assert done.exit_code == 0
    address = next(line.removeprefix("open ") for line in done.stdout.splitlines() if line.startswith("open "))
    assert address.startswith("http://127.0.0.1:")
    assert opened == ([address] if browser else [])
    assert sorted(p.name for p in (tmp_path / "in").iterdir()) == before


def test_nothing_is_served_where_nothing_is_doubtful_or_no_report_was_found(reports: Path) -> None:
    done = run("review", "in", cwd=reports.parent)
    assert (done.exit_code, done.stdout) == (0, "nothing is doubtful in 1 report(s)\n")
    (reports / "b.txt").write_text("昨天下雨。\n", encoding="utf-8")
    assert run("review", "in", cwd=reports.parent).stdout.splitlines()[0] == (
        "errors: 1, which no decision settles; `duizhao check in` lists them"
    )
    (reports / "a.txt").unlink()
    done = run("review", "in", cwd=reports.parent)
    assert done.exit_code == 1
    assert "no report was found; `duizhao check in` says why" in done.stderr


def test_a_curation_file_that_is_not_valid_is_refused(reports: Path) -> None:
    (reports / "curation.toml").write_text("[[pair]\n", encoding="utf-8")
    done = run("review", "in", cwd=reports.parent)
    assert done.exit_code == 2
    assert "curation.toml is not valid, correct it first" in done.stderr


@pytest.mark.parametrize("failed", [0, 3])
def test_the_site_is_served_beside_it_where_there_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failed: int) -> None:
    desks: list[Desk] = []

    def serve_site(options: RunOptions, pages: Path, config: Path, address: str, when_served: Callable[[], None]) -> int:
        assert (options.reports, pages, config) == (Path("in"), Path("docs/site"), Path("mkdocs.yml"))
        when_served()
        assert desks[0].state()["site"] == f"http://{address}/"
        return failed

    def noted(desk: Desk) -> BaseServer:
        desks.append(desk)
        return serve_desk(desk)

    monkeypatch.setattr(review, "serve_desk", noted)
    monkeypatch.setattr(review, "serve_site", serve_site)
    monkeypatch.setattr(BaseServer, "serve_forever", lambda _: None)
    monkeypatch.setattr(BaseServer, "shutdown", lambda _: None)
    shutil.copytree(Path(__file__).parents[2] / "cases/N102-inferred/in", tmp_path / "in")
    (tmp_path / "mkdocs.yml").write_text("site_name: 望川\n", encoding="utf-8")
    done = run("review", "in", "--no-browser", cwd=tmp_path)
    assert done.exit_code == 0
    assert "site: http://127.0.0.1:" in done.stdout
    assert ("the site is not served; the desk goes on" in done.stderr) == bool(failed)
    assert desks[0].site == ""
    assert "site:" not in run("review", "in", "--no-browser", "--no-site", cwd=tmp_path).stdout
