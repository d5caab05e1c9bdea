"""Terms that an editor requires or forbids."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from duizhao.model.alignment import Span
from duizhao.model.qa import Finding, Term
from duizhao.model.report import MarkedPassage, Report
from duizhao.text.language import to_simplified


def find(report: Report[MarkedPassage], terms: Sequence[Term]) -> Iterator[Finding]:
    """Yield rows with a term whose English has no wanted rendering (Q113) or an unwanted one (Q114).

    Where a longer term holds a shorter one (高质量发展, 发展), only the longer one counts.
    """
    ordered = sorted(terms, key=lambda term: -len(term.zh))
    for p in report.passages:
        if not p.zh or not p.en:
            continue
        text = to_simplified(p.zh)
        taken: list[Span] = []
        for term in ordered:
            free = [s for s in _places(to_simplified(term.zh), text) if not any(a < s[1] and s[0] < b for a, b in taken)]
            taken += free
            if free and len(text) == len(p.zh):
                yield from _of_term(report.id, p, term, free[0])


def _of_term(report: str, p: MarkedPassage, term: Term, zh: Span) -> Iterator[Finding]:
    en = p.en or ""
    if term.use and not any(_pattern(words).search(en) for words in term.use):
        yield Finding("Q113", report, p.key, zh, None, " / ".join(term.use))
    for words in term.avoid:
        if m := _pattern(words).search(en):
            yield Finding("Q114", report, p.key, zh, m.span())


def _places(words: str, text: str) -> list[Span]:
    return [m.span() for m in re.finditer(re.escape(words), text)]


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Match words in any case, with any white space, hyphens or none between them, in the singular or the plural.

    >>> bool(_pattern("new quality productive force").search("New-quality productive forces")), bool(_pattern("art").search("part"))
    (True, False)
    """
    return re.compile(
        r"(?<!\w)" + r"[\s-]+".join(re.escape(w) for w in re.split(r"[\s-]+", words.strip())) + r"(?:s|es)?(?!\w)", re.IGNORECASE
    )
