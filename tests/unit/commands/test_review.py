"""`duizhao review`: it prints the address, opens it, and refuses a curation file that it could not add to."""

import webbrowser
from pathlib import Path
from socketserver import BaseServer

import pytest

from tests.unit.commands.running import run


@pytest.mark.parametrize("browser", [True, False])
def test_the_address_is_printed_and_opened(reports: Path, monkeypatch: pytest.MonkeyPatch, *, browser: bool) -> None:
    opened: list[str] = []

    def interrupted(_: BaseServer) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(webbrowser, "open", opened.append)
    monkeypatch.setattr(BaseServer, "serve_forever", interrupted)
    done = run("review", "in", *([] if browser else ["--no-browser"]), cwd=reports.parent)
    assert done.exit_code == 0
    address = next(line.removeprefix("open ") for line in done.stdout.splitlines() if line.startswith("open "))
    assert address.startswith("http://127.0.0.1:")
    assert opened == ([address] if browser else [])
    assert sorted(p.name for p in reports.iterdir()) == ["a.txt"]


def test_a_curation_file_that_is_not_valid_is_refused(reports: Path) -> None:
    (reports / "curation.toml").write_text("[[pair]\n", encoding="utf-8")
    done = run("review", "in", cwd=reports.parent)
    assert done.exit_code == 2
    assert "curation.toml is not valid, correct it first" in done.stderr
