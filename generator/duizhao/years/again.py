"""Find the commitments that the later report has again outside its review: in its plan, in its aims for several years, elsewhere."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

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


def set_again(commitments: Sequence[PlacedClaim], later: Sequence[PlacedClaim]) -> Iterator[ClaimPair]:
    """Pair each commitment with the clause of `later` that has it again almost word for word, if there is one."""
    words = [(_words(s.claim), s) for s in later]
    counted = [(text, Counter(text), s) for text, s in words if len(text) >= _LEAST]
    for commitment in commitments:
        text = _words(commitment.claim)
        if len(text) < _LEAST:
            continue
        have = Counter(text)
        alike = [
            (share, -s.number)
            for other, counts, s in counted
            if 2 * min(len(text), len(other)) >= _SAME * (len(text) + len(other)) <= 2 * sum((have & counts).values())
            and (share := _share(text, other)) >= _SAME
            and is_same_task(commitment.claim, s.claim)
        ]
        if alike:
            share, number = max(alike)
            yield ClaimPair(commitment.number, -number, round(share, 4))


def _words(claim: Claim) -> str:
    return core(uniform(claim.subject))


def _share(one: str, other: str) -> float:
    """Compute the share of the characters of both texts that stand in both in the same order, 0 to 1.

    >>> _share("办好望川艺术节", "办好望川国际艺术节"), _share("绿道", "学位")
    (0.875, 0.0)
    """
    return 2 * subsequence(one, other) / (len(one) + len(other))


def is_same_task(one: Claim, other: Claim) -> bool:
    """Do claims of the same words set the same task, not the next step or the next one of several?

    Whoever has enacted a regulation (出台) carries it out the next year; the second phase follows the first.
    """
    if (one.figure is None) != (other.figure is None):
        return False
    if one.figure and other.figure and not (counts_alike(one, other) and _is_as_large(one.figure, other.figure)):
        return False
    kinds = {kind(one), kind(other)}
    if len(kinds) > 1 and kinds != {"", "added"}:
        return False
    steps = stages(one.text), stages(other.text)
    if any(steps) and not steps[0] & steps[1]:
        return False
    return _numbers_in_names(one) == _numbers_in_names(other)


def _numbers_in_names(claim: Claim) -> tuple[object, ...]:
    """List the numbers in a claim that belong to names: 2025 and 二期, but not its figure."""
    text = "".join(around(claim)) if claim.figure else claim.text
    return _DIGITS.findall(text), _YEARS.findall(claim.text), names(text)[_COUNTS_UP]


def _is_as_large(one: Figure, other: Figure) -> bool:
    return abs(one.value) <= _FAR * abs(other.value) and abs(other.value) <= _FAR * abs(one.value)
