"""English words that are spelled wrong."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from duizhao.model.qa import Finding, Term
from duizhao.model.report import MarkedPassage, Report
from duizhao.text.english import english_words
from duizhao.text.tables import packaged

_WORD = re.compile(r"(?<![\w’'.@/&])[A-Za-z][a-z]+(?![\w’'@/&]|\.\w)")
_LEAST, _LONGEST = 5, 30  # letters of a slip; shorter words are too near to others
_OFTEN = 3  # occurrences in a report of a word that is meant
_USUAL = 300  # occurrences in the list of a word that a slip may stand for
_PART = 3  # letters that each of two words has at least, and one more
_STEM = 4  # letters that a word after a prefix has at least, and one more
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def find(report: Report[MarkedPassage], terms: Sequence[Term]) -> Iterator[Finding]:
    """Yield words that the list of English words lacks, where it has one that differs in a letter (Q117); none without the list.

    Names, words that the report has often, and words of an editor's terms are no slips.
    """
    if not english_words():
        return
    places = [(p.key, m) for p in report.passages for m in _WORD.finditer(p.en or "") if not (p.en or "").isupper()]
    counts = Counter(m[0] for _, m in places)
    wanted = {word.lower() for term in terms for words in term.use for word in words.split()}
    meant = {word: correct for word in counts if word.lower() not in wanted and (correct := _meant(word, counts))}
    for row, m in places:
        if m[0] in meant:
            yield Finding("Q117", report.id, row, None, m.span(), meant[m[0]])


def _meant(word: str, counts: Mapping[str, int]) -> str:
    """Return the word that this one is a slip for; empty if it is none, or a name, or nothing is near.

    >>> counts = {"develoment": 1, "Wangchuan": 4, "hutongs": 1, "Hutong": 2, "interregional": 1}
    >>> [_meant(word, counts) for word in counts]
    ['development', '', '', '', '']
    """
    lower = word.lower()
    if (
        not _LEAST <= len(word) <= _LONGEST
        or counts[word] >= _OFTEN
        or _is_listed(lower)
        or (word == lower and _is_name(word, counts))
    ):
        return ""
    near = [w for w in _edits(lower) if w[0] == lower[0] or sorted(w) == sorted(lower)]
    own = [w for w in near if counts.get(w, 0) >= _OFTEN and is_known(w)]
    if _is_made(lower):  # from parts, perhaps by chance: a slip only of a word that the report has
        near = [w for w in own if not w.startswith(lower) and not lower.startswith(w)]
    elif word != lower:  # perhaps a name
        near = own
    else:
        near = own + [w for w in near if _is_usual(w)]
    best = max(near, key=lambda w: (counts.get(w, 0), english_words().get(w, 0), w), default="")
    return best[:1].upper() + best[1:] if word != lower else best


def _is_name(word: str, counts: Mapping[str, int]) -> bool:
    """Does the report write the word with a capital?"""
    return any(form in counts for form in (word.capitalize(), word.removesuffix("s").capitalize()))


def is_known(word: str) -> bool:
    """Is it a word of the list, or made of words of the list?

    >>> [is_known(w) for w in ("pumping", "labour", "organisations", "interprovincial", "steelmaking", "delistings", "govermnent")]
    [True, True, True, True, True, True, False]
    """
    return _is_listed(word) or _is_made(word)


def _is_listed(word: str) -> bool:
    return any(one in english_words() or one in _table("known") for one in (word, *_american(word)))


def _american(word: str) -> Iterator[str]:
    for british, american in packaged("duizhao.qa", "spelling.toml")["british"].items():
        if british in word:
            yield word.replace(british, american)


@cache
def _is_made(word: str) -> bool:
    """Has it a prefix or an ending beside a word, or is it two words?"""
    for k in range(2, len(word)):
        head, tail = word[:k], word[k:]
        if head in _table("prefixes") and len(tail) > _STEM and _is_listed(tail):
            return True
        if len(head) > _PART and tail in _table("endings") and any(_is_listed(stem) for stem in (head, head + "e", head + "y")):
            return True
        if len(head) > _PART and len(tail) > _PART and _is_usual(head) and _is_usual(tail):
            return True
    return False


def _is_usual(word: str) -> bool:
    return english_words().get(word, 0) >= _USUAL


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(packaged("duizhao.qa", "spelling.toml")[name].split())


def _edits(word: str) -> set[str]:
    """Return what differs from a word in one letter, or in the order of two."""
    cuts = [(word[:k], word[k:]) for k in range(len(word) + 1)]
    out = {a + b[1:] for a, b in cuts if b}
    out |= {a[:-1] + b[0] + a[-1] + b[1:] for (a, b), _ in pairwise(cuts) if a and b}
    out |= {a + letter + b[1:] for a, b in cuts if b for letter in _LETTERS}
    out |= {a + letter + b for a, b in cuts for letter in _LETTERS}
    return out - {word}
