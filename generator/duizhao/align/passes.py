"""The two passes over a report's rows: alone, then with what earlier reports of the series teach."""

from collections.abc import Callable, Mapping, Sequence

from duizhao.align.affinity import affinity
from duizhao.align.beads import Match, matches, path
from duizhao.align.dictionary import has_dictionary
from duizhao.align.learned import explain
from duizhao.align.learning import FOLDS, lexicons, rarity, vocabularies
from duizhao.align.programme import Scores
from duizhao.align.row import Row, read_row
from duizhao.align.scoring import score
from duizhao.align.texts import Beads, Lesson, Range, Rough, Text
from duizhao.align.weights import FIRST, LATER, LATER_ALONE
from duizhao.model.alignment import Segment, Span

_SCORE_DIGITS = 2


def first_pass(texts: Sequence[Text]) -> Rough:
    """Align a report on its own, roughly."""
    rows = _read(texts)
    telling = rarity(rows)
    beads = [path(row, lambda part: score(part, affinity(part, telling, FIRST), FIRST)) for row in rows]
    ranges = [[(b.zh, b.en) for b in found] for found in beads]
    beads = [path(row, scorer) for row, scorer in _taught(rows, ranges, (), telling)]
    lessons = (_lesson(row, b.zh, b.en) for row, found in zip(rows, beads, strict=True) for b in found)
    return Rough(tuple(tuple((b.zh, b.en) for b in found) for found in beads), tuple(one for one in lessons if one[0] and one[1]))


def second_pass(texts: Sequence[Text], rough: Rough, lessons: Sequence[Lesson]) -> Beads:
    """The final beads of every row of a report; `lessons` are those of earlier reports of its series."""
    rows = _read(texts)
    telling = rarity(rows)
    scored = _taught(rows, rough.beads, lessons, telling)
    return Beads(tuple(_segments(row, matches(row, scorer)) for row, scorer in scored))


def _segments(row: Row, found: Sequence[Match]) -> tuple[Segment, ...]:
    """Matches as segments, by place in the zh; one without zh stands where it stands in the en."""
    bound = {z for z, _ in row.bonds}
    return tuple(
        Segment(
            _spans([row.zh_atoms[i].span for i in m.zh], m.zh),
            _spans([row.en_atoms[j].span for j in m.en], m.en),
            round(m.score, _SCORE_DIGITS),
            not bound.isdisjoint(m.zh),
        )
        for m in found
    )


def _spans(spans: Sequence[Span], atoms: Sequence[int]) -> tuple[Span, ...]:
    """The spans of atoms, those of neighbours joined."""
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


def _taught(
    rows: Sequence[Row], beads: Sequence[Sequence[tuple[Range, Range]]], lessons: Sequence[Lesson], telling: Mapping[str, float]
) -> list[tuple[Row, Callable[[Row], Scores]]]:
    """Each row, and how its beads are scored by what the other folds and the lessons teach."""
    zh, en = vocabularies(rows)
    own = [(k % FOLDS, _lesson(row, z, e)) for k, (row, found) in enumerate(zip(rows, beads, strict=True)) for z, e in found]
    learned = lexicons([*own, *((-1, one) for one in lessons)], zh, en)
    weights = LATER if has_dictionary() else LATER_ALONE

    def scorer(k: int) -> Callable[[Row], Scores]:
        return lambda part: score(part, affinity(part, telling, weights), weights, explain(part, learned[k % FOLDS], zh, en))

    return [(row, scorer(k)) for k, row in enumerate(rows)]
