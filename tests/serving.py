"""A folder on this machine, at an address: what a web server does with a site, for tests in a browser."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def serve(top: Path) -> Iterator[str]:
    """The address of the folder, with a slash at its end; what comes into the folder later is served too."""

    def handler(*args: Any) -> _Quiet:
        return _Quiet(*args, directory=str(top))

    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
