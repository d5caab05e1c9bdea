"""Divide rows into atoms: clauses in zh, sentences in en."""

import re
from dataclasses import dataclass
from typing import Literal

from duizhao.model.alignment import Span
from duizhao.model.source import Lang

Edge = Literal["sentence", "clause", "comma"]  # punctuation at the end: full stop; semicolon or colon; comma


@dataclass(frozen=True, slots=True)
class Atom:
    """A clause of zh or a sentence of en: its span in the shown text, and the punctuation at its end."""

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
_EDGE = re.compile(f"[{_STOP}{_SEMICOLON}{_COMMA}]")
_ENCLOSING = re.compile(f'["{re.escape(_OPEN + _CLOSE)}]')
_BRACKETS = re.compile(r"[(\[（)\]）]")
_INSIDE_NUMBER = ",:∶："
_LONGEST_BRACKET = 400  # characters; an opening quotation mark or bracket whose counterpart is farther away is ignored


def atoms(text: str, lang: Lang) -> tuple[Atom, ...]:
    """Divide a shown text into atoms; together they cover all of it except white space.

    >>> [text[slice(*a.span)] for text in ["实施“增绿，护水”行动，造林1,200亩；空气更好。"] for a in atoms(text, "zh")]
    ['实施“增绿，护水”行动，', '造林1,200亩；', '空气更好。']
    >>> text = "We cut PM2.5 by 3.1%. “Every Drop Counts” began; Class V. water is gone."
    >>> [text[slice(*a.span)] for a in atoms(text, "en")]
    ['We cut PM2.5 by 3.1%.', '“Every Drop Counts” began;', 'Class V. water is gone.']
    """
    return _clauses(text) if lang == "zh" else _sentences(text)


def _clauses(text: str) -> tuple[Atom, ...]:
    """Divide zh after commas, stops and closing quotation marks; not inside quotations or brackets, not at 、."""
    enclosed = _enclosed(text)
    out: list[Atom] = []
    start = i = 0
    while found := _EDGE.search(text, i):
        i, edge = found.end(), _ZH_EDGE[found[0]]
        if (enclosed[i - 1] and edge != "sentence") or _in_number(text, i - 1):
            continue
        while i < len(text) and (text[i] in _CLOSE or text[i] in _STOP):
            i += 1
        if enclosed[i - 1] and text[i - 1] not in _CLOSE:  # a full stop inside a quotation
            continue
        _add(out, text, start, i, edge)
        start = i
    _add(out, text, start, len(text), "sentence")
    return tuple(out)


def _add(out: list[Atom], text: str, start: int, end: int, edge: Edge) -> None:
    """Append the atom, stripped; if it has no letter or digit, add it to the one before."""
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
    """Is it the comma or colon of a number: digits on either side, and three digits after a comma?"""
    if text[i] not in _INSIDE_NUMBER or not (0 < i < len(text) - 1) or not (text[i - 1].isdigit() and text[i + 1].isdigit()):
        return False
    return text[i] != "," or _THOUSANDS.match(text, i) is not None


_THOUSANDS = re.compile(r",\d{3}(?!\d)")


def _enclosed(text: str) -> list[bool]:
    """Tell for each character whether it is inside a pair of quotation marks or brackets, which count as inside."""
    inside = [False] * len(text)
    stack: list[tuple[str, int]] = []
    straight = -1
    for found in _ENCLOSING.finditer(text):
        i, char = found.start(), found[0]
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


_STOPS = r"[.!?]++[”\"’')\]]*+"  # possessive, and begun once in a run: what fails after one run of signs is tried once
_EN_END = re.compile(
    rf"(?:(?<![.!?]){_STOPS}|(?:(?<![\d.!?])|(?<=\d[.!?])){_STOPS}\d{{1,2}})\s++(?=[“\"‘'(\[]*[A-Z0-9])|;[”\"’')\]]*\s+|[。；！？]\s*"
    r"|(?<!\s)\s++(?=(?:--|[—–•●▪*-])\s+[A-Z])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Nos?|Figs?|vs|cf|al|Inc|Ltd|Co|Jr|approx|Art|Sec|Vol|pp?|e\.g|i\.e|U\.S|U\.K)|(?:^|[.(]\s?)[A-Z])\.$"
)
_ABBREVIATION_REACH = 12  # characters; no abbreviation is longer
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[IVXivx]+)[.)\]]*\s*")


def _sentences(text: str) -> tuple[Atom, ...]:
    """Divide en after a full stop before a capital, digit or quotation mark, and after semicolons; not inside brackets.

    The dash or bullet of a list item also starts a sentence.
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
    """Does the full stop at `stop` belong to an abbreviation or to initials?

    A single capital is an initial only after another one (J. K.) or at the start; elsewhere it ends a sentence (Class V. In).
    """
    return text[stop] == "." and _ABBREVIATION.search(text[max(start, stop - _ABBREVIATION_REACH) : stop + 1]) is not None


def _bracketed(text: str) -> list[bool]:
    """Tell for each character whether it is inside a pair of round or square brackets."""
    inside = [False] * len(text)
    stack: list[int] = []
    for found in _BRACKETS.finditer(text):
        if found[0] in "([（":
            stack.append(found.start())
        elif stack:
            _mark(inside, stack.pop() + 1, found.start() - 1)
    return inside
