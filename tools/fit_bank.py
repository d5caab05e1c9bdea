"""Fit what decides whether the term bank lists a rendering, on entries that two readers judged.

    python tools/fit_bank.py REPORTS ANSWERS [ANSWERS ...]

REPORTS is the folder of the reports that the entries are from. ANSWERS are tables of draws (tools/draw_terms.py), without their texts: `entry` is the
digest of formula and rendering (`digest`), formula_a and formula_b tell whether each of two readers took the Chinese for a formula, a and b
whether they took the rendering for right: yes, no, or none if there is none. What the rules on wholeness leave out is not looked at. Prints the precision at limits,
each entry judged by weights of the other seven eighths, and the weights.
"""

import argparse
import csv
import hashlib
from pathlib import Path

import numpy as np
from duizhao.cache import Cache
from duizhao.diagnostics import Collector
from duizhao.pipeline import read_corpus
from duizhao.words.beads import beads_of
from duizhao.words.formulas import find_formulas
from duizhao.words.model import OF_BANK, load_model
from duizhao.words.places import find_places
from duizhao.words.terms import evidence, is_whole, named_groups, spellings, supported
from duizhao.words.work import of_formulas, probable_choices
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

STRENGTH = 0.3  # of the weights; the less, the smaller they are
LIMITS = (0.5, 0.8, 0.85, 0.9, 0.92, 0.94)


def digest(formula: str, rendering: str) -> str:
    """Return the digest of an entry of the term bank; capitals of the rendering do not count."""
    return hashlib.sha256(f"{formula}\t{rendering.lower()}".encode()).hexdigest()[:16]


def whole_renderings(folder: Path) -> dict[str, tuple[float, ...]]:
    """Return the evidence of all renderings that are whole by the rules, by digest."""
    corpus = read_corpus(folder, Collector(), lambda *_: None, Cache())
    reports = [r for s in corpus.series for r in s.reports]
    formulas = {f.zh for f in find_formulas(reports)}
    beads, model = list(beads_of(reports)), load_model()
    choices = probable_choices(beads, find_places(beads, sorted(formulas)), model)
    written = spellings(beads)
    return {
        digest(zh, name): evidence(zh, some)
        for zh, found in of_formulas(beads, choices, formulas).items()
        for name, some in named_groups(beads, supported(beads, found, model.shown), written)
        if is_whole(zh, name, some, beads)
    }


def main() -> None:
    """Print precision and weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("answers", type=Path, nargs="+")
    given = parser.parse_args()
    known = whole_renderings(given.reports)
    features, right, seen = [], [], set()
    for path in given.answers:
        for row in csv.DictReader(path.open(encoding="utf-8"), delimiter="\t"):
            entry = row["entry"]
            if entry in known and entry not in seen:
                seen.add(entry)
                features.append(known[entry])
                right.append((row["a"] == "yes") + (row["b"] == "yes"))
    x, share = np.array(features), np.array(right) / 2
    y = share > 1 / 2
    fitted = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH))
    rounds = [
        cross_val_predict(fitted, x, y, cv=StratifiedKFold(8, shuffle=True, random_state=s), method="predict_proba")[:, 1]
        for s in range(4)
    ]
    p = np.mean(rounds, axis=0)
    print(f"{len(y)} entries are whole by the rules, {share.mean():.3f} of them right")
    for limit in LIMITS:
        kept = p >= limit
        print(f"from {limit}: {kept.sum()} entries, {share[kept].mean():.3f} right")
    scale, regression = fitted.fit(x, y).named_steps.values()
    weights = regression.coef_[0] / scale.scale_
    print(f"bias = {regression.intercept_[0] - weights @ scale.mean_:.4f}")
    for name, weight in zip(OF_BANK, weights, strict=True):
        print(f"{name} = {weight:.4f}")


if __name__ == "__main__":
    main()
