"""Serve a site with MkDocs, but answer only requests that name this machine.

A page of another site can let its own host name lead to 127.0.0.1 (DNS rebinding) and would then read what is served here. The
server of MkDocs does not look at the name; this module puts the question before it.
"""

import ipaddress
import os
import re
import socket
import sys
from collections.abc import Iterable
from threading import Thread
from typing import TYPE_CHECKING, Any

from mkdocs.__main__ import cli
from mkdocs.commands import serve
from mkdocs.livereload import LiveReloadServer

from duizhao.publish.changed_pages import ServedPages

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_PORT = re.compile(r":\d*\Z")
_TEXT = [("Content-Type", "text/plain; charset=utf-8")]


def is_own(host: str, bound: str) -> bool:
    """Return whether a Host header names the server bound to the address `bound`.

    >>> [is_own(host, "127.0.0.1") for host in ("localhost:8000", "127.0.0.1:8000", "[::1]", "evil.example:8000", "")]
    [True, True, True, False, False]
    >>> is_own("192.0.2.7:8000", "0.0.0.0"), is_own("192.0.2.7:8000", "127.0.0.1")
    (True, False)
    """
    name = _PORT.sub("", host).strip("[]").rstrip(".").lower()
    if name in {"localhost", "127.0.0.1", "::1", bound.strip("[]").lower()} - {""}:
        return True
    if bound in {"0.0.0.0", "::"}:  # noqa: S104 - compared, not bound: the user asked for all addresses of the machine
        return name == socket.gethostname().lower() or _is_address(name)
    return False


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class OwnHostServer(LiveReloadServer):
    """The server of MkDocs, with a check of the host and of characters that would reach the terminal in its log."""

    def serve_request(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request if it is for this machine."""
        if not is_own(environ.get("HTTP_HOST", ""), str(self.server_address[0])):
            start_response("421 Misdirected Request", _TEXT)
            return [b"This server answers requests for this machine only.\n"]
        asked = environ["PATH_INFO"].encode("latin-1", "replace").decode("utf-8", "replace")
        if not (asked + environ.get("HTTP_REFERER", "")).isprintable():
            start_response("400 Bad Request", _TEXT)
            return [b"An address has no control characters.\n"]
        answered: Iterable[bytes] = super().serve_request(environ, start_response)
        return answered


def told_server(pages: str) -> type[OwnHostServer]:
    """Return a server that does not watch the folder of pages, but builds again when it is told to by a line of its input."""

    class ToldServer(OwnHostServer):
        build_delay: float

        def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
            if os.path.realpath(path) != pages:
                super().watch(path, func, recursive=recursive)
                return
            self.build_delay = 0.0  # whoever tells it has written all that belongs together
            Thread(target=self._listen, daemon=True).start()

        def _listen(self) -> None:
            for _ in sys.stdin.buffer:
                with self._rebuild_cond:
                    self._want_rebuild = True
                    self._rebuild_cond.notify_all()

    return ToldServer


def main(config: str, address: str, pages: str = "") -> Any:
    """Run `mkdocs serve` with this server.

    If pages follow from their sources alone, `pages` is their folder, and only those that have changed are built again, when asked to.
    """
    vars(serve)["LiveReloadServer"] = told_server(pages) if pages else OwnHostServer
    if pages:
        vars(serve)["build"] = ServedPages()
    return cli(["serve", "--config-file", config, "--dev-addr", address], prog_name="mkdocs")


if __name__ == "__main__":
    main(*sys.argv[1:])
