"""Choose the English words that render each place of the terms, with the probability that the choice is right."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from duizhao.words.alignment import Aligner, Floats, Ints, Numbering
from duizhao.words.beads import Bead
from duizhao.words.candidates import FEATURES, Candidates, Group
from duizhao.words.known import Known
from duizhao.words.model import Model
from duizhao.words.ngrams import Ngrams
from duizhao.words.places import Places
from duizhao.words.wholeness import Flags, wholeness

_GLOSSED = FEATURES.index("glossed")
_GROUP = 1500  # beads that are worked on at once, which bounds the memory


@dataclass(frozen=True, slots=True)
class Rendered:
    """The words [start, end) of the bead chosen for each place that has a candidate, by number of the place.

    `whole`, `before` and `after` are those of Wholeness; `glossed` is the share of words that the dictionary gives, `pieces` the
    number of zh words of the term.
    """

    place: Ints
    start: Ints
    end: Ints
    probability: Floats
    whole: Flags
    before: Floats
    after: Floats
    glossed: Floats
    pieces: Ints


class Renderer:
    """The beads with all that is known of the terms in them."""

    def __init__(self, beads: Sequence[Bead], places: Places) -> None:
        self.beads, self.places = beads, places
        numbering = Numbering(beads)
        self._aligner = Aligner(beads, numbering)
        self._ngrams = Ngrams(beads, numbering)
        self._known = Known(beads, places, numbering)
        self._learn_usual()
        self._learn_together()

    def _groups(self) -> Iterable[tuple[int, Group]]:
        """Return the beads in groups, each with the number of its first place; a single group is kept."""
        return self._made() if len(self.beads) > _GROUP else self._only

    @cached_property
    def _only(self) -> Sequence[tuple[int, Group]]:
        return list(self._made())

    def _made(self) -> Iterator[tuple[int, Group]]:
        for first in range(0, len(self.beads), _GROUP):
            beads = self.beads[first : first + _GROUP]
            start, end = np.searchsorted(self.places.bead, (first, first + len(beads)))
            if start < end:
                posteriors = list(self._aligner.posteriors(beads))
                yield int(start), Group(beads, posteriors, first, self.places.part(int(start), int(end)), self._ngrams)

    def _learn_usual(self) -> None:
        keys, values = [], []
        width = len(self._aligner.numbering.en)
        for _, group in self._groups():
            own = group.own()
            linked = np.flatnonzero(own > 0.02)  # noqa: PLR2004 - less adds up to nothing
            once = group.place[linked] * width + group.word[linked]
            order = np.argsort(once, kind="stable")
            first = np.flatnonzero(np.diff(once[order], prepend=-1))
            best = np.maximum.reduceat(own[linked][order], first) if len(first) else np.zeros(0)
            place, word = group.place[linked][order][first], group.word[linked][order][first]
            keys.append(self._known.key(group.places.term[place], word))
            values.append(best)
        self._known.learn_usual(keys, values)

    def _learn_together(self) -> None:
        keys = []
        count = len(self._ngrams.beads_with)
        for _, group in self._groups():
            some = group.candidates(group.words(self._known), self._known)
            again = some.ngram >= 0
            place = some.place[again]
            key = self._known.ngram_key(group.places.term[place], some.ngram[again], count)
            once = np.unique(np.stack([key, group.bead[place]]), axis=1)[0]
            keys.append(once)
        self._known.learn_together(keys, self._ngrams.beads_with)

    def candidates(self) -> Iterator[tuple[int, Candidates, Floats, Ints, tuple[Ints, Ints]]]:
        """Yield the candidates of all places, group by group: number of the first place, candidates, their features and wider ends.

        The last are the starts and ends that are shown, if a candidate is chosen.
        """
        for first, group in self._groups():
            words = group.words(self._known)
            some = group.candidates(words, self._known)
            ends = group.widened(words, some.place, some.end)
            whole = group.completed(words, some.place, some.start, ends)
            yield first, some, group.features(words, some, self._known), ends, whole

    def about(self, places: Ints) -> Floats:
        """Return the features of places themselves: how often their terms occur, and how long they are, as logarithms."""
        term = self.places.term[places]
        return np.stack([np.log(self._known.count[term]), np.log(self._known.length[term])], axis=1)

    def render(self, model: Model) -> Rendered:
        """Choose the best candidate of each place."""
        parts = [self._rendered(first, group, model) for first, group in self._groups()]
        return Rendered(*(np.concatenate(column) for column in zip(*parts, strict=True)))

    def _rendered(self, first: int, group: Group, model: Model) -> tuple[NDArray[Any], ...]:
        """Return the columns of Rendered for the places of a group."""
        words = group.words(self._known)
        some = group.candidates(words, self._known)
        features = group.features(words, some, self._known)
        best, lead, score = choose(some, model.rank.predict(features))
        place = some.place[best]
        start, end = group.completed(words, place, some.start[best], group.widened(words, place, some.end[best]))
        summary = np.concatenate([summarised(score, lead), self.about(place + first), features[best]], axis=1)
        held = wholeness(group, words, place, start, end)
        return (
            place + first, start, end, model.right.predict(summary), held.whole, held.before, held.after,
            features[best][:, _GLOSSED], group.places.last[place] - group.places.first[place],
        )  # fmt: skip


def choose(some: Candidates, scores: Floats) -> tuple[Ints, Floats, Floats]:
    """Choose a candidate of each place: its index, its lead over the best one that has no word of it, and its score."""
    if not len(scores):
        return np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros(0)
    first = np.flatnonzero(np.diff(some.place, prepend=-1))
    number = np.cumsum(np.diff(some.place, prepend=-1) != 0) - 1
    top = np.maximum.reduceat(scores, first)
    at = np.where(scores == top[number], np.arange(len(scores)), len(scores))
    best = np.minimum.reduceat(at, first)
    apart = (some.end <= some.start[best][number]) | (some.start >= some.end[best][number])
    other = np.maximum.reduceat(np.where(apart, scores, 0.0), first)
    return best, top - other, top


def summarised(score: Floats, lead: Floats) -> Floats:
    """Return the features of a choice by its score."""
    return np.stack([np.log(score + 1e-6), score, lead], axis=1)
