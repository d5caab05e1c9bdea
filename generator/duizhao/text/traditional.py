"""Convert Simplified text to Traditional by words, so that every character has the form of its word."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from duizhao.text.language import HAN
from duizhao.text.surnames import surnames_of_people

if TYPE_CHECKING:
    from opencc import OpenCC

_HAN = re.compile(f"[{HAN}]")
Found = tuple[int, int, int, str]  # length of the word, start, end, form of the character


class _Char(NamedTuple):
    """A character with several Traditional forms: the usual one, that of each word, and patterns that match at the character.

    `places` are the words with each place that the character has in them.
    """

    usual: str
    words: dict[str, str]
    patterns: tuple[tuple[re.Pattern[str], str], ...]
    places: tuple[tuple[str, int], ...] = ()


def to_traditional(text: str) -> str:
    """Convert Simplified characters to Traditional, without changing words or the length of the text.

    Forms are those of Taiwan. Characters that stand for several are settled by `traditional.tsv`, names of persons by their
    surname, everything else by OpenCC, word by word.

    >>> to_traditional("着力发展信息网络，改善里弄后街的头发修剪")
    '著力發展信息網絡，改善里弄後街的頭髮修剪'
    >>> to_traditional("新征程上减少政府干预，总发电量和粮食面积增加，范志强副市长不准乱发空白发票")
    '新征程上減少政府干預，總發電量和糧食面積增加，范志強副市長不准亂發空白發票'
    """
    import rjieba  # noqa: PLC0415 - loads a word list

    words = rjieba.cut(text)
    out = list("".join(map(_word, words)))
    table = _table()
    chars = [(at, char) for at, char in enumerate(text) if char in table]
    if chars:
        edges = _edges(words)
        people = surnames_of_people(text)
        for at, char in chars:
            out[at] = people.get(at) or _form(text, at, table[char], edges)
    return "".join(out)


@lru_cache(maxsize=65536)
def _word(word: str) -> str:
    """Convert one word by OpenCC, character by character where it changes the length."""
    out = str(_converter().convert(word))
    return out if len(out) == len(word) else "".join(_single(c) for c in word)


@lru_cache(maxsize=16384)
def _single(char: str) -> str:
    out = str(_converter().convert(char))
    return out if len(out) == 1 else char


@cache
def _converter() -> "OpenCC":
    from opencc import OpenCC  # noqa: PLC0415 - loads a library and its tables

    return OpenCC("s2tw")


def _edges(words: list[str]) -> frozenset[int]:
    """Collect where words begin and end."""
    out = {0}
    at = 0
    for word in words:
        at += len(word)
        out.add(at)
    return frozenset(out)


def _form(text: str, at: int, char: _Char, edges: frozenset[int]) -> str:
    """Choose the form of the character at `at`: that of a pattern, then of the longest word around it, then the usual one."""
    for pattern, form in char.patterns:
        if pattern.match(text, at):
            return form
    found = max(_words_around(text, at, char, edges), default=None)
    return found[3] if found else char.usual


def _words_around(text: str, at: int, char: _Char, edges: frozenset[int]) -> Iterator[Found]:
    alone = f"+{text[at]}"
    if alone in char.words and {at, at + 1} <= edges and at and _HAN.match(text[at - 1]):
        yield 1, at, at + 1, char.words[alone]
    for word, k in char.places:
        if at >= k and text.startswith(word, at - k):
            start, end = at - k, at - k + len(word)
            if _is_word(start, end, edges):
                yield len(word), start, end, char.words[word]


def _is_word(start: int, end: int, edges: frozenset[int]) -> bool:
    """Does a span begin and end with words of the text, or lie in one of them?"""
    return (start in edges and end in edges) or not any(start < edge < end for edge in edges)


@cache
def _table() -> dict[str, _Char]:
    rows = files(__package__).joinpath("traditional.tsv").read_text(encoding="utf-8").splitlines()
    table: dict[str, _Char] = {}
    for row in rows:
        if not row or row.startswith("#"):
            continue
        char, usual, form, words = (*row.split("\t"), "", "")[:4]
        known = table.get(char) or _Char(usual, {}, ())
        spelt = words.split()
        patterns = tuple((re.compile(w[1:]), form) for w in spelt if w.startswith("/"))
        plain = known.words | {w: form for w in spelt if not w.startswith("/")}
        places = tuple((word, k) for word in plain for k, c in enumerate(word) if c == char)
        table[char] = _Char(usual, plain, known.patterns + patterns, places)
    return table
