"""Find the outcome of every commitment, with its probability."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from duizhao.model.links import Claim
from duizhao.years.clauses import classifier, core
from duizhao.years.commitments import is_checkable
from duizhao.years.context import Sides
from duizhao.years.decide import choose
from duizhao.years.features import Comparison, counts_alike
from duizhao.years.scope import is_start, kind
from duizhao.years.tables import load
from duizhao.years.vectors import grams


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of a commitment in the later report: the numbers of both claims, and the probability that they match.

    `target` is None only if no clause was similar; `silent` says that the later report does not seem to mention it.
    """

    source: int
    target: int | None
    score: float
    shown: bool
    silent: bool


def answers(sides: Sides) -> list[Answer]:
    """Find the answer to every commitment: shown, doubtful, or “not mentioned” with the most similar clause.

    Where the later report has no review, nothing is said.
    """
    if not sides.a or not sides.b:
        return []
    compared = Comparison(sides)
    clauses: dict[int, list[int]] = defaultdict(list)
    for j, s in enumerate(sides.b):
        clauses[s.group].append(j)
    return [_answer(compared, i, clauses) for i in range(len(sides.a))]


def _answer(compared: Comparison, i: int, clauses: dict[int, list[int]]) -> Answer:
    source = compared.a[i]
    checkable = is_checkable(source)
    candidates = compared.candidates(i)
    if not candidates:
        return Answer(source.number, None, 0.0, shown=False, silent=checkable)
    limits = load("weights.toml")["decision"]
    features = np.array(compared.features_of(i, candidates))
    choice = choose(features, candidates)
    best = candidates[choice.index]
    target = compared.b[_sibling(compared, source.claim, clauses[compared.b[best].group], best)]
    shown = choice.right >= limits["shown"]
    silent = checkable and choice.none >= limits["silent"] and choice.right < limits["doubtful"]
    return Answer(source.number, target.number, choice.right, shown, silent)


def _sibling(compared: Comparison, commitment: Claim, candidates: Sequence[int], best: int) -> int:
    """Choose the best of the claims of one clause and of the clauses that continue it.

    开工742个、完工548个 answer 开工 and 完工; 总值4.4万亿元，增长5% answers a growth.
    """
    return max(candidates, key=lambda j: (affinity(commitment, compared.b[j].claim), j == best, -j))


def affinity(one: Claim, other: Claim) -> float:
    """Weigh how well the figure of a claim answers that of a commitment, by words, unit and kind."""
    same_unit = counts_alike(one, other)
    left, right = grams(_words(one), 1, 2), grams(_words(other), 1, 2)
    shared = sum((left & right).values())
    return (
        shared / (sum(left.values()) + sum(right.values()) or 1)
        + 0.3 * same_unit
        + 0.3 * (same_unit and _level(one) == _level(other))
        + 0.1 * (classifier(one) == classifier(other))
        + 0.2 * (core(one.subject) == core(other.subject))
        - is_start(other)
    )


def _level(claim: Claim) -> str:
    """Return the kind of a figure, with “added” as a plain number."""
    name = kind(claim)
    return "" if name == "added" else name


def _words(claim: Claim) -> str:
    if claim.figure is None:
        return claim.text
    at, end = claim.figure.start - claim.place.start, claim.figure.end - claim.place.start
    return claim.text[:at] + claim.text[end:]
