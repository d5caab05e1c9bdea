"""The server answers requests that name this machine, and no others."""

from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from duizhao.publish.own_host import OwnHostServer


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    (tmp_path / "index.html").write_text("望川", encoding="utf-8")
    server = OwnHostServer(lambda: None, "127.0.0.1", 0, str(tmp_path), shutdown_delay=0.05)
    server.server_bind()
    server.server_activate()
    server.serve_thread.start()
    yield server.server_port
    server.shutdown()
    server.serve_thread.join()


def _status(port: int, host: str | None, path: str = "/") -> int:
    client = HTTPConnection("127.0.0.1", port, timeout=10)
    client.putrequest("GET", path, skip_host=True)
    if host is not None:
        client.putheader("Host", host)
    client.endheaders()
    status = client.getresponse().status
    client.close()
    return status


def test_only_its_own_host_is_answered(port: int) -> None:
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", "LOCALHOST"):
        assert _status(port, host) == 200, host
    foreign = (f"evil.example:{port}", "127.0.0.1.evil.example", "localhost.evil.example", "192.0.2.7", "", None)
    assert {_status(port, host) for host in foreign} == {421}
    assert _status(port, "evil.example", "/livereload/1/1") == 421


def test_no_address_reaches_the_log_with_an_escape(port: int) -> None:
    assert _status(port, "localhost", "/%1b%5d0;x%07") == 400
    assert _status(port, "localhost", "/not-there") == 404
