"""What a commitment and a clause of the later report have in common, as numbers."""

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache

import numpy as np

from duizhao.model.links import Claim
from duizhao.years.clauses import PlacedClaim, classifier, core
from duizhao.years.context import Sides, cosines, surroundings, windows
from duizhao.years.likeness import longest_run
from duizhao.years.scope import kind, scope
from duizhao.years.vectors import Scores, Weights, coverage, matrix
from duizhao.years.wording import names, says, stages, uniform

CANDIDATES = 20  # by words alone
_NEAR, _FAR = 2, 5  # times the value: about as much; quite another quantity
_BEFORE = 16  # characters just before a claim
_ONCE = frozenset(("begun", "finished", "approved", "enacted"))
_SHARES = frozenset(("%", "pp", "permille", "x", "frac"))
_ANYTHING = frozenset(("个", "项", "家", "户", ""))  # classifiers that count anything
FEATURES = (
    "whole", "subject", "covered", "covered_back", "covered_sentence", "passage", "chapter", "window",
    "run", "run_weight", "run_share", "run_rare", "missing",
    "same_unit", "other_unit", "plan_only", "review_only", "no_figure", "same_value", "near_value", "far_value", "same_kind", "same_classifier", "other_scope",
    "quoted", "quoted_missing", "latin", "numbered", "place", "other_place", "place_missing",
    "five", "five_words", "five_work", "five_state", "five_task", "multiple", "without", "added_total", "growth_level",
    "same_step", "other_step", "no_step", "tail", "length", "length_review", "back", "rank", "veto",
)  # fmt: skip


def counts_alike(one: Claim, other: Claim) -> bool:
    """Do both figures have the same unit and classifier, or a generic classifier?"""
    if one.figure is None or other.figure is None or one.figure.unit != other.figure.unit:
        return False
    words = {classifier(one), classifier(other)}
    return len(words) == 1 or bool(words & _ANYTHING)


class Comparison:
    """The commitments of a report and the claims of the next report's review, with all likenesses of their words."""

    def __init__(self, sides: Sides) -> None:
        self.a, self.b = sides.a, sides.b
        texts = [(sides.later.passages[c.row].zh or "", c) for c in self.b]
        self._sentences = [_sentence(text, c) for text, c in texts]
        self._before = [text[max(0, c.claim.place.start - _BEFORE) : c.claim.place.start] for text, c in texts]
        self.a_subject, self.b_subject = ([_words(c.claim.subject) for c in side] for side in (self.a, self.b))
        self.b_sentence = [_words(s) for s in self._sentences]
        a_whole, b_whole = ([uniform(c.whole) for c in side] for side in (self.a, self.b))
        self.words = Weights([*self.a_subject, *self.b_subject])
        self.whole = cosines(a_whole, b_whole)
        self.subject = matrix(self.a_subject, self.b_subject, self.words)
        self.covered = coverage(self.a_subject, [core(w) for w in b_whole], self.words)
        self.covered_back = coverage(self.b_subject, [core(w) for w in a_whole], self.words).T
        self.covered_sentence = coverage(self.a_subject, self.b_sentence, self.words)
        self.window = windows(sides)
        self.passage = surroundings(sides, _words, by_chapter=False)
        self.chapter = surroundings(sides, _words, by_chapter=True)
        self.base = 0.6 * self.whole + 0.5 * self.subject + 0.3 * self.covered + 0.3 * self.passage + 0.3 * self.window
        self._best = self.base.max(axis=0, initial=0.0)
        self._rare: dict[str, int] = {}

    def candidates(self, i: int) -> list[int]:
        """Return the claims of the review that are likest to a commitment by words alone, the likest first."""
        near = np.argsort(-self.base[i], kind="stable")[:CANDIDATES]
        return [int(j) for j in near if self.base[i, j] > 0]

    def features_of(self, i: int, candidates: Sequence[int]) -> list[tuple[float, ...]]:
        """Compute the features of a commitment and each of its candidates, the likest first."""
        return [self.features(i, j, rank) for rank, j in enumerate(candidates)]

    def features(self, i: int, j: int, rank: int) -> tuple[float, ...]:
        """Compute the features of one pair, in the order of FEATURES."""
        a, b = self.a[i], self.b[j]
        return (
            *(float(m[i, j]) for m in self._matrices),
            *self._run(i, j),
            *_figures(a.claim, b.claim),
            *_names(a.claim.text, self._sentences[j]),
            *_spans(a.claim, b),
            *_steps(a.claim.text, b.whole, self._sentences[j]),
            _tail(self.a_subject[i], self.b_sentence[j]),
            min(len(self.a_subject[i]), 20) / 20,
            min(len(self.b_subject[j]), 30) / 30,
            float(self._best[j] - self.base[i, j]),
            1 / (1 + rank),
            float(bool(vetoed(a, b, self._sentences[j], self._before[j]))),
        )

    @cached_property
    def _matrices(self) -> tuple[Scores, ...]:
        return (
            self.whole,
            self.subject,
            self.covered,
            self.covered_back,
            self.covered_sentence,
            self.passage,
            self.chapter,
            self.window,
        )

    def _run(self, i: int, j: int) -> tuple[float, ...]:
        x, y = self.a_subject[i], self.b_subject[j]
        run = longest_run(x, y)
        weight = sum(self.words.of(run[k : k + 2]) - 1 for k in range(len(run) - 1))
        if run not in self._rare:
            self._rare[run] = sum(run in s for s in self.b_subject)
        rare = 1 / (1 + self._rare[run]) if len(run) > 1 else 0.0
        return (
            min(len(run), 10) / 10,
            min(weight, 25) / 25,
            len(run) / (len(x) or 1),
            rare,
            min(_missing(x, self.b_sentence[j]), 10) / 10,
        )


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


