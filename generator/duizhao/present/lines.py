"""Cut a row into lines, one for each pair of sentences: what `sentences.js` does on a page."""

import re
from collections.abc import Iterator

from duizhao.model.alignment import Span
from duizhao.model.shown import ShownRow

_BEAD = re.compile(r"\??([^:]*):(.*)")
_Bead = tuple[list[Span], list[Span]]
Line = tuple[Span | None, Span | None]


def lines_of(row: ShownRow) -> tuple[Line, ...]:
    """Return the spans of zh and en of each line; a side is None if nothing renders the other. Both texts are covered.

    Beads that cross are one line, so that both texts keep their order. A row of one bead, or of one language, is one line.
    """
    zh, en = (len(side.text) if side else None for side in (row.zh, row.en))
    if not row.bead_spans or zh is None or en is None:
        return ((None if zh is None else (0, zh), None if en is None else (0, en)),)
    groups = list(_groups([_parsed(bead) for bead in row.bead_spans.split()]))
    return tuple(zip(_covering([g[0] for g in groups], zh), _covering([g[1] for g in groups], en), strict=True))


def _parsed(bead: str) -> _Bead:
    match = _BEAD.fullmatch(bead)
    assert match, bead
    zh, en = ([(int(a), int(b)) for a, b in re.findall(r"(\d+)-(\d+)", side)] for side in match.groups())
    return zh, en


def _groups(beads: list[_Bead]) -> Iterator[_Bead]:
    """Yield the spans of each line: a line ends where all before it is before all after it, in both languages.

    >>> list(_groups([([(0, 5)], [(10, 20)]), ([(5, 9)], [(0, 10)]), ([(9, 12)], [])]))
    [([(0, 5), (5, 9)], [(10, 20), (0, 10)]), ([(9, 12)], [])]
    """
    group: _Bead = ([], [])
    for n, bead in enumerate(beads, 1):
        group = (group[0] + bead[0], group[1] + bead[1])
        if all(_in_order([s for b in beads[:n] for s in b[k]], [s for b in beads[n:] for s in b[k]]) for k in (0, 1)):
            yield group
            group = ([], [])


def _in_order(before: list[Span], after: list[Span]) -> bool:
    return not before or not after or max(b for _, b in before) <= min(a for a, _ in after)


def _covering(lines: list[list[Span]], length: int) -> list[Span | None]:
    """Return the span of each line up to where the next begins.

    >>> _covering([[(1, 4)], [], [(5, 9)]], 10)
    [(0, 5), None, (5, 10)]
    """
    starts = [min(a for a, _ in spans) if spans else None for spans in lines]
    known = [s for s in starts if s is not None]
    ends = dict(zip(known, [*known[1:], length], strict=True))
    return [None if s is None else (0 if s == known[0] else s, ends[s]) for s in starts]
