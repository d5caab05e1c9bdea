"""Learn a lexicon from the reports being built: IBM model 1 in both directions, vectorised."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Words = tuple[str, ...]

_EMPTY = np.zeros(1, dtype=np.int64)  # the empty word, aligned with words that have no counterpart
_SMOOTH = 0.05  # added to the denominator, so that a word seen once is not certain
_UNSEEN = 1e-7
_DIGITS = 6  # decimals of a probability, so that results are the same on every machine


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Numbers for the words of one language; 0 is the empty word."""

    ids: Mapping[str, int]

    @classmethod
    def of(cls, words: Iterable[str]) -> "Vocabulary":
        """Number words in alphabetical order, so that the order of the rows does not matter."""
        return cls({w: i for i, w in enumerate(sorted(set(words)), 1)})

    def numbers(self, words: Sequence[str]) -> Ints:
        """Look up the numbers of the known words."""
        return np.array([self.ids[w] for w in words if w in self.ids], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Probabilities of words given a word of the other language, by pair of numbers.

    `keys` are zh · width + en, ascending; `en_of_zh` = P(en | zh), `zh_of_en` = P(zh | en).
    """

    width: int
    keys: Ints
    en_of_zh: Floats
    zh_of_en: Floats

    def tables(self, zh: Ints, en: Ints) -> tuple[Floats, Floats]:
        """Look up P(en | zh) and P(zh | en) for every pair, shape (zh, en)."""
        wanted = zh[:, None] * self.width + en[None, :]
        en_of_zh, zh_of_en = looked_up(wanted, self.keys, self.en_of_zh, self.zh_of_en)
        return en_of_zh, zh_of_en


def looked_up(wanted: Ints, keys: Ints, *values: Floats) -> list[Floats]:
    """Look up the values of each key, which are ascending; unknown ones have hardly any probability."""
    if not len(keys):
        return [np.full(wanted.shape, _UNSEEN) for _ in values]
    at = np.minimum(keys.searchsorted(wanted), len(keys) - 1)
    known = keys[at] == wanted
    return [np.where(known, one[at], _UNSEEN) for one in values]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Two lists of words that render each other, their weight, and their fold (-1: none)."""

    zh: Ints
    en: Ints
    weight: float
    fold: int


def learn(lessons: Sequence[Lesson], folds: int, width: int, rounds: int) -> list[Lexicon]:
    """Learn a lexicon for each fold from the lessons of all other folds by expectation maximisation.

    Holding out the fold keeps the model from reproducing its own first alignment.
    """
    forward, backward = (_pairs(lessons, width, given_zh=given_zh) for given_zh in (True, False))
    keys = np.union1d(forward.keys, backward.keys)
    return [
        Lexicon(width, keys, _spread(keys, forward, fold, rounds), _spread(keys, backward, fold, rounds)) for fold in range(folds)
    ]


def learn_renderings(lessons: Sequence[Lesson], folds: int, width: int, rounds: int) -> tuple[Ints, list[Floats]]:
    """Learn P(en | zh) only; return the keys, and the probabilities for each fold from the lessons of all others."""
    pairs = _pairs(lessons, width, given_zh=True)
    return pairs.keys, [_train(pairs, fold, rounds) for fold in range(folds)]


def _spread(keys: Ints, pairs: "_Pairs", fold: int, rounds: int) -> Floats:
    """Train one direction and spread its probabilities over the keys of both."""
    out = np.full(len(keys), _UNSEEN)
    out[np.searchsorted(keys, pairs.keys)] = _train(pairs, fold, rounds)
    return out


@dataclass(frozen=True, slots=True)
class _Pairs:
    """All pairs of words in the lessons: their table entry, their slot (the rendered word), the given word."""

    keys: Ints
    entry: Ints
    slot: Ints
    given: Ints
    weight: Floats
    fold: Ints


def _pairs(lessons: Sequence[Lesson], width: int, *, given_zh: bool) -> _Pairs:
    if not lessons:
        none = np.zeros(0, dtype=np.int64)
        return _Pairs(none, none, none, none, np.zeros(0), none)
    sides = [(one.zh, one.en) if given_zh else (one.en, one.zh) for one in lessons]
    counts = np.array([(len(given) + 1, len(rendered)) for given, rendered in sides])
    givens = np.concatenate([part for given, _ in sides for part in (_EMPTY, given)])
    rendereds = np.concatenate([rendered for _, rendered in sides])
    sizes, words = counts.prod(1), np.repeat(counts[:, 1], counts.prod(1))
    place = np.arange(len(words)) - _starts(sizes, sizes)  # of a pair in its lesson, word by word
    slot = _starts(counts[:, 1], sizes) + place % words
    given, rendered = givens[_starts(counts[:, 0], sizes) + place // words], rendereds[slot]
    unique, entry = np.unique(given * width + rendered if given_zh else rendered * width + given, return_inverse=True)
    weight = np.repeat(np.array([one.weight for one in lessons]), sizes)
    fold = np.repeat(np.array([one.fold for one in lessons]), sizes)
    return _Pairs(unique, entry, slot, unique // width if given_zh else unique % width, weight, fold)


def _starts(counts: Ints, times: Ints) -> Ints:
    """Compute where each lesson starts in a list that has `counts` entries of each, once for each of its `times` pairs."""
    return np.repeat(np.cumsum(counts) - counts, times)


def _train(pairs: _Pairs, fold: int, rounds: int) -> Floats:
    """Compute the probability of each entry of the table."""
    used = pairs.fold != fold
    entry, slot, weight = pairs.entry[used], pairs.slot[used], pairs.weight[used]
    table = np.ones(len(pairs.keys))
    for _ in range(rounds):
        share = table[entry]
        share *= weight / np.bincount(slot, share)[slot]
        counts = np.bincount(entry, share, minlength=len(pairs.keys))
        table = counts / (np.bincount(pairs.given, counts)[pairs.given] + _SMOOTH)
    return np.maximum(np.round(table, _DIGITS), _UNSEEN)
