"""Make permanent keys of rows from their first words, not from their position."""

import hashlib
from collections.abc import Sequence

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_WINDOW = 24


def _short(text: str) -> str:
    n = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    return "p" + "".join(_ALPHABET[(n >> (5 * i)) & 31] for i in range(6))


def keys(starts: Sequence[tuple[str, int]]) -> list[str]:
    """Make one key for each row, given the folded text that contains it and its position there.

    The key is a hash of the next 24 characters, past the end of the row if it is shorter. It does not change if
    a row is divided, if rows are added elsewhere, or if only punctuation, width or script change. Rows with
    equal beginnings get a longer window, then a number.

    >>> a, b = keys([("各位代表过去一年我们坚持稳中求进工作总基调实现了较快增长", 0)] * 2)
    >>> a != b, len(a)
    (True, 7)
    """
    taken: set[str] = set()
    last: dict[str, int] = {}
    out: list[str] = []
    for stream, start in starts:
        window = _WINDOW
        key = _short(stream[start : start + window])
        while key in taken and window < 8 * _WINDOW:
            window *= 2
            key = _short(stream[start : start + window])
        words = stream[start : start + window]
        while key in taken:
            last[words] = last.get(words, 1) + 1
            key = _short(f"{words}#{last[words]}")
        taken.add(key)
        out.append(key)
    return out
