"""Align the rows of a report in two passes: on its own, then with lessons of earlier reports of its series."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from duizhao.align.affinity import Evidence, evidence
from duizhao.align.beads import Match, matches, path
from duizhao.align.learned import explain
from duizhao.align.learning import FOLDS, lexicons, rarity, vocabularies
from duizhao.align.programme import Scores
from duizhao.align.row import Row, read_row
from duizhao.align.scoring import Plain, plain_scores, score
from duizhao.align.texts import Beads, Lesson, Range, Rough, Text
from duizhao.align.weights import FIRST, LATER, LATER_ALONE, Weights
from duizhao.model.alignment import Segment, Span
from duizhao.text.dictionary import has_dictionary

_SCORE_DIGITS = 2
_REPORTS_KEPT = 4  # between the passes; a process that gets one again has the scores that do not depend on a lexicon
_MOST_KEPT = 400  # pairs of a clause and a sentence of a row whose scores are kept; those of larger ones take much memory


class _Prepared:
    """The rows of a report, and what of the scores of their beads does not depend on a lexicon, which most passes need."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.rows = [read_row(t.zh, t.en, t.ties, t.bonds) for t in texts]
        self.rarities = rarity(self.rows)
        self._evidence: dict[int, Evidence] = {}
        self._plain: dict[tuple[int, Weights], Plain] = {}

    def plain(self, k: int, part: Row, weights: Weights) -> Plain:
        """Score the beads of a part of row `k`; kept if the part is the row, and it is not large."""
        if part is not self.rows[k] or len(part.zh_atoms) * len(part.en_atoms) > _MOST_KEPT:
            return plain_scores(part, evidence(part, self.rarities).weighed(weights), weights)
        if (k, weights) not in self._plain:
            if k not in self._evidence:
                self._evidence[k] = evidence(part, self.rarities)
            self._plain[k, weights] = plain_scores(part, self._evidence[k].weighed(weights), weights)
        return self._plain[k, weights]


@lru_cache(maxsize=_REPORTS_KEPT)
def _prepared(texts: tuple[Text, ...]) -> _Prepared:
    return _Prepared(texts)


def first_pass(texts: Sequence[Text]) -> Rough:
    """Align a report on its own, roughly."""
    report = _prepared(tuple(texts))

    def scorer(k: int) -> Callable[[Row], Scores]:
        return lambda part: score(part, report.plain(k, part, FIRST), FIRST)

    paths = [path(row, scorer(k)) for k, row in enumerate(report.rows)]
    ranges = [[(b.zh, b.en) for b in beads] for beads in paths]
    paths = [path(row, scorer) for row, scorer in _scorers(report, ranges, ())]
    lessons = (_lesson(row, b.zh, b.en) for row, beads in zip(report.rows, paths, strict=True) for b in beads)
    return Rough(tuple(tuple((b.zh, b.en) for b in beads) for beads in paths), tuple(one for one in lessons if one[0] and one[1]))


def second_pass(texts: Sequence[Text], rough: Rough, lessons: Sequence[Lesson]) -> Beads:
    """Compute the final beads of every row of a report; `lessons` are those of earlier reports of its series."""
    scorers = _scorers(_prepared(tuple(texts)), rough.beads, lessons)
    return Beads(tuple(_segments(row, matches(row, scorer)) for row, scorer in scorers))


def _segments(row: Row, matched: Sequence[Match]) -> tuple[Segment, ...]:
    """Convert matches to segments, which have positions in the texts instead of indices."""
    bound = {z for z, _ in row.bonds}
    return tuple(
        Segment(
            _spans([row.zh_atoms[i].span for i in m.zh], m.zh),
            _spans([row.en_atoms[j].span for j in m.en], m.en),
            round(m.score, _SCORE_DIGITS),
            not bound.isdisjoint(m.zh),
        )
        for m in matched
    )


def _spans(spans: Sequence[Span], atoms: Sequence[int]) -> tuple[Span, ...]:
    """Join the spans of adjacent atoms."""
    out: list[Span] = []
    for k, span in enumerate(spans):
        if k and atoms[k] == atoms[k - 1] + 1:
            out[-1] = (out[-1][0], span[1])
        else:
            out.append(span)
    return tuple(out)


def _lesson(row: Row, zh: Range, en: Range) -> Lesson:
    return tuple(w for i in range(*zh) for w in row.zh_words[i]), tuple(w for j in range(*en) for w in row.en_words[j])


def _scorers(
    report: _Prepared, beads: Sequence[Sequence[tuple[Range, Range]]], lessons: Sequence[Lesson]
) -> list[tuple[Row, Callable[[Row], Scores]]]:
    """Give each row a scoring function, learned from the rows of the other folds and the lessons."""
    rows = report.rows
    zh, en = vocabularies(rows)
    own = [(k % FOLDS, _lesson(row, z, e)) for k, (row, pairs) in enumerate(zip(rows, beads, strict=True)) for z, e in pairs]
    learned = lexicons([*own, *((-1, one) for one in lessons)], zh, en)
    weights = LATER if has_dictionary() else LATER_ALONE

    def scorer(k: int) -> Callable[[Row], Scores]:
        return lambda part: score(part, report.plain(k, part, weights), weights, explain(part, learned[k % FOLDS], zh, en))

    return [(row, scorer(k)) for k, row in enumerate(rows)]
