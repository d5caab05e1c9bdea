"""Fit the model that links commitments with their outcomes, on hand-made answers, and judge it leaving one government out.

    python tools/fit_outcomes.py ANSWERS.jsonl… --reports FOLDER… [--write]

A line of the answers has `file` and `later` (names of files), `plan` (a clause of the first), `type`, `outcomes` (the clauses of the
second that report the matter, or none) and, if known, `near` (clauses on the same subject in another scope or of other years).
Each file is read on its own. Needs scikit-learn, which building a site does not.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
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
from duizhao.years.commitments import commitments, is_checkable, outcomes
from duizhao.years.context import Sides
from duizhao.years.decide import MODEL, SUMMARY, summary
from duizhao.years.features import FEATURES, Comparison
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

TREES, DEPTH, RATE, LEAF, RIDGE = 90, 2, 0.08, 15, 5.0
C = 0.05  # of the logistic regression; small values pull the weights to zero
FOLDS = 4
Score = Callable[[Any], Any]


@dataclass
class Row:
    """A commitment: its government, whether answers were drawn evenly, candidates (commitment, claim) with features and truth."""

    government: str
    even: bool
    figure: bool
    answered: bool
    checkable: bool
    right: frozenset[int]
    near: frozenset[int]
    keys: list[tuple[int, int]] = field(default_factory=list)
    features: Any = None


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
            source = touching(one.a, earlier, answer["plan"])
            checkable = any(is_checkable(one.a[i]) for i in source)
            row = Row(names[0], k == 0, answer["type"] == "num", bool(answer["outcomes"]), checkable, right, near - right)
            row.keys = [(i, j) for i in source for j in one.candidates(i)]
            row.features = np.array([f for i in source for f in one.features_of(i, one.candidates(i))]).reshape(-1, len(FEATURES))
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


def ranker(training: Sequence[Row]) -> HistGradientBoostingClassifier:
    """Fit small trees: is a candidate an outcome?"""
    used = [r for r in training if r.keys]
    model = HistGradientBoostingClassifier(
        max_depth=DEPTH, max_iter=TREES, learning_rate=RATE, min_samples_leaf=LEAF, l2_regularization=RIDGE, random_state=0
    )
    truth = np.concatenate([[j in r.right for _, j in r.keys] for r in used])
    return model.fit(np.vstack([r.features for r in used]), truth)


def chosen(row: Row, scores: Any) -> tuple[int, Any]:
    """Return the best candidate of a row and the summary by which its probability is judged."""
    return summary(row.features, scores, [j for _, j in row.keys])


def decisions(training: Sequence[Row]) -> tuple[Any, Any]:
    """Fit two logistic regressions on scores that each row's own government had no part in: right, and no answer at all."""
    governments = sorted({r.government for r in training})
    points, right, none = [], [], []
    for k in range(FOLDS):
        fold = governments[k::FOLDS]
        model = ranker([r for r in training if r.government not in fold])
        for row in training:
            if row.government in fold and row.keys:
                best, point = chosen(row, model.decision_function(row.features))
                points.append(point)
                right.append(row.keys[best][1] in row.right)
                none.append(not row.answered)
    fits = (make_pipeline(StandardScaler(), LogisticRegression(C=C, max_iter=5000)) for _ in range(2))
    return tuple(fit.fit(np.array(points), truth) for fit, truth in zip(fits, (right, none), strict=True))  # type: ignore[return-value]


def judge(every: Sequence[Row]) -> None:
    """Print what the model finds in governments that had no part in it."""
    results = []
    for government in sorted({r.government for r in every}):
        training = [r for r in every if r.government != government]
        model, (right, none) = ranker(training), decisions(training)
        for row in every:
            if row.government == government and row.even:
                if not row.keys:
                    results.append((row, 0.0, 0.0, False, False))
                    continue
                best, point = chosen(row, model.decision_function(row.features))
                sure, silent = (float(m.predict_proba(point[None])[0, 1]) for m in (right, none))
                j = row.keys[best][1]
                results.append((row, sure, silent, j in row.right, j in row.near))
    answered = [r for r in results if r[0].answered]
    figures = [r for r in answered if r[0].figure]
    print("shown from   shown  right          near  recall  of figures")
    for least in (0.7, 0.75, 0.8, 0.85, 0.88, 0.9, 0.92, 0.95):
        shown = [r for r in results if r[1] >= least]
        hits = [r for r in shown if r[3]]
        print(
            f"{least:<12} {len(shown):<6} {len(hits):<4} {len(hits) / max(1, len(shown)):<9.3f} {sum(r[4] for r in shown):<5} "
            f"{len(hits) / len(answered):<7.3f} {sum(r[0].figure for r in hits) / len(figures):.3f}"
        )
    print("silent from  said   right")
    for least in (0.6, 0.7, 0.8, 0.85, 0.9, 0.92, 0.94):
        said = [r for r in results if r[2] >= least and r[1] < 0.5 and r[0].checkable]
        print(f"{least:<12} {len(said):<6} {sum(not r[0].answered for r in said) / max(1, len(said)):.3f}")


def plain(every: Sequence[Row]) -> dict[str, Any]:
    """Fit on all rows and return the model as numbers."""
    model, (right, none) = ranker(every), decisions(every)
    trees = []
    for (predictor,) in model._predictors:  # noqa: SLF001 - no other way to the trees
        trees.append([
            [round(float(n["value"]), 6)]
            if n["is_leaf"]
            else [int(n["feature_idx"]), round(float(n["num_threshold"]), 6), int(n["left"]), int(n["right"])]
            for n in predictor.nodes
        ])  # fmt: skip
    return {
        "features": list(FEATURES),
        "base": round(float(np.ravel(model._baseline_prediction)[0]), 6),  # noqa: SLF001 - as below
        "trees": trees,
        "summary": list(SUMMARY),
        "right": _weights(right),
        "none": _weights(none),
    }


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
    judge(every)
    if given.write:
        lines = json.dumps(plain(every), ensure_ascii=False).replace("]], [[", "]],\n [[")
        MODEL.write_text(lines + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
