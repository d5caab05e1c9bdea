"""`serve`: what changes is shown, and what it starts ends with it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.conftest import ROOT

REPORT = """政府工作报告
——2024年1月16日在望川市第九届人民代表大会第三次会议上
各位代表：
全年新修道路12公里。
"""
_PATIENCE = 120  # seconds, on a busy machine


def _until(true: Callable[[], bool], server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while not true():
        assert server.poll() is None, "it ended by itself"
        assert time.monotonic() < end
        time.sleep(0.05)


def _answers(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def _page(port: int) -> str:
    with urlopen(f"http://127.0.0.1:{port}/wangchuan/2024/", timeout=_PATIENCE) as answer:
        return str(answer.read().decode())


def _children(parent: int) -> list[int]:
    output = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    return [int(pid) for pid, ppid in map(str.split, output.splitlines()) if int(ppid) == parent]


def _is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_shows_what_changes_and_a_signal_that_ends_it_leaves_nothing(tmp_path: Path, number: signal.Signals) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: 望川\n", encoding="utf-8")
    (tmp_path / "left").mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "duizhao", "serve", "--address", f"127.0.0.1:{port}"]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "generator"), "TMPDIR": str(tmp_path / "left")}
    with (tmp_path / "said").open("wb") as said:
        server = subprocess.Popen(command, cwd=tmp_path, env=env, stdout=said, stderr=said)
    children: list[int] = []
    try:
        _until(lambda: _answers(port), server)
        if number == signal.SIGTERM:
            (tmp_path / "reports/a.txt").write_text(REPORT.replace("道路", "绿道"), encoding="utf-8")
            _until(lambda: "绿道" in _page(port), server)
            (tmp_path / "reports/curation.toml").write_text('[series]\nzh = "望川', encoding="utf-8")
            _until(lambda: "U101" in (tmp_path / "said").read_text(encoding="utf-8"), server)
            assert "绿道" in _page(port)
        children = _children(server.pid)
        assert len(children) == 1
        server.send_signal(number)
        assert server.wait(_PATIENCE) == 0, (tmp_path / "said").read_text(encoding="utf-8")
        assert [pid for pid in children if _is_there(pid)] == []
        with socket.socket() as again:
            again.setsockopt(
                socket.SOL_SOCKET, socket.SO_REUSEADDR, 1
            )  # what was answered just now may linger; a listener may not
            again.bind(("127.0.0.1", port))
        assert list((tmp_path / "left").iterdir()) == []
    finally:
        for pid in filter(_is_there, children):
            os.kill(pid, signal.SIGKILL)
        server.kill()
        server.wait()
