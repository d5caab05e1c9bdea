"""Find the commitments that the later report has again outside its review: in its plan, in its aims for several years, elsewhere."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from duizhao.model.figures import Figure
from duizhao.model.links import Claim
from duizhao.years.clauses import PlacedClaim, core
from duizhao.years.facts import counts_alike
from duizhao.years.records import ClaimPair
from duizhao.years.scope import around, kind
from duizhao.years.subjects import subsequence
from duizhao.years.wording import names, stages, uniform

_SAME = 0.8  # of the characters of both: almost word for word
_LEAST = 4  # characters of words that are specific enough
_FAR = 3  # times: a figure of another size is another target
_DIGITS = re.compile(r"\d+")
_YEARS = re.compile(r"(?<!\d)20\d\d(?![\d.]|[^\d\s]{0,2}[元亩米吨家户个])")
_COUNTS_UP = 2  # the place, among the names of a text, of those with a number: 二期, 三号线


@dataclass(frozen=True, slots=True)
class _Task:
    """A claim, and what tells whether another one of the same words sets the same task."""

    claim: Claim
    kind: str
    stages: frozenset[str]
    numbers: tuple[object, ...]


def set_again(commitments: Sequence[PlacedClaim], later: Sequence[PlacedClaim]) -> Iterator[ClaimPair]:
    """Pair each commitment with the clause of `later` that has it again almost word for word, if there is one."""
    counted = [(words, s) for s in later if len(words := _words(s.claim)) >= _LEAST] if commitments else []
    table = _Characters([words for words, _ in counted])
    for commitment in commitments:
        words = _words(commitment.claim)
        if len(words) < _LEAST:
            continue
        task = _task(commitment.claim)
        alike = [
            (share, -s.number)
            for other, s in (counted[k] for k in table.may_be_alike(words))
            if (share := _share(words, other)) >= _SAME and _is_same(task, _task(s.claim))
        ]
        if alike:
            share, number = max(alike)
            yield ClaimPair(commitment.number, -number, round(share, 4))


class _Characters:
    """How often each text has each character, to find texts that have most of another's."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._columns = {char: k for k, char in enumerate(dict.fromkeys("".join(texts)))}
        self._lengths = np.array([len(text) for text in texts])
        self._counts = np.zeros((len(texts), len(self._columns)), np.int16)
        for row, text in zip(self._counts, texts, strict=True):
            for char, count in Counter(text).items():
                row[self._columns[char]] = count

    def may_be_alike(self, text: str) -> list[int]:
        """List the texts, by index, that have enough characters in common with this one, in whatever order."""
        have = {self._columns[char]: count for char, count in Counter(text).items() if char in self._columns}
        common = np.minimum(self._counts[:, list(have)], list(have.values())).sum(axis=1) if have else np.zeros(len(self._counts))
        return np.flatnonzero(2 * common >= _SAME * (len(text) + self._lengths)).tolist()


def _words(claim: Claim) -> str:
    return core(uniform(claim.subject))


def _task(claim: Claim) -> _Task:
    return _Task(claim, kind(claim), stages(claim.text), _numbers_in_names(claim))


def _share(one: str, other: str) -> float:
    """Compute the share of the characters of both texts that stand in both in the same order, 0 to 1.

    >>> _share("办好望川艺术节", "办好望川国际艺术节"), _share("绿道", "学位")
    (0.875, 0.0)
    """
    return 2 * subsequence(one, other) / (len(one) + len(other))


def _is_same(one: _Task, other: _Task) -> bool:
    """Do claims of the same words set the same task, not the next step or the next one of several?

    Whoever has enacted a regulation (出台) carries it out the next year; the second phase follows the first.
    """
    a, b = one.claim.figure, other.claim.figure
    if (a is None) != (b is None) or one.numbers != other.numbers:
        return False
    if one.kind != other.kind and {one.kind, other.kind} != {"", "added"}:
        return False
    if (one.stages or other.stages) and not one.stages & other.stages:
        return False
    return a is None or b is None or (counts_alike(one.claim, other.claim) and _is_as_large(a, b))


def _numbers_in_names(claim: Claim) -> tuple[object, ...]:
    """List the numbers in a claim that belong to names: 2025 and 二期, but not its figure."""
    text = "".join(around(claim)) if claim.figure else claim.text
    return _DIGITS.findall(text), _YEARS.findall(claim.text), names(text)[_COUNTS_UP]


def _is_as_large(one: Figure, other: Figure) -> bool:
    return abs(one.value) <= _FAR * abs(other.value) and abs(other.value) <= _FAR * abs(one.value)
