"""Draw indicators at random, to read them: is each one quantity, and is its name right?

Every FOLDER is read as one site; the same seed draws the same indicators of the same reports.

    python tools/draw_indicators.py FOLDER [FOLDER …] [--count 60] [--seed 1]
"""

import argparse
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from duizhao.model.links import Indicator
from duizhao.pipeline import Options, read_site


def _show(number: int, indicator: Indicator) -> None:
    print(f"{number}. {indicator.series}: {indicator.zh} / {indicator.en or '–'} ({indicator.unit} {indicator.change})")
    for point in indicator.points:
        high = point.claim.figure.high if point.claim.figure else None
        value = f"{point.value}–{high}" if high is not None else str(point.value)
        print(f"     {point.year} {point.role} {value}: {point.claim.text.strip()} {point.note}")


def main() -> None:
    """Print the indicators with the clauses of their points."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cache", type=Path)
    given = parser.parse_args()
    sites = [read_site(folder, lambda *_: None, Options(cache=given.cache)).site for folder in given.folders]
    every = sorted((i for site in sites for i in site.years.indicators), key=lambda i: (i.series, i.zh, i.id))
    drawn = random.Random(given.seed).sample(every, min(given.count, len(every)))
    print(f"{len(drawn)} of {len(every)} indicators")
    for number, indicator in enumerate(drawn, 1):
        _show(number, indicator)


if __name__ == "__main__":
    main()
