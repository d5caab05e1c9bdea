"""Extract the terms by which a text is found."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from duizhao.model.search import SearchText
from duizhao.search.amounts import Amounts, written_out
from duizhao.search.folding import HAN, LETTERS

_HAN_RUNS = f"[{HAN}]+"
_WORDS = rf"[{LETTERS}]+(?:\.[0-9]+)*"
TERM_RULES: Mapping[str, str] = {"han": HAN, "letters": LETTERS, "pieces": f"{_HAN_RUNS}|{_WORDS}"}  # written into the index
_HAN_RUN = re.compile(_HAN_RUNS)
_WORD = re.compile(_WORDS)
_MOST = 18  # digits of a value; longer ones are not quantities


def han_terms(folded: str) -> set[str]:
    """Return each Chinese character, and each two neighbouring ones.

    >>> sorted(han_terms("造林，林"))
    ['林', '造', '造林']
    """
    out: set[str] = set()
    for run in _HAN_RUN.findall(folded):
        out.update(run)
        out.update(a + b for a, b in pairwise(run))
    return out


def words(folded: str) -> list[str]:
    """Return the words and numbers of folded text.

    >>> words("pm2.5 fell by 3.5%，5g网络")
    ['pm2.5', 'fell', 'by', '3.5', '5g']
    """
    return _WORD.findall(folded)


def amount_terms(text: SearchText, folded: Iterable[str], amounts: Amounts) -> set[str]:
    """Return the terms of the amounts of a text: the value alone, and the value with its unit."""
    out: set[str] = set()
    for one in folded:
        for amount in amounts.find(one):
            out.update((f"={amount.value}", amount.term))
    for value, unit in text.figures:
        if value.adjusted() < _MOST:
            written = written_out(value)
            out.update((f"={written}", f"={written} {unit}".rstrip()))
    return out


def is_letters(word: str) -> bool:
    """Return whether a word has letters only; others are not stemmed."""
    return word.isalpha()
