"""Draw renderings of rows at random, for readers to judge: is this all the English of the word here, and nothing else?

    python tools/draw_rows.py REPORTS NUMBER SEED [--limit 0.6] > rows.tsv

Drawn among what rows would show from this probability on, so that weights can be fitted on what is less sure too. A line has a number, the
report, the passage, the spans of the Chinese and of the English in it, the probability, and both sides of the bead with the word marked.
"""

import argparse
import random
from pathlib import Path

from duizhao.cache import Cache
from duizhao.diagnostics import Collector
from duizhao.model.words import Rendering
from duizhao.pipeline import read_corpus
from duizhao.words.beads import Bead, beads_of
from duizhao.words.formulas import find_formulas
from duizhao.words.model import load_model
from duizhao.words.places import find_places
from duizhao.words.rows import Choice, en_span, finest, rendering
from duizhao.words.work import probable_choices

COLUMNS = ("number", "report", "passage", "zh_span", "en_span", "score", "zh", "en")


def marked(text: str, start: int, end: int) -> str:
    """Mark a part of a text."""
    return " ".join(f"{text[:start]}【{text[start:end]}】{text[end:]}".split())


def line(number: int, bead: Bead, choice: Choice, shown: Rendering) -> str:
    """Write a drawn rendering as a line."""
    spans = [f"{a}-{b}" for a, b in (shown.zh, shown.en)]
    texts = marked(bead.zh.text, *choice.zh), marked(bead.en.text, *en_span(bead.en, *choice.words))
    return "\t".join((str(number), bead.report, bead.row, *spans, f"{choice.score:.3f}", *texts))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("number", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("--limit", type=float, default=0.6)
    given = parser.parse_args()
    reports = read_corpus(given.reports, Collector(), lambda *_: None, Cache()).reports
    beads = list(beads_of(reports))
    choices = probable_choices(beads, find_places(beads, [f.zh for f in find_formulas(reports)]), load_model())
    shown = [
        (beads[k], c, one)
        for k in sorted(choices)
        for c in finest(c for c in choices[k] if c.score >= given.limit)
        if (one := rendering(beads[k], c))
    ]
    print("\t".join(COLUMNS))
    for number, some in enumerate(random.Random(given.seed).sample(shown, min(given.number, len(shown))), 1):
        print(line(number, *some))


if __name__ == "__main__":
    main()
