"""TF-IDF over character n-grams, sparse: every text a bag of grams, every gram the texts that hold it."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]


@lru_cache(maxsize=32768)  # the same clauses are compared in several ways
def grams(text: str, low: int = 1, high: int = 3) -> Counter[str]:
    """The character n-grams of a text.

    >>> sorted(grams("绿道网", 1, 2))
    ['绿', '绿道', '网', '道', '道网']
    """
    return Counter(text[i : i + n] for n in range(low, high + 1) for i in range(len(text) - n + 1))


class Weights:
    """How telling a gram is: seldom ones more (inverse document frequency over the texts given)."""

    def __init__(self, texts: Iterable[str], low: int = 1, high: int = 3) -> None:
        self.low, self.high = low, high
        self._times: Counter[str] = Counter()
        self._texts = 0
        self._known: dict[str, float] = {}
        for text in texts:
            self._times.update(grams(text, low, high).keys())
            self._texts += 1

    def of(self, gram: str) -> float:
        """The weight of a gram."""
        known = self._known.get(gram)
        if known is None:
            known = self._known[gram] = math.log((1 + self._texts) / (1 + self._times[gram])) + 1
        return known

    def vector(self, text: str) -> dict[str, float]:
        """The text as a vector of length 1; repeated grams count little."""
        raw = {g: (1 + math.log(n)) * self.of(g) for g, n in grams(text, self.low, self.high).items()}
        norm = math.sqrt(sum(w * w for w in raw.values())) or 1.0
        return {g: w / norm for g, w in raw.items()}


class Index:
    """The texts that queries are compared with."""

    def __init__(self, texts: Sequence[str], weights: Weights) -> None:
        self._weights = weights
        self._count = len(texts)
        held: dict[str, tuple[list[int], list[float]]] = {}
        for i, text in enumerate(texts):
            for gram, weight in weights.vector(text).items():
                at, how = held.setdefault(gram, ([], []))
                at.append(i)
                how.append(weight)
        self._held = {g: (np.array(at), np.array(how)) for g, (at, how) in held.items()}

    def cosines(self, text: str) -> Scores:
        """How like the text each of the texts is, 0 to 1."""
        out = np.zeros(self._count)
        for gram, weight in self._weights.vector(text).items():
            if (found := self._held.get(gram)) is not None:
                out[found[0]] += found[1] * weight
        return out


def matrix(queries: Sequence[str], texts: Sequence[str], weights: Weights) -> Scores:
    """Cosines, a row for each query and a column for each text."""
    index = Index(texts, weights)
    return np.array([index.cosines(q) for q in queries]).reshape(len(queries), len(texts))
