"""Headings whose capitals are unlike those of the other headings."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from duizhao.model.qa import Finding
from duizhao.model.report import MarkedPassage, Report

_WORD = re.compile(r"(?<![\w’'])[A-Za-z][A-Za-z’'-]*")
_NUMBER = re.compile(r"^\s*(?:[\dIVXivx]+[.)、:]|\([^)]{1,4}\)|[A-Z][a-z]+,)\s*")
_SMALL = frozenset(
    "a an and as at but by for from in into nor of off on onto or over per so the to up upon via with yet is are".split()
)
_WORDS, _HEADINGS = 2, 3  # least words that tell the style of a heading, and headings that tell the style of the report
_USUAL = 0.6
_CAPITALS, _SMALL_LETTERS = 0.75, 0.6  # share of capitalised words in titles, and at most (there may be names) in sentences
Style = Literal["title", "sentence", "capitals", "mixed"]


def find(report: Report[MarkedPassage]) -> Iterator[Finding]:
    """Yield headings of parts and of chapters that are set otherwise than most of their kind (Q208)."""
    for kind in ("part", "chapter"):
        styles = [(p, style_of(heading(p))) for p in report.passages if p.kind == kind and p.en]
        yield from _unlike(report.id, [(p, style) for p, style in styles if style])


def heading(p: MarkedPassage) -> str:
    """Return the English of a heading; of a run-in heading only that."""
    text = p.en or ""
    return text[: p.lead[1]] if p.lead[1] else text


def style_of(text: str) -> Style | Literal[""]:
    """Return how a heading is capitalised; empty if it has too few words to tell.

    >>> style_of("2. Deepening Reform in Key Areas"), style_of("2. Deepening reform in key areas"), style_of("The City")
    ('title', 'sentence', '')
    """
    words = [m[0] for m in _WORD.finditer(_NUMBER.sub("", text))][1:]
    telling = [w for w in words if w.lower() not in _SMALL]
    if len(telling) < _WORDS:
        return ""
    if all(w.isupper() for w in telling):
        return "capitals"
    share = sum(w[0].isupper() for w in telling) / len(telling)
    return "title" if share >= _CAPITALS else "sentence" if share <= _SMALL_LETTERS else "mixed"


def _unlike(report: str, styles: Sequence[tuple[MarkedPassage, Style | Literal[""]]]) -> Iterator[Finding]:
    count = Counter(style for _, style in styles)
    if len(styles) < _HEADINGS:
        return
    usual, most = count.most_common(1)[0]
    if most < _USUAL * len(styles):
        return
    for p, style in styles:
        if style != usual:
            yield Finding("Q208", report, p.key, None, (0, len(heading(p))))
