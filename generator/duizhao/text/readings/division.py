"""Divide Chinese text into words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

import rjieba

from duizhao.text.language import HAN
from duizhao.text.readings.tables import places, terms

Span = tuple[int, int]
_HAN_RUN = re.compile(f"[{HAN}〇]+")
_LONGEST = 3  # characters of a word that is never divided
_FOUR = 4  # characters of a word that may be two compounds
_COUNTED = re.compile(
    "([一二两三四五六七八九十百千万亿几多数]+)(个|座|位|名|项|家|条|件|次|所|辆|台|户|年|月|日|人|里|亩|元|吨|斤|米|批|处|套|张|岁|天|届|期"
    "|类|种|倍|成|人次|户次|家次|公里|平方米|平方公里|立方米|公顷|公斤|千瓦|千瓦时|美元|欧元|小时|分钟|余|多|余个|多个)"
)
KINDS = "省市区县州镇乡村街路河湖"


def divide(text: str) -> list[Span]:
    """Divide Simplified text into words; other text is left out.

    >>> text = "望川市新增5G基站3万个。"
    >>> [text[a:b] for a, b in divide(text)]
    ['望川市', '新增', '基站', '万', '个']
    """
    out: list[Span] = []
    at = 0
    for word in rjieba.cut(text):
        for run in _HAN_RUN.finditer(word):
            out.extend(_parts(run[0], at + run.start()))
        at += len(word)
    return list(_four_together(text, out))


def _four_together(text: str, words: Sequence[Span]) -> Iterator[Span]:
    """Join the pieces of a term of four characters that the word list has broken into single ones.

    >>> text = "见缝插绿，办好急难愁盼之事"
    >>> [text[a:b] for a, b in divide(text)]
    ['见缝插绿', '办好', '急难愁盼', '之事']
    """
    k = 0
    while k < len(words):
        start = words[k][0]
        inside = [b - a for a, b in words[k : k + _FOUR] if b <= start + _FOUR]
        if 1 in inside and sum(inside) == _FOUR and text[start : start + _FOUR] in terms():
            yield start, start + _FOUR
            k += len(inside)
        else:
            yield words[k]
            k += 1


def _parts(word: str, at: int) -> Iterator[Span]:
    """Divide a compound: a number and its classifier, a place and its kind, two compounds, a long name.

    >>> for text in ("中华人民共和国", "轨道交通", "三万人次", "南水北调"):
    ...     print([text[a:b] for a, b in _parts(text, 0)])
    ['中华', '人民', '共和国']
    ['轨道', '交通']
    ['三万', '人次']
    ['南水北调']
    """
    edge = _edge(word)
    if edge:
        yield from ((at, at + edge), (at + edge, at + len(word)))
    elif len(word) <= _LONGEST or word in places() or (len(word) == _FOUR and word in terms()):
        yield at, at + len(word)
    else:
        inner = {p for p in rjieba.cut_for_search(word) if 1 < len(p) < len(word)}
        if len(word) == _FOUR and not {word[:2], word[2:]} <= inner:
            yield at, at + len(word)
            return
        start = 0
        while start < len(word):
            size = max((len(p) for p in inner if word.startswith(p, start) and len(p) != _FOUR), default=1)
            yield at + start, at + start + size
            start += size


def _edge(word: str) -> int:
    """Return the end of a number before its classifier, or of a place before its kind; else 0."""
    if m := _COUNTED.fullmatch(word):
        return len(m[1])
    return len(word) - 1 if word[-1] in KINDS and word[:-1] in places() else 0


def cut_at(spans: Iterable[Span], cuts: Iterable[int]) -> list[Span]:
    """Divide spans at the cuts.

    >>> cut_at([(0, 2), (2, 5)], [2, 3])
    [(0, 2), (2, 3), (3, 5)]
    """
    edges = sorted(set(cuts))
    out: list[Span] = []
    for start, end in spans:
        for edge in edges[bisect_right(edges, start) : bisect_left(edges, end)]:
            out.append((start, edge))
            start = edge
        out.append((start, end))
    return out
