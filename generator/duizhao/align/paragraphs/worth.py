"""Weigh every bead: one to several paragraphs of one side against those of the other."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from duizhao.align.lexicon import Floats, Ints
from duizhao.align.paragraphs.known import Flags, Items, Sides
from duizhao.align.paragraphs.side import GREETING, TITLE, Mark, Paragraph
from duizhao.align.paragraphs.weights import Weights

Step = tuple[int, int]  # the numbers of paragraphs of zh and of en in a bead
Beads = Mapping[Step, Floats]  # by step: the worth of the bead that begins with paragraph i of zh and j of en

USUAL, COARSE = 4, 8  # paragraphs that one can face; more where a file has whole chapters in one paragraph
_NEIGHBOURS = 1.2  # how much more often than by chance paragraphs on the same subject share a word
_COVERED = (0.2, 0.45, 1.0)  # shares of a side's words that the other side is long enough to render
_OWN, _SHORT = 0.9, 30  # of the paragraphs that explain a word, the counterpart itself: it counts in a text as short as that
_FEWEST, _MOST = 1e-4, 0.9  # limits of the chance that a word is explained by accident
_TWICE = 2  # a word counts so often in a paragraph
_ANY_SPREAD = 1.3  # standard deviation of the logarithm of the ratio of lengths of paragraphs that met by chance
_WORST_LENGTH = -4.0
ZH_LEAST, EN_LEAST = 4, 12  # characters added to lengths, so that short ones may differ more
_GREETINGS, _ONE_GREETING = 3.0, -3.0
_OTHER_NUMBER, _TITLES, _ONE_HEADING = -2.0, 1.0, -0.7
_INSIDE = -1.5  # for each heading or greeting within a bead, behind its first paragraph
_APART = -4.0  # for headings on both sides with more than them in the bead: they are a bead of their own
_DIGITS = 6  # decimals of a worth, so that results are the same on every machine


def steps(most: int) -> list[Step]:
    """List the sizes of beads: one to one, two to two, one to several, several to one."""
    return [(1, 1), (2, 2), *((a, b) for k in range(2, most + 1) for a, b in ((1, k), (k, 1)))]


def weigh(sides: Sides, weights: Weights, most: int) -> dict[Step, Floats]:
    """Weigh all beads with up to `most` paragraphs on one side."""
    m, n = len(sides.zh), len(sides.en)
    zh_sizes, en_sizes = _sizes(sides.zh), _sizes(sides.en)
    forward = _explained(sides.en_items, _item_counts(sides.zh), most)
    backward = _explained(sides.zh_items, _item_counts(sides.en), most)
    marks = _marks(sides.zh, sides.en, weights)
    out = {}
    for a, b in steps(most):
        if a > m or b > n:
            continue
        longer = np.log((_runs(en_sizes, b)[None, :] + EN_LEAST) / (_runs(zh_sizes, a)[:, None] + ZH_LEAST)) - sides.ratio
        words = _covered([_runs(level.T, b).T for level in forward[a]], np.exp(-longer))
        words = words + _covered([_runs(level.T, a) for level in backward[b]], np.exp(longer))
        worth = weights.words * words + _by_length(longer, sides.spread) + weights.merge * (a + b - 2)
        worth = worth + _inside(sides.zh, a)[:, None] + _inside(sides.en, b)[None, :]
        if a > 1 or b > 1:
            worth = worth + _APART * (_headed(sides.zh, a)[:, None] & _headed(sides.en, b)[None, :])
        out[a, b] = np.round(worth + marks[: m - a + 1, : n - b + 1], _DIGITS)
    return out


def _sizes(paragraphs: Sequence[Paragraph]) -> Floats:
    return np.array([p.size for p in paragraphs], dtype=np.float64)


def _item_counts(paragraphs: Sequence[Paragraph]) -> Floats:
    return np.array([max(1, len(p.items)) for p in paragraphs], dtype=np.float64)


def _runs(values: Floats, size: int) -> Floats:
    """Sum each run of `size` consecutive rows."""
    sums = np.concatenate([np.zeros((1, *values.shape[1:])), values.cumsum(0)])
    out: Floats = sums[size:] - sums[:-size]
    return out


def _explained(items: Items, sizes: Floats, most: int) -> dict[int, list[Floats]]:
    """Weigh the words of each paragraph of a side against runs of the other; by size of the run and level of coverage.

    Each result has a row for each run, whose paragraphs have `sizes` items each, and a column for each paragraph.
    """
    live = items.known.any(0)  # what no paragraph explains speaks against all of them alike
    own = _OWN * min(1.0, _SHORT / len(sizes))
    chance = (np.maximum(0.1, items.known.sum(0)[live] - own) + 0.1) / sizes.sum()
    rates, known = items.rates[live][:, None], np.ascontiguousarray(items.known[:, live].T)
    seen = np.minimum(items.counts, _TWICE)
    total = _Total.of(seen[:, live])
    out: dict[int, list[Floats]] = {}
    for a in range(1, min(most, len(sizes)) + 1):
        count = len(sizes) - a + 1
        holds = np.logical_or.reduce([known[:, d : count + d] for d in range(a)])
        by_chance = np.clip(-np.expm1(-np.outer(chance, _runs(sizes, a))) * _NEIGHBOURS, _FEWEST, _MOST)
        log_chance, log_no_chance = np.log(by_chance), np.log1p(-by_chance)
        out[a] = []
        for share in _COVERED:
            # a word that is explained everywhere says nothing: neither sign may turn
            yes = np.maximum(0.0, np.log(rates * share) - log_chance)
            no = np.minimum(0.0, np.log1p(-rates * share) - log_no_chance)
            nowhere = seen[:, ~live] @ np.log1p(-items.rates[~live] * share)
            out[a].append(total.over(np.where(holds, yes, no)).T + nowhere)
    return out


@dataclass(frozen=True, slots=True)
class _Total:
    """Sums over the items of each paragraph: few of all items are in one, so a product of matrices would take far longer."""

    at: Ints
    counts: Floats
    starts: Ints
    empty: Ints

    @classmethod
    def of(cls, counts: Floats) -> "_Total":
        rows, columns = np.nonzero(counts)
        sizes = np.bincount(rows, minlength=len(counts))
        starts = np.cumsum(sizes) - sizes
        return cls(columns, counts[rows, columns][:, None], starts, np.flatnonzero(sizes == 0))

    def over(self, worths: Floats) -> Floats:
        """Sum the worths of items, shape (items, runs), for each paragraph: (paragraphs, runs)."""
        if not len(self.at):
            return np.zeros((len(self.starts), worths.shape[1]))
        each = worths[self.at]
        each *= self.counts
        out: Floats = np.add.reduceat(each, np.minimum(self.starts, len(each) - 1), axis=0)
        out[self.empty] = 0.0
        return out


def _covered(levels: Sequence[Floats], share: Floats) -> Floats:
    """Interpolate between the levels where the other side is long enough for only a share of the words."""
    at = np.clip(share, _COVERED[0], _COVERED[-1])
    out = levels[-1].copy()
    for (low, high), (one, other) in zip(pairwise(_COVERED), pairwise(levels), strict=True):
        part = (at - low) / (high - low)
        out = np.where((at >= low) & (at < high), one * (1 - part) + other * part, out)
    return out


def _by_length(longer: Floats, spread: float) -> Floats:
    near = -0.5 * (longer / spread) ** 2 - np.log(spread)
    far = -0.5 * (longer / _ANY_SPREAD) ** 2 - np.log(_ANY_SPREAD)
    out: Floats = np.maximum(near - far, _WORST_LENGTH)
    return out


def _marks(zh: Sequence[Paragraph], en: Sequence[Paragraph], weights: Weights) -> Floats:
    """Weigh the openings of the first paragraphs: an equal number is worth the more, the fewer paragraphs have it."""
    marks = Counter(p.mark for p in zh if p.mark)
    numbers = Counter(p.mark[1] for p in zh if p.mark)
    worths: dict[tuple[Mark | None, Mark | None], float] = {}
    out = np.zeros((len(zh), len(en)))
    for i, p in enumerate(zh):
        for j, q in enumerate(en):
            if (p.mark, q.mark) not in worths:
                count = marks[p.mark] if p.mark and p.mark == q.mark else numbers[p.mark[1]] if p.mark else 1
                worths[p.mark, q.mark] = _mark_worth(p.mark, q.mark, max(1.0, math.log(weights.mark * len(zh) / count)))
            out[i, j] = worths[p.mark, q.mark]
    return out


def _mark_worth(zh: Mark | None, en: Mark | None, same: float) -> float:
    kinds = (zh and zh[0], en and en[0])
    if GREETING in kinds:
        return _GREETINGS if kinds[0] == kinds[1] else _ONE_GREETING
    if zh is None or en is None:
        return 0.0 if zh is en else _ONE_HEADING
    if TITLE in kinds:
        return _TITLES if kinds[0] == kinds[1] else 0.0
    return same if zh[1] == en[1] else _OTHER_NUMBER


def _inside(paragraphs: Sequence[Paragraph], size: int) -> Floats:
    """Weigh the headings and greetings within each run of `size` paragraphs, its first one left out."""
    marked = np.array([_INSIDE if p.mark else 0.0 for p in paragraphs])
    out: Floats = _runs(marked, size) - marked[: len(marked) - size + 1]
    return out


def _headed(paragraphs: Sequence[Paragraph], size: int) -> Flags:
    """Does a run of `size` paragraphs begin with a heading or a greeting that is a paragraph of its own?"""
    own = [p.heading or p.mark == (GREETING, 0) for p in paragraphs[: len(paragraphs) - size + 1]]
    return np.array(own, dtype=bool)
