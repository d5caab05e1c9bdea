"""Compute sparse TF-IDF over character n-grams.

Sums run in a fixed order, gram by gram, so that results are the same to the last bit on every machine.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
_Ids = NDArray[np.int64]

_BITS = 21  # of a character; three of them fit a whole number of 64 bits
_AT_ONCE = 16_000  # products in memory at once: as many as stay in a cache of the processor
_CROWDED = 150  # texts that have a gram of a query on average, from which they are added gram by gram


@lru_cache(maxsize=16384)  # the same clauses are compared in several ways
def grams(text: str, low: int = 1, high: int = 3) -> Counter[str]:
    """Count the character n-grams of a text.

    >>> sorted(grams("绿道网", 1, 2))
    ['绿', '绿道', '网', '道', '道网']
    """
    return Counter(text[i : i + n] for n in range(low, high + 1) for i in range(len(text) - n + 1))


def _codes(text: str) -> _Ids:
    """Return the characters of a text as numbers from 1."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64) + 1


def _number(gram: str) -> int:
    """Return a gram of one to three characters as a number."""
    number = 0
    for char in gram:
        number = number << _BITS | ord(char) + 1
    return number


@dataclass(frozen=True, slots=True)
class _Grams:
    """The n-grams of some texts, each once a text in the order of their first occurrence.

    For each the index of its text, the index of its number in `known`, and how often it occurs. `known` is sorted.
    """

    rows: _Ids
    ids: _Ids
    times: _Ids
    known: _Ids


@lru_cache(maxsize=32)  # the same lists of texts are weighed and compared in several ways
def _grams(texts: tuple[str, ...], low: int, high: int) -> _Grams:
    lengths = [len(text) for text in texts]
    codes, row_of = _codes("".join(texts)), np.repeat(np.arange(len(texts)), lengths)
    runs, rows = [codes[:0]], [row_of[:0]]
    for n in range(low, min(high, len(codes)) + 1):
        run = codes[: len(codes) - n + 1]
        for k in range(1, n):
            run = (run << _BITS) | codes[k : k + len(run)]
        inside = row_of[: len(run)] == row_of[n - 1 :]
        runs.append(run[inside])
        rows.append(row_of[: len(run)][inside])
    known, ids = np.unique(np.concatenate(runs), return_inverse=True)
    row_of = np.concatenate(rows)
    order = _ordered(ids, len(known))
    order = order[_ordered(row_of[order], len(texts))]  # by text, gram and place
    new = np.append(True, (np.diff(ids[order]) != 0) | (np.diff(row_of[order]) != 0))[: len(ids)]
    starts = np.flatnonzero(new)
    times = np.zeros(len(ids), np.int64)
    times[order[starts]] = np.diff(np.append(starts, len(ids)))
    first = np.flatnonzero(times)
    first = first[_ordered(row_of[first], len(texts))]
    return _Grams(row_of[first], ids[first], times[first], known)


_SMALL = 1 << 16


def _ordered(values: _Ids, below: int) -> _Ids:
    """Sort indices by values, which are whole numbers from 0; numbers of 16 bits are sorted by radix, which is faster."""
    order: _Ids = np.argsort(values.astype(np.uint16) if below <= _SMALL else values, kind="stable")
    return order


class Weights:
    """Inverse document frequencies of grams over the given texts, of one list or of two."""

    def __init__(self, texts: Iterable[str], more: Iterable[str] = (), low: int = 1, high: int = 3) -> None:
        self.low, self.high = low, high
        lists = tuple(texts), tuple(more)
        count = sum(map(len, lists))
        held = [_grams(texts, low, high) for texts in lists]
        numbers = np.sort(np.concatenate([*(h.known for h in held), [_NEVER]]))
        self._grams = numbers[np.append(True, np.diff(numbers) != 0)]
        self._of_place = np.zeros(len(self._grams) + 1, np.int64)
        for h in held:
            self._of_place[self.places(h.known)] += np.bincount(h.ids, minlength=len(h.known))
        self.count = len(self._grams)
        self._by_times = np.array([math.log((1 + count) / (1 + n)) + 1 for n in range(count + 1)])
        self._squares: dict[str, tuple[dict[str, float], float]] = {}
        self._known: dict[str, float] = {}

    def of(self, gram: str) -> float:
        """Return the weight of a gram of one to three characters."""
        known = self._known.get(gram)
        if known is None:
            known = self._known[gram] = self._of_numbers.get(_number(gram), float(self._by_times[0]))
        return known

    @cached_property
    def _of_numbers(self) -> dict[int, float]:
        return dict(zip(self._grams.tolist(), self._by_times[self._of_place[1:]].tolist(), strict=True))

    def places(self, numbers: _Ids) -> _Ids:
        """Return the index of each gram, from 1; 0 for an unknown one."""
        at = np.searchsorted(self._grams, numbers)
        return np.where(self._grams[np.minimum(at, len(self._grams) - 1)] == numbers, at + 1, 0)

    def squares(self, text: str) -> tuple[dict[str, float], float]:
        """Return the squared weight of every bigram and trigram of a text, and their sum."""
        if text not in self._squares:
            squares = {gram: (w := self.of(gram)) * w for gram in grams(text, 2, 3)}
            self._squares[text] = squares, sum(squares.values())
        return self._squares[text]

    def at(self, places: _Ids) -> Scores:
        """Return the weights of grams given by index."""
        return self._by_times[self._of_place[places]]


_NEVER = -1  # no gram's number


