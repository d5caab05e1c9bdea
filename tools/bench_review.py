"""Measure the review desk: the time to its page, and the time from a decision to the desk and to the page of the site that show it.

The folder has copies of reports, as in `bench.py`. The desk is opened in Chromium, and doubts are settled by a key one after the other; a
decision is shown when the count has changed and another doubt is current. With `--site`, `duizhao review` runs with the site beside it;
decisions are sent to it one after the other, each on a row of another report, and the row's page and the list of its report's doubts
are asked for until one of them is another than before.

    python tools/bench_review.py [REPORTS] [--copies 20] [--decisions 20] [--site]
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from threading import Thread
from typing import Any

from duizhao.desk import DecisionFile, Desk, doubts_of, serve_desk
from duizhao.pipeline import Options, read_site
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bench import _copy, _names, _sources
from bench_serve import _ROOT, _lay_out

_WAIT = 600  # seconds for the first build, and for a decision
_RELOAD = re.compile(rb"livereload\([^)]*\)")  # has numbers that differ from one request to the next


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="?", type=Path, default=Path("reports"))
    parser.add_argument("--copies", type=int, default=20)
    parser.add_argument("--decisions", type=int, default=20)
    parser.add_argument("--site", action="store_true", help="measure the site beside the desk")
    options = parser.parse_args()
    if options.site:
        measure_site(options.reports, options.copies, options.decisions)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        for city in _names()[: options.copies]:
            for k, text in enumerate(_sources(options.reports)):
                (folder / f"{city}{k}.txt").write_text(_copy(text, city), encoding="utf-8")
        for turn in ("first", "again"):
            start = time.perf_counter()
            built = read_site(folder, lambda *_: None, Options(Path(name) / "cache.sqlite", qa=True))
            doubts = doubts_of(built)
            print(
                f"{turn}: {len(built.site.corpus.reports)} reports, {len(doubts)} doubts in {time.perf_counter() - start:.1f} s"
            )
        desk = Desk(doubts, DecisionFile(folder))
        print(f"state: {len(json.dumps(desk.state(), ensure_ascii=False).encode()) / 1e6:.1f} MB")
        measure(desk, options.decisions)


def measure(desk: Desk, decisions: int) -> None:
    with serve_desk(desk) as server, sync_playwright() as playwright:
        Thread(target=server.serve_forever, daemon=True).start()
        page = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"]).new_page(locale="en-GB")
        page.on("dialog", lambda dialog: dialog.accept("as published"))
        start = time.perf_counter()
        page.goto(server.address)
        page.locator("article[aria-current]").wait_for()
        print(f"page: {time.perf_counter() - start:.2f} s")
        took = []
        for _ in range(decisions):
            before, current = page.locator("#count").inner_text(), page.locator("article[aria-current]").get_attribute("id")
            start = time.perf_counter()
            page.keyboard.press("y")
            page.wait_for_function(
                "([before, id]) => document.getElementById('count').textContent !== before && document.activeElement?.id !== id",
                arg=[before, current],
            )
            took.append(time.perf_counter() - start)
        print(f"decision: median {statistics.median(took):.2f} s, longest {max(took):.2f} s of {decisions}")
        server.shutdown()


def measure_site(reports: Path, copies: int, decisions: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _lay_out(folder, reports, copies)
        command = [sys.executable, "-m", "duizhao", "review", "in", "--no-browser"]
        env = {**os.environ, "PYTHONPATH": str(_ROOT / "generator")}
        start = time.perf_counter()
        with (folder / "output").open("w") as out, subprocess.Popen(command, cwd=folder, stdout=out, stderr=out, env=env) as desk:
            try:
                address, site = _said(folder / "output", "open "), _said(folder / "output", "site: ")
                print(f"both are there after {time.perf_counter() - start:.1f} s")
                took = list(_decide(address, site, decisions))
            finally:
                desk.terminate()
        print(f"site: median {statistics.median(took):.2f} s, longest {max(took):.2f} s of {len(took)} decisions")


def _said(output: Path, start: str) -> str:
    """Wait for a line with this start; return what follows it."""
    end = time.monotonic() + _WAIT
    while time.monotonic() < end:
        for line in output.read_text(encoding="utf-8").splitlines():
            if line.startswith(start):
                return line.removeprefix(start)
        time.sleep(0.1)
    sys.exit(f"{output.read_text(encoding='utf-8')}\nno line with {start!r}")


def _decide(address: str, site: str, decisions: int) -> Iterator[float]:
    """Settle doubts, each of another report, and yield the seconds until a page of the site shows it."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    browser.open(address, timeout=_WAIT).read()
    own = address.partition("/?")[0]
    state = json.loads(browser.open(f"{own}/state", timeout=_WAIT).read())
    by_report: dict[str, Any] = {}
    for doubt in state["doubts"]:
        by_report.setdefault(doubt["report"], doubt)
    for doubt in [*by_report.values()][:decisions]:
        row = doubt["page"].partition("#")[0]
        pages = [site + row, f"{site}{'/'.join(row.split('/')[:2])}/quality/"]
        before = [_page(page) for page in pages]
        body = json.dumps({"id": doubt["id"], "choice": doubt["choices"][0]["name"], "reason": "as published"}).encode()
        start = time.perf_counter()
        browser.open(
            urllib.request.Request(f"{own}/decide", body, {"Content-Type": "application/json", "Origin": own}), timeout=_WAIT
        )
        while [_page(page) for page in pages] == before:
            if time.perf_counter() - start > _WAIT:
                sys.exit(f"no page of {doubt['report']} shows the decision on {doubt['kind']} {doubt['row']}")
            time.sleep(0.02)
        yield time.perf_counter() - start
        time.sleep(3)  # so that the pages of the whole site are there, too


def _page(url: str) -> bytes:
    """Return a page, as it was built; empty while there is none."""
    try:
        with urllib.request.urlopen(url, timeout=_WAIT) as page:
            return _RELOAD.sub(b"", page.read())
    except OSError:
        return b""


if __name__ == "__main__":
    main()
