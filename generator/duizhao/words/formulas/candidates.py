"""Strings that are frequent enough and begin and end with words, with what tells whether they are formulas."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from duizhao.words.formulas.flat import NO_WORD, Flags, FlatText, Ints, Word
from duizhao.words.formulas.strings import Counts, Strings

_LEAST, _LEAST_QUOTED, _LEAST_IN_ONE = 3, 2, 5  # places; of what mostly stands in quotation marks; of what one report alone has
_BORDERS = 0.7  # share of places with word borders at an end
_QUOTED, _COUNTED = 0.5, 0.5
_ENDED = 0.5  # share of places that a mark or a conjunction ends, from which one report is enough
_DIGITS = list("0123456789")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A string that recurs: its places, its words, and the shares of places that its ends are free."""

    zh: str
    places: Ints
    words: tuple[str, ...]
    quoted: bool
    left: float
    right: float
    ended: float
    cohesion: float


def candidates(flat: FlatText, chars: NDArray[np.str_], counts: Counts, s: Strings) -> Iterator[Candidate]:
    """Yield the strings of one length that are frequent enough and begin and end with words."""
    if not len(s.first):
        return
    end = s.places + s.length
    number = np.repeat(np.arange(len(s.first)), s.count)

    def share(flags: Flags) -> NDArray[np.float64]:
        return np.asarray(np.add.reduceat(flags.astype(np.float64), s.first) / s.count)

    quoted = share((chars[np.maximum(s.places - 1, 0)] == "“") & (chars[end] == "”")) >= _QUOTED
    reports = np.bincount(np.unique(np.stack([number, flat.report[s.places]]), axis=1)[0])
    borders = np.minimum(share(flat.border[s.places]), share(flat.border[end]))
    left, right, ended = share(flat.free_left[s.places]), share(flat.free_right[end]), share(flat.ended[end])
    spread = (reports > 1) | (s.count >= _LEAST_IN_ONE) | (ended >= _ENDED)
    frequent = np.where(quoted, s.count >= _LEAST_QUOTED, (s.count >= _LEAST) & spread)
    counted = share(np.isin(chars[np.maximum(s.places - 1, 0)], _DIGITS)) >= _COUNTED  # 4.5万平方米
    for k in np.flatnonzero(frequent & (borders >= _BORDERS) & ~counted):
        places = s.places[s.first[k] : s.first[k] + s.count[k]]
        start = int(places[0])
        cuts = [start, *(i for i in range(start + 1, start + s.length) if flat.border[i]), start + s.length]
        words = tuple(flat.text[a:b] for a, b in pairwise(cuts))
        yield Candidate(
            flat.text[start : start + s.length], places, words, bool(quoted[k]),
            float(left[k]), float(right[k]), float(ended[k]), _cohesion(counts, start, s.length),
        )  # fmt: skip


def _cohesion(counts: Counts, start: int, length: int) -> float:
    """Compute the pointwise mutual information of the weakest division of the string at a position."""
    own = float(counts.of[length][start] * counts.total)
    parts = max(int(counts.of[x][start] * counts.of[length - x][start + x]) for x in range(1, length))
    return float(np.log(own / parts))


def tags(c: Candidate, flat: FlatText) -> tuple[str, str]:
    """Return the commonest parts of speech of the first and the last word, as the division has them."""
    firsts = Counter(flat.begins.get(int(i), NO_WORD)[1] for i in c.places)
    lasts = Counter(flat.ends.get(int(i) + len(c.zh), NO_WORD)[1] for i in c.places)
    return firsts.most_common(1)[0][0], lasts.most_common(1)[0][0]


def neighbours(c: Candidate, flat: FlatText, *, end: bool) -> list[Word]:
    """Return the word before each place, or behind it; NO_WORD where the division has none there, as at a mark."""
    size = len(c.zh) if end else 0
    words = flat.begins if end else flat.ends
    return [words.get(int(i) + size, NO_WORD) for i in c.places]
