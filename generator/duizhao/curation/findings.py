"""Apply an editor's decisions on quality assurance: rules that are off, terms, findings that are known and wanted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from duizhao.curation.advice import applies
from duizhao.curation.missing_rows import report_missing_row
from duizhao.diagnostics import Collector
from duizhao.model.curation import Curation, FindingRule
from duizhao.model.qa import Finding, Term
from duizhao.model.report import MarkedPassage, Report, find_row
from duizhao.model.words import ListedTerm
from duizhao.text.quoted import place_of


def rules_off(report: Report[MarkedPassage], curations: Iterable[Curation]) -> frozenset[str]:
    """Return the codes of the rules that are off for a report: in the folder of any of its files, or above it."""
    return frozenset(code for curation in _of(report, curations) for code in curation.rules_off)


def terms_for(
    report: Report[MarkedPassage], curations: Iterable[Curation], listed: Iterable[ListedTerm] = ()
) -> tuple[Term, ...]:
    """Return the terms for a report; of one term in several folders only that of the deepest, then that of the list of terms."""
    terms: dict[str, Term] = {}
    for curation in _of(report, curations):
        for term in curation.terms:
            terms.setdefault(term.zh, term)
    for one in listed:
        for zh in (one.zh, *one.also) if one.official or one.forbidden else ():
            terms.setdefault(zh, Term(zh, one.official, one.forbidden))
    return tuple(terms.values())


def _of(report: Report[MarkedPassage], curations: Iterable[Curation]) -> Iterator[Curation]:
    return (c for c in curations if any(applies(c, edition.file) for edition in report.editions))


def without_known(
    findings: Mapping[str, Sequence[Finding]],
    reports: Sequence[Report[MarkedPassage]],
    curations: Sequence[Curation],
    codes: AbstractSet[str],
    diagnostics: Collector,
) -> tuple[Finding, ...]:
    """Return the findings of all reports, by ID, that no editor knows; a decision that matches none gets a diagnostic (U102)."""
    by_id = {r.id: r for r in reports}
    known: set[Finding] = set()
    for curation in curations:
        for code in sorted(set(curation.rules_off) - codes):
            diagnostics.add("U102", curation.file, 0, f"there is no rule {code}")
        for rule in (r for r in curation.findings if r.report in by_id):
            known |= _known(by_id[rule.report], rule, findings.get(rule.report, ()), curation.file, diagnostics)
    return tuple(f for report in reports for f in findings.get(report.id, ()) if f not in known)


def _known(
    report: Report[MarkedPassage], rule: FindingRule, findings: Sequence[Finding], file: str, diagnostics: Collector
) -> set[Finding]:
    passage = find_row(report.passages, rule.row)
    if passage is None:
        report_missing_row(rule.row, None, file, rule.line, diagnostics)
        return set()
    matching = {f for f in findings if f.row == passage.key and f.code == rule.code and _holds(passage, f, rule.words)}
    if not matching:
        words = f" with “{rule.words}”" if rule.words else ""
        diagnostics.add("U102", file, rule.line, f"rule {rule.code} finds nothing in row {rule.row}{words}")
    return matching


def _holds(passage: MarkedPassage, finding: Finding, words: str) -> bool:
    """Are the quoted words those of the finding, a part of them, or more than them?"""
    places = ((passage.zh, finding.zh), (passage.en, finding.en))
    quoted = [(text or "")[slice(*span)] for text, span in places if span] or [finding.detail]
    return not words or any(place_of(words, one) or place_of(one, words) for one in quoted if one)
