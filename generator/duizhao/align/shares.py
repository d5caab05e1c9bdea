"""Divide the English words of a row among its Chinese words: each English sentence renders few clauses."""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from duizhao.align.lexicon import Floats, Ints

_BY_DISTANCE = (1.0, 0.1, 0.003)  # how often a sentence renders a clause so many beads away, or farther, relative to its own bead
_PRIOR = 0.5  # words of a sentence that count for where it stands, beside the words that it has
_NOTHING = 2.0  # how often a word renders nothing, relative to what the lexicon says
_ROUNDS = 4


def divide(chances: Floats, zh_sizes: Sequence[int], en_sizes: Sequence[int], distances: Ints) -> Floats:
    """Return the share of each Chinese word in each English one, shape (words + 1, words); the first row is what renders nothing.

    `chances` has the same shape; `distances` are beads between clauses and sentences, whose numbers of words the sizes are.
    Which clauses a sentence renders follows from where it stands, and then from its words, by turns. So the one 深化 of two
    that the rest of the sentence belongs to gets its “deepen”.
    """
    sizes = np.array(zh_sizes, dtype=np.float64)
    clause, sentence = np.repeat(np.arange(len(zh_sizes)), zh_sizes), np.repeat(np.arange(len(en_sizes)), en_sizes)
    edges = (list(accumulate(zh_sizes, initial=0)), list(accumulate(en_sizes, initial=0)))
    by_place = np.array(_BY_DISTANCE)[np.minimum(distances, len(_BY_DISTANCE) - 1)] * sizes[:, None]
    by_place /= np.maximum(by_place.sum(0), 1e-9)
    scale = sizes.sum() / np.maximum(sizes, 1)  # a lexicon counts words; a mixture counts clauses
    nothing = chances[:1] * _NOTHING
    mixture = by_place
    for _ in range(_ROUNDS):
        found = _shares(chances, nothing, (mixture * scale[:, None])[clause][:, sentence])
        mixture = _summed(_summed(found[1:], edges[0], 0), edges[1], 1) + _PRIOR * by_place
        mixture /= np.maximum(mixture.sum(0), 1e-9)
    return _shares(chances, nothing, (mixture * scale[:, None])[clause][:, sentence])


def _shares(chances: Floats, nothing: Floats, weights: Floats) -> Floats:
    worth = np.concatenate([nothing, chances[1:] * weights])
    out: Floats = worth / worth.sum(0)
    return out


def _summed(values: Floats, edges: Sequence[int], axis: int) -> Floats:
    """Sum the runs between these edges."""
    sums = np.insert(np.cumsum(values, axis), 0, 0.0, axis)
    out: Floats = np.diff(np.take(sums, edges, axis), axis=axis)
    return out
