"""Fit the model that links commitments with their outcomes, on hand-made answers, and judge it leaving one government out.

    python tools/fit_outcomes.py ANSWERS.jsonl… --reports FOLDER… [--write]

A line of the answers has `file` and `later` (names of files), `plan` (a clause of the first), `type`, `outcomes` (the clauses of the
second that report the matter, or none) and, if known, `near` (clauses on the same subject in another scope or of other years).
Each file is read on its own. Needs scikit-learn, which building a site does not.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from duizhao.cache import Cache
from duizhao.collate import merge
from duizhao.diagnostics import Collector
from duizhao.figures import measure_figures
from duizhao.model.curation import Advice
from duizhao.model.report import MeasuredPassage, Refused, Report
from duizhao.notes import anchor_notes
from duizhao.outline import outline
from duizhao.readers import find_files, read_document
from duizhao.structure import split_reports, understand
from duizhao.years.clauses import PlacedClaim, claims
from duizhao.years.commitments import commitments, outcomes
from duizhao.years.context import Sides
from duizhao.years.decide import MODEL, OF_RIGHT, SUMMARY, may_be, summary
from duizhao.years.features import RANKED, Comparison
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

TREES, DEPTH, RATE, LEAF, RIDGE = 120, 2, 0.05, 15, 5.0
C = 0.1  # of the logistic regression; small values pull the weights to zero
LIMITS = (0.6, 0.7, 0.75, 0.8, 0.82, 0.85, 0.86, 0.87, 0.88, 0.9, 0.92, 0.95)
DOUBTFUL = 0.5  # nothing is said to be not mentioned if a candidate reaches this


@dataclass
class Row:
    """A commitment: its government, whether answers were drawn evenly, the truth, and each of its claims with all candidates."""

    government: str
    even: bool
    figure: bool
    answered: bool
    right: frozenset[int]
    near: frozenset[int]
    claims: list["Candidates"] = field(default_factory=list)


@dataclass
class Candidates:
    """The candidates of one claim of a commitment, by number, with their features."""

    checkable: bool
    numbers: list[int]
    features: Any


def read(folders: Iterable[Path]) -> dict[str, Report[MeasuredPassage]]:
    """Read each file below the folders as a report, by its name; a file that is no report by itself is left out."""
    out: dict[str, Report[MeasuredPassage]] = {}
    silent = Collector()
    with Cache(None) as cache:
        for folder in folders:
            for source in find_files(folder, silent):
                document = read_document(source, silent)
                if document is None:
                    continue
                edition = understand(split_reports(document, silent)[0], Advice(), silent)
                if not isinstance(edition, Refused):
                    report = anchor_notes(outline(merge((edition,), silent), silent), silent)
                    out[Path(source.file).name] = measure_figures(report, cache)
    return out


def rows(answers: Sequence[Path], reports: dict[str, Report[MeasuredPassage]]) -> list[Row]:
    """Find the clauses of the answers in the reports and compute the features of all candidates."""
    out: list[Row] = []
    compared: dict[tuple[str, str], Comparison] = {}
    seen = set()
    for k, path in enumerate(answers):
        for line in path.read_text(encoding="utf-8").splitlines():
            answer = json.loads(line)
            names = answer["file"], answer["later"]
            if (names[0], answer["plan"]) in seen or not all(n in reports for n in names):
                continue
            seen.add((names[0], answer["plan"]))
            earlier, later = (reports[n] for n in names)
            if names not in compared:
                a, b = claims(earlier)[0], claims(later)[0]
                compared[names] = Comparison(Sides(earlier, later, commitments(earlier, a), outcomes(later, b)))
            one = compared[names]
            right, near = (
                frozenset(n for text in answer.get(kind, ()) for n in touching(one.b, later, text))
                for kind in ("outcomes", "near")
            )
            row = Row(names[0], k == 0, answer["type"] == "num", bool(answer["outcomes"]), right, near - right)
            for i in touching(one.a, earlier, answer["plan"]):
                if near_by := one.candidates(i):
                    row.claims.append(Candidates(one.a[i].claim.is_checkable, near_by, one.features_of(i, near_by)))
            out.append(row)
    return out


def touching(side: Sequence[PlacedClaim], report: Report[MeasuredPassage], text: str) -> list[int]:
    """Return the claims, by index, that a clause touches; spaces do not matter."""
    bare = "".join(text.split())
    for i in dict.fromkeys(c.row for c in side):
        zh = report.passages[i].zh or ""
        at = [k for k, char in enumerate(zh) if not char.isspace()]
        start = "".join(zh[k] for k in at).find(bare)
        if start >= 0:
            first, last = at[start], at[start + len(bare) - 1]
            return [n for n, c in enumerate(side) if c.row == i and c.claim.place.start <= last and c.claim.place.end > first]
    return []


class Fits:
    """Models fitted on all governments but some."""

    def __init__(self, every: Sequence[Row]) -> None:
        self.every = every
        self.governments = sorted({r.government for r in every})
        self._rankers: dict[frozenset[str], HistGradientBoostingClassifier] = {}

    def ranker(self, *without: str) -> HistGradientBoostingClassifier:
        """Fit small trees: is a candidate an outcome?"""
        left_out = frozenset(without)
        if left_out not in self._rankers:
            used = [(r, c) for r in self.every if r.government not in left_out for c in r.claims]
            truth = np.concatenate([[j in r.right for j in c.numbers] for r, c in used])
            model = HistGradientBoostingClassifier(
                max_depth=DEPTH, max_iter=TREES, learning_rate=RATE, min_samples_leaf=LEAF, l2_regularization=RIDGE,
                early_stopping=False, random_state=0,
            )  # fmt: skip
            self._rankers[left_out] = model.fit(np.vstack([c.features for _, c in used])[:, : len(RANKED)], truth)
        return self._rankers[left_out]

    def decisions(self, *without: str) -> tuple[Any, Any]:
        """Fit two logistic regressions on scores that each row's own government had no part in: right, and no answer at all."""
        points, right, none = [], [], []
        for row in self.every:
            if row.government not in without:
                model = self.ranker(*without, row.government)
                for candidates in row.claims:
                    best, point = chosen(candidates, model)
                    points.append(point)
                    right.append(candidates.numbers[best] in row.right)
                    none.append(not row.answered)
        known = np.array(points)
        return _logistic(known[:, : len(OF_RIGHT)], right), _logistic(known, none)


