"""Compare the terms of two reports: those in quotation marks, and those that notes explain."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from duizhao.model.links import Link, Place, Term
from duizhao.model.report import NotedPassage, Report

Terms = Callable[[str], Sequence[tuple[str, bool]]]  # the terms that a note explains, the most probable first

_QUOTED = re.compile("“([^“”]{2,16})”")
_MOST = 40  # terms listed


def new_terms(report: Report[NotedPassage], other: Report[NotedPassage]) -> tuple[Term, ...]:
    """List quoted terms of the report that do not occur in the other one, the most frequent first."""
    known = "".join((p.zh or "") for p in other.passages)
    count: Counter[str] = Counter()
    first: dict[str, Place] = {}
    chapters = {p.key: p for p in report.passages if p.kind != "front"}
    for p in chapters.values():
        for m in _QUOTED.finditer(p.zh or ""):
            if not any(c.isalnum() for c in m[1]) or m[1] in known or "，" in m[1] or "。" in m[1]:
                continue
            count[m[1]] += 1
            first.setdefault(m[1], Place(report.id, p.chapter, p.key, "zh", m.start(), m.end()))
    ordered = sorted(count, key=lambda t: (-count[t], first[t].passage, t))[:_MOST]
    return tuple(Term(t, count[t], first[t]) for t in ordered)


def same_notes(earlier: Report[NotedPassage], later: Report[NotedPassage], terms: Terms) -> list[Link]:
    """Link notes of both reports that explain the same term."""
    sources, targets = _by_term(earlier, terms), _by_term(later, terms)
    return [
        Link("same-note", 1.0, shown=True, source=sources[t], target=targets[t], ruling=None, sides=None)
        for t in sorted(sources.keys() & targets.keys())
    ]


def _by_term(report: Report[NotedPassage], terms: Terms) -> dict[str, Place]:
    """Map each term that a note explains to the place of the note's marker."""
    out: dict[str, Place] = {}
    notes = {(n.number, n.nth): n for n in report.notes}
    for p in report.passages:
        for a in p.anchors:
            note = notes.get((a.note, a.nth))
            explained = terms((note.zh or note.en or "") if note else "")
            if explained:
                end = min(a.at, len((p.zh if a.lang == "zh" else p.en) or ""))
                out.setdefault(_folded(explained[0][0]), Place(report.id, p.chapter, p.key, a.lang, max(0, end - 1), end))
    return out


def _folded(term: str) -> str:
    return re.sub(r"[\W_]+", " ", term).strip().lower().removeprefix("the ")
