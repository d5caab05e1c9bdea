"""Amounts as they are written in folded text and in queries. `search-text.js` reads them the same way."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

SCALES = {
    "万亿": 12, "亿": 8, "千万": 7, "百万": 6, "十万": 5, "万": 4, "千": 3, "百": 2,
    "trillion": 12, "billion": 9, "million": 6, "thousand": 3, "hundred": 2,
}  # fmt: skip
_NUMBER = r"(?<![0-9a-z.])[0-9]+(?:\.[0-9]+)?"
LEAST = 4  # digits of a number that may be written with a scale elsewhere: 135000 and 13.5万


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with a scale or a unit: `[start, end)`, its value written out, the unit's key or nothing."""

    start: int
    end: int
    value: str
    unit: str

    @property
    def term(self) -> str:
        """What the index knows it by.

        >>> Amount(0, 0, "58000", "mu").term
        '=58000 mu'
        """
        return f"={self.value} {self.unit}".rstrip()


def longest_first(words: Mapping[str, object]) -> str:
    """An alternation that tries the longest first; letters end where the word ends."""
    written = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(f"{w.replace(' ', '[ -]')}(?:e?s)?(?![0-9a-z])" if w[-1] < "\u0250" else w for w in written)


def scaled(number: str, power: int) -> str:
    """A number times a power of ten, without idle zeros.

    >>> scaled("5.8", 4), scaled("13.50", 0), scaled("0.1", 0), scaled("007", 0)
    ('58000', '13.5', '0.1', '7')
    """
    whole, _, rest = number.partition(".")
    rest = rest.ljust(power, "0")
    whole, rest = (whole + rest[:power]).lstrip("0") or "0", rest[power:].rstrip("0")
    return f"{whole}.{rest}" if rest else whole


def written_out(value: Decimal) -> str:
    """A value as `scaled` writes it.

    >>> written_out(Decimal("5.80E+4")), written_out(Decimal("0.70"))
    ('58000', '0.7')
    """
    return scaled(f"{value:f}".lstrip("-"), 0)


class Amounts:
    """Finds amounts, given the words of units."""

    def __init__(self, units: Mapping[str, str]) -> None:
        self._units = units
        scales = longest_first(SCALES)
        self._found = re.compile(f"({_NUMBER})(?:[ -]?({scales}))?(?:[ -]?({longest_first(units)}))?" if units else _NUMBER)

    def find(self, text: str) -> Iterator[Amount]:
        """The numbers of folded text that have a scale, a unit, or both.

        >>> for a in Amounts({"亩": "mu", "mu": "mu"}).find("5.8万亩 or 58000 mu, 13.5万 in 2024"): print(a)
        Amount(start=0, end=5, value='58000', unit='mu')
        Amount(start=9, end=17, value='58000', unit='mu')
        Amount(start=19, end=24, value='135000', unit='')
        """
        for m in self._found.finditer(text):
            number, scale, unit = m.groups() if m.re.groups else (m[0], None, None)
            if scale or unit:
                yield Amount(
                    m.start(), m.end(), scaled(number, SCALES[_singular(scale, SCALES)] if scale else 0), self._unit(unit)
                )

    def _unit(self, written: str | None) -> str:
        return self._units[_singular(written, self._units)] if written else ""


def _singular(written: str, known: Mapping[str, object]) -> str:
    word = written.replace("-", " ")
    return next(w for w in (word, word.removesuffix("s"), word.removesuffix("es")) if w in known)
