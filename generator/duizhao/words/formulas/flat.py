"""The Chinese of all reports as one array of characters, with what the rules on formulas ask of each position."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import rjieba
from numpy.typing import NDArray

from duizhao.model.report import Passage, Report
from duizhao.text.language import simplified
from duizhao.text.tables import packaged
from duizhao.words.beads import divided

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

_BREAK = re.compile(r"[^一-鿿A-Za-z0-9+、“”·‧]+")  # ends a piece: no formula goes on behind it
_MARKS = "“”、"
_OPEN_LEFT = frozenset(("v", "d", "c", "p", "m", "a", "ad"))  # parts of speech that may stand in front of a formula
_OPEN_RIGHT = frozenset(("v", "d", "c", "p", "a", "ad"))  # … and behind it
NO_WORD = ("", "")
Word = tuple[str, str]  # a word and its part of speech


@cache
def edge_words(kind: str) -> frozenset[str]:
    """Return a list of edges.toml."""
    return frozenset(str(packaged("duizhao.words.formulas", "edges.toml")[kind]).split())


@dataclass(frozen=True, slots=True)
class FlatText:
    """Pieces of text one after the other, each followed by a line break.

    By position: `report` is the number of the report; `border`, does a word begin here? `free_left`, `free_right`: does what stands
    before, or here, leave a formula free to begin, or to end? `ended`: is it a mark, the end of the piece, or a conjunction?
    `begins`, `ends`: the words that begin or end here, by position.
    """

    text: str
    report: Ints
    border: Flags
    free_left: Flags
    free_right: Flags
    ended: Flags
    begins: dict[int, Word]
    ends: dict[int, Word]


def flat_text(reports: Iterable[Report[Passage]]) -> FlatText:
    """Join the Chinese of all rows, in Simplified."""
    pieces = [
        (k, piece)
        for k, report in enumerate(reports)
        for p in report.passages
        if p.zh
        for piece in _BREAK.split(simplified(p.zh))
        if len(piece) > 1
    ]
    text = "".join(f"{piece}\n" for _, piece in pieces)
    report = np.repeat([k for k, _ in pieces], [len(piece) + 1 for _, piece in pieces]).astype(np.int64)
    begins, ends, borders = _divided([piece for _, piece in pieces])
    return _marked(text, report, borders, begins, ends)


def _divided(pieces: Sequence[str]) -> tuple[dict[int, Word], dict[int, Word], list[int]]:
    """Divide pieces into words with their parts of speech; also the borders of shorter words inside them."""
    begins: dict[int, Word] = {}
    ends: dict[int, Word] = {}
    borders: list[int] = []
    at = 0
    for piece in pieces:
        for word, tag in rjieba.tag(piece):
            begins[at] = ends[at + len(word)] = (word, tag)
            start = at
            for part in divided(word):
                borders.append(start)
                start += len(part)
            at += len(word)
        borders.append(at)
        at += 1
    return begins, ends, borders


def _marked(text: str, report: Ints, borders: Sequence[int], begins: dict[int, Word], ends: dict[int, Word]) -> FlatText:
    size = len(text)
    never, of_all_work, joining = edge_words("never"), edge_words("of_all_work"), edge_words("joining")
    loose = never | of_all_work
    free_left, free_right, ended = (np.zeros(size + 1, dtype=bool) for _ in range(3))
    for at in {*begins, *ends}:
        before, here = ends.get(at, NO_WORD), begins.get(at, NO_WORD)
        free_left[at] = before[0] in loose or before[1] in _OPEN_LEFT
        free_right[at] = here[0] in loose or here[1] in _OPEN_RIGHT
        ended[at] = here[0] in joining
    for mark in (*_MARKS, "\n"):
        for found in re.finditer(mark, text):
            free_left[found.end()] = free_right[found.start()] = ended[found.start()] = True
    free_left[0] = True
    border = np.zeros(size + 1, dtype=bool)
    border[borders] = True
    return FlatText(text, report, border, free_left, free_right, ended, begins, ends)
