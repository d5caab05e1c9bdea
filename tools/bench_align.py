"""How long the alignment of sentences takes: cold and warm, with one process and two, by number of rows.

The rows are those of a folder of reports, again and again, each time with other figures, as reports of
the size of a year's, five years to a series. Cold: nothing in the cache. Warm: everything.

    python tools/bench_align.py [REPORTS] [--rows 200 1000 2000 20000] [--processes 1 2]
"""

import argparse
import hashlib
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from duizhao.align import Workers, align
from duizhao.cache import Cache
from duizhao.diagnostics import Collector
from duizhao.figures import ties
from duizhao.model.report import MarkedPassage, Report
from duizhao.pipeline import read_corpus

_REPORT, _YEARS = 160, 5  # rows of a report, reports of a series


def _series(folder: Path, count: int) -> list[list[Report[MarkedPassage]]]:
    """So many rows of both languages as reports, no two the same."""
    reports = [r for s in read_corpus(folder, Collector(), lambda *_: None, Cache()).series for r in s.reports]
    rows = [p for r in reports for p in r.passages if p.zh and p.en]
    many = [_varied(rows[k % len(rows)], k // len(rows)) for k in range(count)]
    parts = [tuple(many[k : k + _REPORT]) for k in range(0, count, _REPORT)]
    made = [replace(reports[0], id=f"bench-{k}", passages=part) for k, part in enumerate(parts)]
    return [made[k : k + _YEARS] for k in range(0, len(made), _YEARS)]


def _varied(passage: MarkedPassage, k: int) -> MarkedPassage:
    """Shift every digit of a row: the length is the same, but the words are new to cache and lexicon."""

    def moved(text: str | None) -> str:
        return re.sub(r"\d", lambda m: str((int(m[0]) + k) % 10), text or "")

    return replace(passage, zh=moved(passage.zh), en=moved(passage.en), key=f"{passage.key}-{k}")


def _run(folder: Path, count: int, processes: int, cache: Path) -> None:
    """Align once in this process; print time, memory and digest as JSON."""
    series = _series(folder, count)
    begun = time.perf_counter()
    with Cache(cache) as kept, Workers(processes) as workers:
        aligned = align(series, ties, {}, kept, workers, lambda *_: None)
    took = time.perf_counter() - begun
    beads = [p.segments for reports in aligned for r in reports for p in r.passages]
    usage = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    digest = hashlib.sha256(repr(beads).encode()).hexdigest()
    print(json.dumps({"seconds": took, "peak": max(usage), "digest": digest}))


def _measured(arguments: Sequence[str]) -> dict[str, float | str]:
    done = subprocess.run([sys.executable, __file__, *arguments], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, nargs="?", default=Path("reports"))
    parser.add_argument("--rows", type=int, nargs="+", default=[200, 1000, 2000, 20000])
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.once:
        _run(args.reports, args.rows[0], args.processes[0], args.once)
        return
    print(f"{'rows':>6} {'processes':>9} {'cold':>8} {'a row':>8} {'warm':>7} {'peak':>8}  beads")
    for count in args.rows:
        for processes in args.processes:
            with tempfile.TemporaryDirectory() as name:
                once = [str(args.reports), "--rows", str(count), "--processes", str(processes), "--once", f"{name}/beads.sqlite"]
                cold, warm = _measured(once), _measured(once)
            seconds, digest = float(cold["seconds"]), str(cold["digest"])
            same = "" if warm["digest"] == digest else "  WARM DIFFERS"
            print(
                f"{count:6} {processes:9} {seconds:7.1f}s {1000 * seconds / count:6.1f}ms {float(warm['seconds']):6.2f}s "
                f"{float(cold['peak']):5.0f} MB  {digest[:12]}{same}",
                flush=True,
            )


if __name__ == "__main__":
    main()
