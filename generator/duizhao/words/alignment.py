"""Align the words inside beads: IBM model 2 with a prior for the diagonal, in both directions, which learn from what both agree on.

A dictionary, pinyin, numerals and equal strings enter as counts that were there before the first bead.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from duizhao.text.glosses import glosses, names
from duizhao.text.words import spelling
from duizhao.words.beads import Bead
from duizhao.words.numerals import numerals

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_ROUNDS = 5
_DIAGONAL = 3.0  # how quickly a link becomes less likely away from the diagonal
_NULL = 0.15  # probability that a word has no counterpart
_SMOOTH = 0.05
_PRIOR = 0.003  # of any pair
_DICTIONARY = 2.0  # spread over the words of all glosses
_EACH_GLOSS = 0.4  # for each gloss, spread over its words
_SPELLED = 4.0
_IDENTICAL = 4.0
_NUMERAL = 1.0
_GLOSSES = 8  # of a word, in the order of the dictionary
_MOST_PAIRS = 4_000_000  # word pairs that are learned from; of more beads, some spread evenly are taken
_UNSEEN = 1e-6


@dataclass(frozen=True, slots=True)
class Posteriors:
    """Probabilities of a bead, zh words × en words: that the zh word explains the en word (`en`), and the other way (`zh`)."""

    en: Floats
    zh: Floats


class Numbering:
    """Numbers for the words of both languages, in alphabetical order, so that the order of the reports does not matter."""

    def __init__(self, beads: Sequence[Bead]) -> None:
        zh_count = Counter(t.word for b in beads for t in b.zh.tokens)
        en_count = Counter(t.word for b in beads for t in b.en.tokens)
        self.zh = {w: i for i, w in enumerate(sorted(zh_count))}
        self.en = {w: i for i, w in enumerate(sorted(en_count))}
        self.zh_share, self.en_share = _shares(zh_count, self.zh), _shares(en_count, self.en)

    def glosses(self, words: Iterable[str]) -> dict[int, float]:
        """Weigh the en stems, by number, that the dictionary gives for zh words."""
        out: dict[int, float] = {}
        for word in words:
            for gloss in (*glosses(word)[:_GLOSSES], *names(word)):
                for s in gloss:
                    if s in self.en:
                        out[self.en[s]] = max(out.get(self.en[s], 0), 1 / len(gloss))
        return out


def _shares(count: Mapping[str, int], ids: Mapping[str, int]) -> Floats:
    values = np.array([count[w] for w in ids], dtype=np.float64)
    return np.asarray(values / values.sum())


@dataclass(frozen=True, slots=True)
class _Pairs:
    """All word pairs of some beads, bead by bead: entry of the table, slots of both words, and the priors of both directions."""

    key: Ints
    zh_slot: Ints
    en_slot: Ints
    near_zh: Floats
    near_en: Floats
    null_en: Floats
    null_zh: Floats


class Aligner:
    """Probabilities of word pairs, learned from the beads."""

    def __init__(self, beads: Sequence[Bead], numbering: Numbering) -> None:
        self.numbering = numbering
        self._width = len(numbering.en)
        pairs = self._pairs(_sample(beads))
        self._keys, entry = np.unique(pairs.key, return_inverse=True)
        prior = self._prior()
        zh_of, en_of = self._keys // self._width, self._keys % self._width
        start = prior + 1e-3 * np.bincount(entry, minlength=len(self._keys))
        self._forward, self._backward = _normal(start, zh_of, 0.0), _normal(start, en_of, 0.0)
        for _ in range(_ROUNDS):
            en, zh = _expect(pairs, self._forward[entry], self._backward[entry])
            counts = np.bincount(entry, en * zh, minlength=len(self._keys)) + prior
            self._forward, self._backward = _normal(counts, zh_of, _SMOOTH), _normal(counts, en_of, _SMOOTH)

    def posteriors(self, beads: Sequence[Bead]) -> Iterator[Posteriors]:
        """Yield the probabilities of each bead."""
        pairs = self._pairs(beads)
        at, known = find(self._keys, pairs.key)
        en, zh = _expect(pairs, np.where(known, self._forward[at], _UNSEEN), np.where(known, self._backward[at], _UNSEEN))
        start = 0
        for b in beads:
            shape = (len(b.zh.tokens), len(b.en.tokens))
            end = start + shape[0] * shape[1]
            yield Posteriors(en[start:end].reshape(shape), zh[start:end].reshape(shape))
            start = end

    def _pairs(self, beads: Sequence[Bead]) -> _Pairs:
        n = self.numbering
        keys, zh_slots, en_slots, near_zh, near_en = [], [], [], [], []
        all_zh: list[int] = []
        all_en: list[int] = []
        for b in beads:
            zh, en = [n.zh[t.word] for t in b.zh.tokens], [n.en[t.word] for t in b.en.tokens]
            by_zh, by_en = _near(len(zh), len(en))
            keys.append((np.array(zh)[:, None] * self._width + np.array(en)[None, :]).ravel())
            zh_slots.append(np.repeat(np.arange(len(all_zh), len(all_zh) + len(zh)), len(en)))
            en_slots.append(np.tile(np.arange(len(all_en), len(all_en) + len(en)), len(zh)))
            near_zh.append(by_zh)
            near_en.append(by_en)
            all_zh += zh
            all_en += en
        return _Pairs(
            np.concatenate(keys),
            np.concatenate(zh_slots),
            np.concatenate(en_slots),
            np.concatenate(near_zh) * (1 - _NULL),
            np.concatenate(near_en) * (1 - _NULL),
            _NULL * n.en_share[all_en],
            _NULL * n.zh_share[all_zh],
        )

    def _prior(self) -> Floats:
        """Count what is known of each pair before the first bead."""
        out = np.full(len(self._keys), _PRIOR)
        n = self.numbering
        keys, values = [], []
        for word, z in n.zh.items():
            glossed = n.glosses([word])
            total = max(1.0, sum(glossed.values()))
            known = [(s, v * (_DICTIONARY / total + _EACH_GLOSS)) for s, v in glossed.items()]
            others = [(spelling(word), _SPELLED), (word.lower(), _IDENTICAL), *((s, _NUMERAL) for s in sorted(numerals(word)))]
            known += [(n.en[s], v) for s, v in others if s in n.en]
            keys += [z * self._width + s for s, _ in known]
            values += [v for _, v in known]
        wanted = np.array(keys, dtype=np.int64)
        at, seen = find(self._keys, wanted)
        np.add.at(out, at[seen], np.array(values)[seen])
        return out


def find(keys: Ints, wanted: Ints) -> tuple[Ints, NDArray[np.bool_]]:
    """Find values among ascending keys: where each is, and whether it is."""
    if not len(keys):
        return np.zeros(len(wanted), dtype=np.int64), np.zeros(len(wanted), dtype=bool)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return at, keys[at] == wanted


def _sample(beads: Sequence[Bead]) -> Sequence[Bead]:
    pairs = sum(len(b.zh.tokens) * len(b.en.tokens) for b in beads)
    return beads[:: -(-pairs // _MOST_PAIRS)]


@lru_cache(maxsize=512)
def _near(zh: int, en: int) -> tuple[Floats, Floats]:
    """Weigh pairs of positions by their distance from the diagonal: shares of each zh word, and of each en word."""
    left, right = (np.arange(zh) + 0.5) / zh, (np.arange(en) + 0.5) / en
    near = np.exp(-_DIAGONAL * np.abs(left[:, None] - right[None, :]))
    return (near / near.sum(1, keepdims=True)).ravel(), (near / near.sum(0)).ravel()


def _normal(counts: Floats, given: Ints, smooth: float) -> Floats:
    return np.asarray(counts / (np.bincount(given, counts) + smooth)[given])


def _expect(pairs: _Pairs, forward: Floats, backward: Floats) -> tuple[Floats, Floats]:
    """Compute the probabilities of all pairs in both directions."""
    en = pairs.near_en * forward
    en /= (np.bincount(pairs.en_slot, en, minlength=len(pairs.null_en)) + pairs.null_en)[pairs.en_slot]
    zh = pairs.near_zh * backward
    zh /= (np.bincount(pairs.zh_slot, zh, minlength=len(pairs.null_zh)) + pairs.null_zh)[pairs.zh_slot]
    return en, zh
