"""Runs of English words that may render a term at a place, and what speaks for each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duizhao.words.alignment import Floats, Ints, Posteriors
from duizhao.words.beads import Bead
from duizhao.words.edges import EDGES, LinkedWords, Run, edge_features
from duizhao.words.known import Known
from duizhao.words.ngrams import LONGEST, Ngrams
from duizhao.words.places import Places

FEATURES = (
    "covered", "least_covered", "explained", "claimed", "unexplained", "glossed", "usual", "usual_whole", "dice", "too_long", "foreign", "commas", "repeated", "elsewhere",
    *EDGES,
)  # fmt: skip
_LONGEST_WORD, _LONGEST_TERM = 6, 26  # words of a run that renders one word of zh, or more
_WORDS_EACH, _MORE_WORDS = 2, 2  # words of a run for each character of a term, and beyond these
_UNCLAIMED, _MOST_WIDENED, _MOST_COMPLETED = 0.3, 1, 3
_NEVER_JOINS = frozenset("like such includ among within via per toward against under".split())  # stems of words beside a name
_POSSESSIVE = ("’s", "'s")
_EXPLAINED, _LINKED, _USUAL = 0.12, 0.12, 0.15  # from which a word may begin or end a run


@dataclass(frozen=True, slots=True)
class Links:
    """What links the words of a bead, summed up so that any run of zh words is read off: (zh words + 1) × en words, flat.

    `explains`: sums of the probability that zh words explain an en word; `linked`: of its geometric mean with the other
    direction; `before`, `after`: the largest such mean of the zh words before and from a word on. `covers`, zh words ×
    (en words + 1): sums of the probability that en words explain a zh word.
    """

    explains: Floats
    linked: Floats
    before: Floats
    after: Floats
    covers: Floats

    @classmethod
    def of(cls, posteriors: Sequence[Posteriors]) -> "Links":
        """Sum up the probabilities of beads, one after the other."""
        flat: list[list[Floats]] = [[], [], [], [], []]
        for p in posteriors:
            none, mean = np.zeros((1, p.en.shape[1])), np.sqrt(p.en * p.zh)
            flat[0].append(np.concatenate([none, p.en.cumsum(0)]).ravel())
            flat[1].append(np.concatenate([none, mean.cumsum(0)]).ravel())
            flat[2].append(np.concatenate([none, np.maximum.accumulate(mean)]).ravel())
            flat[3].append(np.concatenate([np.maximum.accumulate(mean[::-1])[::-1], none]).ravel())
            flat[4].append(np.concatenate([np.zeros((p.zh.shape[0], 1)), p.zh.cumsum(1)], axis=1).ravel())
        return cls(*(np.concatenate(f) for f in flat))


@dataclass(frozen=True, slots=True)
class Candidates:
    """Runs [start, end) of English words of a bead for each place, in the order of the places, and their n-gram (-1: too long or once)."""

    place: Ints
    start: Ints
    end: Ints
    ngram: Ints


class Group:
    """Some beads with the places of terms in them."""

    def __init__(
        self, beads: Sequence[Bead], posteriors: Sequence[Posteriors], first: int, places: Places, ngrams: Ngrams
    ) -> None:
        self.places = places
        self.links = Links.of(posteriors)
        self._ngrams = ngrams
        self._zh_size = np.array([len(b.zh.tokens) for b in beads])
        self._en_size = np.array([len(b.en.tokens) for b in beads])
        self._cuts = np.array([c for b in beads for c in b.cuts], dtype=np.int64)
        self._close = np.array([c for b in beads for c in b.close])
        self._hyphen = np.array([c for b in beads for c in b.hyphens])
        self._modifier = np.array([c for b in beads for c in b.modifiers])
        self._comma = np.concatenate([[0], np.cumsum([c for b in beads for c in b.commas])])
        self._before, self._again = (np.concatenate(f) for f in zip(*map(_repeats, beads), strict=True))
        self._joins = np.array([t.word not in _NEVER_JOINS and not t.word[0].isdigit() for b in beads for t in b.en.tokens])
        self._owner = np.array([b.en.text.endswith(_POSSESSIVE, t.start, t.end) for b in beads for t in b.en.tokens])
        self._offset = _starts((self._zh_size + 1) * self._en_size)
        self._offset_covers = _starts(self._zh_size * (self._en_size + 1))
        self._word_start = _starts(self._en_size)
        self.bead = places.bead - first
        self._first_word = ngrams.starts[first]
        size = self._en_size[self.bead]
        self.place = np.repeat(np.arange(len(size)), size)
        self.start = _starts(size)
        self.at = np.arange(size.sum()) - self.start[self.place]
        self.word = ngrams.words[self._first_word + self._word_start[self.bead[self.place]] + self.at]

    def own(self) -> Floats:
        """Compute how far the term explains each word."""
        return np.minimum(1.0, self._between(self.links.explains))

    def _row(self, table: Floats, row: Ints) -> Floats:
        bead = self.bead[self.place]
        return np.asarray(table[self._offset[bead] + row[self.place] * self._en_size[bead] + self.at])

    def _between(self, table: Floats) -> Floats:
        return self._row(table, self.places.last) - self._row(table, self.places.first)

    def words(self, known: Known) -> LinkedWords:
        """Compute what links each word of the beads with the term of a place."""
        own = self._between(self.links.explains)
        total = self._row(self.links.explains, self._zh_size[self.bead])
        term = self.places.term[self.place]
        clause = np.concatenate([[0], np.cumsum(self._cuts)])[self._word_start[self.bead[self.place]] + self.at]
        return LinkedWords(
            self.place,
            self.at,
            np.minimum(1.0, own),
            np.clip(total - own, 0.0, 1.0),
            np.minimum(1.0, self._between(self.links.linked)),
            np.maximum(self._row(self.links.before, self.places.first), self._row(self.links.after, self.places.last)),
            known.usual(term, self.word),
            known.glossed(term, self.word),
            clause,
        )

    def candidates(self, words: LinkedWords, known: Known) -> Candidates:
        """List the runs that begin and end at words with some link to the term, inside one clause."""
        live = np.flatnonzero((words.own > _EXPLAINED) | (words.linked > _LINKED) | (words.usual > _USUAL) | (words.glossed > 0))
        place, at, clause = words.place[live], words.at[live], words.clause[live]
        most = np.minimum(_LONGEST_TERM, _WORDS_EACH * known.han[self.places.term] + _MORE_WORDS)
        longest = np.where(self.places.last - self.places.first > 1, most, _LONGEST_WORD)[place]
        starts, ends = [live], [live]
        for k in range(1, _LONGEST_TERM):
            left, right = slice(None, -k), slice(k, None)
            near = (place[left] == place[right]) & (clause[left] == clause[right]) & (at[right] - at[left] < longest[left])
            if not near.any():
                break
            starts.append(live[left][near])
            ends.append(live[right][near])
        first, last = np.concatenate(starts), np.concatenate(ends)
        order = np.lexsort((last, first))
        first, last = first[order], last[order]
        place = words.place[first]
        return Candidates(place, words.at[first], words.at[last] + 1, self._ngram(place, words.at[first], last - first + 1))

    def widened(self, words: LinkedWords, place: Ints, end: Ints) -> Ints:
        """Move the ends of runs past words that follow closely and that no other zh word claims."""
        end = end.copy()
        for _ in range(_MOST_WIDENED):
            bead = self.bead[place]
            next_word = self.start[place] + np.minimum(end, self._en_size[bead] - 1)
            free = (words.others[next_word] < _UNCLAIMED) & (words.linked_others[next_word] < _UNCLAIMED)
            end += self._close[self._word_start[bead] + end - 1] & free
        return end

    def completed(self, words: LinkedWords, place: Ints, start: Ints, end: Ints) -> tuple[Ints, Ints]:
        """Move both ends of runs past words beside them that usually render the term, whatever else claims these here.

        So a modifier gets its noun, and a noun its modifier but no owner, where other places of the term tell them. A run for several
        words that still ends with a modifier is cut in the middle of a name: it gets what follows.
        """
        start, end = start.copy(), end.copy()
        last = self._en_size[self.bead[place]] - 1
        in_bead, in_place = self._word_start[self.bead[place]], self.start[place]
        several = self.places.last[place] - self.places.first[place] > 1
        for _ in range(_MOST_COMPLETED):
            after, before = np.minimum(end, last), np.maximum(start - 1, 0)
            usual = (words.usual[in_place + after] >= _USUAL) | (several & self._modifier[in_bead + end - 1])
            compound = several & self._hyphen[in_bead + end - 1] & (end <= last)
            end += compound | (self._close[in_bead + end - 1] & usual & self._joins[in_bead + after])
            usual = (words.usual[in_place + before] >= _USUAL) & ~self._owner[in_bead + before] & self._joins[in_bead + before]
            start -= (start > 0) & self._close[in_bead + before] & usual
        return start, end

    def en_size(self, place: Ints) -> Ints:
        """Count the English words of the beads of places."""
        return np.asarray(self._en_size[self.bead[place]])

    def is_close(self, place: Ints, at: Ints) -> NDArray[np.bool_]:
        """Does the next word follow a word of the bead closely?"""
        return np.asarray(self._close[self._word_start[self.bead[place]] + at])

    def covered(self, place: Ints, word: int, start: Ints, end: Ints) -> tuple[Floats, Floats]:
        """Compute how far a word of terms, by its number, is explained by the bead, and by the run [start, end) of it."""
        bead = self.bead[place]
        size = self._en_size[bead]
        row = self._offset_covers[bead] + (self.places.first[place] + word) * (size + 1)
        return self.links.covers[row + size], self.links.covers[row + end] - self.links.covers[row + start]

    def _ngram(self, place: Ints, start: Ints, size: Ints) -> Ints:
        at = self._first_word + self._word_start[self.bead[place]] + start
        table = np.stack(self._ngrams.ids)
        return np.where(size <= LONGEST, table[np.minimum(size, LONGEST) - 1, at], -1)

    def features(self, words: LinkedWords, some: Candidates, known: Known) -> Floats:
        """Compute the features of candidates, one row each, in the order of FEATURES."""
        first, last = self.start[some.place] + some.start, self.start[some.place] + some.end
        size = some.end - some.start
        term = self.places.term[some.place]

        def share(values: Floats) -> Floats:
            sums = np.concatenate([[0.0], np.cumsum(values)])
            return np.asarray((sums[last] - sums[first]) / size)

        usual = share(words.usual)
        return np.stack(
            [
                *self._covered(some),
                share(words.own),
                share(words.others),
                share(((words.own < 0.15) & (words.others < 0.3)).astype(float)),  # noqa: PLR2004
                share(words.glossed),
                usual,
                np.minimum(1.0, usual * size / known.usual_total[term]),
                known.dice(term, some.ngram),
                np.maximum(0.0, np.log(size / known.han[term])),
                share(((words.linked_others > 0.5) & (words.linked < 0.3)).astype(float)),  # noqa: PLR2004
                self._commas(some),
                self._repeated(some),
                share(self._again[self._word_start[self.bead[self.place]] + self.at]),
                *edge_features(self._runs(some), words, known.han[term]),
            ],
            axis=1,
        )

    def _commas(self, some: Candidates) -> Floats:
        """Count the commas inside candidates."""
        in_bead = self._word_start[self.bead[some.place]]
        return np.asarray(self._comma[in_bead + some.end - 1] - self._comma[in_bead + some.start], dtype=np.float64)

    def _repeated(self, some: Candidates) -> Floats:
        """Tell which candidates have a word twice."""
        in_bead = self._word_start[self.bead[some.place]]
        return np.asarray(self._before[in_bead + some.end - 1] >= some.start, dtype=np.float64)

    def _runs(self, some: Candidates) -> Run:
        """Find candidates among the words of places, and whether the words beside them stand close."""
        bead = self.bead[some.place]
        zero, in_bead = self.start[some.place], self._word_start[bead]
        return Run(
            zero,
            zero + some.start,
            zero + some.end,
            zero + self._en_size[bead],
            (some.start > 0) & self._close[in_bead + np.maximum(some.start - 1, 0)],
            self._close[in_bead + some.end - 1],
        )

    def _covered(self, some: Candidates) -> tuple[Floats, Floats]:
        """Compute how far candidates explain the words of the term: on average, and the word that they explain least."""
        bead = self.bead[some.place]
        first, last = self.places.first[some.place], self.places.last[some.place]
        total, least = np.zeros(len(bead)), np.ones(len(bead))
        for k in range(int((last - first).max(initial=0))):
            has = first + k < last
            row = self._offset_covers[bead[has]] + (first[has] + k) * (self._en_size[bead[has]] + 1)
            covered = np.minimum(1.0, self.links.covers[row + some.end[has]] - self.links.covers[row + some.start[has]])
            total[has] += covered
            least[has] = np.minimum(least[has], covered)
        return total / (last - first), least


def _repeats(bead: Bead) -> tuple[Ints, Floats]:
    """Return for each word the last place before it of a word that stands twice up to it; and whether it stands twice in the bead."""
    last: dict[str, int] = {}
    before = np.full(len(bead.en.tokens), -1, dtype=np.int64)
    for k, token in enumerate(bead.en.tokens):
        before[k] = last.get(token.word, -1)
        last[token.word] = k
    count = Counter(t.word for t in bead.en.tokens)
    return np.maximum.accumulate(before), np.array([float(count[t.word] > 1) for t in bead.en.tokens])


def _starts(sizes: Ints) -> Ints:
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)[:-1]
