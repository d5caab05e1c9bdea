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


Plain = Mapping[tuple[int, int], Floats]  # by size of the bead: its score by its start, before rounding


def plain_scores(row: Row, near: Floats, weights: Weights) -> Plain:
    """Score every possible bead of the row without a lexicon; `near` is its affinity, shape (clauses, sentences)."""
    nz, ne = len(row.zh_atoms), len(row.en_atoms)
    sums, (zh_edges, en_edges) = _summed(near), _edges(row, weights)
    zh_lengths, en_lengths = _lengths(row)
    of_en = {
        b: ((en_lengths[b:] - en_lengths[:-b])[None, :], _inside(en_edges, b)[None, :]) for b in range(1, min(MOST_EN, ne) + 1)
    }
    out = {}
    for a in range(1, min(MOST_ZH, nz) + 1):
        zh = np.maximum(1.0, zh_lengths[a:] - zh_lengths[:-a])[:, None]
        expected, spread, shortness = _EN_PER_ZH * zh, 2 * _SPREAD * _EN_PER_ZH * zh, 0.5 * np.log(zh)
        inside, low, high = _inside(zh_edges, a)[:, None], sums[:-a], sums[a:]
        for b, (en, en_inside) in of_en.items():
            if a > 1 and b > 1 and a + b > _MOST_TOGETHER:
                continue
            off = en - expected
            likely = -off * off / spread - shortness
            by_size = weights.length * likely + weights.sizes * math.log(_SIZES.get((a, b), _RARE))
            together = high[:, b:] - low[:, b:] - high[:, :-b] + low[:, :-b]
            out[a, b] = together + by_size - (inside + en_inside)
    return out


def score(row: Row, plain: Plain, weights: Weights, learned: Learned | None = None) -> Scores:
    """Score every possible bead of the row; `plain` are its scores without a lexicon."""
    nz, ne = len(row.zh_atoms), len(row.en_atoms)
    beads = {}
    for (a, b), unlearned in plain.items():
        worth = unlearned if learned is None else unlearned + weights.learned * learned.worth(a, b)
        for z, e in row.bonds:
            worth = worth - _BOND * (_holds(z, a, nz)[:, None] != _holds(e, b, ne)[None, :])
        full = np.zeros((nz, ne))
        full[: nz + 1 - a, : ne + 1 - b] = worth.round(_WORTH_DIGITS)
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
        if a + b not in out:
            out[a + b] = np.full((nz, ne), _NEVER), np.zeros((nz, ne), dtype=np.int64)
        best, turns = (table[: nz - a, : ne - 1] for table in out[a + b])
        worth = beads[a, 1][: nz - a, 1:] + beads[b, 1][a:, : ne - 1] - _CROSSING
        turns[worth > best] = a
        np.maximum(best, worth, out=best)
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


def _inside(edges: Floats, size: int) -> Floats:
    """Compute the cost of the ends of atoms inside a run of this size, by its start."""
    return edges[size - 1 : -1] - edges[:-size]


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
