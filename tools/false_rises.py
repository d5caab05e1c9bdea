"""Divide reports by chance into halves, and count how often a formula is said to be more frequent in one: it never is.

    python tools/false_rises.py REPORTS [--draws 200] [--seed 1] [--cache FILE]

Rows are drawn one by one. Printed are, of each report, the draws with any false result; the test allows one in a hundred. Counts
of all formulas are compared with those of a plain search, too.
"""

import argparse
import random
from pathlib import Path

from duizhao.cache import Cache
from duizhao.diagnostics import Collector
from duizhao.pipeline import read_corpus
from duizhao.words import find_words
from duizhao.words.shifts import SURE, compare, texts_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--draws", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    with Cache(options.cache) as cache:
        corpus = read_corpus(options.reports, Collector(), lambda *_: None, cache)
        words = find_words([s.reports for s in corpus.series], cache)
    draw = random.Random(options.seed)
    texts = {r.id: texts_of(r) for r in corpus.reports}
    counts = [(n, "\n".join(texts[report]).count(t.zh)) for t in words.terms for report, n in t.reports]
    print(f"counts of the term bank that a plain search has, too: {sum(a == b for a, b in counts)} of {len(counts)}")
    terms = [t.zh for t in words.terms]
    wrong = draws = 0
    for report, rows in texts.items():
        own = [t for t in terms if t in "\n".join(rows)]
        false = sum(_is_false(rows, own, draw) for _ in range(options.draws))
        print(f"{report}: {false} of {options.draws} draws with a false result, {len(own)} formulas")
        wrong, draws = wrong + false, draws + options.draws
    print(f"all: {wrong} of {draws}, {100 * wrong / draws:.1f} %")
    for s in words.shifts:
        print(f"{s.earlier} → {s.later}: {s.term} {s.counts[0]} → {s.counts[1]}, {s.score:.1f}, {s.p:.4f}")


def _is_false(rows: tuple[str, ...], terms: list[str], draw: random.Random) -> bool:
    halves: tuple[list[str], list[str]] = [], []
    for row in rows:
        halves[draw.random() < 0.5].append(row)
    return any(p <= SURE for *_, p in compare(halves, terms))


if __name__ == "__main__":
    main()
