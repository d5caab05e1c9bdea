"""Figures: quantities, dates, ordinals and numbers in names, in one shown text."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from duizhao.model.source import Lang

FigureKind = Literal["quantity", "date", "ordinal", "name"]
Approx = Literal["", "~", "<~", ">", ">=", "<="]
Change = Literal["", "growth", "level", "doubling"]
Status = Literal["equal", "qualifier", "differs", "unmatched"]
FIGURE_KINDS: tuple[FigureKind, ...] = get_args(FigureKind)
CHANGES: tuple[Change, ...] = get_args(Change)
APPROXES: tuple[Approx, ...] = get_args(Approx)
_MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text, `[start, end)` in code points: qualifier, number, scale and unit if they are adjacent.

    `value` is scaled (30万辆 is 300000, 5.8万亩 is 58000 mu); for a percentage it is the number shown, for a share (七成)
    0.7, for a range the lower end with the upper one in `high`, for a date the year or yyyymmdd. `unit` is a key of
    `units.toml`, "count" for things that are counted, empty if none is written. `change` is set if the number is a growth
    or a level (增长1.7倍 "growth", 是…的2.2倍 "level", 翻两番 "doubling"), else empty. A date, an ordinal and a number in a name
    (Line 3, 5G, 十四五, 四个中心) have their own `kind` and are never compared as quantities.
    """

    lang: Lang
    start: int
    end: int
    value: Decimal
    high: Decimal | None
    unit: str
    approx: Approx
    kind: FigureKind
    change: Change = ""

    @property
    def is_too_long(self) -> bool:
        """Has a value more digits than readers of JSON can hold? Such a number is not a quantity."""
        return max(self.value, self.high or self.value).adjusted() >= _MOST_DIGITS


@dataclass(frozen=True, slots=True)
class Tie:
    """Two figures of a row that may be counterparts: their indices, and a weight from 0 to 1."""

    zh: int
    en: int
    weight: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """The result of comparing a figure with its counterpart in the other language; one side of an unmatched one is None.

    `zh` and `en` are indices into the figures of the row, `segment` into its beads (-1 outside of all beads). A figure
    that is given twice has two agreements (15万亩 as mu and as hectares). Dates, ordinals and names have one only if
    they are "equal"; only pairs of quantities are published.
    """

    zh: int | None
    en: int | None
    status: Status
    segment: int
