"""Choose the outcome of a commitment among its candidates and estimate how likely the choice is right.

The model is in `outcomes.json`: small trees that score each candidate by its features, then two logistic regressions on what
is known of the best one. `tools/fit_outcomes.py` fits it; decision 0022 says on what, and how often it is right.
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

from duizhao.years.features import FEATURES
from duizhao.years.vectors import Scores

MODEL = Path(str(files(__package__).joinpath("outcomes.json")))
_OF_BEST = (
    "back", "no_figure", "length", "covered", "covered_sentence", "run_weight", "run_rare", "same_unit", "plan_only", "other_unit",
    "five", "missing", "same_value", "five_work", "five_state", "multiple", "without", "added_total", "growth_level", "same_step",
    "other_step", "tail", "numbered", "whole", "subject", "run_share", "quoted", "quoted_missing", "review_only",
    "same_classifier", "same_kind", "far_value", "other_scope", "place", "other_place", "place_missing", "veto",
)  # fmt: skip
SUMMARY = ("best", "lead", "mass", *_OF_BEST)
_VETO = 2.0  # taken off the score (a logarithm of odds) of a candidate that cannot be the outcome
_MOST = 6.0  # upper limit of the lead over the next claim
_INDEX = {name: k for k, name in enumerate(FEATURES)}
_PLACES = [_INDEX[name] for name in _OF_BEST]


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
    weighed = scores - _VETO * features[:, _INDEX["veto"]]
    best = int(np.argmax(weighed))
    others = [s for s, j in zip(weighed, claims, strict=True) if j != claims[best]]
    lead = min(float(weighed[best]) - max(others, default=-9.0), _MOST)
    mass = math.log(float(np.exp(weighed).sum()) + 1e-9)
    return best, np.array([float(weighed[best]), lead, mass, *features[best, _PLACES]])


@cache
def _model() -> dict[str, Any]:
    model: dict[str, Any] = json.loads(MODEL.read_text(encoding="utf-8"))
    assert model["features"] == list(FEATURES), "fit the model again: tools/fit_outcomes.py"
    assert model["summary"] == list(SUMMARY), "fit the model again: tools/fit_outcomes.py"
    return model


def choose(features: Scores, claims: Sequence[int]) -> Choice:
    """Choose among candidates, given the features of each; there must be at least one."""
    model = _model()
    scores = np.full(len(features), float(model["base"]))
    for tree in model["trees"]:
        scores += _grown(tree, features)
    best, point = summary(features, scores, claims)
    return Choice(best, round(float(point[0]), 4), _logistic(model["right"], point), _logistic(model["none"], point))


def _grown(tree: Sequence[Sequence[float]], features: Scores, node: int = 0) -> Scores:
    """Evaluate a tree for every row: a leaf is its value, another node a feature, a threshold and the nodes below and above it."""
    if len(tree[node]) == 1:
        return np.full(len(features), tree[node][0])
    feature, threshold, below, above = tree[node]
    low, high = _grown(tree, features, int(below)), _grown(tree, features, int(above))
    return np.where(features[:, int(feature)] <= threshold, low, high)


def _logistic(weights: Sequence[float], point: Scores) -> float:
    total = weights[-1] + sum(w * float(v) for w, v in zip(weights, point, strict=False))
    return round(1 / (1 + math.exp(-total)), 4)
