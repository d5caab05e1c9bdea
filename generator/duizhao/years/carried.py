"""Find the commitments of a plan that the next plan has again."""

import math
from collections.abc import Iterator, Sequence

from duizhao.years.clauses import PlacedClaim
from duizhao.years.context import Sides
from duizhao.years.match import Match, match
from duizhao.years.records import ClaimPair
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
    weights = load("weights.toml")["carried"]
    given = {"strength": match.strength, "margin": match.margin, "back": match.back}
    total = weights["constant"] + sum(weights[k] * min(v, _MOST[k]) / _STEP for k, v in given.items())
    return round(1 / (1 + math.exp(-total)), 4)


def carried(sides: Sides) -> Iterator[ClaimPair]:
    """Yield the commitments of both plans that match each other best and are probably the same."""
    old, new = ([s for s in side if s.claim.is_checkable] for side in (sides.a, sides.b))
    least = load("weights.toml")["carried"]["least"]
    for matches in match(Sides(sides.earlier, sides.later, tuple(old), tuple(new))):
        if matches and not matches[0].back and (score := probability(matches[0])) >= least:
            yield ClaimPair(_number(old, matches[0].source), _number(new, matches[0].target), score)


def _number(side: Sequence[PlacedClaim], k: int) -> int:
    return side[k].number
