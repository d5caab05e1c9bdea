"""The words of this stage, read from the data files beside the code."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """A data file of this package."""
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def longest_first(words: str) -> list[str]:
    """Words of a table written as one string, the longest first."""
    return sorted(set(words.split()), key=lambda w: (-len(w), w))


def of_year(words: list[str], year: int) -> list[str]:
    """Words of a table for the report of a year.

    >>> of_year(["{last}年工作", "{this}年主要"], 2025)
    ['2024年工作', '2025年主要']
    """
    return [w.format(last=year - 1, this=year) for w in words]
