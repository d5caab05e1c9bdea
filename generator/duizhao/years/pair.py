"""What links two reports, as plain indices: found once for a pair of contents, and kept."""

from collections.abc import Sequence
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
from duizhao.years.tables import load
from duizhao.years.verdicts import Measure

Row = list[object]


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


def find(earlier: Read, later: Read, measure: Measure) -> dict[str, list[Row]]:
    """All that links two consecutive reports; numbers are those of their claims, texts the keys of passages."""
    return {
        "outcomes": [
            [a.source, a.target, a.score, a.shown, a.silent]
            for a in answers(_sides(earlier, later, earlier.commitments, later.outcomes))
        ],
        "carried": _carried(earlier, later),
        "parallels": [_plain(link) for link in parallels(earlier.report, later.report)],
        "joins": [
            row
            for a in (earlier.commitments, earlier.outcomes)
            for b in (later.commitments, later.outcomes)
            for row in _rows(a, b, joins(a, b, measure))
        ],
        "silent": [
            *_rows(earlier.commitments, later.commitments, silent(earlier.commitments, later.commitments)),
            *_rows(earlier.outcomes, later.outcomes, silent(earlier.outcomes, later.outcomes)),
        ],
    }


def within(report: Read, measure: Measure) -> dict[str, list[Row]]:
    """The figures of a report's review and plan that count the same thing, and words that name it without one."""
    a, b = report.outcomes, report.commitments
    return {"joins": _rows(a, b, joins(a, b, measure)), "silent": _rows(a, b, silent(a, b))}


def _rows(a: Sequence[Said], b: Sequence[Said], found: Sequence[Join]) -> list[Row]:
    return [[a[j.one].number, b[j.other].number, j.score] for j in found]


def _sides(earlier: Read, later: Read, a: Sequence[Said], b: Sequence[Said]) -> Sides:
    return Sides(earlier.report, later.report, tuple(a), tuple(b))


def _carried(earlier: Read, later: Read) -> list[Row]:
    """Commitments of both plans that are each other's best and surely the same."""
    old = [s for s in earlier.commitments if is_checkable(s)]
    new = [s for s in later.commitments if is_checkable(s)]
    shown = load("weights.toml")["decision"]["shown"]
    tops = [found[0] for found in match(_sides(earlier, later, old, new)) if found and not found[0].back]
    rows = ((old[top.source].number, new[top.target].number, probability(top)) for top in tops)
    return [list(row) for row in rows if row[2] >= shown]


def _plain(link: Link) -> Row:
    assert link.target is not None
    one, other = link.source, link.target
    return [link.kind, one.chapter, one.passage, other.chapter, other.passage, link.score, link.shown]
