"""Measure the CPU time of linking 2, 20 and 200 reports of one series: with an empty cache, and when a year is added.

The reports of a folder are repeated with other figures. The time for each pair of years must not grow.

    python tools/bench_years.py [REPORTS] [--reports 2 20 200]
"""

import argparse
import re
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from duizhao.cache import Cache
from duizhao.diagnostics import Collector
from duizhao.figures import find_figures, measure
from duizhao.model.report import MarkedPassage, Report, Series
from duizhao.notes import terms
from duizhao.pipeline import read_corpus
from duizhao.years import LinkOptions, link_years


def _varied(report: Report[MarkedPassage], k: int) -> Report[MarkedPassage]:
    """Return the report as one of another year, with every digit shifted."""

    def moved(p: MarkedPassage) -> MarkedPassage:
        zh = re.sub(r"\d", lambda m: str((int(m[0]) + k) % 10), p.zh or "") or None
        return replace(p, zh=zh, figures=find_figures(zh or "", "zh"))

    year = 1800 + k
    passages = tuple(moved(p) for p in report.passages)
    return replace(report, id=f"bench-{year}", identity=replace(report.identity, year=year), passages=passages)


def _linked(reports: list[Report[MarkedPassage]], cache: Path) -> float:
    begun = time.process_time()
    with Cache(cache) as kept:
        link_years([Series("bench", "", "", tuple(reports))], LinkOptions(measure, terms), kept, Collector(), lambda *_: None)
    return time.process_time() - begun


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("reports"))
    parser.add_argument("--reports", type=int, nargs="+", default=[2, 20, 200])
    given = parser.parse_args()
    read = read_corpus(given.folder, Collector(), lambda *_: None, Cache())
    source = [r for s in read.series for r in s.reports]
    print(f"{'reports':>8} {'cold':>9} {'a pair':>9} {'one year more':>14}")
    for count in given.reports:
        many = [_varied(source[k % len(source)], k) for k in range(count + 1)]
        with tempfile.TemporaryDirectory() as folder:
            cold = _linked(many[:count], Path(folder) / "kept")
            more = _linked(many, Path(folder) / "kept")
        print(f"{count:>8} {cold:>8.1f}s {cold / max(1, count - 1):>8.2f}s {more:>13.1f}s")


if __name__ == "__main__":
    main()
