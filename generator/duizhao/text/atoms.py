"""Atoms: the pieces of a row that are never divided further, clauses in zh and sentences in en."""

import re
from dataclasses import dataclass
from typing import Literal

from duizhao.model.alignment import Span
from duizhao.model.source import Lang

Edge = Literal["sentence", "clause", "comma"]  # what ends an atom: a full stop, a semicolon or colon, a comma


@dataclass(frozen=True, slots=True)
class Atom:
    """A clause of zh or a sentence of en: its place in the shown text, and how strongly it ends."""

    span: Span
    edge: Edge


_OPEN, _CLOSE = "“‘（(「『《〈【［[", "”’）)」』》〉】］]"
_QUOTED = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_STOP, _SEMICOLON, _COMMA = "。！？!?", "；;：:∶", "，,"
_ZH_EDGE: dict[str, Edge] = {
    **dict.fromkeys(_STOP, "sentence"),
    **dict.fromkeys(_SEMICOLON, "clause"),
    **dict.fromkeys(_COMMA, "comma"),
}
_INSIDE_NUMBER = ",:∶："
_LONGEST_BRACKET = 400  # an opening quote or bracket whose partner is farther than this is taken for a slip


def atoms(text: str, lang: Lang) -> tuple[Atom, ...]:
    """The atoms of a shown text in order; together they cover all of it that is not white space.

    >>> [text[slice(*a.span)] for text in ["实施“增绿，护水”行动，造林1,200亩；空气更好。"] for a in atoms(text, "zh")]
    ['实施“增绿，护水”行动，', '造林1,200亩；', '空气更好。']
    >>> text = "We cut PM2.5 by 3.1%. “Every Drop Counts” began; Class V. water is gone."
    >>> [text[slice(*a.span)] for a in atoms(text, "en")]
    ['We cut PM2.5 by 3.1%.', '“Every Drop Counts” began;', 'Class V. water is gone.']
    """
    return _clauses(text) if lang == "zh" else _sentences(text)


def _clauses(text: str) -> tuple[Atom, ...]:
    """zh: ended by a comma or stronger, its closing quotes with it; never inside quotes or brackets, never at 、."""
    enclosed = _enclosed(text)
    out: list[Atom] = []
    start = i = 0
    while i < len(text):
        char = text[i]
        i += 1
        edge = _ZH_EDGE.get(char)
        if edge is None or (enclosed[i - 1] and edge != "sentence") or _in_number(text, i - 1):
            continue
        while i < len(text) and (text[i] in _CLOSE or text[i] in _STOP):
            i += 1
        if enclosed[i - 1] and text[i - 1] not in _CLOSE:  # a full stop within a quotation that goes on
            continue
        _add(out, text, start, i, edge)
        start = i
    _add(out, text, start, len(text), "sentence")
    return tuple(out)


def _add(out: list[Atom], text: str, start: int, end: int, edge: Edge) -> None:
    """Append the atom, trimmed; one without a letter or digit joins the atom before it."""
    piece = text[start:end]
    body = piece.strip()
    if not body:
        return
    start += len(piece) - len(piece.lstrip())
    end = start + len(body)
    if out and not any(c.isalnum() for c in body):
        out[-1] = Atom((out[-1].span[0], end), edge)
    else:
        out.append(Atom((start, end), edge))


def _in_number(text: str, i: int) -> bool:
    """A comma of thousands or a ratio's colon: a digit on either side, and three digits after a comma."""
    if text[i] not in _INSIDE_NUMBER or not (0 < i < len(text) - 1) or not (text[i - 1].isdigit() and text[i + 1].isdigit()):
        return False
    return text[i] != "," or _THOUSANDS.match(text, i) is not None


_THOUSANDS = re.compile(r",\d{3}(?!\d)")


def _enclosed(text: str) -> list[bool]:
    """For each character, whether it stands inside a pair of quotes or brackets, the partners included."""
    inside = [False] * len(text)
    stack: list[tuple[str, int]] = []
    straight = -1
    for i, char in enumerate(text):
        if char == '"':
            if straight < 0:
                straight = i
            else:
                _mark(inside, straight, i)
                straight = -1
        elif char in _OPEN:
            stack.append((_CLOSE[_OPEN.index(char)], i))
        elif char in _CLOSE:
            while stack and stack[-1][0] != char:
                stack.pop()
            if stack:
                _mark(inside, stack.pop()[1], i)
    return inside


def _mark(inside: list[bool], a: int, b: int) -> None:
    if b - a <= _LONGEST_BRACKET:
        inside[a : b + 1] = [True] * (b + 1 - a)


_EN_END = re.compile(
    r"(?:[.!?]+[”\"’')\]]*|(?<!\d)[.!?]+[”\"’')\]]*\d{1,2})\s+(?=[“\"‘'(\[]*[A-Z0-9])|;[”\"’')\]]*\s+|[。；！？]\s*"
    r"|\s+(?=(?:--|[—–•●▪*-])\s+[A-Z])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Nos?|Figs?|vs|cf|al|Inc|Ltd|Co|Jr|approx|Art|Sec|Vol|pp?|e\.g|i\.e|U\.S|U\.K)|(?:^|[.(]\s?)[A-Z])\.$"
)
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[IVXivx]+)[.)\]]*\s*")


def _sentences(text: str) -> tuple[Atom, ...]:
    """en: ended by a full stop before a capital, a digit or a quote, or by a semicolon; never inside brackets.

    The dash or bullet of a list's next item begins a sentence, too.
    """
    enclosed = _bracketed(text)
    out: list[Atom] = []
    start = 0
    for m in _EN_END.finditer(text):
        stop = m.start()
        if (
            enclosed[stop]
            or m.end() == start
            or _is_abbreviation(text, start, stop)
            or _ENUMERATOR.fullmatch(text, start, m.end())
        ):
            continue
        _add(out, text, start, m.end(), "clause" if text[stop] in ";；" else "sentence")
        start = m.end()
    _add(out, text, start, len(text), "sentence")
    return tuple(out)


def _is_abbreviation(text: str, start: int, stop: int) -> bool:
    """Does the full stop at `stop` belong to an abbreviation or to initials, not to a sentence?

    A single capital is an initial only after another (J. K.) or at the start: a grade ends its sentence (Class V. In).
    """
    return text[stop] == "." and _ABBREVIATION.search(text[start : stop + 1]) is not None


def _bracketed(text: str) -> list[bool]:
    """For each character, whether it stands inside a pair of round or square brackets."""
    inside = [False] * len(text)
    stack: list[int] = []
    for i, char in enumerate(text):
        if char in "([（":
            stack.append(i)
        elif char in ")]）" and stack:
            _mark(inside, stack.pop() + 1, i - 1)
    return inside