def _logistic(known: Any, truth: Sequence[bool]) -> Any:
    return make_pipeline(StandardScaler(), LogisticRegression(C=C, max_iter=5000)).fit(known, truth)


def chosen(candidates: Candidates, model: HistGradientBoostingClassifier) -> tuple[int, Any]:
    """Return the best candidate and the summary by which its probability is judged."""
    scores = model.decision_function(candidates.features[:, : len(RANKED)])
    return summary(candidates.features, scores, candidates.numbers)


@dataclass
class Said:
    """What the model says of one claim of a commitment: the claim that it chooses, how likely that is right, or that there is none."""

    target: int
    right: float
    none: float
    checkable: bool


def judge(fits: Fits) -> None:
    """Print what the model finds in governments that had no part in it."""
    results: list[tuple[Row, list[Said]]] = []
    for government in fits.governments:
        model, (right, none) = fits.ranker(government), fits.decisions(government)
        drawn = [row for row in fits.every if row.government == government and row.even]
        results += [(row, [_said(c, model, right, none) for c in row.claims]) for row in drawn]
    answered = [row for row, _ in results if row.answered]
    print("shown from   shown  right                          near  recall  of figures")
    for least in LIMITS:
        shown = [(row, targets) for row, said in results if (targets := {s.target for s in said if s.right >= least})]
        hits = [row for row, targets in shown if targets & row.right]
        near = sum(bool(targets & row.near and not targets & row.right) for row, targets in shown)
        of_figures = sum(r.figure for r in hits) / sum(r.figure for r in answered)
        low, high = interval(len(hits), len(shown))
        print(
            f"{least:<12} {len(shown):<6} {len(hits):<4} {len(hits) / max(1, len(shown)):.3f} ({low:.2f} to {high:.2f})     {near:<5} "
            f"{len(hits) / len(answered):<7.3f} {of_figures:.3f}"
        )
    print("silent from  said   right")
    for least in LIMITS:
        silent = [row for row, said in results if any(s.checkable and s.none >= least and s.right < DOUBTFUL for s in said)]
        print(f"{least:<12} {len(silent):<6} {sum(not r.answered for r in silent) / max(1, len(silent)):.3f}")


