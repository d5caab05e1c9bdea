"""Find the best sequence of beads of a row and their probabilities by dynamic programming."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
MOST_ZH, MOST_EN = 6, 3  # clauses and sentences of a bead
_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Bead:
    """Clauses [zh[0], zh[1]) and sentences [en[0], en[1]) of a row, and the score of the bead.

    `turn` is 0, or the number of clauses, from the first, that the second sentence renders while the first
    sentence renders the others: two beads in swapped order.
    """

    zh: tuple[int, int]
    en: tuple[int, int]
    worth: float
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Scores:
    """The score of each possible bead.

    `beads[a, b]`, shape (clauses, sentences), scores the bead of a clauses and b sentences that starts there;
    `turned[a]` two beads in swapped order, of a clauses and two sentences, with the number of clauses of
    the first; `alone_…` each clause and each sentence without a counterpart.
    """

    clauses: int
    sentences: int
    beads: dict[tuple[int, int], Floats]
    turned: dict[int, tuple[Floats, Ints]]
    alone_zh: Floats
    alone_en: Floats

    def steps(self) -> Iterator[tuple[int, int, Floats]]:
        """Yield the size in clauses and sentences of each kind of bead, with its scores by start."""
        for (a, b), worth in self.beads.items():
            yield a, b, worth
        for a, (worth, _) in self.turned.items():
            yield a, 2, worth


def best_path(scores: Scores) -> list[Bead]:
    """Find the beads with the greatest total score, in order; they cover every clause and sentence."""
    best = _forward(scores)
    out: list[Bead] = []
    i, j = scores.clauses, scores.sentences
    while i or j:
        bead = _last(scores, best, i, j)
        out.append(bead)
        i, j = bead.zh[0], bead.en[0]
    return out[::-1]


def chances(scores: Scores, beads: Sequence[Bead], sharpness: float) -> list[float]:
    """Compute the probability of each bead: its share of all paths, each weighted by exp(sharpness · score)."""
    before = _total(scores, sharpness)
    after = _total(_mirrored(scores), sharpness)[::-1, ::-1]
    logs = (before[b.zh[0], b.en[0]] + sharpness * b.worth + after[b.zh[1], b.en[1]] - before[-1, -1] for b in beads)
    return [float(np.exp(min(0.0, log))) for log in logs]


def _forward(scores: Scores) -> Floats:
    """Compute the score of the best path to each point."""
    nz, ne = scores.clauses, scores.sentences
    best = np.full((nz + 1, ne + 1), _NEVER)
    best[0, 0] = 0.0
    steps = [(a, b, w) for a, b, w in scores.steps() if a <= nz and b <= ne]
    alone_en = scores.alone_en.tolist()
    for i in range(nz + 1):
        row, greatest = best[i], best[i].tolist()
        for j, alone in enumerate(alone_en):
            greatest[j + 1] = max(greatest[j + 1], greatest[j] + alone)
        row[:] = greatest
        if i == nz:
            break
        np.maximum(best[i + 1], row + scores.alone_zh[i], out=best[i + 1])
        for a, b, worth in steps:
            if i + a <= nz:
                target = best[i + a, b:]
                np.maximum(target, row[: ne + 1 - b] + worth[i, : ne + 1 - b], out=target)
    return best


def _last(scores: Scores, best: Floats, i: int, j: int) -> Bead:
    """Find the last bead of the best path to a point; of equal ones the first."""
    greatest, bead = _NEVER * 2, Bead((i, i), (j, j), 0.0)

    def offer(a: int, b: int, worth: float, turn: int = 0) -> None:
        nonlocal greatest, bead
        if best[i - a, j - b] + worth > greatest:
            greatest, bead = float(best[i - a, j - b] + worth), Bead((i - a, i), (j - b, j), worth, turn)

    for (a, b), worth in scores.beads.items():
        if a <= i and b <= j:
            offer(a, b, float(worth[i - a, j - b]))
    for a, (worth, turns) in scores.turned.items():
        if a <= i and j >= 2:  # noqa: PLR2004 - two sentences are swapped
            offer(a, 2, float(worth[i - a, j - 2]), int(turns[i - a, j - 2]))
    if i:
        offer(1, 0, float(scores.alone_zh[i - 1]))
    if j:
        offer(0, 1, float(scores.alone_en[j - 1]))
    return bead


def _total(scores: Scores, sharpness: float) -> Floats:
    """Compute the logarithm of the summed weights of all paths to each point."""
    nz, ne = scores.clauses, scores.sentences
    total = np.full((nz + 1, ne + 1), _NEVER)
    total[0, 0] = 0.0
    steps = [(a, b, sharpness * w) for a, b, w in scores.steps() if a <= nz and b <= ne]
    alone_en = (sharpness * scores.alone_en).tolist()
    for i in range(nz + 1):
        row, summed = total[i], total[i].tolist()
        for j, alone in enumerate(alone_en):
            summed[j + 1] = np.logaddexp(summed[j + 1], summed[j] + alone)
        row[:] = summed
        if i == nz:
            break
        total[i + 1] = np.logaddexp(total[i + 1], row + sharpness * scores.alone_zh[i])
        for a, b, worth in steps:
            if i + a <= nz:
                target = total[i + a, b:]
                np.logaddexp(target, row[: ne + 1 - b] + worth[i, : ne + 1 - b], out=target)
    return total


def _mirrored(scores: Scores) -> Scores:
    """Reverse the row."""
    nz, ne = scores.clauses, scores.sentences

    def reversed_scores(worth: Floats, a: int, b: int) -> Floats:
        out = np.full((nz, ne), _NEVER)
        if a <= nz and b <= ne:
            out[: nz + 1 - a, : ne + 1 - b] = worth[: nz + 1 - a, : ne + 1 - b][::-1, ::-1]
        return out

    beads = {(a, b): reversed_scores(worth, a, b) for (a, b), worth in scores.beads.items()}
    turned = {a: (reversed_scores(worth, a, 2), turns) for a, (worth, turns) in scores.turned.items()}
    return Scores(nz, ne, beads, turned, scores.alone_zh[::-1], scores.alone_en[::-1])
