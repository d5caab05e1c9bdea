"""Measure how a site grows with its reports: made-up reports (`made_reports.py`) of 62, 600 and 3,000, all steps from nothing.

    reports, pages      reports and pages of the site
    generator           processor seconds, greatest MB of its process
    MkDocs              processor seconds of all runs, greatest MB of one
    pages, site         MB on the disk: what the generator wrote, and what is published
    compare             the heaviest page of headline indicators in kB, compressed; all of them; `data/compare.json`
    search              ms until the first ten answers, from a disk: median and 95 %, a new browser for each of 40 queries

Times are of the processor with all child processes, so that other work on the machine changes them little; those of the search are
not, so let the machine be idle. With `--folder` the result of each step is kept, and a step that is there is not run again; then
`--only` runs some of the steps.

    python tools/bench_large.py [--reports 62 600 3000] [--batch 3000] [--processes 1] [--folder FOLDER] [--only pages site search]
"""

import argparse
import gzip
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from made_reports import write_reports
from playwright.sync_api import sync_playwright

_ROOT = Path(__file__).resolve().parent.parent
_YEARS, _PARAGRAPHS, _QUERIES, _SEED = 10, 6, 40, 1
_STEPS = ("pages", "site", "search")
_ASK = """<!doctype html><meta charset=utf-8><link rel=icon href=data:,><script>window.duizhao = {}</script>
<script src="assets/js/dom.js"></script><script src="assets/js/search-engine.js"></script>"""
_TIMED = "async q => { const t = performance.now(); const found = await duizhao.search(q, { limit: 10 }); return [performance.now() - t, found.length]; }"


class Place:
    """The folder of a size: what was made there, and `measured.json` with the figures of each step."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder, self.count = folder / str(count), count
        self.folder.mkdir(parents=True, exist_ok=True)
        self._file = self.folder / "measured.json"
        self.measured: dict[str, dict[str, Any]] = json.loads(self._file.read_text()) if self._file.exists() else {}

    def note(self, step: str, **figures: float) -> None:
        """Keep the figures of a step."""
        self.measured[step] = figures
        self._file.write_text(json.dumps(self.measured))

    def run(self, *arguments: str) -> tuple[float, float]:
        """Run a command of ours; return processor seconds and the greatest MB of a process."""
        env = {**os.environ, "PYTHONPATH": str(_ROOT / "generator"), "OMP_NUM_THREADS": "1"}
        output = self.folder / "output"
        with output.open("w") as out:
            command = [sys.executable, "-m", "duizhao", "build", "in", "--quiet", *arguments]
            process = subprocess.Popen(command, cwd=self.folder, stdout=out, stderr=out, env=env)
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode > 1:  # 1: diagnostics of the reports
            sys.exit(output.read_text()[-2000:])
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def pages(place: Place, given: argparse.Namespace) -> None:
    """Make reports, and their pages."""
    years = 2 if place.count < given.years * given.years else given.years
    write_reports(place.folder / "in", round(place.count / years), years, paragraphs=_PARAGRAPHS, seed=_SEED)
    (place.folder / "mkdocs.yml").write_text("site_name: 望川\n", encoding="utf-8")
    seconds, peak = place.run("--pages-only", "--fresh", "--processes", str(given.processes))
    place.note("pages", seconds=seconds, peak=peak)


def site(place: Place, given: argparse.Namespace) -> None:
    """Build the site from the pages."""
    seconds, peak = place.run("--site-only", "--fresh", "--processes", str(given.processes), "--batch", str(given.batch))
    place.note("site", seconds=seconds, peak=peak)


def search(place: Place, _: argparse.Namespace) -> None:
    """Ask for words of the texts, each in a new browser."""
    asked = _queries(place)
    path = next((p for name in ("chromium-headless-shell", "chromium", "google-chrome") if (p := shutil.which(name))), None)
    bench = place.folder / "site" / "bench.html"
    bench.write_text(_ASK, encoding="utf-8")
    times = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for query in asked:
            page = browser.new_context().new_page()
            page.goto(bench.as_uri())
            page.wait_for_function("typeof duizhao.search === 'function'")  # a bare function would be called
            took, found = page.evaluate(_TIMED, query)
            if not found:
                sys.exit(f"nothing found for {query}")
            times.append(took)
            page.context.close()
        browser.close()
    bench.unlink()
    times.sort()
    place.note("search", median=times[len(times) // 2], most=times[int(len(times) * 0.95)])


def _queries(place: Place) -> list[str]:
    """Draw words from the texts of reports."""
    chance = random.Random(_SEED)
    texts = [path.read_text(encoding="utf-8") for path in sorted((place.folder / "in").rglob("*.txt"))]
    out = []
    while len(out) < _QUERIES:
        pattern = chance.choice((r"[\u4e00-\u9fff]{4}", r"\b[a-z]{4,} [a-z]{4,}\b"))
        out.append(chance.choice(re.findall(pattern, chance.choice(texts))))
    return out


def row(place: Place) -> str:
    """Return the figures of a size as a row of the table."""
    made, built, asked = (place.measured.get(step, {}) for step in _STEPS)
    docs, folder = place.folder / "docs/site", place.folder / "site"
    compared = [len(gzip.compress(p.read_bytes())) / 1000 for p in sorted((folder / "compare").rglob("*.html"))]
    data = docs / "data/compare.json"
    return (
        f"{place.count:7} {sum(1 for _ in docs.rglob('*.md')):7} {made.get('seconds', 0):9.0f}s {made.get('peak', 0):6.0f} MB "
        f"{built.get('seconds', 0):7.0f}s {built.get('peak', 0):6.0f} MB {_size(docs):7.0f} {_size(folder):7.0f} "
        f"{max(compared, default=0):8.0f} {sum(compared):8.0f} {data.stat().st_size / 1e6 if data.exists() else 0:8.1f} "
        f"{asked.get('median', 0):7.0f}/{asked.get('most', 0):.0f}"
    )


def _size(folder: Path) -> float:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[62, 600, 3000])
    parser.add_argument("--years", type=int, default=_YEARS, help="years of a place; below its square, two")
    parser.add_argument("--batch", type=int, default=3000)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--only", nargs="+", choices=_STEPS, default=list(_STEPS))
    given = parser.parse_args()
    print(
        f"{'reports':>7} {'pages':>7} {'generator':>10} {'peak':>9} {'MkDocs':>8} {'peak':>9} {'pages':>7} {'site':>7} "
        f"{'heaviest':>8} {'compare':>8} {'json MB':>8} {'search ms':>11}"
    )
    with tempfile.TemporaryDirectory() as name:
        for count in given.reports:
            place = Place(given.folder or Path(name), count)
            for step, run in (("pages", pages), ("site", site), ("search", search)):
                if step in given.only and step not in place.measured:
                    run(place, given)
            print(row(place), flush=True)


if __name__ == "__main__":
    main()
