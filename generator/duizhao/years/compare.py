"""Compute what links two reports, by numbers of their claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.model.links import Link
from duizhao.model.report import MeasuredPassage, Report
from duizhao.years.again import set_again
from duizhao.years.carried import carried
from duizhao.years.clauses import PlacedClaim, claims
from duizhao.years.commitments import commitments, elsewhere, outcomes
from duizhao.years.context import Sides
from duizhao.years.nouns import noun
from duizhao.years.outcomes import Answer, answers
from duizhao.years.parallel import parallels
from duizhao.years.records import ClaimPair, ClaimsRecord, PairRecord, Parallel, ReportRecord
from duizhao.years.same_quantity import QuantityPair, same_quantity, same_words
from duizhao.years.scope import kind
from duizhao.years.tables import load
from duizhao.years.verdicts import Measure


@dataclass(frozen=True, slots=True)
class ReportClaims:
    """A report with all its claims, its commitments and its outcomes; `content` is a hash of what they depend on.

    `left_out`: where claims are left out, by index of the passage, and why.
    """

    report: Report[MeasuredPassage]
    content: str
    claims: tuple[PlacedClaim, ...]
    commitments: tuple[PlacedClaim, ...]
    outcomes: tuple[PlacedClaim, ...]
    left_out: tuple[tuple[int, str], ...]


def read_claims(report: Report[MeasuredPassage]) -> ClaimsRecord:
    """Extract the claims of a report."""
    all_claims, left_out = claims(report)
    chosen = [tuple(c.number for c in some(report, all_claims)) for some in (commitments, outcomes)]
    return ClaimsRecord(all_claims, chosen[0], chosen[1], left_out)


def with_claims(report: Report[MeasuredPassage], content: str, record: ClaimsRecord) -> ReportClaims:
    """Join a report with its claims."""
    commitments, outcomes = (tuple(record.claims[k] for k in some) for some in (record.commitments, record.outcomes))
    return ReportClaims(report, content, record.claims, commitments, outcomes, record.left_out)


def compare(earlier: ReportClaims, later: ReportClaims, measure: Measure) -> PairRecord:
    """Link two consecutive reports."""
    kinds = ((earlier.commitments, later.commitments), (earlier.outcomes, later.outcomes))
    told = [told_of_the_year(r.outcomes) for r in (earlier, later)]
    all_kinds = [(a, b) for a in (earlier.commitments, told[0]) for b in (later.commitments, told[1])]
    found = tuple(answers(_sides(earlier, later, earlier.commitments, later.outcomes)))
    return PairRecord(
        outcomes=found,
        again=tuple(set_again(_unanswered(earlier, found), elsewhere(later.report, later.claims))),
        carried=tuple(carried(_sides(earlier, later, earlier.commitments, later.commitments))),
        parallels=tuple(_parallel(link) for link in parallels(earlier.report, later.report)),
        same_quantity=tuple(pair for a, b in all_kinds for pair in _claim_pairs(a, b, same_quantity(a, b, measure))),
        same_words=tuple(pair for a, b in kinds for pair in _claim_pairs(a, b, same_words(a, b))),
    )


def _unanswered(earlier: ReportClaims, found: Sequence[Answer]) -> list[PlacedClaim]:
    """Select the commitments of which the review most probably tells nothing."""
    least = load("weights.toml")["decision"]["again"]
    return [earlier.claims[a.source] for a in found if a.none >= least and not a.near]


def compare_within(report: ReportClaims, measure: Measure) -> ReportRecord:
    """Link the review and the plan of one report."""
    a, b = report.outcomes, report.commitments
    told = told_of_the_year(a)
    return ReportRecord(
        tuple(_claim_pairs(told, b, same_quantity(told, b, measure))), tuple(_claim_pairs(a, b, same_words(a, b)))
    )


def told_of_the_year(outcomes: Sequence[PlacedClaim]) -> list[PlacedClaim]:
    """Leave out figures of a look back at several years where the review of the year tells the same quantity."""
    names = [(noun(s.claim), s.claim.figure.unit, kind(s.claim)) if s.claim.figure else None for s in outcomes]
    of_year = {name for s, name in zip(outcomes, names, strict=True) if s.span == "year" and name and name[0]}
    return [s for s, name in zip(outcomes, names, strict=True) if s.span == "year" or name not in of_year]


def _claim_pairs(a: Sequence[PlacedClaim], b: Sequence[PlacedClaim], pairs: Sequence[QuantityPair]) -> Iterator[ClaimPair]:
    return (ClaimPair(a[p.one].number, b[p.other].number, p.score) for p in pairs)


def _sides(earlier: ReportClaims, later: ReportClaims, a: Sequence[PlacedClaim], b: Sequence[PlacedClaim]) -> Sides:
    return Sides(earlier.report, later.report, tuple(a), tuple(b))


def _parallel(link: Link) -> Parallel:
    assert link.target is not None
    one, other = link.source, link.target
    return Parallel(link.kind, one.chapter, one.passage, other.chapter, other.passage, link.score, link.shown)
