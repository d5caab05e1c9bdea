"""Order the lines of a PDF with the two languages side by side, in the columns of a page or of a table."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from duizhao.model.source import Lang
from duizhao.readers.pdf.layer import TextLine
from duizhao.text.language import HAN, language

_HAN = re.compile(f"[{HAN}]")
_LETTERS = re.compile("[A-Za-z]{2}")
_ENDS = re.compile(r"[。！？!?.:：；;][”’）)\"'\]]*$")
_APART = 100.0  # points between the left edges of the two columns
_LEAST, _SHARE = 6, 0.85  # lines of each language, and how many of them must stand on its side
_NEAR = 5.0  # points between edges that are the same
_SAME_TOP = 0.35  # of the size of the letters, between the first lines of a row
_ROW_GAP = 1.08  # times the distance of lines in a cell; padding makes rows stand further apart
_ROOM = 5.0  # letters
_FAR = 1.8  # times the distance of lines: below a cell that is shorter than the one beside it
_ROWS = 4  # the fewest rows of a table
_IN_ROWS = 0.06  # share of the lines that begin a row in a table


@dataclass(slots=True)
class _Row:
    """The lines of one row of a table, or of all columns, by side: 0 is the left one."""

    lines: tuple[list[TextLine], list[TextLine]] = field(default_factory=lambda: ([], []))


def side_by_side(lines: Sequence[TextLine]) -> tuple[list[TextLine], frozenset[int]]:
    """Return the lines in the order of reading, and the indices of those that begin a paragraph for certain.

    Where Chinese and English stand side by side, each row of a table is read Chinese first; columns of running text are read one
    after the other through all pages. Other lines are unchanged.
    """
    found = _sides(lines)
    if found is None:
        return list(lines), frozenset()
    edge, left = found
    sides = _cut(lines, edge)
    order = (0, 1) if left == "zh" else (1, 0)
    rows = _rows(*sides)
    out: list[TextLine] = []
    starts: list[int] = []
    for row in rows:
        for side in order:
            if row.lines[side]:
                starts.append(len(out))
                out.extend(row.lines[side])
    return out, frozenset(starts)


def _sides(lines: Sequence[TextLine]) -> tuple[float, Lang] | None:
    """Return the left edge of the right column and the language of the left one; None if the languages do not stand side by side."""
    pieces = [piece for line in lines for piece in _pieces(line, line.gaps)]
    by_lang: dict[Lang, list[TextLine]] = {"zh": [], "en": []}
    for piece in pieces:
        if _HAN.search(piece.text) or _LETTERS.search(piece.text):
            by_lang[language(piece.text) or "en"].append(piece)
    if min(map(len, by_lang.values())) < _LEAST:
        return None
    edges = {lang: _usual_left(some) for lang, some in by_lang.items()}
    left: Lang = "zh" if edges["zh"] < edges["en"] else "en"
    right: Lang = "en" if left == "zh" else "zh"
    edge = edges[right]
    if edge - edges[left] < _APART:
        return None
    fit_left = sum(piece.right <= edge + _NEAR for piece in by_lang[left])
    fit_right = sum(piece.left >= edge - _NEAR for piece in by_lang[right])
    fits = fit_left >= _SHARE * len(by_lang[left]) and fit_right >= _SHARE * len(by_lang[right])
    return (edge, left) if fits else None


def _usual_left(pieces: Sequence[TextLine]) -> float:
    """Return the left edge at which most pieces begin; indents are a few points to the right of it."""
    counts = Counter(round(piece.left / 2) * 2 for piece in pieces)
    most = max(counts.values())
    return float(min(left for left, count in counts.items() if count * 3 >= most))


def _pieces(line: TextLine, gaps: Iterable[tuple[int, float, float]]) -> list[TextLine]:
    """Cut a line at gaps: (index in its text, left and right edge of the gap)."""
    out, start, left = [], 0, line.left
    for at, end, begin in gaps:
        out.append(replace(line, text=line.text[start:at].rstrip(), left=left, right=end, gaps=()))
        start, left = at, begin
    out.append(replace(line, text=line.text[start:].lstrip(), left=left, gaps=()))
    return [piece for piece in out if piece.text.strip()]


def _cut(lines: Sequence[TextLine], edge: float) -> tuple[list[TextLine], list[TextLine]]:
    """Cut the lines that go on in the right column, and return the lines of both columns from top to bottom."""
    sides: tuple[list[TextLine], list[TextLine]] = ([], [])
    for line in lines:
        for piece in _pieces(
            line, [gap for gap in line.gaps if gap[1] < edge - 1 <= gap[2] + _NEAR and gap[2] < edge + 8 * _NEAR]
        ):
            sides[piece.left >= edge - _NEAR].append(piece)
    for side in sides:
        side.sort(key=lambda line: (line.page, -line.top, line.left))
    return sides


def _rows(left: list[TextLine], right: list[TextLine]) -> list[_Row]:
    """Return the rows of a table; one row with everything if the columns are running text."""
    tops = _tops(left, right)
    whole = _Row((left, right))
    if len(tops) < _ROWS or len(tops) < _IN_ROWS * max(len(left), len(right)):
        return [whole]
    places = sorted(tops, key=lambda place: (place[0], -place[1]))
    rows = [_Row() for _ in range(len(places) + 1)]
    for side, some in enumerate((left, right)):
        at = 0
        for line in some:
            while at < len(places) and (line.page, -line.top) >= (places[at][0], -places[at][1] - _NEAR):
                at += 1
            rows[at].lines[side].append(line)
    return [row for row in rows if any(row.lines)]


def _tops(left: list[TextLine], right: list[TextLine]) -> list[tuple[int, float]]:
    """Return page and top of each row: both columns begin a line there, after more than the usual distance or lines that are not full."""
    steps = tuple(_steps(side) for side in (left, right))
    usual = tuple(_usual(some) for some in steps)
    ends = tuple(max((line.right for line in side), default=0.0) for side in (left, right))
    on_page: dict[int, list[int]] = defaultdict(list)
    for k, line in enumerate(right):
        on_page[line.page].append(k)
    out = []
    for i, line in enumerate(left):
        beside = [n for n in on_page[line.page] if abs(right[n].top - line.top) <= _SAME_TOP * line.size]
        if not beside:
            continue
        k = beside[0]
        below = ((steps[0], i, usual[0]), (steps[1], k, usual[1]))
        ended = all(n == 0 or _ENDS.search(side[n - 1].text) for side, n in ((left, i), (right, k)))
        closed = all(_is_closed(side, n, end) for side, n, end in ((left, i, ends[0]), (right, k, ends[1])))
        apart = all(step[n] > _ROW_GAP * own for step, n, own in below)
        far = any(step[n] > _FAR * own for step, n, own in below)
        on_new_page = steps[0][i] == 0.0 or steps[1][k] == 0.0
        if (ended and (far or on_new_page)) or (not on_new_page and (apart or closed)):
            out.append((line.page, max(line.top, right[k].top)))
    return out


def _is_closed(side: Sequence[TextLine], n: int, end: float) -> bool:
    """Return whether the line above ends a paragraph: a word or two more would have had room in it."""
    return n > 0 and end - side[n - 1].right > _ROOM * side[n - 1].size


def _steps(side: Sequence[TextLine]) -> list[float]:
    """Return the distance of each line from the one above; 0 for the first of a page."""
    return [0.0 if not k or side[k - 1].page != line.page else side[k - 1].top - line.top for k, line in enumerate(side)]


def _usual(steps: Sequence[float]) -> float:
    """Return the distance of lines within a paragraph: the median of the smaller half."""
    some = sorted(step for step in steps if step > 1)
    return median(some[: max(1, len(some) // 2)]) if some else 0.0
