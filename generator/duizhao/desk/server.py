"""Serve the review desk to one browser on this machine."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, replace
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from threading import Lock
from typing import Any
from urllib.parse import parse_qs, urlsplit

from duizhao.desk.decisions import DecisionError, DecisionFile, block_of
from duizhao.desk.doubts import Choice, Doubt
from duizhao.text.tables import packaged

HOST = "127.0.0.1"
_COOKIE = "duizhao-desk"
_LONGEST = 10_000  # bytes of a request
_PATIENCE = 30  # seconds for a request to come whole
_FILES = {"/desk.css": ("desk.css", "text/css"), "/desk.js": ("desk.js", "text/javascript")}
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Desk:
    """The doubts, and the decisions of this session in their order. `site` is where the site is served; empty where it is not, or not yet."""

    def __init__(self, doubts: Sequence[Doubt], file: DecisionFile) -> None:
        self._doubts = {d.id: d for d in doubts}
        self._file = file
        self._decided: list[tuple[str, str]] = []
        self._lock = Lock()
        self.site = ""

    def state(self) -> dict[str, Any]:
        """Return all doubts as the page shows them, and the IDs of those that are settled."""
        doubts = [asdict(d) | {"id": d.id} for d in self._doubts.values()]
        return {
            "doubts": doubts,
            "settled": [name for name, _ in self._decided],
            "site": self.site,
            "labels": packaged("duizhao.desk", "labels.toml"),
        }

    def decide(self, name: str, choice_name: str, reason: str) -> dict[str, Any]:
        """Write the decision on a doubt; raise DecisionError if there is no such doubt or choice, or if it cannot be written."""
        with self._lock:
            doubt = self._doubts.get(name)
            choice = next((c for c in doubt.choices if c.name == choice_name), None) if doubt else None
            if doubt is None or choice is None or name in {settled for settled, _ in self._decided}:
                raise DecisionError("there is no such decision to take")
            block = block_of(choice.table, _with_reason(choice, reason).values, doubt.place)
            self._file.add(block)
            self._decided.append((name, block))
            return {"settled": name, "site": self.site}

    def undo(self) -> dict[str, Any]:
        """Take the last decision of this session back."""
        with self._lock:
            if not self._decided:
                raise DecisionError("there is nothing to undo")
            name, block = self._decided[-1]
            self._file.remove(block)
            self._decided.pop()
            return {"open": name}


def _with_reason(choice: Choice, reason: str) -> Choice:
    if not choice.asks:
        return choice
    if not reason.strip():
        raise DecisionError("a reason is needed")
    return replace(choice, values=tuple((k, " ".join(reason.split()) if k == "reason" else v) for k, v in choice.values))


class _Server(ThreadingHTTPServer):
    """A server for one browser: whoever opens the address with the token first gets the session, and the token is void."""

    daemon_threads = True

    def __init__(self, desk: Desk) -> None:
        super().__init__((HOST, 0), _Handler)
        self.desk = desk
        self.host = f"{HOST}:{self.server_port}"
        self.token, self.session = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        self._lock = Lock()

    @property
    def address(self) -> str:
        """Return the address to open once."""
        return f"http://{self.host}/?token={self.token}"

    def use(self, token: str) -> bool:
        """Use up the token; return whether it was right."""
        with self._lock:
            right = bool(self.token) and compare_digest(token.encode(), self.token.encode())
            if right:
                self.token = ""
            return right


def serve_desk(desk: Desk) -> _Server:
    """Return a server that listens on a free port of this machine; the caller runs and closes it."""
    return _Server(desk)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = _PATIENCE
    server_version, sys_version = "duizhao", ""

    def do_GET(self) -> None:
        """Answer the page, its files and the doubts; the token is exchanged for a cookie first."""
        url = urlsplit(self.path)
        if self.headers.get("Host") != self.server.host:
            return self._refuse()
        token = parse_qs(url.query).get("token", [""])[0]
        if url.path == "/" and token and self.server.use(token):
            cookie = f"{_COOKIE}={self.server.session}; HttpOnly; SameSite=Strict; Path=/"
            return self._answer(303, b"", {"Location": "/", "Set-Cookie": cookie})
        if not self._is_known():
            return self._refuse()
        if url.path == "/":
            return self._answer(200, _file("desk.html"), {"Content-Type": "text/html; charset=utf-8"})
        if url.path == "/state":
            return self._json(200, self.server.desk.state())
        if url.path in _FILES:
            name, kind = _FILES[url.path]
            return self._answer(200, _file(name), {"Content-Type": f"{kind}; charset=utf-8"})
        return self._answer(404, b"", {})

    def do_POST(self) -> None:
        """Take a decision, or take the last one back: only from the page of this server."""
        own = self.headers.get("Host") == self.server.host and self.headers.get("Origin") == f"http://{self.server.host}"
        if not own or not self._is_known() or self.headers.get_content_type() != "application/json":
            return self._refuse()
        try:
            wanted = self._body()
            if self.path == "/decide":
                return self._json(200, self.server.desk.decide(wanted["id"], wanted["choice"], wanted.get("reason", "")))
            if self.path == "/undo":
                return self._json(200, self.server.desk.undo())
        except DecisionError as error:
            return self._json(409, {"error": str(error)})
        except OSError as error:
            return self._json(409, {"error": f"curation.toml cannot be written: {error.strerror or error}"})
        except (KeyError, TypeError, ValueError, RecursionError):
            return self._answer(400, b"", {})
        return self._answer(404, b"", {})

    def _body(self) -> dict[str, str]:
        size = int(self.headers.get("Content-Length") or 0)
        if not 0 < size <= _LONGEST:
            raise ValueError
        wanted = json.loads(self.rfile.read(size))
        if not isinstance(wanted, dict) or not all(isinstance(value, str) for value in wanted.values()):
            raise TypeError
        return wanted

    def _is_known(self) -> bool:
        try:
            cookie = SimpleCookie(self.headers.get("Cookie", "")).get(_COOKIE)
        except CookieError:
            return False
        return cookie is not None and compare_digest(cookie.value.encode(), self.server.session.encode())

    def _refuse(self) -> None:
        self._answer(403, b"", {})

    def _json(self, status: int, value: dict[str, Any]) -> None:
        self._answer(status, json.dumps(value, ensure_ascii=False).encode(), {"Content-Type": "application/json; charset=utf-8"})

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, **headers, "Content-Length": str(len(body)), "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Print nothing: the terminal shows the address only."""


def _file(name: str) -> bytes:
    return files(__package__).joinpath(name).read_bytes()
