"""The tables of this stage: words, units, names, read from the data files beside the code."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from typing import Any, cast

from duizhao.model.figures import Approx


def load(name: str) -> dict[str, Any]:
    """A data file of this package."""
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def pairs(text: str) -> dict[str, str]:
    """A table written as one string, key and value by turns.

    >>> pairs("兩两萬万")
    {'兩': '两', '萬': '万'}
    """
    return dict(zip(text[::2], text[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class Word:
    """A word that is a whole number by itself: 一半, "doubled"."""

    value: Decimal
    unit: str
    use: str
    approx: Approx


def words(table: Mapping[str, list[str]]) -> dict[str, Word]:
    """The entries of `zh.words` and `en.words`: value, unit, use, qualifier; the last two may be missing."""
    out = {}
    for word, row in table.items():
        value, unit, use, approx = [*row, "", ""][:4]
        out[word] = Word(Decimal(value), unit, use, cast("Approx", approx))
    return out


def qualifiers(table: Mapping[str, list[str]]) -> dict[str, Approx]:
    """Each writing of a qualifier with its meaning."""
    return {word: cast("Approx", approx) for approx, row in table.items() for word in row}


def longest_first(writings: Iterable[str]) -> str:
    """An alternation of literal writings that tries the longest first."""
    return "|".join(re.escape(w) for w in sorted(writings, key=lambda w: (-len(w), w)))


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit measures, and its size in the base unit of that dimension."""

    dim: str
    factor: float


UNIT_ROWS = load("units.toml")
UNITS = {key: Unit(row["dim"], float(Fraction(row.get("factor", "1")))) for key, row in UNIT_ROWS.items()}
WORDS = load("words.toml")
NAMES = load("names.toml")
