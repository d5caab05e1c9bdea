"""Join what was found in each series: rows as they are, formulas with the renderings of all places."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from duizhao.model.words import Term, TermPlace, TermRendering, Words
from duizhao.text.words import stem

_WORD = re.compile(r"\w+")


def merged(parts: Sequence[Words]) -> Words:
    """Join the renderings of all rows and the formulas of all series, these in the order of their words, and their frequencies."""
    same: dict[str, list[Term]] = defaultdict(list)
    for part in parts:
        for term in part.terms:
            same[term.zh].append(term)
    rows = {report: of_report for part in parts for report, of_report in part.rows.items()}
    sizes = {report: size for part in parts for report, size in part.sizes.items()}
    shifts = tuple(shift for part in parts for shift in part.shifts)
    return Words(rows, tuple(_joined(terms) for _, terms in sorted(same.items())), sizes, shifts)


def _joined(terms: Sequence[Term]) -> Term:
    """Make one term of those with the same words, and one rendering of those with the same stems."""
    quoted = sum(t.count for t in terms if t.quoted) * 2 > sum(t.count for t in terms)
    reports = tuple(count for t in terms for count in t.reports)
    sure, unsure = grouped(r for t in terms for r in t.renderings), grouped(r for t in terms for r in t.unsure)
    return Term(terms[0].zh, quoted, reports, tuple(sure), tuple(unsure))


def grouped(renderings: Iterable[TermRendering]) -> list[TermRendering]:
    """Group renderings of the same stems, written as at most places; the most probable group comes first."""
    groups: dict[frozenset[str], list[TermRendering]] = defaultdict(list)
    for r in renderings:
        groups[frozenset(map(stem, _WORD.findall(r.en.lower())))].append(r)
    out = [TermRendering(max(some, key=lambda r: len(r.places)).en, _places(some)) for some in groups.values()]
    return sorted(out, key=lambda r: (-sum(p.score for p in r.places), r.en))


def _places(renderings: Iterable[TermRendering]) -> tuple[TermPlace, ...]:
    return tuple(p for r in renderings for p in r.places)
