"""Serve a folder on this machine, for tests in a browser."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

_DOWNLOAD = re.compile(r"/downloads/.+\.html")  # a report in one file, which states its own policy


class _Quiet(SimpleHTTPRequestHandler):
    policy = ""

    def end_headers(self) -> None:
        if self.policy and not _DOWNLOAD.search(self.path):
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Log nothing."""


@contextmanager
def serve(top: Path, policy: str = "") -> Iterator[str]:
    """Yield the address of the folder with `/` at its end; files that are added later are served, too.

    `policy` is sent as the Content Security Policy of every file but downloads.
    """

    class Server(_Quiet):
        """Send this policy."""

    Server.policy = policy

    def handler(*args: Any) -> _Quiet:
        return Server(*args, directory=str(top))

    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
