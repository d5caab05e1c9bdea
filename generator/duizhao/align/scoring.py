"""Score every possible bead of a row."""

import math
import re
from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from duizhao.align.learned import Learned
from duizhao.align.lexicon import Floats, Ints
from duizhao.align.programme import MOST_EN, MOST_ZH, Scores
from duizhao.align.row import Row
from duizhao.align.weights import Weights

_EN_PER_ZH = 5.87  # characters
_SPREAD = 14.3  # variance of the difference in length, by zh character
_SIZES = {
    (1, 1): 0.566, (2, 1): 0.317, (3, 1): 0.089, (4, 1): 0.016, (2, 2): 0.004, (1, 2): 0.003,
    (2, 3): 0.003, (1, 3): 0.001, (5, 1): 0.001,
}  # fmt: skip
_RARE = 0.0005
_MOST_TOGETHER = 5  # clauses and sentences of a bead that has several of both
_NEVER = -1e9
_CROSSING = 12.0  # cost of swapping two beads
_MOST_TURNED = 3  # clauses of each
_LEAST_CHANCE = 1e-6
_WORTH_DIGITS = 3  # decimals of a score, so that the path is the same on every machine
_PUNCTUATION = re.compile(r"[^\u3400-\u9fffA-Za-z0-9%.]")
_BOND = 1000.0  # cost of breaking an editor's bond, higher than all else


def score(row: Row, near: Floats, weights: Weights, learned: Learned | None = None) -> Scores:
    """Score every possible bead of the row; `near` is its affinity, shape (clauses, sentences)."""
    nz, ne = len(row.zh_atoms), len(row.en_atoms)
    sums, lengths, edges = _summed(near), _lengths(row), _edges(row, weights)
    beads = {}
    for a in range(1, min(MOST_ZH, nz) + 1):
        for b in range(1, min(MOST_EN, ne) + 1):
            if a > 1 and b > 1 and a + b > _MOST_TOGETHER:
                continue
            worth = sums[a:, b:] - sums[:-a, b:] - sums[a:, :-b] + sums[:-a, :-b]
            worth = worth + _by_size(lengths, a, b, weights) - _inside(edges, a, b)
            if learned is not None:
                worth += weights.learned * learned.worth(a, b)
            for z, e in row.bonds:
                worth -= _BOND * (_holds(z, a, nz)[:, None] != _holds(e, b, ne)[None, :])
            full = np.zeros((nz, ne))
            full[: nz + 1 - a, : ne + 1 - b] = np.round(worth, _WORTH_DIGITS)
            beads[a, b] = full
    zh_alone, en_alone = np.full(nz, float(weights.alone)), np.full(ne, float(weights.alone))
    if learned is not None:
        zh_alone += np.round(weights.learned * learned.zh_alone, _WORTH_DIGITS)
        en_alone += np.round(weights.learned * learned.en_alone, _WORTH_DIGITS)
    return Scores(nz, ne, beads, _turned(beads, nz, ne), zh_alone, en_alone)


def _turned(beads: Mapping[tuple[int, int], Floats], nz: int, ne: int) -> dict[int, tuple[Floats, Ints]]:
    """Score, by number of clauses, two beads of one sentence each whose sentences are swapped."""
    out: dict[int, tuple[Floats, Ints]] = {}
    for a, b in product(range(1, _MOST_TURNED + 1), repeat=2):
        if ne < 2 or a + b > nz:  # noqa: PLR2004 - two sentences are swapped
            continue
        worth = np.full((nz, ne), _NEVER)
        worth[: nz - a, : ne - 1] = beads[a, 1][: nz - a, 1:] + beads[b, 1][a:, : ne - 1] - _CROSSING
        best, turns = out.get(a + b, (np.full((nz, ne), _NEVER), np.zeros((nz, ne), dtype=np.int64)))
        out[a + b] = (np.maximum(best, worth), np.where(worth > best, a, turns))
    return out


def _lengths(row: Row) -> tuple[Floats, Floats]:
    """Compute running lengths: zh in characters without punctuation, en in characters."""
    zh = [len(_PUNCTUATION.sub("", row.zh[slice(*a.span)])) for a in row.zh_atoms]
    return _running(zh), _running([a.span[1] - a.span[0] for a in row.en_atoms])


def _edges(row: Row, weights: Weights) -> tuple[Floats, Floats]:
    """Compute the running cost of the ends of atoms inside a bead."""
    zh = {"sentence": weights.stop, "clause": weights.semicolon, "comma": 0.0}
    en = {"sentence": weights.further, "clause": weights.further_clause, "comma": 0.0}
    return _running([zh[a.edge] for a in row.zh_atoms]), _running([en[a.edge] for a in row.en_atoms])


def _by_size(lengths: tuple[Floats, Floats], a: int, b: int, weights: Weights) -> Floats:
    """Score beads of a clauses and b sentences by their number and by their lengths (Gale and Church)."""
    zh = np.maximum(1.0, lengths[0][a:] - lengths[0][:-a])[:, None]
    en = (lengths[1][b:] - lengths[1][:-b])[None, :]
    off = en - _EN_PER_ZH * zh
    likely = -off * off / (2 * _SPREAD * _EN_PER_ZH * zh) - 0.5 * np.log(zh)
    return weights.length * likely + weights.sizes * math.log(_SIZES.get((a, b), _RARE))


def _inside(edges: tuple[Floats, Floats], a: int, b: int) -> Floats:
    """Compute the cost of the ends of clauses and sentences inside beads of this size."""
    zh, en = edges
    return (zh[a - 1 : -1] - zh[:-a])[:, None] + (en[b - 1 : -1] - en[:-b])[None, :]


def _holds(atom: int, size: int, count: int) -> NDArray[np.bool_]:
    """Tell, for each start of a bead of `size` atoms, whether the bead contains `atom`."""
    begin = np.arange(count + 1 - size)
    return (begin <= atom) & (atom < begin + size)


def _running(values: Sequence[float]) -> Floats:
    return np.concatenate([[0.0], np.cumsum(values)])


def _summed(values: Floats) -> Floats:
    out = np.zeros((values.shape[0] + 1, values.shape[1] + 1))
    out[1:, 1:] = values.cumsum(0).cumsum(1)
    return out
