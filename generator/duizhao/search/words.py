"""Stem the words of the corpus, and tell names from other words."""

import re
from collections import defaultdict
from collections.abc import Iterable

from duizhao.search.terms import is_letters

_SMALL = re.compile(r"(?<![A-Za-z])[a-z]+")
_SHORT = 3  # letters; a word of so many or fewer is not stemmed
_VOWEL = re.compile("[aeiouy]")
_DOUBLE = re.compile(r"([bdfgmnprt])\1$")


def stem(word: str) -> str:
    """Return the stem of an English word: endings of number and tense are cut off, but no ending that makes another word.

    >>> [stem(w) for w in ("hospitals", "hospitality", "cities", "studied", "planning", "promote", "promoting", "process")]
    ['hospital', 'hospitality', 'city', 'study', 'plan', 'promot', 'promot', 'process']
    """
    if len(word) <= _SHORT or not is_letters(word):
        return word
    word = _without_s(word)
    if word.endswith("ied"):
        return word[:-3] + "y"
    for end in ("ing", "ed"):
        rest = word.removesuffix(end)
        if rest != word and len(rest) >= _SHORT and _VOWEL.search(rest):
            return _DOUBLE.sub(r"\1", rest).removesuffix("e")
    return word.removesuffix("e") if len(word) > _SHORT else word


def _without_s(word: str) -> str:
    if word.endswith("ies") and len(word) > _SHORT + 1:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


class Words:
    """Collect words, and stem each once."""

    def __init__(self) -> None:
        self._terms: dict[str, str] = {}
        self._small: set[str] = set()

    def term(self, word: str) -> str:
        """Return the term of a word: its stem."""
        term = self._terms.get(word)
        if term is None:
            term = self._terms[word] = stem(word)
        return term

    def see(self, shown: str) -> None:
        """Record the words of a shown text that are in lower case: such a word is no name."""
        self._small.update(_SMALL.findall(shown))

    def forms(self) -> dict[str, list[str]]:
        """Map each term to its words; a term whose words are always capitalised is prefixed with ^."""
        by_term: dict[str, list[str]] = defaultdict(list)
        for word, term in sorted(self._terms.items()):
            by_term[term].append(word)
        return {("^" if self._is_name(words) else "") + term: words for term, words in sorted(by_term.items())}

    def _is_name(self, words: Iterable[str]) -> bool:
        return all(is_letters(w) and len(w) > _SHORT and w not in self._small for w in words)
