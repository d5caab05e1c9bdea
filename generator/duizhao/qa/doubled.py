"""English that stands twice although its Chinese does not."""

import re
from collections.abc import Iterator

from duizhao.model.alignment import Span
from duizhao.model.qa import Finding
from duizhao.model.report import MarkedPassage, Report
from duizhao.text.atoms import atoms
from duizhao.text.fold import fold

_WORD = re.compile(r"\w+")
_RUN = 5  # words of a run
_WORDS = 4  # least length of a sentence


def find(report: Report[MarkedPassage]) -> Iterator[Finding]:
    """Yield sentences that stand twice in a row, or in a row and the one before it, and whose Chinese differs (Q108)."""
    before: MarkedPassage | None = None
    for p in report.passages:
        if p.kind == "front":
            continue
        earlier = {words for _, words in _sentences(before)} if before and not _same_chinese(before, p) else set()
        if span := doubled_words(p.en or ""):
            yield Finding("Q108", report.id, p.key, None, span)
            continue
        for span, words in _sentences(p):
            if words in earlier and not _repeats(p):
                yield Finding("Q108", report.id, p.key, None, span)
                break
            earlier.add(words)
        before = p


def doubled_words(text: str) -> Span | None:
    """Return the second of two runs of the same words, one right after the other; None if there are none.

    >>> doubled_words("We will build more roads; we will build more roads; and bridges.")
    (26, 50)
    >>> doubled_words("We will build more roads and more roads.") is None
    True
    """
    words = [(m[0].lower(), *m.span()) for m in _WORD.finditer(text)]
    seen: dict[tuple[str, ...], int] = {}
    for j in range(len(words) - _RUN + 1):
        run = tuple(word for word, *_ in words[j : j + _RUN])
        i = seen.get(run, j)
        if i < j and [w[0] for w in words[i:j]] == [w[0] for w in words[j : 2 * j - i]]:
            return words[j][1], words[2 * j - i - 1][2]
        seen[run] = j
    return None


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
