"""Measure the rules of verdicts alone: with links made by hand, what do they say of each commitment?

GOLD is a file of JSON lines: `file` and `later` (names of two reports), `plan` (the words of a commitment), `outcomes` (the
words of the clauses that report what became of it), `verdict`. Rows without an outcome are left out; a row that two files
have counts once. The claims are chosen among those of the named clauses as the generator does it.

    python tools/verdicts.py --reports FOLDER [FOLDER …] --gold GOLD [GOLD …] [--only PART …] [--wrong]
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from duizhao.cache import Cache
from duizhao.diagnostics import Collector
from duizhao.figures import measure
from duizhao.model.links import Claim, Ruling
from duizhao.pipeline import read_corpus
from duizhao.years.clauses import PlacedClaim, claims
from duizhao.years.outcomes import affinity
from duizhao.years.verdicts import rule

COMPARED = ("met", "exceeded", "short")


@dataclass(frozen=True, slots=True)
class Row:
    """A commitment and what became of it, by hand, and by the rules with the claims that they compared."""

    name: str
    by_hand: str
    ruling: Ruling
    sides: tuple[Claim, Claim]


@cache
def _claims(path: Path) -> tuple[PlacedClaim, ...]:
    """Read one file on its own and extract its claims; empty if it is refused."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(path, folder)
        corpus = read_corpus(Path(folder), Collector(), lambda *_: None, Cache())
    reports = [r for s in corpus.series for r in s.reports]
    return tuple(claims(reports[0])[0]) if reports else ()


def _touching(path: Path, words: Sequence[str]) -> list[PlacedClaim]:
    """Find the claims of the clauses with these words, and of the clauses that continue them."""
    placed = _claims(path)
    held = {p.group for p in placed for w in words if _same(p, w)}
    return [p for p in placed if p.group in held]


def _same(placed: PlacedClaim, words: str) -> bool:
    one, other = placed.whole.strip(" ，。；、：,;"), words.strip(" ，。；、：,;")
    return one == other or (len(one) > 5 and one in other) or (len(other) > 5 and other in one)


def rows(paths: dict[str, Path], gold: Sequence[dict[str, object]]) -> Iterator[Row | str]:
    """Rule on each row; yield its name alone where its clauses are not among the claims of the reports."""
    for row in gold:
        name = str(row["id"])
        one, other = paths.get(str(row["file"])), paths.get(str(row["later"]))
        outcomes = row["outcomes"]
        assert isinstance(outcomes, list)
        plans = _touching(one, [str(row["plan"])]) if one else []
        plans = [p for p in plans if p.kind == "plan"] or plans
        results = _touching(other, outcomes) if other else []
        results = [r for r in results if r.kind == "review"] or results
        if not plans or not results:
            yield name
            continue
        own = [p for p in plans if _same(p, str(row["plan"]))]
        pairs = [(p.claim, r.claim) for p in own or plans for r in results]
        sides = max(pairs, key=lambda pair: affinity(*pair))
        yield Row(name, str(row["verdict"]), rule(*sides, measure), sides)


def _gold(files: Sequence[Path], only: Sequence[str]) -> list[dict[str, object]]:
    out: dict[tuple[str, str], dict[str, object]] = {}
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["outcomes"] and (not only or any(part in row["file"] for part in only)):
                out.setdefault((row["file"], row["plan"]), row)
    return list(out.values())


def _rate(right: int, of: int) -> str:
    return f"{right} of {of}" + (f" = {right / of:.3f}" if of else "")


def _print(done: Sequence[Row], lost: Sequence[str]) -> None:
    figured = [r for r in done if r.by_hand in COMPARED]
    print(f"commitments with an outcome: {len(done) + len(lost)}; clauses not found: {len(lost)}")
    print("verdict right:", _rate(sum(r.by_hand == r.ruling.verdict for r in done), len(done)))
    print("of those with comparable figures:", _rate(sum(r.by_hand == r.ruling.verdict for r in figured), len(figured)))
    for verdict in (*COMPARED, "reported"):
        said = [r for r in done if r.ruling.verdict == verdict]
        wrong = Counter(r.by_hand for r in said if r.by_hand != verdict)
        print(f"  said “{verdict}”:", _rate(sum(r.by_hand == verdict for r in said), len(said)), dict(wrong) or "")


def main() -> None:
    """Print the rates, and the rows that differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, nargs="+", required=True, help="folders that hold the files")
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--only", nargs="+", default=[], help="only rows whose file has one of these in its name")
    parser.add_argument("--wrong", action="store_true", help="list the rows that differ")
    given = parser.parse_args()
    paths = {path.name: path for folder in given.reports for path in sorted(folder.rglob("*")) if path.is_file()}
    found = list(rows(paths, _gold(given.gold, given.only)))
    done = [r for r in found if isinstance(r, Row)]
    _print(done, [r for r in found if isinstance(r, str)])
    for r in done if given.wrong else ():
        if r.by_hand != r.ruling.verdict:
            print(f"{r.name}: by hand {r.by_hand}, {r.ruling.verdict} ({r.ruling.rule} {r.ruling.detail})")
            print(f"    {r.sides[0].text} | {r.sides[1].text}")


if __name__ == "__main__":
    main()
