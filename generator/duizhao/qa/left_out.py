"""Judge by words, lengths, figures and beads whether the English of some clauses was left out."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from duizhao.model.alignment import Segment, Span, bead_ranges, english_ranges, own_beads
from duizhao.model.qa import ClauseWords, RowWords
from duizhao.model.report import ComparedPassage
from duizhao.text.tables import packaged

FEATURES = (
    "lacking", "words", "unused", "short_row", "short_bead", "rest", "sure", "begins", "stops", "first", "clauses",
    "found", "missing",
)  # fmt: skip
_LEAST_CHARACTERS, _LEAST_WORDS, _MOST_CLAUSES = 6, 2, 8  # of a run
_BY_CHARACTER, _BY_LENGTH = 1.44, 0.13  # variance of the length of English, in characters of the Chinese that it renders


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring clauses, by index, their span in the Chinese, and what is known of them."""

    clauses: tuple[int, int]
    span: Span
    features: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Window:
    """Beads that follow each other: characters of their clauses, the usual Chinese length of their English, its free words, the least score."""

    zh: int
    en: float
    free: float
    sure: float


def left_out(p: ComparedPassage, words: RowWords, usual: float) -> Span | None:
    """Return the clauses of a row whose English was probably left out; None if there are none."""
    model = packaged("duizhao.qa", "left_out.toml")
    weights = [model["weights"][name] for name in FEATURES]
    best, span = model["limit"], None
    for run in runs(p, words, usual):
        score = model["bias"] + sum(w * x for w, x in zip(weights, run.features, strict=True))
        chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
        if chance >= best and not _is_curated(p, run.span):
            best, span = chance, _telling(words.clauses[slice(*run.clauses)])
    return span


def _telling(clauses: Sequence[ClauseWords]) -> Span:
    """Return the span of clauses without those at either end that may well be rendered."""
    lacking = [c for c in clauses if c.lacking > 0] or clauses
    return lacking[0].span[0], lacking[-1].span[1]


def runs(p: ComparedPassage, words: RowWords, usual: float) -> tuple[Run, ...]:
    """List the runs of clauses that are long enough to be judged, with what is known of them; `usual` is English by Chinese length."""
    beads = tuple(s for s in p.segments if s.zh)
    if not usual or not beads or not words.sentences:
        return ()
    row = _Row(p, words, beads, usual)
    spans = [c.span for c in words.clauses]
    return tuple(Run((i, j), (spans[i][0], spans[j - 1][1]), row.features(i, j)) for i, j in _candidates(words.clauses))


def _candidates(clauses: Sequence[ClauseWords]) -> Iterator[tuple[int, int]]:
    for i in range(len(clauses)):
        words, characters = 0, 0
        for j in range(i, min(len(clauses), i + _MOST_CLAUSES)):
            words, characters = words + clauses[j].words, characters + _length(clauses[j].span)
            if words >= _LEAST_WORDS and characters >= _LEAST_CHARACTERS:
                yield i, j + 1


class _Row:
    """A row as it is measured."""

    def __init__(self, p: ComparedPassage, words: RowWords, beads: Sequence[Segment], usual: float) -> None:
        self._clauses, self._sentences = words.clauses, words.sentences
        self._beads, self._usual = beads, usual
        self._ranges = bead_ranges(own_beads([c.span[0] for c in self._clauses], beads), len(beads))
        self._zh_of_bead = _by_bead(self._ranges, len(beads))
        self._en_of_bead = _by_bead(english_ranges([s.span[0] for s in self._sentences], beads), len(beads))
        found, missing = figures_by_clause(p, [c.span[0] for c in self._clauses])
        self._sums = [
            list(accumulate(values, initial=0.0))
            for values in (
                (c.lacking for c in self._clauses), (c.words for c in self._clauses), (c.rendered for c in self._clauses),
                (_length(c.span) for c in self._clauses), (found[k] for k in range(len(self._clauses))),
                (missing[k] for k in range(len(self._clauses))),
            )
        ]  # fmt: skip
        self._windows: dict[tuple[int, int], _Window] = {}

    @cached_property
    def _short_row(self) -> float:
        whole = sum(_length(c.span) for c in self._clauses)
        return _short(whole, sum(_length(s.span) for s in self._sentences) / self._usual)

    def features(self, i: int, j: int) -> tuple[float, ...]:
        """Measure a run in the order of FEATURES."""
        clauses = self._clauses
        lacking, words, rendered, own, found, missing = (sums[j] - sums[i] for sums in self._sums)
        first, last = min(a for a, _ in self._ranges[i:j]), max(b for _, b in self._ranges[i:j])
        near = self._window(first, last)
        return (
            lacking,
            words,
            (near.free + rendered) / math.sqrt(own),
            self._short_row,
            max(0.0, _short(near.zh, near.en)),
            (near.zh - own) / near.zh,
            near.sure,
            float(i == 0 or clauses[i - 1].edge != "comma"),
            float(clauses[j - 1].edge == "sentence"),
            float(i == 0),
            math.log(len(clauses)),
            found,
            missing,
        )

    def _window(self, first: int, last: int) -> _Window:
        """Measure the beads from the first to the last."""
        if (first, last) not in self._windows:
            beads = range(first, last + 1)
            chinese = [self._clauses[k] for k in sorted({k for bead in beads for k in self._zh_of_bead[bead]})]
            english = [self._sentences[k] for k in sorted({k for bead in beads for k in self._en_of_bead[bead]})]
            self._windows[first, last] = _Window(
                sum(_length(c.span) for c in chinese),
                sum(_length(s.span) for s in english) / self._usual,
                sum(s.free for s in english),
                min((self._beads[bead].score for bead in beads), default=1.0),
            )
        return self._windows[first, last]


def _by_bead(ranges: Sequence[tuple[int, int]], count: int) -> list[list[int]]:
    """List what may belong to each bead, by the first and last bead of each."""
    out: list[list[int]] = [[] for _ in range(count)]
    for k, (first, last) in enumerate(ranges):
        for bead in range(first, last + 1):
            out[bead].append(k)
    return out


def figures_by_clause(p: ComparedPassage, starts: Sequence[int]) -> tuple[Counter[int], Counter[int]]:
    """Count the figures of each clause that the English has, and the quantities that it lacks; one of the same value anywhere in the row will do."""
    paired = {a.zh for a in p.agreement if a.zh is not None and a.en is not None}
    taken = {a.en for a in p.agreement if a.zh is not None and a.en is not None}
    spare = Counter(f.value for k, f in enumerate(p.figures) if f.lang == "en" and k not in taken)
    found: Counter[int] = Counter()
    missing: Counter[int] = Counter()
    for k, figure in enumerate(p.figures):
        if figure.lang == "zh" and (k in paired or figure.kind == "quantity"):
            has = k in paired or spare[figure.value] > 0
            spare[figure.value] -= k not in paired
            (found if has else missing)[max(0, bisect_right(starts, figure.start) - 1)] += 1
    return found, missing


def _short(zh: int, en: float) -> float:
    """Return by how many times the usual spread English is shorter than usual; both in characters of Chinese.

    >>> round(_short(100, 80.0), 1), _short(100, 100.0)
    (1.1, 0.0)
    """
    return (zh - en) / math.sqrt(_BY_CHARACTER * zh + (_BY_LENGTH * zh) ** 2)


def _is_curated(p: ComparedPassage, span: Span) -> bool:
    return any(s.curated and s.zh[0][0] < span[1] and span[0] < s.zh[-1][1] for s in p.segments if s.zh)


def _length(span: Span) -> int:
    return span[1] - span[0]
