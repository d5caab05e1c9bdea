"""Measure how two files of one report are paired: bilingual reports, split into a Chinese and an English file and damaged.

    python tools/pairing.py ../shared/reports chosen     the reports on which the weights were chosen
    python tools/pairing.py ../shared/reports measured   other years
    python tools/pairing.py ../shared/reports formats    pairs of formats, of the other years
    python tools/pairing.py ../shared/reports different  pairs of files that are not of one report

Prints, for each kind of damage, the share of paragraphs that stand in exactly the right row, and how many pairs are false:
a paragraph beside none that it renders.
"""

import argparse
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from duizhao.align.paragraphs.stage import pair_texts
from duizhao.align.paragraphs.verdict import SAME, same_report
from duizhao.cache import Cache
from duizhao.figures import meanings
from duizhao.text.dictionary import has_dictionary

from tests.two_files import KINDS, Score, TwoSides, damaged, judge, merged_rows, sides_of

CHOSEN = ("2008", "2012", "2017", "beijing")
MEASURED = ("2010", "2015", "2019")
SURE = 0.9  # score from which a pair is shown without a mark
_FORMATS = (
    ("docx", "docx"),
    ("html", "html"),
    ("pdf", "pdf"),
    ("docx", "html"),
    ("html", "pdf"),
    ("wrapped-blank", "docx"),
    ("wrapped", "wrapped"),
)


def report(reports: Path, name: str) -> TwoSides:
    if name == "beijing":
        return sides_of(next((reports / "beijing").glob("001_*")))
    return sides_of(reports / "central-bilingual" / f"GR{name}.bilingual.txt")


def table(names: Sequence[str], cases: Iterable[tuple[str, str, tuple[str, str]]], reports: Path, seeds: int) -> None:
    print("| | paragraphs | in exactly their row | pairs | false | false, unmarked | cut | unmarked | s CPU, most |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    whole: list[Score] = []
    for title, kind, forms in cases:
        scores, seconds = [], []
        for name, seed in product(names, range(seeds)):
            sides = damaged(report(reports, name), kind, seed)
            start = time.process_time()
            rows = merged_rows(sides, forms)
            seconds.append(time.process_time() - start)
            scores.append(judge(sides, rows))
        print(_line(title, scores), f"{sum(seconds) / len(seconds):.1f}, {max(seconds):.1f} |", flush=True)
        whole += scores
    print(_line("all", whole), " |")


def _line(title: str, scores: list[Score]) -> str:
    pairs = [p for s in scores for p in s.pairs]
    right, total = sum(s.right for s in scores), sum(s.total for s in scores)
    false, sure = sum(s.false(0) for s in scores), sum(s.false(SURE) for s in scores)
    cut, unmarked = sum(how == "cut" for how, _ in pairs), sum(score >= SURE for _, score in pairs)
    return f"| {title} | {total} | {right / total:.4f} | {len(pairs)} | {false} | {sure} | {cut} | {unmarked / max(1, len(pairs)):.3f} |"


def different(reports: Path) -> None:
    """Print the probability that two texts are of one report, headers said to be the same, for pairs that are and that are not."""
    sides = {name: report(reports, name) for name in (*CHOSEN, *MEASURED)}
    print("| Chinese | English | same day in the headers | the same place and year |\n|---|---|--:|--:|")
    for zh, en in product(sides, sides):
        for part in ("whole", "excerpt"):
            left, right = [p.text for p in sides[zh].zh], [p.text for p in sides[en].en]
            if part == "excerpt":
                right = right[len(right) // 3 :][:12]
            content = pair_texts(left, right, "work_report", meanings, Cache())
            chances = [same_report(content, header, dictionary=has_dictionary()) for header in (0.99, 0.95)]
            wrong = " ←" if (zh == en) != (chances[0] >= SAME) else ""
            print(f"| {zh} | {en}, {part} | {chances[0]:.3f} | {chances[1]:.3f} |{wrong}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("what", choices=("chosen", "measured", "formats", "different"))
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--seeds", type=int, default=4, help="damage each report so many times, with the seeds 0, 1, …")
    options = parser.parse_args()
    if options.what == "different":
        different(options.reports)
    elif options.what == "formats":
        table(MEASURED, ((" + ".join(f), "undamaged", f) for f in _FORMATS), options.reports, 1)
    else:
        names = CHOSEN if options.what == "chosen" else MEASURED
        table(names, ((k, k, ("text", "text")) for k in options.kinds.split(",")), options.reports, options.seeds)


if __name__ == "__main__":
    main()
