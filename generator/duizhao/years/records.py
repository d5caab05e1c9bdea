"""What links a pair of reports, and the figures within one report, as records for the cache."""

import math
from collections.abc import Container
from dataclasses import dataclass

from duizhao.model.links import LinkKind
from duizhao.years.clauses import PlacedClaim
from duizhao.years.outcomes import Answer


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """Two claims that belong together, by number, and how sure that is (0 to 1)."""

    earlier: int
    later: int
    score: float


@dataclass(frozen=True, slots=True)
class Parallel:
    """Two passages or chapters on the same theme, by the ID of the chapter and the key of the passage in each report."""

    kind: LinkKind
    earlier_chapter: str
    earlier_passage: str
    later_chapter: str
    later_passage: str
    score: float
    shown: bool


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """Claims of the review and of the plan of one report: pairs of figures, and pairs with one figure at most."""

    same_quantity: tuple[ClaimPair, ...]
    same_words: tuple[ClaimPair, ...]


@dataclass(frozen=True, slots=True)
class PairRecord:
    """All that links two consecutive reports.

    `again` are commitments that the later report has almost word for word outside its review. `carried` are commitments of both plans; `same_quantity` figures that count the same thing; `same_words` claims
    that name the same thing, one of them at least without a figure.
    """

    outcomes: tuple[Answer, ...]
    again: tuple[ClaimPair, ...]
    carried: tuple[ClaimPair, ...]
    parallels: tuple[Parallel, ...]
    same_quantity: tuple[ClaimPair, ...]
    same_words: tuple[ClaimPair, ...]


@dataclass(frozen=True, slots=True)
class ClaimsRecord:
    """The claims of a report, and which of them are commitments and outcomes, by number.

    `left_out`: where claims are left out, by index of the passage, and why.
    """

    claims: tuple[PlacedClaim, ...]
    commitments: tuple[int, ...]
    outcomes: tuple[int, ...]
    left_out: tuple[tuple[int, str], ...] = ()

    def fits(self, rows: int) -> bool:
        """Can it belong to a report with so many passages?"""
        numbered = all(c.number == k and 0 <= c.row < rows for k, c in enumerate(self.claims))
        numbered = numbered and all(0 <= row < rows for row, _ in self.left_out)
        return numbered and all(0 <= k < len(self.claims) for k in (*self.commitments, *self.outcomes))


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that a report's claims have, and those of its commitments."""

    claims: range
    commitments: frozenset[int]


def report_fits(record: ReportRecord, numbers: Numbers) -> bool:
    """Are the claims of the record claims of this report?"""
    return all(_holds(pair, numbers.claims, numbers.claims) for pair in (*record.same_quantity, *record.same_words))


def pair_fits(record: PairRecord, earlier: Numbers, later: Numbers) -> bool:
    """Are the claims of the record claims of these two reports?"""
    answers = (_answer_fits(a, earlier, later) for a in record.outcomes)
    carried = (_holds(pair, earlier.commitments, later.commitments) for pair in record.carried)
    pairs = (*record.again, *record.same_quantity, *record.same_words)
    same = (_holds(pair, earlier.claims, later.claims) for pair in pairs)
    return all((*answers, *carried, *same, *(math.isfinite(p.score) for p in record.parallels)))


def _answer_fits(a: Answer, earlier: Numbers, later: Numbers) -> bool:
    targets = (a.target, a.near.target if a.near else None)
    numbers = a.source in earlier.claims and all(t is None or t in later.claims for t in targets)
    return numbers and math.isfinite(a.score) and math.isfinite(a.none)


def _holds(pair: ClaimPair, earlier: Container[int], later: Container[int]) -> bool:
    return pair.earlier in earlier and pair.later in later and math.isfinite(pair.score)
