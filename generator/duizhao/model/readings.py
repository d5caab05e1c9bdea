"""Readings of Chinese texts: pinyin, and the text in the other script."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from duizhao.model.source import Script

_WORD = re.compile(r"(_|[^0-9_]+)([0-9]+)")
_LOOKED_UP = re.compile(r"(_|[^0-9_]*)([0-9])")


@dataclass(frozen=True, slots=True)
class ZhText:
    """A shown text; `name` identifies it in its report: the key of a row, `note-9`, `c-01-02` for the title of a page.

    `cuts` are positions that no word may span: note markers, the end of a run-in heading. `published` are verbatim
    texts of the same row in editions of the other script. `speaker` says that the text names the speaker.
    """

    name: str
    text: str
    script: Script
    cuts: tuple[int, ...] = ()
    published: tuple[str, ...] = ()
    speaker: bool = False


class Word(NamedTuple):
    """The pinyin of the word at `[start, end)`, in code points of the shown text, as GB/T 16159 spells words."""

    start: int
    end: int
    pinyin: str


@dataclass(frozen=True, slots=True)
class TextReading:
    """The pinyin of a Chinese text, and the text in the other script, which has the same length.

    `pinyin` is one line: for each word its pinyin and its number of characters; `_` for characters without pinyin.

    `lookup` are the words that a reader looks up, in the same way: the length of each, before it the pinyin only where the
    borders in `pinyin` are others.

    >>> list(TextReading("_1yínháng2_1kuài1_1", "").words())
    [Word(start=1, end=3, pinyin='yínháng'), Word(start=4, end=5, pinyin='kuài')]
    >>> list(TextReading("", "", "_12_1kuài1").looked_up())
    [(1, 3), (4, 5)]
    """

    pinyin: str
    other: str
    lookup: str = ""

    def words(self) -> Iterator[Word]:
        """Return the Chinese words, in order."""
        return iter(_words(self.pinyin))

    def looked_up(self) -> Iterator[tuple[int, int]]:
        """Yield `[start, end)` of the words that a reader looks up, in order."""
        at = 0
        for pinyin, size in _LOOKED_UP.findall(self.lookup):
            if pinyin != "_":
                yield at, at + int(size)
            at += int(size)


@lru_cache(maxsize=256)  # the texts of a report, which several writers read
def _words(line: str) -> tuple[Word, ...]:
    at, out = 0, []
    for pinyin, size in _WORD.findall(line):
        end = at + int(size)
        if pinyin != "_":
            out.append(Word(at, end, pinyin))
        at = end
    return tuple(out)
