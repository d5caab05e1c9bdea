"""All strings that recur in a text, by length."""

from dataclasses import dataclass

import numpy as np

from duizhao.words.formulas.flat import FlatText, Ints

SHORTEST, LONGEST = 2, 18
_NONE = -1


@dataclass(frozen=True, slots=True)
class Strings:
    """Strings of one length: their places in ascending order of string, and where those of each string begin among them."""

    length: int
    places: Ints
    first: Ints
    count: Ints


class Counts:
    """How often the string of any length at a position occurs: `of[n][position]`, 1 if it does not recur."""

    def __init__(self, flat: FlatText) -> None:
        chars = np.frombuffer(flat.text.encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
        inside = chars != ord("\n")
        self.total = int(inside.sum())
        ids, self.strings = np.where(inside, np.unique(chars, return_inverse=True)[1], _NONE), []
        width = int(ids.max(initial=0)) + 1
        single = ids
        self.of: list[Ints] = [np.zeros(0, dtype=np.int64), _spread(ids)]
        for n in range(SHORTEST, LONGEST + 1):
            longer = np.full(len(ids), _NONE)
            if len(ids) >= n:
                left, right = ids[: len(ids) - n + 1], single[n - 1 :]
                both = (left != _NONE) & (right != _NONE)
                longer[: len(left)][both] = left[both] * width + right[both]
            ids = _recurring(longer)
            self.of.append(_spread(ids))
            self.strings.append(_strings(ids, n))


def _recurring(keys: Ints) -> Ints:
    """Number keys that occur more than once; the others become -1."""
    used = keys != _NONE
    out = np.full(len(keys), _NONE)
    if used.any():
        _, ids, count = np.unique(keys[used], return_inverse=True, return_counts=True)
        again = np.cumsum(count > 1) - 1
        out[used] = np.where(count[ids] > 1, again[ids], _NONE)
    return out


def _spread(ids: Ints) -> Ints:
    """Return at each position how often its string occurs."""
    used = ids != _NONE
    out = np.ones(len(ids), dtype=np.int64)
    out[used] = np.bincount(ids[used])[ids[used]] if used.any() else 1
    return out


def _strings(ids: Ints, length: int) -> Strings:
    places = np.flatnonzero(ids != _NONE)
    order = np.argsort(ids[places], kind="stable")
    places = places[order]
    first = np.flatnonzero(np.diff(ids[places], prepend=_NONE))
    return Strings(length, places, first, np.diff(np.append(first, len(places))))
