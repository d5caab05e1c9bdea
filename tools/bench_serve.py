"""Measure how long `duizhao serve` takes from a changed line of `curation.toml` to the page that shows it.

The folder has copies of reports, as in `bench.py`. The line is the text of an `[[edit]]` of the English of a row; each change is another text, and
the page is asked for until it has it. Prints the seconds of each change and their median.

    python tools/bench_serve.py [REPORTS] [--copies 20] [--changes 10]
"""

import argparse
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bench import _copy, _names, _sources

_ROOT = Path(__file__).resolve().parent.parent
_WAIT = 600  # seconds for the first build, and for a change


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _lay_out(folder: Path, reports: Path, copies: int) -> None:
    names, sources = _names(), _sources(reports)
    (folder / "in").mkdir()
    for k in range(copies):
        for i, text in enumerate(sources):
            (folder / "in" / f"{k}-{i}.txt").write_text(_copy(text, names[k]), encoding="utf-8")
    shutil.copy(_ROOT / "mkdocs.yml", folder)
    (folder / "theme_overrides").symlink_to(_ROOT / "theme_overrides")


def _a_row(folder: Path) -> tuple[str, dict[str, Any]]:
    """Return the ID of a report and a row of it in both languages."""
    for file in sorted((folder / "docs/site/data/reports").glob("*.json")):
        report = json.loads(file.read_bytes())
        for row in report["passages"]:
            if row["zh"] and row["en"] and row["kind"] == "passage":
                return report["id"], row
    sys.exit("no report has a row in both languages")


def _wait_for(url: str, text: str) -> float:
    """Ask for a page until it has the text; return when."""
    end = time.monotonic() + _WAIT
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=_WAIT) as page:
                if text in page.read().decode():
                    return time.monotonic()
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.02)
    sys.exit(f"{url} never had {text!r}")


def _changes(folder: Path, address: str, count: int) -> list[float]:
    report, row = _a_row(folder)
    url = f"{address}{row['url'].partition('#')[0]}"
    out = []
    for k in range(count + 1):
        text = f"The words of change {k} stand here for those of the source."
        table = f'[[edit]]\nreport = "{report}"\nrow = "{row["id"]}"\nlang = "en"\ntext = "{text}"\n'
        (folder / "in/curation.toml").write_text(table, encoding="utf-8")
        start = time.monotonic()
        out.append(_wait_for(url, f"change {k}") - start)
        print(f"{out[-1]:6.2f} s{'' if k else ' (the first, not counted)'}", flush=True)
        time.sleep(5)  # what follows when idle
    return out[1:]


def main() -> None:
    """Print the seconds of each change."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, nargs="?", default=Path("reports"))
    parser.add_argument("--copies", type=int, default=20)
    parser.add_argument("--changes", type=int, default=10)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _lay_out(folder, given.reports, given.copies)
        place = f"127.0.0.1:{_free_port()}"
        with (folder / "output").open("w") as out:
            server = subprocess.Popen(
                [sys.executable, "-m", "duizhao", "serve", "in", "--address", place],
                cwd=folder,
                stdout=out,
                stderr=out,
                env={**os.environ, "PYTHONPATH": str(_ROOT / "generator")},
            )
        try:
            address = f"http://{place}/"
            _wait_for(address, "<html")
            print(f"median of {given.changes}: {statistics.median(_changes(folder, address, given.changes)):.2f} s")
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
