"""Figures: quantities, dates, ordinals and numbers in names, as found in one shown text."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from duizhao.model.source import Lang

FigureKind = Literal["quantity", "date", "ordinal", "name"]
Approx = Literal["", "~", "<~", ">", ">=", "<="]
Change = Literal["", "growth", "level"]
Status = Literal["equal", "qualifier", "differs", "unmatched"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text, `[start, end)` in code points: qualifier, number, scale and unit where they adjoin.

    `value` is written out (30万辆 is 300000, 5.8万亩 is 58000 mu), of a percentage the number shown, of a
    share 0.7, of a range its lower end with the upper one in `high`, of a date the year or yyyymmdd. `unit` is a key of `units.toml`, "count" for
    things counted, empty where none is written. `change` is set where the number tells a growth or a level
    (增长1.7倍 "growth", 是…的2.2倍 "level"), else empty. A date, an ordinal and a number in a name
    (Line 3, 5G, 十四五, 四个中心) are of their own `kind` and never compared as quantities.
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


@dataclass(frozen=True, slots=True)
class Tie:
    """Two figures of a row that may be one another's counterpart: indices, and how sure (0–1)."""

    zh: int
    en: int
    weight: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """What became of a figure in the other language; an unmatched one has one side None.

    `zh` and `en` are indices into the figures of the row, `segment` of the bead (-1 outside of all). A figure
    said twice stands in two agreements (15万亩 as mu and as hectares). Dates, ordinals and names occur only
    where they are "equal"; what is published are the pairs of two quantities.
    """

    zh: int | None
    en: int | None
    status: Status
    segment: int
