"""Tell whether a run of English words is a whole rendering: does something that belongs to it stand beside it, or elsewhere?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duizhao.words.alignment import Floats, Ints

EDGES = ("goes_on", "comes_before", "agreed", "gathered", "glossed_outside", "too_short")
_LEAST_LINK = 0.05  # less of a link is none
_CHARACTERS = 2.5  # of a term for each English word; from more on the run may be too short


@dataclass(frozen=True, slots=True)
class Run:
    """Runs [first, last) among the words of all places, and [zero, end), all words of their beads.

    `close_before`, `close_after`: does the word before, or after, stand close?
    """

    zero: Ints
    first: Ints
    last: Ints
    end: Ints
    close_before: NDArray[np.bool_]
    close_after: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class LinkedWords:
    """The English words of the beads of places, place by place: what links each with the term, and with other words."""

    place: Ints
    at: Ints  # among the words of its bead
    own: Floats
    others: Floats
    linked: Floats
    linked_others: Floats
    usual: Floats
    glossed: Floats
    clause: Ints


def edge_features(run: Run, words: LinkedWords, han: Floats) -> tuple[Floats, ...]:
    """Compute the features of EDGES; `han` counts the Chinese characters of each term.

    `goes_on`, `comes_before`: how free the word that follows closely, or the one before, is of other Chinese words, so that it may belong
    to the run. `agreed`: how far both directions link the words with the term. `gathered`: the share in the run of all that the term
    explains. `glossed_outside`: of what the dictionary gives for the term, the share elsewhere. `too_short`: characters for each word.
    """
    free = 1 - np.maximum(words.others, words.linked_others)
    size = run.last - run.first
    before, after = np.maximum(run.first - 1, run.zero), np.minimum(run.last, run.end - 1)
    follows = (run.last < run.end) & run.close_after & (words.clause[after] == words.clause[run.last - 1])
    precedes = run.close_before & (words.clause[before] == words.clause[run.first])
    own, own_everywhere = _inside(words.own, run)
    glossed, glossed_everywhere = _inside(words.glossed, run)
    return (
        np.where(follows, free[after], 0.0),
        np.where(precedes, free[before], 0.0),
        _inside(words.linked, run)[0] / size,
        own / np.maximum(_LEAST_LINK, own_everywhere),
        (glossed_everywhere - glossed) / (glossed_everywhere + 1),
        np.maximum(0.0, np.log(han / (_CHARACTERS * size))),
    )


def _inside(values: Floats, run: Run) -> tuple[Floats, Floats]:
    """Add up values inside the runs, and in their whole beads."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    return sums[run.last] - sums[run.first], sums[run.end] - sums[run.zero]
