"""Judge what is said of commitments: the outcome, near, set again, not mentioned, leaving one government out.

    python tools/judge_near.py ANSWERS.jsonl… --reports FOLDER…

The answers are those of `fit_outcomes.py`; the commitments of each government are judged by a model fitted on the others.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from duizhao.figures import measure
from duizhao.years import decide
from duizhao.years.compare import ReportClaims, compare, read_claims, with_claims
from duizhao.years.records import PairRecord
from duizhao.years.tables import load

from tools.fit_outcomes import Fits, Row, plain, read, rows, touching


def judged(every: list[Row], reports: dict[str, Any], answers: list[dict[str, Any]]) -> Counter[str]:
    """Count what is said, and what of it is right, by the answers."""
    counts: Counter[str] = Counter()
    for government in sorted({r.government for r in every}):
        model = decide.model_of(plain(Fits([r for r in every if r.government != government])))
        decide._model = lambda model=model: model  # type: ignore[assignment,misc] # noqa: SLF001 - in place of the fitted one
        own = [a for a in answers if a["file"] == government]
        sides = [with_claims(reports[n], n, read_claims(reports[n])) for n in (government, own[0]["later"])]
        record = compare(sides[0], sides[1], measure)
        for answer in own:
            counts.update(said(answer, sides[0], sides[1], record))
    return counts


def said(answer: dict[str, Any], earlier: ReportClaims, later: ReportClaims, record: PairRecord) -> list[str]:
    """Return what is said of a commitment, with “: right” after it as well if the answer agrees."""
    plan = {earlier.commitments[k].number for k in touching(earlier.commitments, earlier.report, answer["plan"])}
    found = [a for a in record.outcomes if a.source in plan]
    if shown := {a.target for a in found if a.shown}:
        right = {later.outcomes[k].number for t in answer["outcomes"] for k in touching(later.outcomes, later.report, t)}
        return _both("outcome", right=not right.isdisjoint(shown))
    if near := [a.near for a in found if a.near]:
        texts = answer.get("near", ())
        right = {later.outcomes[k].number for t in texts for k in touching(later.outcomes, later.report, t)}
        return _both("near", right=any(n.target in right for n in near))
    if any(p.earlier in plan for p in record.again):
        return _both("set again", right=not answer["outcomes"])
    if any(a.none >= load("weights.toml")["decision"]["silent"] for a in found):
        return _both("not mentioned", right=not answer["outcomes"])
    return []


def _both(name: str, *, right: bool) -> list[str]:
    return [name, f"{name}: right"] if right else [name]


def main() -> None:
    """Judge and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("answers", type=Path, nargs="+")
    parser.add_argument("--reports", type=Path, nargs="+", required=True)
    given = parser.parse_args()
    reports = read(given.reports)
    lines = (json.loads(line) for path in given.answers for line in path.read_text(encoding="utf-8").splitlines())
    answers = {(a["file"], a["plan"]): a for a in lines if a["file"] in reports and a["later"] in reports}
    for name, count in sorted(judged(rows(given.answers, reports), reports, list(answers.values())).items()):
        print(f"{name:<24} {count}")


if __name__ == "__main__":
    main()
