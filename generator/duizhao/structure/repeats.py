"""Text that stands in a file more than once."""

from collections.abc import Sequence

from duizhao.model.source import Line
from duizhao.text.fold import fold

_LEAST = 200  # folded characters that are not repeated by chance
_LINES, _LEAST_OF_LINES = 4, 60  # or this many lines in a row, as a header over every part of a report


def repeated(lines: Sequence[Line]) -> set[int]:
    """Indices of lines that repeat a stretch of lines before them, word for word."""
    keys = [fold(line.fragment.text, "zh") for line in lines]
    first: dict[str, int] = {}
    for i, key in enumerate(keys):
        if key:
            first.setdefault(key, i)
    out: set[int] = set()
    i = 0
    while i < len(keys):
        run = _run(keys, first.get(keys[i], i), i)
        size = sum(len(keys[i + k]) for k in range(run))
        if size >= _LEAST or (run >= _LINES and size >= _LEAST_OF_LINES):
            out.update(range(i, i + run))
            i += run
        else:
            i += 1
    return out


def _run(keys: Sequence[str], source: int, i: int) -> int:
    """How many lines from `i` on repeat those from `source` on."""
    k = 0
    while source + k < i and i + k < len(keys) and keys[source + k] == keys[i + k]:
        k += 1
    return k
