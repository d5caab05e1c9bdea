"""Find amounts in folded text. The browser reads the amounts of a query by the same rules (`Amounts.rules`)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

_SCALES = {
    "万亿": 12, "亿": 8, "千万": 7, "百万": 6, "十万": 5, "万": 4, "千": 3, "百": 2,
    "trillion": 12, "billion": 9, "million": 6, "thousand": 3, "hundred": 2,
}  # fmt: skip
_NUMBER = r"(?<![0-9a-z.])[0-9]+(?:\.[0-9]+)?"
_SEPARATOR = "[ -]?"  # between a number, its scale and its unit
_ENDINGS = ("", "s", "es")  # plural endings of English scales and units
_SPECIAL = re.compile(r"[.*+?^${}()|\[\]\\]")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with a scale, a unit or both: span `[start, end)`, decimal value, key of the unit ("" if there is none)."""

    start: int
    end: int
    value: str
    unit: str

    @property
    def term(self) -> str:
        """Return the term that the index has for it.

        >>> Amount(0, 0, "58000", "mu").term
        '=58000 mu'
        """
        return f"={self.value} {self.unit}".rstrip()


def _longest_first(words: Mapping[str, object]) -> str:
    """Return an alternation that tries the longest word first; a word in Latin letters must end where it ends."""
    return "|".join(map(_pattern, sorted(words, key=lambda w: (-len(w), w))))


def _pattern(word: str) -> str:
    escaped = _SPECIAL.sub(r"\\\g<0>", word).replace(" ", "[ -]")
    return f"{escaped}(?:e?s)?(?![0-9a-z])" if word[-1] < "\u0250" else escaped


def scaled(number: str, power: int) -> str:
    """Multiply a number by a power of ten; drop leading and trailing zeros.

    >>> scaled("5.8", 4), scaled("13.50", 0), scaled("0.1", 0), scaled("007", 0)
    ('58000', '13.5', '0.1', '7')
    """
    whole, _, rest = number.partition(".")
    rest = rest.ljust(power, "0")
    whole, rest = (whole + rest[:power]).lstrip("0") or "0", rest[power:].rstrip("0")
    return f"{whole}.{rest}" if rest else whole


def written_out(value: Decimal) -> str:
    """Format a value as `scaled` does; the sign is dropped.

    >>> written_out(Decimal("5.80E+4")), written_out(Decimal("0.70"))
    ('58000', '0.7')
    """
    return scaled(f"{value:f}".lstrip("-"), 0)


class Amounts:
    """Find amounts. `units` maps units as written to their keys."""

    def __init__(self, units: Mapping[str, str]) -> None:
        self._units = {word.replace("-", " "): key for word, key in units.items()}
        unit = f"(?:{_SEPARATOR}({_longest_first(self._units)}))?" if units else "()"
        self._pattern = f"({_NUMBER})(?:{_SEPARATOR}({_longest_first(_SCALES)}))?{unit}"
        self._regex = re.compile(self._pattern)

    def rules(self) -> Mapping[str, object]:
        """Return the rules for the browser: one regular expression of number, scale and unit, and the values of their words."""
        return {"pattern": self._pattern, "scales": _SCALES, "units": dict(sorted(self._units.items())), "endings": _ENDINGS}

    def find(self, text: str) -> Iterator[Amount]:
        """Yield the numbers of a folded text that have a scale, a unit, or both.

        >>> for a in Amounts({"亩": "mu", "mu": "mu"}).find("5.8万亩 or 58000 mu, 13.5万 in 2024"): print(a)
        Amount(start=0, end=5, value='58000', unit='mu')
        Amount(start=9, end=17, value='58000', unit='mu')
        Amount(start=19, end=24, value='135000', unit='')
        """
        for m in self._regex.finditer(text):
            number, scale, unit = m.groups()
            if scale or unit:
                value = scaled(number, _SCALES[_singular(scale, _SCALES)] if scale else 0)
                yield Amount(m.start(), m.end(), value, self._units[_singular(unit, self._units)] if unit else "")


def _singular(written: str, known: Mapping[str, object]) -> str:
    word = written.replace("-", " ")
    return next(w for w in map(word.removesuffix, _ENDINGS) if w in known)
