"""Find text that a file contains more than once."""

from collections.abc import Sequence

from duizhao.model.source import Line
from duizhao.text.fold import fold

_LEAST = 200  # minimum folded characters of a repeated block
_LINES, _LEAST_OF_LINES = 4, 60  # or this many lines, of this many characters, such as a header over every part


def repeated_lines(lines: Sequence[Line]) -> set[int]:
    """Return the indices of lines that repeat a block of earlier lines word for word."""
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
    """Count the lines from `i` on that repeat those from `source` on."""
    k = 0
    while source + k < i and i + k < len(keys) and keys[source + k] == keys[i + k]:
        k += 1
    return k
