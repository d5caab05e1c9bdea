"""Links across years: commitments and their outcomes, parallel passages, and indicators."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from duizhao.model.figures import Approx, Figure
from duizhao.model.source import Lang

LinkKind = Literal["plan-outcome", "near", "parallel-passage", "parallel-chapter", "same-note"]
Verdict = Literal["met", "exceeded", "short", "reported", "set again", "not mentioned"]
NearReason = Literal["five years", "scope", "general"]
LinkStatus = Literal["found", "confirmed", "rejected", "added"]
Role = Literal["target", "actual"]
Period = Literal["year", "five", "long"]
PartKind = Literal["review", "plan", "other"]
# Chinese name, English name, keys of the rows that both are from → share of the English that renders the Chinese, 0 to 1.
Renders = Callable[[str, str, Collection[str]], float]


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a report: `[start, end)` in the shown text of a passage (its key) in one language.

    The key is empty for a whole closing section, which has no heading.
    """

    report: str
    chapter: str
    passage: str
    lang: Lang
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A clause of a report, or the part of one that holds one figure: a commitment in a plan, an outcome in a review.

    `subject` is what the figure counts: the words around it without verbs and figures. `figure` may be None;
    `definite` says that the claim names something checkable. `period` is the span that a figure covers: one year,
    five years (a plan period), or an end beyond the next report ("long").
    """

    place: Place
    text: str
    subject: str
    figure: Figure | None
    definite: bool
    period: Period

    @property
    def is_checkable(self) -> bool:
        """Does it name something that can be looked for: a figure, or a definite task?"""
        return self.figure is not None or self.definite


@dataclass(frozen=True, slots=True)
class Ruling:
    """The result of a comparison: the verdict, the rule that gave it, and details (may be empty)."""

    verdict: Verdict
    rule: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link from a span of one report to a span of the next.

    `score` is the probability that both are on the same matter; `shown` whether readers see the link. `target` is
    None if the next review does not mention it; `ruling` is None if nothing was compared. `sides` are the claims of
    a plan-outcome or near link; for a commitment that is not mentioned, the second one is the most similar clause, for
    one that is set again the clause of the next plan. `near` says why a near link is no outcome: it is told of five years
    only, of another scope, or in general of a whole list. `of_five` tells that an outcome, the level reached at the end,
    stands in the look back at several years. `status` is "found" unless an editor has decided on the link.
    """

    kind: LinkKind
    score: float
    shown: bool
    source: Place
    target: Place | None
    ruling: Ruling | None
    sides: tuple[Claim, Claim | None] | None
    status: LinkStatus = "found"
    near: NearReason | None = None
    of_five: bool = False

    @property
    def other(self) -> Place | None:
        """The words of the later report that readers see: the target, or the clause of the plan that sets the task again."""
        if self.target or not self.ruling or self.ruling.verdict != "set again" or not self.sides or not self.sides[1]:
            return self.target
        return self.sides[1].place


DOUBTFUL = 0.3  # least probability of a link that an editor should look at; hardly any below it is right


def is_doubtful(link: Link) -> bool:
    """Should an editor look at this link, which readers do not see? Not if one has decided on it."""
    undecided = link.kind == "plan-outcome" and link.target is not None and link.status == "found"
    return undecided and not link.shown and link.score >= DOUBTFUL


@dataclass(frozen=True, slots=True)
class Point:
    """One value of an indicator: its year, target or actual, and the claim that it is from.

    `value` is in the indicator's unit, None if the claim has no figure; of a range it is the lower bound, with the upper one
    in `high`. `note` says why the value is not comparable with the others (another scope, base year or period); it is empty
    otherwise.
    """

    year: int
    role: Role
    value: Decimal | None
    claim: Claim
    note: str
    high: Decimal | None = None

    @property
    def approx(self) -> Approx:
        """The qualifier of the value; empty if it has none."""
        return self.claim.figure.approx if self.claim.figure else ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantity over years; `unit` is a key of the units, `zh` and `en` are in the words of the reports (`en` may be empty)."""

    id: str
    series: str
    zh: str
    en: str
    unit: str
    change: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term that one report uses and the other does not, with its count and first place."""

    zh: str
    count: int
    place: Place


@dataclass(frozen=True, slots=True)
class Pair:
    """Two consecutive reports of a series and all links between them; `unread` counts rows without Chinese.

    `surplus` are outcomes without a commitment. `old` and `new` are the commitments of both plans; `carried` has pairs
    of indices into them with a score; the others were dropped or are new.
    """

    earlier: str
    later: str
    links: tuple[Link, ...]
    surplus: tuple[Claim, ...]
    old: tuple[Claim, ...]
    new: tuple[Claim, ...]
    carried: tuple[tuple[int, int, float], ...]
    appeared: tuple[Term, ...]
    vanished: tuple[Term, ...]
    unread: tuple[int, int]


def missing_years(earlier: int, later: int) -> tuple[int, ...]:
    """Return the years between two reports of a series whose reports are missing.

    >>> missing_years(2024, 2025), missing_years(2020, 2023)
    ((), (2021, 2022))
    """
    return tuple(range(earlier + 1, later))


@dataclass(frozen=True, slots=True)
class Years:
    """All links across years: pairs by series and year, indicators by series and name."""

    pairs: tuple[Pair, ...]
    indicators: tuple[Indicator, ...]
