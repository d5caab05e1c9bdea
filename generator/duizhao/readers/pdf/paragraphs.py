"""Join the lines of a PDF into paragraphs."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from duizhao.genre import genre_named
from duizhao.readers.pdf.layer import TextLine
from duizhao.text.headings import opening
from duizhao.text.language import HAN, language

_ENDS = re.compile(r"[。！？!?：:；;.…][”’）)\"'］\]]*$")
_ENDS_SURELY = re.compile(r"[。！？!?][”’）)\"'］\]]*$")
_INDENT = 1.2  # letters; a first line is moved in by two, or by more than this
_SHORT = 2.5  # letters missing at the end of a line that was not full
_GAP = 1.45  # times the usual distance of lines
_LOOSE = 3.0  # times the size of the letters: no text is set looser
_BIGGER = 1.12  # times the size of the letters
_SPACED = re.compile(rf"(?<=[{HAN}，。、；：！？“”‘’（）《》]) (?=[{HAN}，。、；：！？“”‘’（）《》])")
_COLUMN = 0.12  # of all lines begin where a column does
_APART = 120.0  # points between the left edges of two columns
_PAIR = re.compile(rf"(?<=[{HAN}]) ?(?=[{HAN}])")
_BROKEN = re.compile(r"(?<![A-Za-z])([A-Za-z]+)-$")
_LONGEST_WORD = 60  # characters
_WORD = re.compile(r"[a-z]+")
_FIRST_PARTS = set(
    "all co cross end first full high inter large long low mid multi new non old one post pre second self short small state three "
    "two well year".split()
)
_TWO_WORDS = re.compile(r"[A-Za-z]{2}")
_CHINESE = re.compile(rf"[{HAN}，。、；：！？“”（）《》…—]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The indices of its lines, their verbatim text, and the spans that are not shown."""

    lines: tuple[int, ...]
    raw: str
    hidden: tuple[tuple[int, int], ...]
    indented: bool


def find_paragraphs(lines: list[TextLine], furniture: frozenset[int], starts: frozenset[int] = frozenset()) -> list[Paragraph]:
    """Return the paragraphs in order; a paragraph may continue on the next page. The lines `starts` begin one for certain."""
    body = [i for i in range(len(lines)) if i not in furniture]
    columns = _columns([lines[i] for i in body])
    pitch = _pitch([lines[i] for i in body])
    parts: list[list[int]] = []
    for k, i in enumerate(body):
        if k and i not in starts and not _begins(lines[body[k - 1]], lines[i], columns, pitch):
            parts[-1].append(i)
        else:
            parts.append([i])
    words = set(re.findall(r"[a-z]+(?:-[a-z]+)*", " ".join(lines[i].text.lower() for i in body)))
    return [_paragraph(part, lines, words, columns) for part in parts]


def join_lines(part: Sequence[int], lines: Sequence[TextLine]) -> Paragraph:
    """Join lines that are known to be one paragraph."""
    some = [lines[i] for i in part]
    words = set(re.findall(r"[a-z]+(?:-[a-z]+)*", " ".join(line.text.lower() for line in some)))
    return _paragraph(part, lines, words, _columns(some))


_Columns = tuple[tuple[float, float], ...]  # the left and the right edge of each, from left to right


def _columns(lines: Sequence[TextLine]) -> _Columns:
    """Return the columns: the left edges at which many lines begin, each with the right edge of its long lines."""
    if not lines:
        return ((0.0, 0.0),)
    starts = Counter(round(line.left) for line in lines)
    lefts: list[float] = []
    for start, count in starts.most_common():
        if lefts and count < _COLUMN * len(lines):
            break
        if all(abs(start - other) > _APART for other in lefts):
            lefts.append(float(start))
    lefts.sort()
    edges: list[tuple[float, float]] = []
    for k, left in enumerate(lefts):
        right_edges = sorted(line.right for line in lines if _place(line, lefts) == k)
        edges.append((left, right_edges[int(0.9 * (len(right_edges) - 1))] if right_edges else left))
    return tuple(edges)


