"""The list of English words, if it is installed (`duizhao[spelling]`)."""

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec


def has_english_words() -> bool:
    """Is the list installed?"""
    return find_spec("spellchecker") is not None


@cache
def english_words() -> Mapping[str, int]:
    """Return how often each English word occurs in the texts that the list was made from; empty where it is not installed."""
    try:
        from spellchecker import SpellChecker  # noqa: PLC0415 - optional, and slow to load
    except ImportError:
        return {}
    counts: Mapping[str, int] = SpellChecker(language="en").word_frequency.dictionary
    return counts
