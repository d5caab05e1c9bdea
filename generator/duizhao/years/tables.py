"""Load the tables of this package."""

from functools import cache
from typing import Any

from duizhao.text.tables import packaged


@cache
def load(name: str) -> dict[str, Any]:
    """Load a TOML file of this package."""
    return packaged("duizhao.years", name)


@cache
def longest_first(words: str) -> tuple[str, ...]:
    """Split a string into words, the longest first."""
    return tuple(sorted(set(words.split()), key=lambda w: (-len(w), w)))