def _place(line: TextLine, lefts: Sequence[float]) -> int:
    return max((k for k, left in enumerate(lefts) if line.left > left - _APART / 4), default=0)


def _edges(line: TextLine, columns: _Columns) -> tuple[float, float]:
    return columns[_place(line, [left for left, _ in columns])]


def _pitch(lines: Sequence[TextLine]) -> float:
    """Return the usual distance between lines."""
    steps = [round(a.bottom - b.bottom, 1) for a, b in pairwise(lines) if a.page == b.page]
    steps = [s for s in steps if s > 0]
    largest = _LOOSE * sorted(line.size for line in lines)[len(lines) // 2] if lines else 0.0
    return min(Counter(steps).most_common(1)[0][0], largest) if steps else 0.0


def _begins(last: TextLine, here: TextLine, columns: _Columns, pitch: float) -> bool:
    """Does this line begin a paragraph?"""
    size = max(here.size, 1.0)
    lang = language(here.text)
    unfinished = lang == "en" == language(last.text) and not _ENDS.search(last.text)
    if unfinished and here.text[:1].islower():
        return False
    if max(last.size, here.size) > _BIGGER * max(min(last.size, here.size), 1.0):
        return True
    if here.page == last.page and pitch and last.bottom - here.bottom > _GAP * pitch:
        return True
    if here.left > _edges(here, columns)[0] + _INDENT * size * _LETTER.get(lang or "zh", 1.0):
        return True
    missing = _edges(last, columns)[1] - last.right
    letter = (last.right - last.left) / max(1, len(last.text))
    first = len(here.text.split(" ", 1)[0]) * letter if lang == "en" else _SHORT * size
    if missing > max(first, _SHORT * size * 0.5) + size * 0.5:
        return True
    return bool(_ENDS_SURELY.search(last.text) and opening(here.text.strip(), lang or "zh", genre_named()))


_LETTER = {"zh": 1.0, "en": 0.8}


def _paragraph(part: Sequence[int], lines: Sequence[TextLine], words: set[str], columns: _Columns) -> Paragraph:
    raw = ""
    chinese = language("".join(lines[i].text for i in part)) == "zh"
    hidden: list[tuple[int, int]] = []
    for i in part:
        text = lines[i].text.strip()
        broken = _BROKEN.search(raw[-_LONGEST_WORD:])
        if broken and text[:1].islower():
            if not _is_compound(broken[1].lower(), text, words):
                hidden.append((len(raw) - 1, len(raw)))
        elif raw and not _joins_without_space(raw, text, chinese=chinese):
            raw += " "
        hidden += [(len(raw) + a, len(raw) + b) for a, b in _stretched(text)]
        raw += text
    return Paragraph(tuple(part), raw, tuple(hidden), _is_indented(lines[part[0]], columns))


def _is_compound(before: str, after: str, words: set[str]) -> bool:
    """Is the hyphen at the end of a line part of the word, by other occurrences in the document or by its first part?"""
    m = _WORD.match(after)
    tail = m[0] if m else ""
    return before + tail not in words and (f"{before}-{tail}" in words or before in _FIRST_PARTS)


def _joins_without_space(before: str, after: str, *, chinese: bool) -> bool:
    """Are two lines joined without a space? In Chinese they are, except between Latin words."""
    if chinese:
        return not _TWO_WORDS.fullmatch(before[-1:] + after[:1])
    return bool(_CHINESE.match(before[-1:]) and _CHINESE.match(after))


def _is_indented(line: TextLine, columns: _Columns) -> bool:
    return line.left > _edges(line, columns)[0] + _INDENT * line.size


def _stretched(text: str) -> list[tuple[int, int]]:
    """Return the spaces between Han characters of a justified line."""
    spaces = [m.span() for m in _SPACED.finditer(text)]
    pairs = len(_PAIR.findall(text))
    if len(spaces) >= 3 and len(spaces) * 3 >= pairs:  # noqa: PLR2004 - a third of the places
        return spaces
    return []
