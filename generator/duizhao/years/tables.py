"""Load the tables of this package, and fill in the year in word lists of the genre."""

import tomllib
from dataclasses import fields
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from duizhao.genre import Headings, Paragraphs

Words = TypeVar("Words", Headings, Paragraphs)


@cache
def load(name: str) -> dict[str, Any]:
    """Load a TOML file of this package."""
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def longest_first(words: str) -> tuple[str, ...]:
    """Split a string into words, the longest first."""
    return tuple(sorted(set(words.split()), key=lambda w: (-len(w), w)))


def of_year(words: Words, year: int) -> Words:
    """Fill in the year in word lists of headings or paragraphs.

    >>> of_year(Paragraphs(("{last}年，",), ("{this}年要",), (), (), (), ()), 2025)
    Paragraphs(review=('2024年，',), plan=('2025年要',), other=(), thanks=(), five=(), one=())
    """
    lists: dict[str, tuple[str, ...]] = {f.name: getattr(words, f.name) for f in fields(words)}
    return type(words)(**{name: tuple(w.format(last=year - 1, this=year) for w in each) for name, each in lists.items()})
