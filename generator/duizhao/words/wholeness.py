"""Tell whether a rendering is whole: all that renders the term, and nothing else."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duizhao.words.alignment import Floats, Ints
from duizhao.words.candidates import Group
from duizhao.words.edges import LinkedWords

_RENDERED, _HALF = 0.3, 0.5  # from which a zh word has English anywhere in the bead; and most of it in the rendering
_OWN = 0.3  # of a word that belongs to the term
_FOREIGN_OWN, _FOREIGN = 0.15, 0.4  # below and above: of a word that belongs to others
_FREE = 0.3  # below it no zh word claims an English one
_NO_CLAIM = 1.0

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Wholeness:
    """For each chosen run: whether it is whole, and how far zh words outside the term claim the words before and after it.

    Where a clause begins or ends with the run, the claim is 1.
    """

    whole: Flags
    before: Floats
    after: Floats


def wholeness(group: Group, words: LinkedWords, place: Ints, start: Ints, end: Ints) -> Wholeness:
    """Look at runs [start, end) chosen for places of a group, one for each."""
    claims = np.maximum(words.others, words.linked_others)
    first = group.start[place]
    foreign = (words.own < _FOREIGN_OWN) & (claims >= _FOREIGN)
    size = group.en_size(place)
    own = _counts(words.own >= _OWN)
    outside = own[first + size] - own[first] - (own[first + end] - own[first + start])
    inside = _counts(foreign)
    last, before, after = first + end - 1, first + np.maximum(start - 1, 0), first + np.minimum(end, size - 1)
    has_before = (start > 0) & (words.clause[before] == words.clause[first + start])
    has_after = (end < size) & (words.clause[after] == words.clause[last])
    goes_on = (end < size) & group.is_close(place, end - 1)
    left_free = has_before & group.is_close(place, np.maximum(start - 1, 0)) & (words.others[before] < _FREE)
    right_free = has_after & (claims[after] < _FREE)
    whole = (
        _covers_all(group, place, start, end)
        & (outside == 0)
        & (inside[first + end] == inside[first + start])
        & ~goes_on
        & ~left_free
        & ~right_free
    )
    return Wholeness(whole, np.where(has_before, claims[before], _NO_CLAIM), np.where(has_after, claims[after], _NO_CLAIM))


def _covers_all(group: Group, place: Ints, start: Ints, end: Ints) -> Flags:
    """Has each zh word of the term that is rendered in the bead most of its English in the run?"""
    count = group.places.last[place] - group.places.first[place]
    whole = np.ones(len(place), bool)
    for k in range(int(count.max(initial=0))):
        has = np.flatnonzero(k < count)
        anywhere, inside = group.covered(place[has], k, start[has], end[has])
        whole[has] &= (inside >= _HALF) | (anywhere < _RENDERED)
    return whole


def _counts(flags: Flags) -> Ints:
    return np.concatenate([[0], np.cumsum(flags)]).astype(np.int64)
