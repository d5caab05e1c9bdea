"""What reports give a name: terms in quotation marks, and the notes that explain them."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from duizhao.model.links import Link, Place, Term
from duizhao.model.report import NotedPassage, Report

Terms = Callable[[str], Sequence[tuple[str, bool]]]  # the terms that a note explains, the surest first

_QUOTED = re.compile("“([^“”]{2,16})”")
_MOST = 40  # terms that are listed


def new_terms(report: Report[NotedPassage], other: Report[NotedPassage]) -> tuple[Term, ...]:
    """Terms that the report sets in quotation marks and the other nowhere has, the most frequent first."""
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
    """Notes of both reports that explain one term."""
    ours, theirs = _by_term(earlier, terms), _by_term(later, terms)
    return [
        Link("same-note", 1.0, shown=True, source=ours[t], target=theirs[t], ruling=None, sides=None)
        for t in sorted(ours.keys() & theirs.keys())
    ]


def _by_term(report: Report[NotedPassage], terms: Terms) -> dict[str, Place]:
    """The place of the marker of each note, by the term that the note explains."""
    out: dict[str, Place] = {}
    notes = {(n.number, n.nth): n for n in report.notes}
    for p in report.passages:
        for a in p.anchors:
            note = notes.get((a.note, a.nth))
            found = terms((note.zh or note.en or "") if note else "")
            if found:
                end = min(a.at, len((p.zh if a.lang == "zh" else p.en) or ""))
                out.setdefault(_folded(found[0][0]), Place(report.id, p.chapter, p.key, a.lang, max(0, end - 1), end))
    return out


def _folded(term: str) -> str:
    return re.sub(r"[\W_]+", " ", term).strip().lower().removeprefix("the ")
