"""The review desk in a real browser: fifty doubts settled by keys alone."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest
from duizhao.desk import Choice, DecisionFile, Desk, Doubt, serve_desk
from duizhao.desk.decisions import block_of
from duizhao.desk.doubts import Kind, Side
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_reading import browser

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("desk")]


def _doubts() -> list[Doubt]:
    out = []
    for n in range(50):
        keys = (("report", "wangchuan-2024"), ("row", f"p{n:06}"))
        zh, en = Side("zh", "", f"第{n}座码头", "修好了。"), Side("en", "Wharf ", f"<b>{n}</b>", " was repaired.")
        choices = tuple(
            Choice(name, "segment", (*keys, ("zh", "码头"), ("en", name)), "Wharf" if name == "2" else "")
            for name in ("right", "wrong", "2")
        )
        reason = (Choice("right", "finding", (*keys, ("rule", "Q203"), ("reason", "")), asks=True),)
        kind: Kind = "finding" if n == 49 else "segment"
        detail = ("句末", "the ends differ") if n == 49 else ("0.31", "0.31")
        place = f"{'报告.docx' if n == 2 else 'a.txt'}:{n}"
        page = f"wangchuan/2024/01-01/#p{n:06}"
        out.append(Doubt(kind, "wangchuan-2024", f"p{n:06}", place, kind, detail, zh, en, reason if n == 49 else choices, page))
    return out


class _Foreign(BaseHTTPRequestHandler):
    """A page of another program on this machine: for the browser the same site, so that cookies go along, but another origin."""

    cookies: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.cookies.append(self.headers.get("Cookie", ""))
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>foreign</title>")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


_SEND = """async ([url, body]) => {
  const sent = [];
  for (const [path, options] of [
    ["/decide", { method: "POST", body, mode: "no-cors", credentials: "include" }],
    ["/decide", { method: "POST", body, credentials: "include", headers: { "Content-Type": "application/json" } }],
    ["/state", { credentials: "include" }],
  ]) {
    sent.push(await fetch(url + path, options).then((answer) => answer.type, () => "refused"));
  }
  return sent;
}"""


def refuse_foreign(page: Page, host: str, file: Path) -> None:
    """Try to read and to decide from another origin, under another name of this machine, and without the session."""
    before = file.read_bytes()
    body = json.dumps({"id": page.locator("article").first.get_attribute("id"), "choice": "right"})
    with ThreadingHTTPServer(("127.0.0.1", 0), _Foreign) as foreign:
        Thread(target=foreign.serve_forever, daemon=True).start()
        other = page.context.new_page()
        other.goto(f"http://127.0.0.1:{foreign.server_port}/")
        assert other.evaluate(_SEND, [f"http://{host}", body]) == ["refused"] * 3
        name = other.goto(f"http://localhost:{host.partition(':')[2]}/state")
        assert name is not None
        assert name.status == 403
        other.close()
        foreign.shutdown()
    assert "duizhao-desk=" in _Foreign.cookies[0]
    browser = page.context.browser
    assert browser is not None
    stranger = browser.new_context()
    answer = stranger.new_page().goto(f"http://{host}/")
    assert answer is not None
    assert answer.status == 403
    stranger.close()
    assert file.read_bytes() == before


def test_fifty_doubts_are_settled_by_keys_alone(browser: Browser, tmp_path: Path) -> None:
    doubts = _doubts()
    hers = '[series]\nzh = "望川市"\n'
    (tmp_path / "curation.toml").write_text(hers, encoding="utf-8")
    desk = Desk(doubts, DecisionFile(tmp_path))
    with serve_desk(desk) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_context(locale="en-GB").new_page()
        troubles: list[str] = []
        page.on("console", lambda m: troubles.append(m.text))
        page.on("dialog", lambda dialog: dialog.accept("as printed"))
        page.goto(server.address)
        expect(page.locator("article")).to_have_count(50)
        refuse_foreign(page, server.host, tmp_path / "curation.toml")
        expect(page.locator("article[aria-current] mark").last).to_have_text("<b>0</b>")
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.locator(".place").nth(1).inner_text() == "wangchuan-2024 · a.txt, line 1"
        assert page.locator(".place").nth(2).inner_text() == "wangchuan-2024 · 报告.docx, paragraph 2"
        desk.site = "http://127.0.0.1:9/"  # its first build has ended
        page.keyboard.press("l")
        expect(page.locator("article[aria-current] mark").last).to_have_text("<b>1</b>")
        page.keyboard.press("k")
        ids = [article.get_attribute("id") for article in page.locator("article").all()]
        expected = []
        for n, doubt in enumerate(doubts):
            choice = doubt.choices[n % len(doubt.choices)]
            page.keyboard.press({"right": "y", "wrong": "n"}.get(choice.name, choice.name))
            expect(page.locator("#count")).to_have_text(f"{n + 1} of 50 settled")
            if n == 0:
                link = page.locator("article .place a").first
                expect(link).to_have_attribute("href", "http://127.0.0.1:9/wangchuan/2024/01-01/#p000001")
            values = tuple((k, "as printed" if k == "reason" else v) for k, v in choice.values)
            expected.append(block_of(choice.table, values, doubt.place))
            if n == 2:  # taken back, and settled again
                page.keyboard.press("u")
                expect(page.locator("#count")).to_have_text("2 of 50 settled")
                assert [article.get_attribute("id") for article in page.locator("article").all()] == ids[2:]
                page.keyboard.press({"right": "y", "wrong": "n"}.get(choice.name, choice.name))
                expect(page.locator("#count")).to_have_text("3 of 50 settled")
        expect(page.locator("main")).to_have_text("Nothing is left. The site shows it when it is built next.")
        assert troubles == []
        server.shutdown()
    text = (tmp_path / "curation.toml").read_text(encoding="utf-8")
    mark = text.split("\n")[3]
    ordered = [*sorted(expected[49:]), *expected[:49]]
    assert text == "\n".join([hers, "\n\n".join([mark, *ordered]), ""])
    assert mark.startswith("# ")
