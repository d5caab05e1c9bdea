"""Convert a text to the other script; where an edition in that script exists, use its characters."""

import re
from functools import lru_cache
from itertools import pairwise

from duizhao.model.source import Script
from duizhao.text.language import HAN, to_simplified
from duizhao.text.traditional import to_traditional

_IS_HAN = re.compile(f"[{HAN}〇]")
_COMPARED = 4_000_000  # product of the lengths of two texts, up to which they are compared
_LEAST_SHARED = 0.5  # share of the characters in common from which a verbatim text is one of the same row


@lru_cache(maxsize=4096)
def _one(char: str, to: Script) -> str:
    other = to_simplified(char) if to == "Hans" else to_traditional(char)
    return other if len(other) == 1 else char


def other_script(text: str, to: Script, published: tuple[str, ...] = ()) -> str:
    """Convert a text to script `to`, without changing its length; use the characters of `published` texts with the same words.

    >>> other_script("推进“一网通办”，着力创新。", "Hant", ("　　推進「一網通辦」，着力創新。[3]",))
    '推進「一網通辦」，着力創新。'
    """
    out = to_simplified(text) if to == "Hans" else to_traditional(text)
    if len(out) != len(text):
        out = "".join(_one(c, to) for c in text)
    for verbatim in published:
        out = _adopt(out, verbatim)
    return out


def _adopt(text: str, verbatim: str) -> str:
    """Replace characters by those of a verbatim text that are the same in Simplified.

    Punctuation between two such characters is replaced if it has the same length.
    """
    left, right = _han(text), _han(verbatim)
    if not right or len(left) * len(right) > _COMPARED:
        return text
    pairs = _pairs(*("".join(_one(c, "Hans") for _, c in side) for side in (left, right)))
    if len(pairs) < len(left) * _LEAST_SHARED:
        return text
    out = list(text)
    edges = [(-1, -1), *((left[i][0], right[j][0]) for i, j in pairs)]
    for (a, b), (c, d) in pairwise(edges):
        size = c - a - 1
        _replace_marks(out, a + 1, verbatim[d - size : d] if a < 0 else verbatim[b + 1 : d])
        out[c] = verbatim[d]
    a, b = edges[-1]
    _replace_marks(out, a + 1, verbatim[b + 1 : b + len(text) - a])
    return "".join(out)


def _replace_marks(out: list[str], at: int, marks: str) -> None:
    """Replace the punctuation from `at` up to the next Chinese character or the end by `marks` of the same length."""
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
