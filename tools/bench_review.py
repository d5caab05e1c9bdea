"""Measure the review desk: the time to its page, and the time from a key to the page that shows the decision.

The folder has copies of reports, as in `bench.py`. The desk is opened in Chromium, and doubts are settled by a key one after the other; a
decision is shown when the count has changed and another doubt is current. The time of the site to show it is that of
`tools/bench_serve.py`.

    python tools/bench_review.py [REPORTS] [--copies 20] [--decisions 20]
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from threading import Thread

from duizhao.desk import DecisionFile, Desk, doubts_of, serve_desk
from duizhao.pipeline import Options, read_site
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bench import _copy, _names, _sources


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="?", type=Path, default=Path("reports"))
    parser.add_argument("--copies", type=int, default=20)
    parser.add_argument("--decisions", type=int, default=20)
    options = parser.parse_args()
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


if __name__ == "__main__":
    main()
