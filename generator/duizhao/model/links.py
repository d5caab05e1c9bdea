"""Links across years: what a plan promised, what the next review says of it, and quantities over the years."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from duizhao.model.figures import Figure
from duizhao.model.source import Lang

LinkKind = Literal["plan-outcome", "parallel-passage", "parallel-chapter", "same-note"]
Verdict = Literal["met", "exceeded", "short", "reported", "not mentioned"]
Said = Literal["found", "confirmed", "rejected", "added"]
Role = Literal["target", "actual"]
Period = Literal["year", "five", "long"]
PartKind = Literal["review", "plan", "other"]
# Given a Chinese name, an English one and the keys of the rows that both are from: how much of the English the Chinese explains, 0 to 1.
Renders = Callable[[str, str, Collection[str]], float]


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a report: `[start, end)` of the shown text of a passage (its key) in one language.

    A closing section as a whole, which has no heading, has no passage: its key is empty.
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

    `text` are its words; `subject` what the figure counts, the words around it without verbs and figures. `figure`
    is None where it has none; `definite` says that something checkable is named even so. `period` is the span that
    a figure covers: one year, five years (a plan period), or an end beyond the next report ("long").
    """

    place: Place
    text: str
    subject: str
    figure: Figure | None
    definite: bool
    period: Period


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a comparison gave: the verdict, the rule that gave it, and what it says in detail (may be empty)."""

    verdict: Verdict
    rule: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """From words of one report to words of the next.

    `score` is the probability that both speak of the same matter; `shown` whether readers see it. `target` is None
    for what the next report does not mention; `ruling` is None where nothing was to be compared. `sides` are the
    claims of a plan-outcome link; a commitment that is not mentioned has the nearest clause as its second one.
    """

    kind: LinkKind
    score: float
    shown: bool
    source: Place
    target: Place | None
    ruling: Ruling | None
    sides: tuple[Claim, Claim | None] | None
    said: Said = "found"


DOUBTFUL = 0.3  # the least probability of a link that an editor should look at: below it hardly any is right


def is_doubtful(link: Link) -> bool:
    """Should an editor look at this link, which readers do not see? Not where one has decided on it."""
    found = link.kind == "plan-outcome" and link.target is not None and link.said == "found"
    return found and not link.shown and link.score >= DOUBTFUL


@dataclass(frozen=True, slots=True)
class Point:
    """One value of an indicator: the year it is for, target or actual, and the words that say it.

    `value` is in the indicator's unit, None where the words give no figure. `note` says why it must not be read
    together with the others (another scope, base year or period), empty otherwise.
    """

    year: int
    role: Role
    value: Decimal | None
    claim: Claim
    note: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantity over years; `unit` a key of the units, `zh` and `en` the reports' own words (`en` may be empty)."""

    id: str
    series: str
    zh: str
    en: str
    unit: str
    change: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """Words that many places of one report have and the other has not."""

    zh: str
    count: int
    place: Place


@dataclass(frozen=True, slots=True)
class Pair:
    """Two consecutive reports of a series and all that links them; `unread` counts rows without Chinese.

    `surplus` are outcomes that nothing in the plan led to. `old` and `new` are the commitments of both plans;
    `carried` pairs indices into them; the rest were dropped or are new.
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


@dataclass(frozen=True, slots=True)
class Years:
    """What is known across years: pairs by series and year, indicators by series and name."""

    pairs: tuple[Pair, ...]
    indicators: tuple[Indicator, ...]
