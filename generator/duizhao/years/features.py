"""What a commitment and a clause of the later report have in common, as numbers."""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from duizhao.years.clauses import PlacedClaim, core
from duizhao.years.context import Sides, cosines, surroundings, windows
from duizhao.years.facts import Facts, counts_alike, facts
from duizhao.years.scope import apart
from duizhao.years.subjects import alike
from duizhao.years.vectors import Scores, Weights, coverage, matrix
from duizhao.years.vetoes import DOUBTS, vetoed
from duizhao.years.wording import uniform

CANDIDATES = 20  # by words alone
_BEFORE = 16  # characters just before a claim
_Ids = NDArray[np.int64]
RANKED = (
    "whole", "subject", "covered", "covered_back", "covered_sentence", "passage", "rank", "back",
    "five", "veto", "review_only", "not_done", "no_step",
)  # fmt: skip
FEATURES = (*RANKED, "never", "no_figure", "plan_only", "same_unit", "alike", "apart", "period")


class Comparison:
    """The commitments of a report and the claims of the next report's review, with all likenesses of their words."""

    def __init__(self, sides: Sides) -> None:
        self.a, self.b = sides.a, sides.b
        texts = [(sides.later.passages[c.row].zh or "", c) for c in self.b]
        sentences = [_sentence(text, c) for text, c in texts]
        before = [text[max(0, c.claim.place.start - _BEFORE) : c.claim.place.start] for text, c in texts]
        home = sides.earlier.identity.zh
        self._of_a = [facts(c, home) for c in self.a]
        self._of_b = [facts(c, home, *near) for c, *near in zip(self.b, sentences, before, strict=True)]
        a_subject, b_subject = ([_words(c.claim.subject) for c in side] for side in (self.a, self.b))
        a_whole, b_whole = ([uniform(c.whole) for c in side] for side in (self.a, self.b))
        words = Weights(a_subject, b_subject)
        self.whole = cosines(a_whole, b_whole)
        self.subject = matrix(a_subject, b_subject, words)
        self.covered = coverage(a_subject, [core(w) for w in b_whole], words)
        self.covered_back = coverage(b_subject, [core(w) for w in a_whole], words).T
        self.covered_sentence = coverage(a_subject, [_words(s) for s in sentences], words)
        self.passage = surroundings(sides, _words, by_chapter=False)
        self.base = 0.6 * self.whole + 0.5 * self.subject + 0.3 * self.covered + 0.3 * self.passage + 0.3 * windows(sides)

    @cached_property
    def _near(self) -> list[list[int]]:
        """List the candidates of each commitment."""
        count = min(CANDIDATES, len(self.b))
        least = np.partition(self.base, -count, axis=1)[:, -count, None]
        rows, columns = np.nonzero((self.base >= least) & (self.base > 0))
        order = np.lexsort((columns, -self.base[rows, columns], rows))
        starts = np.searchsorted(rows, np.arange(len(self.a) + 1)).tolist()
        columns = columns[order]
        return [columns[start : min(start + count, end)].tolist() for start, end in pairwise(starts)]

    def candidates(self, i: int) -> list[int]:
        """Return the claims of the review that are likest to a commitment by words alone, the likest first."""
        return self._near[i]

    def features_of(self, i: int, candidates: Sequence[int]) -> Scores:
        """Return the features of a commitment and of its first candidates: a row for each, in the order of FEATURES."""
        return self.features[self._starts[i] : self._starts[i] + len(candidates)]

    def of_each(self, values: Scores, i: int) -> Scores:
        """Return what belongs to a commitment of values with one for each row of `features`."""
        return values[self._starts[i] : self._starts[i + 1]]

    @cached_property
    def _starts(self) -> list[int]:
        """Return the row of the features at which each commitment starts."""
        return list(accumulate(map(len, self._near), initial=0))

    @cached_property
    def features(self) -> Scores:
        """Return the features of all commitments and their candidates, a row for each pair."""
        rows = np.repeat(np.arange(len(self.a)), [len(row) for row in self._near])
        columns = np.array([j for row in self._near for j in row], np.int64)
        ranks = np.array([k for row in self._near for k in range(len(row))])
        likenesses = (self.whole, self.subject, self.covered, self.covered_back, self.covered_sentence, self.passage)
        best = self.base.max(axis=0, initial=0.0)
        values = [m[rows, columns] for m in likenesses]
        values += [1 / (1 + ranks), best[columns] - self.base[rows, columns], *self._words_of(rows, columns)]
        return np.stack([v.astype(np.float64) for v in values], axis=1)

    def _words_of(self, rows: _Ids, columns: _Ids) -> list[Scores]:
        """Compute what follows from the wording of both, from `five` on."""
        pairs = [(self._of_a[i], self._of_b[j]) for i, j in zip(rows.tolist(), columns.tolist(), strict=True)]
        return list(np.array([_pair(x, y) for x, y in pairs], np.float64).reshape(-1, len(FEATURES) - _LIKENESSES).T)


_LIKENESSES = FEATURES.index("five")


def _pair(x: Facts, y: Facts) -> tuple[float, ...]:
    veto = vetoed(x, y)
    measured = x.has_figure, y.has_figure
    both = all(measured)
    why = apart(x.claim, y.claim) if both else None
    same = both and counts_alike(x.claim, y.claim)
    plan_only = measured == (True, False)
    return (
        y.five, bool(veto), measured == (False, True), plan_only and "done" not in y.clause,
        not x.stages and not y.stages, veto not in DOUBTS, not any(measured), plan_only, same,
        same and alike(x.claim.subject, y.claim.subject), why is not None, why is not None and why[0] == "period",
    )  # fmt: skip


def _words(text: str) -> str:
    """Reduce a text to its subject, each thing by one of its names."""
    return core(uniform(text))


_END = re.compile("[。！？；]")


def _sentence(text: str, placed: PlacedClaim) -> str:
    """Return the sentence, or the part of it up to a semicolon, in which a claim stands."""
    start, end = placed.claim.place.start, placed.claim.place.end
    before = max(text.rfind(mark, 0, start) for mark in "。！？；") + 1
    after = _END.search(text, max(start, end - 1))
    return text[before : after.end() if after else len(text)]
