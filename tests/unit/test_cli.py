"""The command line as a whole: usage, help, what is imported at the start."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.unit.commands.running import REPORT, run

HEAVY = {"numpy", "rjieba", "pypinyin", "lxml", "pypdfium2", "opencc", "snowballstemmer", "jinja2", "yaml", "rich"}
IMPORTED = re.compile(r"(?m)^import time:.*\| +(\S+)$")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "nowhere"], "duizhao: there is no folder nowhere;"),
        (["explain", "nowhere.txt"], "duizhao: nowhere.txt is neither a file nor a folder"),
        (["build", ".", "--config", "no.yml"], "duizhao: no.yml is not there;"),
        (["frobnicate"], "No such command 'frobnicate'"),
    ],
)
def test_wrong_usage_is_2(tmp_path: Path, arguments: list[str], message: str) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr


def test_help_teaches(tmp_path: Path) -> None:
    output = run("--help", cwd=tmp_path).stdout
    for word in ("build", "check", "serve", "explain", "Exit codes"):
        assert word in output


def test_help_imports_nothing_that_only_a_command_needs() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "duizhao", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    imported = set(IMPORTED.findall(done.stderr))
    assert "Usage: python -m duizhao" in done.stdout
    assert "duizhao.cli" in imported
    assert not HEAVY & {name.partition(".")[0] for name in imported}
    assert "duizhao.pipeline" not in imported


def test_the_module_ends_with_the_exit_code_of_the_command(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "duizhao", "explain", "nowhere.txt"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "duizhao: nowhere.txt is neither a file nor a folder\n")


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_a_console_of_another_encoding_shows_escapes(tmp_path: Path, encoding: str) -> None:
    name = "é 🚇.txt"
    (tmp_path / name).write_text(f"{REPORT}新建轨道 2 km²🚇。\n", encoding="utf-8")
    command = [sys.executable, "-m", "duizhao", "explain", name]
    env = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, env=env, check=False)
    assert b"Traceback" not in done.stderr
    assert b"\\U0001f687" in done.stdout
    assert (done.returncode, b"km" in done.stdout) == (0, True)
