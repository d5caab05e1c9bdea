"""Match claims of two reports: retrieve candidates by words, then rank them by weighted features."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

import numpy as np

from duizhao.years.clauses import PlacedClaim
from duizhao.years.context import Sides, cosines, surroundings, windows
from duizhao.years.facts import counts_alike
from duizhao.years.likeness import common_run, shared
from duizhao.years.tables import load
from duizhao.years.vectors import Weights, matrix

CANDIDATES = 20  # by words alone; they include the right one in 64 of 65 hand-made answers
FEATURES = (
    "whole", "subject", "context", "chapter", "window", "most", "common",
    "unit_same", "unit_other", "one_figure", "same_value",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Match:
    """Claim `source` of the earlier report, claim `target` of the later one (indices), and their similarity.

    `margin` is the lead over the next candidate in another clause; `back` the distance from the best match of the
    target (0: each is the other's best).
    """

    source: int
    target: int
    strength: float
    margin: float
    back: float
    features: tuple[float, ...]


def match(sides: Sides) -> list[list[Match]]:
    """Rank the candidates of each earlier claim, the best first."""
    if not sides.a or not sides.b:
        return [[] for _ in sides.a]
    table = _Table(sides)
    weights = [load("weights.toml")["choice"][name] for name in FEATURES]
    ranking: list[list[tuple[float, int, tuple[float, ...]]]] = []
    for i in range(len(sides.a)):
        near = np.argsort(-table.base[i], kind="stable")[:CANDIDATES]
        rows = [(int(j), table.features(i, int(j))) for j in near if table.base[i, j] > 0]
        weighed = ((sum(map(mul, weights, f)), j, f) for j, f in rows)
        ranking.append(sorted(weighed, key=lambda x: (-x[0], x[1])))
    best: dict[int, float] = {}
    for row in ranking:
        for strength, j, _ in row:
            best[j] = max(best.get(j, strength), strength)
    return [_ranked(i, row, best, sides.b) for i, row in enumerate(ranking)]


def _ranked(
    i: int, row: Sequence[tuple[float, int, tuple[float, ...]]], best: dict[int, float], b: Sequence[PlacedClaim]
) -> list[Match]:
    out = []
    for strength, j, features in row:
        next_best = next((s for s, k, _ in row if b[k].clause != b[j].clause), 0.0)  # sorted by strength
        out.append(Match(i, j, strength, strength - next_best, best[j] - strength, features))
    return out


class _Table:
    """All cosine similarities, with a row for each earlier claim and a column for each later one."""

    def __init__(self, sides: Sides) -> None:
        self._a, self._b = sides.a, sides.b
        self._words = Weights([s.claim.subject for s in self._a], [s.claim.subject for s in self._b])
        self.whole = cosines([s.whole for s in self._a], [s.whole for s in self._b])
        self.subject = matrix([s.claim.subject for s in self._a], [s.claim.subject for s in self._b], self._words)
        self.window = windows(sides)
        self.context = surroundings(sides, str, by_chapter=False)
        self.chapter = surroundings(sides, str, by_chapter=True)
        self.base = 0.6 * self.whole + 0.4 * self.subject + 0.7 * self.context

    def features(self, i: int, j: int) -> tuple[float, ...]:
        """Compute the features of one pair, in the order of FEATURES."""
        x, y = self._a[i].claim, self._b[j].claim
        same = counts_alike(x, y)
        most = shared(x.subject, y.subject, self._words)
        return (
            float(self.whole[i, j]), float(self.subject[i, j]), float(self.context[i, j]), float(self.chapter[i, j]),
            float(self.window[i, j]), most, common_run(x.subject, y.subject, self._words) if most else 0.0,
            float(same), float(x.figure is not None and y.figure is not None and not same),
            float((x.figure is None) != (y.figure is None)),
            float(same and x.figure is not None and y.figure is not None and x.figure.value == y.figure.value),
        )  # fmt: skip