class _Vectors:
    """Texts as vectors of length 1 with logarithmic counts: for each gram its text, index and weight."""

    def __init__(self, texts: Sequence[str], weights: Weights) -> None:
        held = _grams(tuple(texts), weights.low, weights.high)
        self.rows, times = held.rows, held.times
        self.grams = weights.places(held.known)[held.ids]
        logs = np.array([0.0, *(1 + math.log(n) for n in range(1, int(times.max(initial=0)) + 1))])
        raw = logs[times] * weights.at(self.grams)
        norms = np.sqrt(np.bincount(self.rows, raw * raw, len(texts)))
        self.weights = raw / np.where(norms > 0, norms, 1.0)[self.rows]


def matrix(queries: Sequence[str], texts: Sequence[str], weights: Weights) -> Scores:
    """Compute cosine similarities, 0 to 1, with a row for each query and a column for each text.

    >>> matrix(["绿道"], ["绿道", "托位"], Weights(["绿道", "托位"])).round(2).tolist()
    [[1.0, 0.0]]
    """
    left, right = _Vectors(queries, weights), _Vectors(texts, weights)
    return _products(queries, left, right, (left.weights, right.weights), (weights.count, len(texts)))


def coverage(queries: Sequence[str], texts: Sequence[str], weights: Weights) -> Scores:
    """Compute the weighted share of the grams of each query that each text has, 0 to 1: long texts cover more.

    >>> coverage(["绿道"], ["新建绿道", "绿化", "托位"], Weights(["绿道", "托位"])).round(2).tolist()
    [[1.0, 0.33, 0.0]]
    """
    left, right = _Vectors(queries, weights), _Vectors(texts, weights)
    squares = weights.at(left.grams) ** 2
    sums = np.bincount(left.rows, squares, len(queries))
    shares = squares / np.where(sums > 0, sums, 1.0)[left.rows]
    return _products(queries, left, right, (shares, np.ones(len(right.grams))), (weights.count, len(texts)))


def _products(
    queries: Sequence[str], left: _Vectors, right: _Vectors, values: tuple[Scores, Scores], counts_of: tuple[int, int]
) -> Scores:
    """Sum the products of the values of the grams that both have, for every query and text; `counts_of` grams and texts."""
    of_left, of_right = values
    count, shape = counts_of[0], (len(queries), counts_of[1])
    order = _ordered(right.grams, count + 1)  # by gram, and for each by text
    rows_of, values_of = right.rows[order], of_right[order]
    ends = np.cumsum(np.bincount(right.grams, minlength=count + 1))
    start = np.where(left.grams > 0, ends[left.grams - 1], 0)  # an unknown gram matches none
    end = np.where(left.grams > 0, ends[left.grams], 0)
    out = np.zeros(shape[0] * shape[1])
    counts = end - start
    crowded = np.flatnonzero(np.bincount(left.rows, counts, shape[0]) > _CROWDED * np.bincount(left.rows, minlength=shape[0]))
    counts[np.isin(left.rows, crowded)] = 0
    for a, b in _portions(counts, left.rows):
        many = counts[a:b]
        at = np.repeat(start[a:b] - (np.cumsum(many) - many), many)
        at += np.arange(len(at))
        low = int(left.rows[a]) * shape[1]
        high = (int(left.rows[b - 1]) + 1) * shape[1]
        cells = np.repeat(left.rows[a:b] * shape[1] - low, many)
        cells += rows_of[at]
        products = np.repeat(of_left[a:b], many)
        products *= values_of[at]
        out[low:high] = np.bincount(cells, products, high - low)
    table = out.reshape(shape)
    edges = np.searchsorted(left.rows, [crowded, crowded + 1])
    add = _Adder(rows_of, values_of, shape[1])
    seen: dict[str, int] = {}
    for i, a, b in zip(crowded.tolist(), *edges, strict=True):
        if (same := seen.setdefault(queries[i], i)) != i:
            table[i] = table[same]
            continue
        add(table[i], of_left[a:b].tolist(), start[a:b].tolist(), end[a:b].tolist())
    return table


class _Adder:
    """Add up a row of similarities gram by gram, where most texts have the grams: the same sums in the same order, but faster."""

    def __init__(self, rows: _Ids, values: Scores, count: int) -> None:
        self._rows, self._values, self._count = rows, values, count
        self._whole: dict[int, Scores] = {}  # of a gram that many texts have: its weight in each

    def __call__(self, row: Scores, weights: Sequence[float], starts: Sequence[int], ends: Sequence[int]) -> None:
        for weight, start, end in zip(weights, starts, ends, strict=True):
            rows, values = self._rows[start:end], self._values[start:end]
            if len(rows) * 4 < self._count:
                row[rows] += weight * values
                continue
            if start not in self._whole:
                self._whole[start] = np.zeros(self._count)
                self._whole[start][rows] = values
            row += weight * self._whole[start]


def _portions(counts: _Ids, rows: _Ids) -> Iterator[tuple[int, int]]:
    """Yield runs of whole rows with at most `_AT_ONCE` products, or of one row."""
    if not len(rows):
        return
    edges = np.flatnonzero(np.diff(rows)) + 1
    before = np.concatenate(([0], np.cumsum(counts)))
    start = 0
    last = 0
    for edge in (*edges.tolist(), len(rows)):
        if before[edge] - before[start] > _AT_ONCE and last > start:
            yield start, last
            start = last
        last = edge
    yield start, len(rows)
