"""Load the tables of this stage: words, units and names, from the data files in this package."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from duizhao.model.figures import APPROXES, Approx
from duizhao.model.literals import literal
from duizhao.text.tables import packaged


def load(name: str) -> dict[str, Any]:
    """Load a TOML file of this package."""
    return packaged("duizhao.figures", name)


def pairs(text: str) -> dict[str, str]:
    """Parse a table written as one string of alternating keys and values.

    >>> pairs("兩两萬万")
    {'兩': '两', '萬': '万'}
    """
    return dict(zip(text[::2], text[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class Word:
    """A word that contains a number: 一半, "doubled"."""

    value: Decimal
    unit: str
    use: str
    approx: Approx


def words(table: Mapping[str, list[str]]) -> dict[str, Word]:
    """Parse the entries of `zh.words` and `en.words`: value, unit, use, qualifier; the last two are optional.

    Raise ValueError for an unknown qualifier.
    """
    out = {}
    for word, row in table.items():
        value, unit, use, approx = [*row, "", ""][:4]
        out[word] = Word(Decimal(value), unit, use, literal(approx, APPROXES))
    return out


def qualifiers(table: Mapping[str, list[str]]) -> dict[str, Approx]:
    """Map each spelling of a qualifier to its meaning; raise ValueError for an unknown one."""
    return {word: literal(approx, APPROXES) for approx, row in table.items() for word in row}


def longest_first(spellings: Iterable[str]) -> str:
    """Build a regular expression that matches any of these strings, the longest first."""
    return "|".join(re.escape(w) for w in sorted(spellings, key=lambda w: (-len(w), w)))


@dataclass(frozen=True, slots=True)
class Unit:
    """The dimension of a unit, and its size in the base unit of that dimension."""

    dim: str
    factor: float


UNIT_ROWS = load("units.toml")
UNITS = {key: Unit(row["dim"], float(Fraction(row.get("factor", "1")))) for key, row in UNIT_ROWS.items()}
PARTS = {"h": 60, "y": 12}  # minutes of an hour, months of a year
WORDS = load("words.toml")
NAMES = load("names.toml")
