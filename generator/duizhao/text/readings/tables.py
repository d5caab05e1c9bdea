"""Load the tables of this package: words, places, surnames, polyphones and rules."""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Rule(NamedTuple):
    """A reading in a context: what must match directly before and directly after the character.

    A `wide` rule examines the text, any other only the word of the character.
    """

    wide: bool
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    pinyin: str


def _rows(name: str, package: str = __package__) -> list[list[str]]:
    lines = files(package).joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def terms() -> dict[str, tuple[str, ...]]:
    """Load words and places, each with its syllables."""
    return {row[0]: tuple(row[1].split()) for name in ("terms.tsv", "places.tsv") for row in _rows(name)}


@cache
def places() -> frozenset[str]:
    """Load names of places, which are capitalised."""
    known = frozenset(row[0] for row in _rows("places.tsv") if row[1][0].isupper())
    return known | frozenset(row[0] for row in _rows("places.tsv", "duizhao.text"))


@cache
def surnames() -> dict[str, tuple[str, ...]]:
    """Load surnames with a reading of their own."""
    return {row[0]: tuple(row[1].split()) for row in _rows("surnames.tsv")}


@cache
def polyphones() -> dict[str, str]:
    """Load characters with several readings, each with its default reading."""
    return {row[0]: row[1] for row in _rows("polyphones.tsv")}


@cache
def rules() -> dict[str, tuple[Rule, ...]]:
    """Load the rules of each character, in order."""
    out: dict[str, list[Rule]] = {}
    for char, reach, before, after, pinyin in _rows("rules.tsv"):
        left = None if before == "-" else re.compile(f"(?:{before})" if before.endswith("$") else f"(?:{before})$")
        right = None if after == "-" else re.compile(after)
        out.setdefault(char, []).append(Rule(reach == "+", left, right, pinyin))
    return {char: tuple(of_char) for char, of_char in out.items()}
