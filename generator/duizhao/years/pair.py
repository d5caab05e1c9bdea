"""Compute what links two reports, by numbers of their claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.model.links import Link
from duizhao.model.report import MeasuredPassage, Report
from duizhao.years.clauses import Said, claims
from duizhao.years.commitments import commitments, is_checkable, outcomes
from duizhao.years.decide import probability
from duizhao.years.joins import Join, joins, silent
from duizhao.years.match import Sides, match
from duizhao.years.outcomes import answers
from duizhao.years.parallel import parallels
from duizhao.years.records import ClaimPair, Numbers, PairRecord, Parallel, ReportRecord
from duizhao.years.tables import load
from duizhao.years.verdicts import Measure


@dataclass(frozen=True, slots=True)
class Read:
    """A report with its claims, its commitments and its outcomes."""

    report: Report[MeasuredPassage]
    said: tuple[Said, ...]
    commitments: tuple[Said, ...]
    outcomes: tuple[Said, ...]


def read(report: Report[MeasuredPassage]) -> Read:
    """The claims of a report."""
    said = tuple(claims(report))
    return Read(report, said, commitments(report, said), outcomes(report, said))


def numbers(report: Read) -> Numbers:
    """Give the numbers by which a record may name the claims of a report."""
    return Numbers(range(len(report.said)), frozenset(s.number for s in report.commitments))


def compare(earlier: Read, later: Read, measure: Measure) -> PairRecord:
    """Link two consecutive reports."""
    kinds = ((earlier.commitments, later.commitments), (earlier.outcomes, later.outcomes))
    all_kinds = [(a, b) for a in (earlier.commitments, earlier.outcomes) for b in (later.commitments, later.outcomes)]
    return PairRecord(
        outcomes=tuple(answers(_sides(earlier, later, earlier.commitments, later.outcomes))),
        carried=tuple(_carried(earlier, later)),
        parallels=tuple(_parallel(link) for link in parallels(earlier.report, later.report)),
        same_quantity=tuple(pair for a, b in all_kinds for pair in _claim_pairs(a, b, joins(a, b, measure))),
        same_words=tuple(pair for a, b in kinds for pair in _claim_pairs(a, b, silent(a, b))),
    )


def compare_within(report: Read, measure: Measure) -> ReportRecord:
    """Link the review and the plan of one report."""
    a, b = report.outcomes, report.commitments
    return ReportRecord(tuple(_claim_pairs(a, b, joins(a, b, measure))), tuple(_claim_pairs(a, b, silent(a, b))))


def _claim_pairs(a: Sequence[Said], b: Sequence[Said], pairs: Sequence[Join]) -> Iterator[ClaimPair]:
    return (ClaimPair(a[p.one].number, b[p.other].number, p.score) for p in pairs)


def _sides(earlier: Read, later: Read, a: Sequence[Said], b: Sequence[Said]) -> Sides:
    return Sides(earlier.report, later.report, tuple(a), tuple(b))


def _carried(earlier: Read, later: Read) -> Iterator[ClaimPair]:
    """Yield the commitments of both plans that match each other best and are probably the same."""
    old = [s for s in earlier.commitments if is_checkable(s)]
    new = [s for s in later.commitments if is_checkable(s)]
    least = load("weights.toml")["decision"]["shown"]
    best = (matches[0] for matches in match(_sides(earlier, later, old, new)) if matches and not matches[0].back)
    pairs = (ClaimPair(old[m.source].number, new[m.target].number, probability(m)) for m in best)
    return (pair for pair in pairs if pair.score >= least)


def _parallel(link: Link) -> Parallel:
    assert link.target is not None
    one, other = link.source, link.target
    return Parallel(link.kind, one.chapter, one.passage, other.chapter, other.passage, link.score, link.shown)
