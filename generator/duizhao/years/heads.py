"""Find the head of what a task is about, and see whether a clause that tells of it names it."""

import re
from functools import cache, lru_cache

from duizhao.model.links import Claim
from duizhao.years.scope import around
from duizhao.years.tables import load
from duizhao.years.wording import uniform

_LEAST = 2  # characters of a head
_REACH = 100  # characters at the end of a text that hold it
_NOT_WORD = re.compile("[^\u3400-\u9fffA-Za-z]+")


def names_head(commitment: Claim, clause: str) -> bool:
    """Does a clause name the head of what a commitment is about, its last word before words that any task may have?

    Clauses that do not are often on the same subject only: 提升景区品质, 景区持续火爆.
    """
    word = head(commitment)
    return bool(word) and word in uniform(clause)


@lru_cache(maxsize=16384)
def _bare(text: str) -> str:
    return _tail().sub("", _NOT_WORD.sub("", uniform(text)))


def head(claim: Claim) -> str:
    """Return the last two characters of what a claim is about: what follows its figure, or else what precedes it.

    The head of a Chinese noun phrase is its end.
    """
    before, after = around(claim) if claim.figure else ("", claim.text)
    words = next((w for w in (_bare(after[-_REACH:]), _bare(before[-_REACH:])) if len(w) >= _LEAST), "")
    return words[-_LEAST:]


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(load("words.toml")["heads"]["tail"])
