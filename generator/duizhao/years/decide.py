"""Choose the outcome of a commitment among its candidates and estimate how likely the choice is right.

The model is in `outcomes.json`: small trees that score each candidate by what its words have in common with the commitment,
then two logistic regressions on what is known of the best one. `tools/fit_outcomes.py` fits it; decision 0023 says on what,
and how often it is right.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from duizhao.years.features import FEATURES, RANKED
from duizhao.years.vectors import Scores

MODEL = Path(str(files(__package__).joinpath("outcomes.json")))
_OF_BEST = ("veto", "five", "no_figure", "plan_only", "same_unit", "alike", "apart", "period")
_WORDS = ("whole", "subject", "covered", "covered_sentence")
OF_RIGHT = ("best", "lead", "mass", *_OF_BEST)  # what is known of the best candidate: is it right?
SUMMARY = (*OF_RIGHT, *_WORDS)  # is there an outcome at all?
_DOUBT, _NEVER = 1.0, 6.0  # taken off the score, a logarithm of odds, of a candidate that may not be, or is not, the outcome
_MOST = 6.0  # upper limit of the lead over the next claim
_INDEX = {name: k for k, name in enumerate(FEATURES)}
_PLACES = [_INDEX[name] for name in (*_OF_BEST, *_WORDS)]
_PARTS = 1_000_000  # of a leaf: whole numbers add up to the same in any order
_Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Choice:
    """The best candidate of a commitment, by its index among the candidates.

    `right` is the probability that it is the outcome, `none` that the later report tells no outcome; `score` is only to
    compare candidates.
    """

    index: int
    score: float
    right: float
    none: float


def summary(features: Scores, scores: Scores, claims: Sequence[int]) -> tuple[int, Scores]:
    """Return the best candidate and the values of SUMMARY for it; `claims` says which claim each candidate is."""
    weighed = (scores - _DOUBT * features[:, _INDEX["veto"]] - _NEVER * features[:, _INDEX["never"]]).tolist()
    most = max(weighed)
    best = weighed.index(most)
    others = [s for s, j in zip(weighed, claims, strict=True) if j != claims[best]]
    lead = min(most - max(others, default=-9.0), _MOST)
    mass = math.log(sum(map(math.exp, weighed)) + 1e-9)
    return best, np.array([most, lead, mass, *features[best, _PLACES].tolist()])


def may_be(features: Scores, best: int) -> bool:
    """May the best candidate be the outcome at all?"""
    return not features[best, _INDEX["never"]]


@dataclass(frozen=True, slots=True)
class _Model:
    """Trees of two questions each, and the weights of OF_RIGHT and of SUMMARY with the constant last.

    For each tree the feature and the threshold of its first question and of the two that follow, and its four leaves.
    """

    base: float
    features: _Ids
    thresholds: Scores
    leaves: _Ids
    right: tuple[float, ...]
    none: tuple[float, ...]

    def scores(self, features: Scores) -> Scores:
        """Add up what all trees say, for each row of features."""
        columns = np.ascontiguousarray(features.T)
        total = np.zeros(len(features), np.int64)
        for asked, thresholds, leaves in zip(self.features.tolist(), self.thresholds.tolist(), self.leaves, strict=True):
            above, low, high = (columns[k] > t for k, t in zip(asked, thresholds, strict=True))
            total += leaves[2 * above + np.where(above, high, low)]
        sums: Scores = self.base + total / _PARTS
        return sums


@cache
def _model() -> _Model:
    return model_of(json.loads(MODEL.read_text(encoding="utf-8")))


def model_of(numbers: dict[str, Any]) -> _Model:
    """Return the model with these numbers, in the form of `outcomes.json`."""
    assert numbers["features"] == list(RANKED), "fit the model again: tools/fit_outcomes.py"
    assert numbers["summary"] == list(SUMMARY), "fit the model again: tools/fit_outcomes.py"
    asked = np.array([[q[0] for q in tree[:3]] for tree in numbers["trees"]], np.int64)
    thresholds = np.array([[q[1] for q in tree[:3]] for tree in numbers["trees"]], np.float64)
    leaves = np.array([[round(v * _PARTS) for v in tree[3]] for tree in numbers["trees"]], np.int64)
    return _Model(numbers["base"], asked, thresholds, leaves, tuple(numbers["right"]), tuple(numbers["none"]))


def scores_of(features: Scores) -> Scores:
    """Score candidates, given the features of each."""
    return _model().scores(features)


def choose(features: Scores, claims: Sequence[int], scores: Scores | None = None) -> Choice:
    """Choose among candidates, given the features of each, and its score if it is known; there must be at least one."""
    model = _model()
    best, point = summary(features, model.scores(features) if scores is None else scores, claims)
    right = _logistic(model.right, point) if may_be(features, best) else 0.0
    return Choice(best, round(float(point[0]), 4), right, _logistic(model.none, point))


def _logistic(weights: Sequence[float], point: Scores) -> float:
    *slopes, constant = weights
    total = constant + sum(w * v for w, v in zip(slopes, point[: len(slopes)].tolist(), strict=True))
    return round(1 / (1 + math.exp(-total)), 4)
