"""The best sequence of beads of a row, and how probable each is: a dynamic programme."""

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
    """Clauses [zh[0], zh[1]) and sentences [en[0], en[1]) of a row, and what the bead is worth.

    `turn` is 0, or how many of its clauses, the first ones, are rendered by its second sentence, the others
    by its first: two beads that changed places.
    """

    zh: tuple[int, int]
    en: tuple[int, int]
    worth: float
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Scores:
    """What each possible bead is worth.

    `beads[a, b]`, shape (clauses, sentences), is that of the bead of a clauses and b sentences that begins
    there, `turned[a]` that of a clauses and two sentences that changed places, with the number of clauses of
    the first; `alone_…` that of each clause and each sentence when nothing renders it.
    """

    clauses: int
    sentences: int
    beads: dict[tuple[int, int], Floats]
    turned: dict[int, tuple[Floats, Ints]]
    alone_zh: Floats
    alone_en: Floats

    def steps(self) -> Iterator[tuple[int, int, Floats]]:
        """Sizes in clauses and sentences, and the worth by beginning."""
        for (a, b), worth in self.beads.items():
            yield a, b, worth
        for a, (worth, _) in self.turned.items():
            yield a, 2, worth


def best_path(scores: Scores) -> list[Bead]:
    """The beads of greatest total worth, in order; they cover every clause and sentence."""
    best = _forward(scores)
    out: list[Bead] = []
    i, j = scores.clauses, scores.sentences
    while i or j:
        bead = _last(scores, best, i, j)
        out.append(bead)
        i, j = bead.zh[0], bead.en[0]
    return out[::-1]


def chances(scores: Scores, beads: Sequence[Bead], sharpness: float) -> list[float]:
    """The probability of each bead: its share of all paths, each weighed by exp(sharpness · worth)."""
    before = _total(scores, sharpness)
    after = _total(_mirrored(scores), sharpness)[::-1, ::-1]
    logs = (before[b.zh[0], b.en[0]] + sharpness * b.worth + after[b.zh[1], b.en[1]] - before[-1, -1] for b in beads)
    return [float(np.exp(min(0.0, log))) for log in logs]


def _forward(scores: Scores) -> Floats:
    """The worth of the best path to each point."""
    nz, ne = scores.clauses, scores.sentences
    best = np.full((nz + 1, ne + 1), _NEVER)
    best[0, 0] = 0.0
    steps = [(a, b, w) for a, b, w in scores.steps() if a <= nz and b <= ne]
    for i in range(nz + 1):
        row = best[i]
        for j in range(ne):
            row[j + 1] = max(row[j + 1], row[j] + scores.alone_en[j])
        if i == nz:
            break
        np.maximum(best[i + 1], row + scores.alone_zh[i], out=best[i + 1])
        for a, b, worth in steps:
            if i + a <= nz:
                target = best[i + a, b:]
                np.maximum(target, row[: ne + 1 - b] + worth[i, : ne + 1 - b], out=target)
    return best


def _last(scores: Scores, best: Floats, i: int, j: int) -> Bead:
    """The last bead of the best path to a point; among equals the first found."""
    found, bead = _NEVER * 2, Bead((i, i), (j, j), 0.0)

    def offer(a: int, b: int, worth: float, turn: int = 0) -> None:
        nonlocal found, bead
        if best[i - a, j - b] + worth > found:
            found, bead = float(best[i - a, j - b] + worth), Bead((i - a, i), (j - b, j), worth, turn)

    for (a, b), worth in scores.beads.items():
        if a <= i and b <= j:
            offer(a, b, float(worth[i - a, j - b]))
    for a, (worth, turns) in scores.turned.items():
        if a <= i and j >= 2:  # noqa: PLR2004 - two sentences change places
            offer(a, 2, float(worth[i - a, j - 2]), int(turns[i - a, j - 2]))
    if i:
        offer(1, 0, float(scores.alone_zh[i - 1]))
    if j:
        offer(0, 1, float(scores.alone_en[j - 1]))
    return bead


def _total(scores: Scores, sharpness: float) -> Floats:
    """The logarithm of the summed weights of all paths to each point."""
    nz, ne = scores.clauses, scores.sentences
    total = np.full((nz + 1, ne + 1), _NEVER)
    total[0, 0] = 0.0
    for i in range(nz + 1):
        row = total[i]
        for j in range(ne):
            row[j + 1] = np.logaddexp(row[j + 1], row[j] + sharpness * scores.alone_en[j])
        if i == nz:
            break
        total[i + 1] = np.logaddexp(total[i + 1], row + sharpness * scores.alone_zh[i])
        for a, b, worth in scores.steps():
            if i + a <= nz and b <= ne:
                target = total[i + a, b:]
                np.logaddexp(target, row[: ne + 1 - b] + sharpness * worth[i, : ne + 1 - b], out=target)
    return total


def _mirrored(scores: Scores) -> Scores:
    """The same row read from its end."""
    nz, ne = scores.clauses, scores.sentences

    def turned_round(worth: Floats, a: int, b: int) -> Floats:
        out = np.full((nz, ne), _NEVER)
        if a <= nz and b <= ne:
            out[: nz + 1 - a, : ne + 1 - b] = worth[: nz + 1 - a, : ne + 1 - b][::-1, ::-1]
        return out

    beads = {(a, b): turned_round(worth, a, b) for (a, b), worth in scores.beads.items()}
    turned = {a: (turned_round(worth, a, 2), turns) for a, (worth, turns) in scores.turned.items()}
    return Scores(nz, ne, beads, turned, scores.alone_zh[::-1], scores.alone_en[::-1])
