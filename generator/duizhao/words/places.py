"""Where words and formulas stand in the Chinese of the beads."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from duizhao.text.glosses import has_gloss
from duizhao.text.language import HAN
from duizhao.words.alignment import Ints
from duizhao.words.beads import Bead

_JOINED = (2, 3)  # words that the dictionary may have as one
_QUOTED = re.compile(f"“([{HAN}、]{{2,12}})”")
_WORD = re.compile(f"[{HAN}]{{2,}}")
Place = tuple[int, int, int]  # number of the bead, start and end in its Chinese


@dataclass(frozen=True, slots=True)
class Places:
    """Places of terms, bead by bead: number of the term, of the bead, characters [start, end), words [first, last) of the bead."""

    terms: tuple[str, ...]
    term: Ints
    bead: Ints
    start: Ints
    end: Ints
    first: Ints
    last: Ints

    def counts(self) -> Ints:
        """Count the places of each term."""
        return np.bincount(self.term, minlength=len(self.terms))

    def part(self, first: int, last: int) -> "Places":
        """Take the places from `first` to `last`."""
        s = slice(first, last)
        return Places(self.terms, self.term[s], self.bead[s], self.start[s], self.end[s], self.first[s], self.last[s])


def find_places(beads: Sequence[Bead], formulas: Collection[str]) -> Places:
    """Find all places of formulas, all Chinese words of two characters or more, and what is quoted."""
    known = frozenset(formulas)
    lengths = sorted(set(map(len, known)))
    return placed(beads, ((k, *span) for k, b in enumerate(beads) for span in _spans(b, known, lengths)))


def _spans(bead: Bead, formulas: Collection[str], lengths: Sequence[int]) -> list[tuple[int, int]]:
    text = bead.zh.text
    tokens = bead.zh.tokens
    out = {(t.start, t.end) for t in tokens if _WORD.fullmatch(t.word)}
    for size in _JOINED:
        runs = ((tokens[i].start, tokens[i + size - 1].end) for i in range(len(tokens) - size + 1))
        out.update((a, b) for a, b in runs if has_gloss(text[a:b]))
    out.update(m.span(1) for m in _QUOTED.finditer(text))
    out.update((i, i + n) for n in lengths for i in range(len(text) - n + 1) if text[i : i + n] in formulas)
    return sorted(out)


def placed(beads: Sequence[Bead], spans: Iterable[Place]) -> Places:
    """Number the terms at these spans and find their words; a span that has the larger part of no word is left out."""
    rows = list(_with_words(beads, spans))
    terms = tuple(sorted({beads[k].zh.text[a:b] for k, a, b, _, _ in rows}))
    number = {t: i for i, t in enumerate(terms)}
    columns = np.array([(number[beads[k].zh.text[a:b]], k, a, b, i, j) for k, a, b, i, j in rows], dtype=np.int64)
    term, bead, start, end, first, last = columns.reshape(-1, 6).T
    return Places(terms, term, bead, start, end, first, last)


def _with_words(beads: Sequence[Bead], spans: Iterable[Place]) -> Iterator[tuple[int, int, int, int, int]]:
    known, starts = -1, []
    for k, a, b in spans:
        if k != known:
            known, starts = k, [t.start + t.end for t in beads[k].zh.tokens]
        first, last = bisect_right(starts, 2 * a), bisect_right(starts, 2 * b)
        if first < last:
            yield k, a, b, first, last
