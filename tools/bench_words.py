"""Measure what the words cost of a build: all pages from nothing, in one process, in processor seconds.

    stage           words of rows, formulas, and their renderings
    term bank       the part of the stage that collects the terms
    pages of terms  what is shown of them

    python tools/bench_words.py REPORTS [--made 28]

`--made` adds so many made-up bilingual reports (made_reports.py), of two years each.
"""

import argparse
import importlib
import os
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from duizhao.cli import app
from made_reports import write_reports

_YEARS = 2
_TIMED = (
    *(
        (f"duizhao.{place}", name, "stage")
        for place in ("words.stage", "pipeline.site")
        for name in ("words_of_series", "with_frequencies")
    ),
    ("duizhao.words.work", "collect_terms", "term bank"),
    ("duizhao.pipeline.writing", "shown_terms", "pages of terms"),
)


def timed(call: Callable[..., Any], spent: Counter[str], name: str) -> Callable[..., Any]:
    """Add the processor time of each call."""

    def wrapped(*args: Any, **kwargs: Any) -> Any:
        start = time.process_time()
        try:
            return call(*args, **kwargs)
        finally:
            spent[name] += time.process_time() - start

    return wrapped


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--made", type=int, default=0)
    options = parser.parse_args()
    spent: Counter[str] = Counter()
    for module, name, part in _TIMED:
        place = importlib.import_module(module)
        setattr(place, name, timed(getattr(place, name), spent, part))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(options.reports, folder / "reports", symlinks=False)
        if options.made:
            write_reports(folder / "reports" / "made", places=options.made // _YEARS, years=_YEARS)
        start = time.process_time()
        paths = [f for part in ("pages", "site", "cache") for f in (f"--{part}", str(folder / part))]
        app(["build", str(folder / "reports"), *paths, "--pages-only", "--processes", "1", "-q"], standalone_mode=False)
        whole = time.process_time() - start
        reports = len(list((folder / "pages/data/reports").glob("*.json")))
    print(f"{reports} reports: {whole:.1f} s, load {os.getloadavg()[0]:.1f}")
    for part in dict.fromkeys(part for _, _, part in _TIMED):
        print(f"{part}: {spent[part]:.1f} s, {100 * spent[part] / whole:.1f} %")


if __name__ == "__main__":
    main()
