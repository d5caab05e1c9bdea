"""Compute the geometry of charts: round ticks, positions on an axis, runs without a gap. Numbers only, no markup."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_INTERVALS = 4  # between ticks, at most one more where the lowest value lies inside an interval
_LONGEST = 20  # characters of a tick; beyond them it is written with an exponent


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear scale: `low` lies at `start`, `high` at `end`; `start` may be the greater, as SVG counts downwards.

    >>> Scale(Decimal(0), Decimal(10), 200.0, 100.0).at(Decimal("2.5"))
    175.0

    Where all values are equal they lie in the middle:

    >>> Scale(Decimal(7), Decimal(7), 0.0, 100.0).at(Decimal(7))
    50.0
    """

    low: Decimal
    high: Decimal
    start: float
    end: float

    def at(self, value: Decimal) -> float:
        """Return the position of a value."""
        share = float((value - self.low) / (self.high - self.low)) if self.high > self.low else 0.5
        return self.start + (self.end - self.start) * share


def exact(value: float | Decimal) -> Decimal | None:
    """Return a value as the shortest decimal that is the same float; None if it is not finite.

    >>> exact(0.3), exact(Decimal("86.50")), exact(float("inf")), exact(Decimal("1E+400"))
    (Decimal('0.3'), Decimal('86.5'), None, None)
    """
    number = float(value)
    return Decimal(repr(number)) if math.isfinite(number) else None


def round_step(least: Decimal) -> Decimal:
    """Return the smallest of 1, 2, 5, 10, 20, 50 … and their decimal fractions that is not below `least` (above 0).

    >>> [str(round_step(Decimal(x))) for x in ("1", "1.2", "0.003", "4.01", "6")]
    ['1', '2', '0.005', '5', '10']
    """
    power = Decimal(1).scaleb(least.adjusted())
    return next(step for digit in (1, 2, 5, 10) if (step := power * digit) >= least)


def ticks(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """Return three to six round values at equal distances; the first is not above `low`, the last not below `high`.

    >>> [str(t) for t in ticks(Decimal("3.1"), Decimal("8.2"))]
    ['2', '4', '6', '8', '10']
    >>> [tick_label(t) for t in ticks(Decimal(-15000), Decimal(32000))]
    ['-20,000', '0', '20,000', '40,000']

    A single value has one tick, itself, with at most two decimals or, below 1, two digits:

    >>> ticks(Decimal("66.6667"), Decimal("66.6667")), ticks(Decimal("0.00125"), Decimal("0.00125"))
    ((Decimal('66.67'),), (Decimal('0.0012'),))
    """
    if low == high:
        return (Decimal(f"{low:.2f}" if abs(low) >= 1 else f"{low:.2g}"),)
    step = round_step((high - low) / _INTERVALS)
    first = int((low / step).to_integral_value(ROUND_FLOOR))
    last = int((high / step).to_integral_value(ROUND_CEILING))
    return tuple(step * k for k in range(first, last + 1))


def tick_label(value: Decimal) -> str:
    """Format a number at the axis with all of its digits.

    >>> tick_label(Decimal("93000.00")), tick_label(Decimal("1E+3")), tick_label(Decimal("-0.05")), tick_label(Decimal("5E+30"))
    ('93,000', '1,000', '-0.05', '5e+30')
    """
    number = (value + 0).normalize()  # no minus before a zero
    plain = f"{number:,f}"
    return plain if len(plain) <= _LONGEST else f"{number:e}"


def label_width(label: str) -> float:
    """Estimate the width of a label of digits, in letters of 12 px.

    >>> label_width("93,000")
    39.0
    """
    return sum(7.0 if char.isalnum() else 4.0 for char in label)


def labelled_years(years: Sequence[int], most: int) -> list[int]:
    """Return the years that are labelled: all, or every second, fifth … back from the last, if there are too many.

    >>> labelled_years(range(2021, 2026), 5), labelled_years(range(2015, 2026), 5)
    ([2021, 2022, 2023, 2024, 2025], [2015, 2020, 2025])
    """
    step = max(1, int(round_step(Decimal(max(len(years), 1)) / most)))
    return [year for year in years if (years[-1] - year) % step == 0]


def runs(columns: Iterable[int]) -> list[list[int]]:
    """Group consecutive columns; a line connects the dots of one run.

    >>> runs([0, 1, 3, 6, 7, 8])
    [[0, 1], [3], [6, 7, 8]]
    """
    out: list[list[int]] = []
    for column in sorted(columns):
        if out and out[-1][-1] == column - 1:
            out[-1].append(column)
        else:
            out.append([column])
    return out