def _said(candidates: Candidates, model: HistGradientBoostingClassifier, right: Any, none: Any) -> Said:
    best, point = chosen(candidates, model)
    sure, silent = (float(m.predict_proba(known[None])[0, 1]) for m, known in ((right, point[: len(OF_RIGHT)]), (none, point)))
    return Said(candidates.numbers[best], sure if may_be(candidates.features, best) else 0.0, silent, candidates.checkable)


def interval(right: int, of: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    z, share = 1.96, right / of
    centre, half = share + z * z / (2 * of), z * ((share * (1 - share) + z * z / (4 * of)) / of) ** 0.5
    return (centre - half) / (1 + z * z / of), (centre + half) / (1 + z * z / of)


def plain(fits: Fits) -> dict[str, Any]:
    """Fit on all rows and return the model as numbers."""
    model, (right, none) = fits.ranker(), fits.decisions()
    return {
        "features": list(RANKED),
        "base": round(float(np.ravel(model._baseline_prediction)[0]), 6),  # noqa: SLF001 - as below
        "trees": [_tree(predictor.nodes) for (predictor,) in model._predictors],  # noqa: SLF001 - no other way to the trees
        "summary": list(SUMMARY),
        "right": _weights(right),
        "none": _weights(none),
    }


def _tree(nodes: Any) -> list[list[float]]:
    """Return the first question (feature, threshold), the two that may follow, and the four leaves."""
    root = nodes[0]
    questions, leaves = [_question(root)], []
    for child in (nodes[int(root["left"])], nodes[int(root["right"])]):
        ends = [child, child] if child["is_leaf"] else [nodes[int(child["left"])], nodes[int(child["right"])]]
        questions.append([0, 0.0] if child["is_leaf"] else _question(child))
        leaves += [round(float(end["value"]), 6) for end in ends]
    return [*questions, leaves]


def _question(node: Any) -> list[float]:
    return [int(node["feature_idx"]), round(float(node["num_threshold"]), 6)]


def _weights(fit: Any) -> list[float]:
    """Return the weights of the summary, and the constant last."""
    scaler, logistic = fit[0], fit[1]
    weights = logistic.coef_[0] / scaler.scale_
    return [round(float(w), 5) for w in (*weights, logistic.intercept_[0] - (weights * scaler.mean_).sum())]


def main() -> None:
    """Fit and judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "answers", type=Path, nargs="+", help="the first file holds evenly drawn commitments, by which the model is judged"
    )
    parser.add_argument("--reports", type=Path, nargs="+", required=True)
    parser.add_argument("--write", action="store_true", help="replace the model in the package")
    given = parser.parse_args()
    every = rows(given.answers, read(given.reports))
    print(
        f"{len(every)} commitments of {len({r.government for r in every})} governments, {sum(r.even for r in every)} evenly drawn"
    )
    fits = Fits(every)
    judge(fits)
    if given.write:
        lines = json.dumps(plain(fits), ensure_ascii=False).replace("]], [[", "]],\n [[")
        MODEL.write_text(lines + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