def _missing(one: str, other: str) -> int:
    """Count the pairs of characters in the longest stretch of one text of which the other has none."""
    best = now = 0
    for k in range(len(one) - 1):
        now = 0 if one[k : k + 2] in other else now + 1
        best = max(best, now)
    return best


def _figures(x: Claim, y: Claim) -> tuple[float, ...]:
    same = counts_alike(x, y)
    value = near = far = alike = form = 0.0
    if same and x.figure and y.figure:
        ratio = float(y.figure.value / x.figure.value) if x.figure.value else 0.0
        value, near, far = (
            float(x.figure.value == y.figure.value),
            float(1 / _NEAR <= ratio <= _NEAR),
            float(not 1 / _FAR <= ratio <= _FAR),
        )
        kinds = {kind(x), kind(y)}
        alike = float(len(kinds) == 1 or (x.figure.unit not in _SHARES and "" in kinds))
        form = float(bool(classifier(x)) and classifier(x) == classifier(y))
    return (
        float(same), float(bool(x.figure and y.figure) and not same), float(bool(x.figure) and not y.figure),
        float(bool(y.figure) and not x.figure), float(not x.figure and not y.figure), value, near, far, alike, form,
        float(scope(x) != scope(y)),
    )  # fmt: skip


def _names(text: str, sentence: str) -> tuple[float, ...]:
    (quoted, latin, numbered, at), (quoted_b, latin_b, numbered_b, at_b) = names(text), names(sentence)
    return (
        float(bool(quoted & quoted_b)), float(bool(quoted - quoted_b)),
        float(bool(latin & latin_b)) - float(bool(latin - latin_b)), float(bool(numbered & numbered_b)) - float(bool(numbered - numbered_b)),
        float(bool(at & at_b)), float(bool(at) and bool(at_b) and not at & at_b), float(bool(at - at_b)),
    )  # fmt: skip


@lru_cache(maxsize=16384)
def _is_work(claim: Claim) -> bool:
    """Does the figure count the work of a year (新增3000家), not a state (总量, …率)?"""
    return claim.figure is not None and says("work", claim.text) and not says("state", claim.text)


def _spans(x: Claim, b: PlacedClaim) -> tuple[float, ...]:
    five, work = b.span == "five", _is_work(x)
    kinds = kind(x), kind(b.claim)
    shares = {"growth", "level"}
    return (
        float(five), float(says("sums", b.whole)), float(five and work), float(five and x.figure is not None and not work),
        float(five and x.figure is None), float(says("multiple", b.whole) and not says("multiple", x.text)),
        float(says("without", b.whole) and not says("without", x.text)), float(kinds == ("added", "total")),
        float(set(kinds) == shares),
    )  # fmt: skip


def _steps(text: str, whole: str, sentence: str) -> tuple[float, ...]:
    one, other = stages(text), stages(whole) or stages(sentence)
    return float(bool(one & other)), float(bool(one) and bool(other) and not one & other), float(not one and not other)


def _tail(subject: str, sentence: str) -> float:
    """Return the share of the last pairs of characters, the head of a Chinese noun phrase, that the sentence has."""
    tail = subject[-4:]
    return sum(tail[k : k + 2] in sentence for k in range(len(tail) - 1)) / max(1, len(tail) - 1)


def vetoed(a: PlacedClaim, b: PlacedClaim, sentence: str, before: str) -> str:
    """Say why a claim cannot tell what became of a commitment of one year, though it may be on the same matter; empty if it can."""
    x, y = a.claim, b.claim
    if b.span == "five" and not says("one", sentence) and _is_of_several(a, b):
        return "several years"
    if x.figure and y.figure:
        if says("average", b.whole) and not says("average", x.text):
            return "average"
        if says("multiple", b.whole) and not says("multiple", x.text):
            return "multiple"
        if kind(x) == "added" and kind(y) == "total":
            return "added or total"
        if x.figure.unit == y.figure.unit and scope(x) != scope(y):
            return "scope"
    if says("without", before) and not says("without", x.text):
        return "scope"
    if x.figure is None and y.figure is not None and says("ready", x.text) and not says("ready", sentence):
        return "stage"
    return "frame" if says("frame", b.whole) else ""


def _is_of_several(a: PlacedClaim, b: PlacedClaim) -> bool:
    """Does a clause of a look back at several years tell only what was done in all of them?

    It tells of the last year too if it names the level reached at the end, or a work that is finished once.
    """
    x, y = a.claim, b.claim
    if x.figure:
        return _is_work(x) or y.period != "year"
    return not (x.definite and stages(x.text) & _ONCE & stages(b.whole)) or (y.figure is not None and y.period != "year")
