"""English that stands twice although its Chinese does not."""

import re
from collections.abc import Iterator

from duizhao.model.alignment import Span
from duizhao.model.qa import Finding
from duizhao.model.report import MarkedPassage, Report
from duizhao.text.atoms import atoms
from duizhao.text.fold import fold

_WORDS = 4  # least length of a sentence


def find(report: Report[MarkedPassage]) -> Iterator[Finding]:
    """Yield sentences that stand twice in a row, or in a row and the one before it, and whose Chinese differs (Q108)."""
    before: MarkedPassage | None = None
    for p in report.passages:
        if p.kind == "front":
            continue
        earlier = {words for _, words in _sentences(before)} if before and not _same_chinese(before, p) else set()
        for span, words in _sentences(p):
            if words in earlier and not _repeats(p):
                yield Finding("Q108", report.id, p.key, None, span)
                break
            earlier.add(words)
        before = p


def _sentences(p: MarkedPassage) -> Iterator[tuple[Span, str]]:
    text = p.en or ""
    for atom in atoms(text, "en"):
        words = text[slice(*atom.span)]
        if len(re.findall(r"\w+", words)) >= _WORDS:
            yield atom.span, fold(words, "en")


def _same_chinese(one: MarkedPassage, other: MarkedPassage) -> bool:
    return fold(one.zh or "", "zh") == fold(other.zh or "", "zh")


def _repeats(p: MarkedPassage) -> bool:
    """Has the Chinese of a row a clause twice?"""
    text = p.zh or ""
    clauses = [fold(text[slice(*atom.span)], "zh") for atom in atoms(text, "zh")]
    return any(clauses.count(clause) > 1 for clause in clauses if clause)
