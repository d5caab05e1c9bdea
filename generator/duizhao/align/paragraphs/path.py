"""Find the best path through the beads, and the probability of each of its beads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from duizhao.align.lexicon import Floats
from duizhao.align.paragraphs.weights import Weights
from duizhao.align.paragraphs.worth import Beads

NEVER = -1e12
_NEAR = 1e-6
_PAIRED, _ZH_ALONE, _EN_ALONE = range(3)  # what the last step was; a run without counterpart costs less after its first
_States = tuple[Floats, Floats, Floats]
_Join = Callable[[Floats, Floats], Floats]


class Bead(NamedTuple):
    """`a` paragraphs of zh from `i` on and `b` of en from `j` on; `worth` is 0 for a paragraph without counterpart."""

    i: int
    j: int
    a: int
    b: int
    worth: float = 0.0


@dataclass(frozen=True, slots=True)
class _Costs:
    gap: float
    further: float


def best_path(beads: Beads, m: int, n: int, weights: Weights) -> list[Bead]:
    """Return the beads of the best path in order, those of paragraphs without counterpart included."""
    costs = _Costs(weights.gap, weights.further)
    states = _forward(beads, m, n, costs, np.maximum, np.maximum.accumulate)
    out: list[Bead] = []
    i, j = m, n
    state = int(np.argmax([s[m, n] for s in states]))
    while i or j:
        bead, state = _step_back(states, beads, i, j, state, costs)
        out.append(bead)
        i, j = bead.i, bead.j
    return out[::-1]


def _step_back(states: _States, beads: Beads, i: int, j: int, state: int, costs: _Costs) -> tuple[Bead, int]:
    """Return the bead that ends before (i, j) in this state, and the state before it."""
    if state == _PAIRED:
        options = [
            (max(s[i - a, j - b] for s in states) + w[i - a, j - b], a, b) for (a, b), w in beads.items() if a <= i and b <= j
        ]
        _, a, b = max(options, key=lambda option: option[0])
        before = [s[i - a, j - b] for s in states]
        return Bead(i - a, j - b, a, b, float(beads[a, b][i - a, j - b])), int(np.argmax(before))
    a, b = (1, 0) if state == _ZH_ALONE else (0, 1)
    before = [s[i - a, j - b] + (costs.further if k == state else costs.gap) for k, s in enumerate(states)]
    return Bead(i - a, j - b, a, b), int(np.argmax(before))


def _forward(beads: Beads, m: int, n: int, costs: _Costs, join: _Join, accumulate: Callable[[Floats], Floats]) -> _States:
    """Fill the tables of the three states row by row; `join` is the maximum or the logarithm of a sum."""
    paired, zh_alone, en_alone = (np.full((m + 1, n + 1), NEVER) for _ in range(3))
    best = np.full((m + 1, n + 1), NEVER)
    paired[0, 0] = 0.0
    drift = costs.further * np.arange(n + 1)
    for i in range(m + 1):
        for (a, b), worth in beads.items():
            if a <= i and b <= n:
                paired[i, b:] = join(paired[i, b:], best[i - a, : n + 1 - b] + worth[i - a])
        if i:
            before = join(paired[i - 1], en_alone[i - 1]) + costs.gap
            zh_alone[i] = join(before, zh_alone[i - 1] + costs.further)
        opened = accumulate(join(paired[i], zh_alone[i]) - drift)
        en_alone[i, 1:] = opened[:-1] + costs.gap + drift[:-1]
        best[i] = join(join(paired[i], zh_alone[i]), en_alone[i])
    return paired, zh_alone, en_alone


def chances(beads: Beads, m: int, n: int, path: list[Bead], weights: Weights) -> list[float]:
    """Compute the probability of each bead of a path, all with both sides, among all paths."""
    sharp = {step: worth * weights.sharpness for step, worth in beads.items()}
    turned = {step: worth[::-1, ::-1] for step, worth in sharp.items()}
    costs = _Costs(weights.gap * weights.sharpness, weights.further * weights.sharpness)
    before, after = (_sums(table, m, n, costs) for table in (sharp, turned))
    total = before[m, n]
    out = []
    for bead in path:
        log = before[bead.i, bead.j] + sharp[bead.a, bead.b][bead.i, bead.j]
        log += after[m - bead.i - bead.a, n - bead.j - bead.b] - total
        out.append(float(np.exp(min(0.0, log))))
    return out


def _sums(beads: Beads, m: int, n: int, costs: _Costs) -> Floats:
    """Sum over all paths to each cell, as logarithms."""
    states = _forward(beads, m, n, costs, np.logaddexp, np.logaddexp.accumulate)
    out: Floats = np.logaddexp(np.logaddexp(states[0], states[1]), states[2])
    return out
