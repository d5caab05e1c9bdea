"""Apply an editor's list to the term bank: terms are added, left out, and joined."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from duizhao.diagnostics import Collector
from duizhao.model.report import Passage, Report
from duizhao.model.words import ListedTerm, Term, TermPlace, TermRendering, Words
from duizhao.text.language import simplified
from duizhao.words.editor import NAME
from duizhao.words.merging import grouped


def wordings(listed: Iterable[ListedTerm]) -> tuple[str, ...]:
    """Return all Chinese wordings that the term bank is to have."""
    return tuple(dict.fromkeys(w for t in listed if t.listed for w in (t.zh, *t.also)))


def present_wordings(reports: Sequence[Report[Passage]], wanted: Sequence[str]) -> dict[str, tuple[tuple[int, int], ...]]:
    """Count the wordings that reports have, in Simplified: for each the number of a report and how often it has it."""
    if not wanted:
        return {}
    texts = ["\n".join(simplified(p.zh) for p in r.passages if p.zh) for r in reports]
    pairs = {text[k : k + 2] for text in texts for k in range(len(text) - 1)}
    out = {}
    for w in wanted:
        if all(w[k : k + 2] in pairs for k in range(len(w) - 1)):
            counts = tuple((k, n) for k, text in enumerate(texts) if (n := text.count(w)))
            if counts:
                out[w] = counts
    return out


def edited(words: Words, listed: Sequence[ListedTerm], diagnostics: Collector) -> Words:
    """Drop the terms that an editor leaves out, and join those that he counts as one; what matches nothing gets a diagnostic.

    That a joined term rose or fell is not said: it was found for one of its wordings.
    """
    if not listed:
        return words
    bank = {t.zh: t for t in words.terms}
    for entry in listed:
        if not entry.listed:
            if bank.pop(entry.zh, None) is None:
                diagnostics.add("T103", NAME, entry.line, f"the term bank has no “{entry.zh}”, which listed = false leaves out")
        elif entry.also:
            _join(bank, entry, diagnostics)
    terms = tuple(sorted(bank.values(), key=lambda t: t.zh))
    joined = {entry.zh for entry in listed if entry.listed and entry.also}
    return replace(words, terms=terms, shifts=tuple(s for s in words.shifts if s.term in bank and s.term not in joined))


def _join(bank: dict[str, Term], entry: ListedTerm, diagnostics: Collector) -> None:
    """Put the terms of an entry in the place of one."""
    for w in entry.also:
        if w not in bank:
            diagnostics.add("T103", NAME, entry.line, f"no report has “{w}”, which is to count as “{entry.zh}”")
    own = [bank.pop(w) for w in (entry.zh, *entry.also) if w in bank]
    if own:
        quoted = sum(t.count for t in own if t.quoted) * 2 > sum(t.count for t in own)
        bank[entry.zh] = Term(
            entry.zh, quoted, _counts(own), tuple(grouped(_apart(own))), tuple(u for t in own for u in t.unsure)
        )


def _counts(terms: Sequence[Term]) -> tuple[tuple[str, int], ...]:
    """Add the counts of terms; those of a term that holds another one are counted with that already."""
    total: dict[str, int] = {}
    for t in terms:
        if not any(o is not t and o.zh in t.zh for o in terms):
            for report, n in t.reports:
                total[report] = total.get(report, 0) + n
    order = {report: k for t in terms for k, (report, _) in enumerate(t.reports)}
    return tuple(sorted(total.items(), key=lambda item: (order[item[0]], item[0])))


def _apart(terms: Sequence[Term]) -> Iterator[TermRendering]:
    """Yield the renderings with each place once: where one wording holds another, the longer one has it."""
    taken: dict[tuple[str, str], list[TermPlace]] = {}
    for term in sorted(terms, key=lambda t: -len(t.zh)):
        for r in term.renderings:
            places = tuple(p for p in r.places if not _is_taken(p, taken))
            if places:
                yield TermRendering(r.en, places)
        for p in (p for r in term.renderings for p in r.places):
            taken.setdefault((p.report, p.row), []).append(p)


def _is_taken(place: TermPlace, taken: Mapping[tuple[str, str], Sequence[TermPlace]]) -> bool:
    return any(p.zh[0] < place.zh[1] and place.zh[0] < p.zh[1] for p in taken.get((place.report, place.row), ()))
