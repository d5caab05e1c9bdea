"""A text in the other script: as an edition in that script has it, else converted, character by character."""

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from duizhao.model.source import Script
from duizhao.text.language import HAN, to_simplified

if TYPE_CHECKING:
    from opencc import OpenCC

_IS_HAN = re.compile(f"[{HAN}〇]")
_COMPARED = 4_000_000  # product of the lengths of texts, up to which their differences are worked out
_LEAST_SHARED = 0.5  # of the characters of a text, from which a verbatim text is one of the same row


@cache
def _converter() -> "OpenCC":
    from opencc import OpenCC  # noqa: PLC0415 - loads a library and its tables

    return OpenCC("s2tw")


def to_traditional(text: str) -> str:
    """Simplified to Traditional: other characters, the same words (OpenCC `s2tw`, the inverse of `tw2s`).

    >>> to_traditional("着力发展信息网络，改善里弄后街的头发修剪")
    '著力發展信息網絡，改善里弄後街的頭髮修剪'
    """
    return str(_converter().convert(text))


@lru_cache(maxsize=4096)
def _one(char: str, to: Script) -> str:
    other = to_simplified(char) if to == "Hans" else to_traditional(char)
    return other if len(other) == 1 else char


def other_script(text: str, to: Script, published: tuple[str, ...] = ()) -> str:
    """The text in script `to`, as long as it is; where `published` has the same words, with its characters.

    >>> other_script("推进“一网通办”，着力创新。", "Hant", ("　　推進「一網通辦」，着力創新。[3]",))
    '推進「一網通辦」，着力創新。'
    """
    out = to_simplified(text) if to == "Hans" else to_traditional(text)
    if len(out) != len(text):
        out = "".join(_one(c, to) for c in text)
    for verbatim in published:
        out = _dressed(out, verbatim)
    return out


def _dressed(text: str, verbatim: str) -> str:
    """The text with the characters of a verbatim one where both, in Simplified, are the same.

    Punctuation between two such characters is taken over when it is as long as what stands there.
    """
    mine, theirs = _han(text), _han(verbatim)
    if not theirs or len(mine) * len(theirs) > _COMPARED:
        return text
    ours, other = ("".join(_one(c, "Hans") for _, c in side) for side in (mine, theirs))
    pairs = _pairs(ours, other)
    if len(pairs) < len(mine) * _LEAST_SHARED:
        return text
    out = list(text)
    edges = [(-1, -1), *((mine[i][0], theirs[j][0]) for i, j in pairs)]
    for (a, b), (c, d) in pairwise(edges):
        size = c - a - 1
        _take(out, a + 1, verbatim[d - size : d] if a < 0 else verbatim[b + 1 : d])
        out[c] = verbatim[d]
    a, b = edges[-1]
    _take(out, a + 1, verbatim[b + 1 : b + len(text) - a])
    return "".join(out)


def _take(out: list[str], at: int, marks: str) -> None:
    """Put punctuation in the place of as much punctuation, up to the next Chinese character or the end."""
    size = next((k for k in range(at, len(out)) if _IS_HAN.match(out[k])), len(out)) - at
    if len(marks) == size and not any(c.isalnum() or c.isspace() for c in (*marks, *out[at : at + size])):
        out[at : at + size] = marks


def _han(text: str) -> list[tuple[int, str]]:
    return [(k, c) for k, c in enumerate(text) if _IS_HAN.match(c)]


def _pairs(one: str, other: str) -> list[tuple[int, int]]:
    if one == other:
        return [(k, k) for k in range(len(one))]
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only editions that differ need it

    return [
        (op.src_start + k, op.dest_start + k)
        for op in Indel.opcodes(one, other)
        if op.tag == "equal"
        for k in range(op.src_end - op.src_start)
    ]
