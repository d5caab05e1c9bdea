"""Estimate the probability that a match is right."""

import math

from duizhao.years.match import Match
from duizhao.years.tables import load

_MOST = {"strength": 20.0, "margin": 10.0, "back": 10.0}  # upper limits of the features
_STEP = 5.0


def probability(match: Match) -> float:
    """Compute the probability, 0 to 1, that both claims are on the same matter.

    >>> sure = Match(0, 0, 18.0, 9.0, 0.0, ())
    >>> unsure = Match(0, 0, 5.0, 0.2, 8.0, ())
    >>> probability(sure) > 0.95, probability(unsure) < 0.3
    (True, True)
    """
    weights = load("weights.toml")["decision"]
    given = {"strength": match.strength, "margin": match.margin, "back": match.back}
    total = weights["constant"] + sum(weights[k] * min(v, _MOST[k]) / _STEP for k, v in given.items())
    return round(1 / (1 + math.exp(-total)), 4)
