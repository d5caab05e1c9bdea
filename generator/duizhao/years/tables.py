"""Load the tables of this package."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Load a TOML file of this package."""
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def longest_first(words: str) -> tuple[str, ...]:
    """Split a string into words, the longest first."""
    return tuple(sorted(set(words.split()), key=lambda w: (-len(w), w)))
