"""Judge by words, lengths and beads whether the English of some clauses was left out."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.model.alignment import Segment, Span, bead_ranges, holds, own_beads
from duizhao.model.qa import ClauseWords, RowWords
from duizhao.model.report import AlignedPassage
from duizhao.text.tables import packaged

FEATURES = ("lacking", "words", "unused", "short_row", "short_bead", "rest", "sure", "begins", "stops", "first", "clauses")
_LEAST_CHARACTERS, _LEAST_WORDS, _MOST_CLAUSES = 6, 2, 8  # of a run
_KEPT = 3  # runs of a row that are judged
_BY_CHARACTER, _BY_LENGTH = 1.44, 0.13  # variance of the length of English, in characters of the Chinese that it renders


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring clauses, by index, their span in the Chinese, and what is known of them."""

    clauses: tuple[int, int]
    span: Span
    features: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as it is measured: the clauses, the beads, and by clause the first and last bead that it may belong to; `usual` is English by Chinese length."""

    words: RowWords
    beads: tuple[Segment, ...]
    ranges: tuple[tuple[int, int], ...]
    usual: float


def left_out(p: AlignedPassage, words: RowWords, usual: float) -> Span | None:
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


def runs(p: AlignedPassage, words: RowWords, usual: float) -> tuple[Run, ...]:
    """List the runs of clauses for which there is most evidence that nothing renders them; they do not overlap."""
    beads = tuple(s for s in p.segments if s.zh)
    own = own_beads([c.span[0] for c in words.clauses], beads)
    row = _Row(words, beads, tuple(bead_ranges(own, len(beads))), usual)
    if not usual or not beads or not words.sentences:
        return ()
    out: list[tuple[int, int]] = []
    for _, i, j in sorted(_candidates(words.clauses), reverse=True):
        if all(j <= a or b <= i for a, b in out):
            out.append((i, j))
        if len(out) == _KEPT:
            break
    return tuple(Run((i, j), (words.clauses[i].span[0], words.clauses[j - 1].span[1]), _features(row, i, j)) for i, j in out)


def _candidates(clauses: Sequence[ClauseWords]) -> Iterator[tuple[float, int, int]]:
    for i in range(len(clauses)):
        lacking, words, characters = 0.0, 0, 0
        for j in range(i, min(len(clauses), i + _MOST_CLAUSES)):
            lacking, words, characters = (
                lacking + clauses[j].lacking,
                words + clauses[j].words,
                characters + _length(clauses[j].span),
            )
            if words >= _LEAST_WORDS and characters >= _LEAST_CHARACTERS:
                yield lacking, i, j + 1


def _features(row: _Row, i: int, j: int) -> tuple[float, ...]:
    """Measure a run in the order of FEATURES."""
    clauses, run = row.words.clauses, row.words.clauses[i:j]
    first, last = min(a for a, _ in row.ranges[i:j]), max(b for _, b in row.ranges[i:j])
    around = [c for c, (a, b) in zip(clauses, row.ranges, strict=True) if first <= b and a <= last]
    beads = row.beads[first : last + 1]
    english = [s for s in row.words.sentences if any(holds(b.en, s.span[0]) for b in beads)]
    whole, near, own = (sum(_length(c.span) for c in some) for some in (clauses, around, run))
    words = sum(c.words for c in run)
    return (
        sum(c.lacking for c in run),
        words,
        (sum(s.free for s in english) + sum(c.rendered for c in run)) / math.sqrt(own),
        _short(whole, sum(_length(s.span) for s in row.words.sentences) / row.usual),
        max(0.0, _short(near, sum(_length(s.span) for s in english) / row.usual)),
        (near - own) / near,
        min((b.score for b in beads), default=1.0),
        float(i == 0 or clauses[i - 1].edge != "comma"),
        float(clauses[j - 1].edge == "sentence"),
        float(i == 0),
        math.log(len(clauses)),
    )


def _short(zh: int, en: float) -> float:
    """Return by how many times the usual spread English is shorter than usual; both in characters of Chinese.

    >>> round(_short(100, 80.0), 1), _short(100, 100.0)
    (1.1, 0.0)
    """
    return (zh - en) / math.sqrt(_BY_CHARACTER * zh + (_BY_LENGTH * zh) ** 2)


def _is_curated(p: AlignedPassage, span: Span) -> bool:
    return any(s.curated and s.zh[0][0] < span[1] and span[0] < s.zh[-1][1] for s in p.segments if s.zh)


def _length(span: Span) -> int:
    return span[1] - span[0]
