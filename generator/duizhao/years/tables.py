"""Load the tables of this package."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from duizhao.text.tables import packaged


@cache
def load(name: str) -> dict[str, Any]:
    """Load a TOML file of this package."""
    return packaged("duizhao.years", name)


@cache
def any_of(table: str, name: str) -> re.Pattern[str]:
    """Compile a pattern for any word of a list of `words.toml`."""
    return any_word(load("words.toml")[table][name])


def any_word(words: Iterable[str]) -> re.Pattern[str]:
    """Compile a pattern for any of the words."""
    return re.compile("|".join(map(re.escape, words)))


def any_pattern(patterns: Iterable[str]) -> re.Pattern[str]:
    """Compile a pattern that is found wherever one of the patterns is."""
    return re.compile("|".join(f"(?:{p})" for p in patterns))


@cache
def longest_first(words: str) -> tuple[str, ...]:
    """Split a string into words, the longest first."""
    return tuple(sorted(set(words.split()), key=lambda w: (-len(w), w)))
