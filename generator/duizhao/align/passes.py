"""Align the rows of a report in two passes: on its own, then with lessons of earlier reports of its series."""

from collections.abc import Callable, Mapping, Sequence

from duizhao.align.affinity import affinity
from duizhao.align.beads import Match, matches, path
from duizhao.align.learned import explain
from duizhao.align.learning import FOLDS, lexicons, rarity, vocabularies
from duizhao.align.programme import Scores
from duizhao.align.row import Row, read_row
from duizhao.align.scoring import score
from duizhao.align.texts import Beads, Lesson, Range, Rough, Text
from duizhao.align.weights import FIRST, LATER, LATER_ALONE
from duizhao.model.alignment import Segment, Span
from duizhao.text.dictionary import has_dictionary

_SCORE_DIGITS = 2


def first_pass(texts: Sequence[Text]) -> Rough:
    """Align a report on its own, roughly."""
    rows = _read(texts)
    rarities = rarity(rows)
    paths = [path(row, lambda part: score(part, affinity(part, rarities, FIRST), FIRST)) for row in rows]
    ranges = [[(b.zh, b.en) for b in beads] for beads in paths]
    paths = [path(row, scorer) for row, scorer in _scorers(rows, ranges, (), rarities)]
    lessons = (_lesson(row, b.zh, b.en) for row, beads in zip(rows, paths, strict=True) for b in beads)
    return Rough(tuple(tuple((b.zh, b.en) for b in beads) for beads in paths), tuple(one for one in lessons if one[0] and one[1]))


def second_pass(texts: Sequence[Text], rough: Rough, lessons: Sequence[Lesson]) -> Beads:
    """Compute the final beads of every row of a report; `lessons` are those of earlier reports of its series."""
    rows = _read(texts)
    scorers = _scorers(rows, rough.beads, lessons, rarity(rows))
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


def _read(texts: Sequence[Text]) -> list[Row]:
    return [read_row(t.zh, t.en, t.ties, t.bonds) for t in texts]


def _lesson(row: Row, zh: Range, en: Range) -> Lesson:
    return tuple(w for i in range(*zh) for w in row.zh_words[i]), tuple(w for j in range(*en) for w in row.en_words[j])


def _scorers(
    rows: Sequence[Row], beads: Sequence[Sequence[tuple[Range, Range]]], lessons: Sequence[Lesson], rarities: Mapping[str, float]
) -> list[tuple[Row, Callable[[Row], Scores]]]:
    """Give each row a scoring function, learned from the rows of the other folds and the lessons."""
    zh, en = vocabularies(rows)
    own = [(k % FOLDS, _lesson(row, z, e)) for k, (row, pairs) in enumerate(zip(rows, beads, strict=True)) for z, e in pairs]
    learned = lexicons([*own, *((-1, one) for one in lessons)], zh, en)
    weights = LATER if has_dictionary() else LATER_ALONE

    def scorer(k: int) -> Callable[[Row], Scores]:
        return lambda part: score(part, affinity(part, rarities, weights), weights, explain(part, learned[k % FOLDS], zh, en))

    return [(row, scorer(k)) for k, row in enumerate(rows)]
