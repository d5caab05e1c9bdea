"""What is known of each term from all its places together: how it is usually rendered, and with which runs of words it recurs."""

from collections.abc import Sequence

import numpy as np

from duizhao.words.alignment import Floats, Ints, Numbering, find
from duizhao.words.beads import Bead
from duizhao.words.places import Places

_LEAST_USUAL = 0.02
_LEAST_TOGETHER = 2  # beads in which a term and a run stand together; once may be chance


class Known:
    """Tables by term and by English word or n-gram, as ascending keys with values."""

    def __init__(self, beads: Sequence[Bead], places: Places, numbering: Numbering) -> None:
        self._width = len(numbering.en)
        self._places = places.counts()
        self.han = np.array([max(1, sum(map(_is_han, t))) for t in places.terms], dtype=np.float64)
        self.length = np.array([len(t) for t in places.terms], dtype=np.float64)
        self.count = self._places.astype(np.float64)
        pairs = np.unique(places.term * len(beads) + places.bead)
        self._beads_with = np.bincount(pairs // len(beads), minlength=len(places.terms))
        self._glossed = np.array(sorted(self._gloss_keys(beads, places, numbering)), dtype=np.int64)
        self._usual, self._usual_value = np.zeros(0, dtype=np.int64), np.zeros(0)
        self.usual_total = np.ones(len(places.terms))
        self._together, self._together_count = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        self._ngram_beads: Ints = np.zeros(0, dtype=np.int64)

    def _gloss_keys(self, beads: Sequence[Bead], places: Places, numbering: Numbering) -> set[int]:
        """List term and stem of all glosses, of the term and of its words."""
        first = np.unique(places.term, return_index=True)[1]
        out: set[int] = set()
        for term, at in enumerate(first):
            tokens = beads[places.bead[at]].zh.tokens[places.first[at] : places.last[at]]
            out.update(term * self._width + s for s in numbering.glosses([places.terms[term], *(t.word for t in tokens)]))
        return out

    def learn_usual(self, keys: Sequence[Ints], values: Sequence[Floats]) -> None:
        """Take the English words that places of terms explain: keys of term and word, one for each place, and how far."""
        unique, inverse = np.unique(np.concatenate(keys), return_inverse=True)
        share = np.bincount(inverse, np.concatenate(values)) / self._places[unique // self._width]
        kept = share > _LEAST_USUAL
        self._usual, self._usual_value = unique[kept], share[kept]
        total = np.bincount(self._usual // self._width, self._usual_value, minlength=len(self._places))
        self.usual_total = np.where(total > 0, total, 1.0)

    def learn_together(self, keys: Sequence[Ints], ngram_beads: Ints) -> None:
        """Take the n-grams among the candidates of terms: keys of term and n-gram, one for each bead."""
        self._ngram_beads = ngram_beads
        unique, count = np.unique(np.concatenate(keys), return_counts=True)
        again = count >= _LEAST_TOGETHER
        self._together, self._together_count = unique[again], count[again]

    def key(self, term: Ints, word: Ints) -> Ints:
        """Number pairs of term and English word."""
        return np.asarray(term * self._width + word)

    def ngram_key(self, term: Ints, ngram: Ints, ngrams: int) -> Ints:
        """Number pairs of term and n-gram, of this many n-grams."""
        return np.asarray(term * ngrams + ngram)

    def usual(self, term: Ints, word: Ints) -> Floats:
        """Look up how far the places of a term explain an English word on average."""
        at, has = find(self._usual, self.key(term, word))
        return np.where(has, self._usual_value[at], 0.0) if len(self._usual) else np.zeros(len(term))

    def glossed(self, term: Ints, word: Ints) -> Floats:
        """Look up whether the dictionary gives an English word for a term or its words."""
        return find(self._glossed, self.key(term, word))[1].astype(float)

    def dice(self, term: Ints, ngram: Ints) -> Floats:
        """Compute how regularly a term and an n-gram stand together: Dice's coefficient of their beads."""
        if not len(self._together):
            return np.zeros(len(term))
        at, has = find(self._together, self.ngram_key(term, ngram, len(self._ngram_beads)))
        has &= ngram >= 0
        with_ngram = self._ngram_beads[np.maximum(ngram, 0)]
        return np.where(has, 2 * self._together_count[at] / (self._beads_with[term] + with_ngram), 0.0)


def _is_han(char: str) -> bool:
    return "㐀" <= char <= "鿿" or char >= "𠀀"
